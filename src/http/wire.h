// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only, includes Boost: one connection, with TLS or without. Every step is awaited and
// answers with an error code; nothing throws.
//
//   Wire wire(std::move(socket), tls_context);   // nullptr: without TLS
//   auto [ec, n] = co_await wire.read_some(buffer);
#pragma once
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <tuple>

namespace adep::http {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;

inline constexpr auto as_codes = asio::as_tuple(asio::use_awaitable);

class Wire {
 public:
  using Moved = asio::awaitable<std::tuple<error_code, std::size_t>>;
  using Done = asio::awaitable<std::tuple<error_code>>;

  Wire(tcp::socket socket, asio::ssl::context* tls) : socket_(std::move(socket)) {
    if (tls) tls_.emplace(socket_, *tls);
  }

  Wire(const Wire&) = delete;  // the TLS stream points to the socket beside it

  bool secure() const { return tls_.has_value(); }
  auto executor() { return socket_.get_executor(); }

  Done handshake() { return tls_->async_handshake(asio::ssl::stream_base::server, as_codes); }
  // Says goodbye over TLS and waits for the client's.
  Done say_goodbye() { return tls_->async_shutdown(as_codes); }
  Moved read_some(asio::mutable_buffer into) {
    return tls_ ? tls_->async_read_some(into, as_codes) : socket_.async_read_some(into, as_codes);
  }
  Moved write_some(asio::const_buffer from) {
    return tls_ ? tls_->async_write_some(from, as_codes) : socket_.async_write_some(from, as_codes);
  }
  // Beneath TLS: for throwing away what still comes.
  Moved read_raw(asio::mutable_buffer into) { return socket_.async_read_some(into, as_codes); }

  void end_sending() {
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
  }
  // The step under way ends with an error; the connection lives.
  void cancel() {
    error_code ignored;
    socket_.cancel(ignored);
  }
  void close() {
    error_code ignored;
    socket_.close(ignored);
  }

 private:
  tcp::socket socket_;
  std::optional<asio::ssl::stream<tcp::socket&>> tls_;
};

}  // namespace adep::http
