// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.h"

#include <openssl/ssl.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <mutex>
#include <thread>

#include "base/files.h"
#include "http/loop.h"
#include "http/peer.h"

namespace adep::http {

namespace {

constexpr std::size_t most_refusals = 128;  // connections being refused with a page at one time

// HTTP/1.1 is all we speak; a client that offers only others goes on without ALPN.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* offered,
                    unsigned offered_size, void*) {
  static constexpr unsigned char ours[] = "\x08http/1.1";
  unsigned char* chosen = nullptr;
  const int found = SSL_select_next_proto(&chosen, out_size, ours, sizeof ours - 1, offered, offered_size);
  if (found != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_NOACK;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

Result<std::unique_ptr<asio::ssl::context>> make_tls(const Tls& files) {
  auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  SSL_CTX* raw = context->native_handle();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_options(raw, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                               SSL_OP_PRIORITIZE_CHACHA);
  SSL_CTX_set_cipher_list(raw, "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL:!eNULL");
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
  static constexpr unsigned char id[] = "adep";
  SSL_CTX_set_session_id_context(raw, id, sizeof id - 1);
  SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
  for (const std::string& file : {files.certificate_file, files.key_file})
    if (const auto read = read_file(file, 1u << 20); !read) return tl::make_unexpected(read.error());
  error_code ec;
  if (context->use_certificate_chain_file(files.certificate_file, ec); ec)
    return fail("server.bad_certificate", {{"file", files.certificate_file}});
  if (context->use_private_key_file(files.key_file, asio::ssl::context::pem, ec);
      ec || SSL_CTX_check_private_key(raw) != 1)
    return fail("server.bad_key", {{"file", files.key_file}});
  return context;
}

}  // namespace

struct Server::Impl {
  Impl(Config config, Handler handler) : house(std::move(config), std::move(handler)) {
    const unsigned asked = house.config.io_threads;
    const unsigned count = asked ? asked : std::max(1u, std::thread::hardware_concurrency());
    for (unsigned i = 1; i < count; ++i) loops.push_back(std::make_unique<Loop>(house));
    busy_page = std::make_shared<Response>(house.page(503, Request()));
    too_many_page = std::make_shared<Response>(house.page(429, Request()));
  }

  Result<void> listen() {
    const Config& config = house.config;
    error_code ec;
    const auto address = asio::ip::make_address(config.address, ec);
    if (ec) return fail("server.bad_address", {{"address", config.address}});
    const tcp::endpoint endpoint(address, config.port);
    acceptor.open(endpoint.protocol(), ec);
    if (!ec) acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
    if (!ec && address.is_v6()) acceptor.set_option(asio::ip::v6_only(false), ec);
    if (!ec) acceptor.bind(endpoint, ec);
    if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
    if (!ec) port = acceptor.local_endpoint(ec).port();
    if (ec)
      return fail("server.cannot_listen",
                  {{"address", config.address}, {"port", std::to_string(config.port)}, {"reason", ec.message()}});
    return {};
  }

  void run() {
    asio::co_spawn(loops[0]->io(), accept_all(), asio::detached);
    for (auto& loop : loops) threads.emplace_back([&loop = *loop] { loop.run(); });
    house.log("http: listening on port " + std::to_string(port) + (tls ? " with TLS" : ""));
  }

  asio::awaitable<void> accept_all() {
    asio::steady_timer pause(loops[0]->io());
    bool complained = false;
    for (std::size_t turn = 0; !house.stopping; ++turn) {
      Loop& loop = *loops[turn % loops.size()];
      auto [ec, socket] = co_await acceptor.async_accept(loop.io(), as_codes);
      if (!ec && welcome(loop, std::move(socket))) {
        complained = false;
      } else if (!house.stopping) {  // out of file descriptors or memory, say: give others time to end
        if (!std::exchange(complained, true)) house.log("http: cannot accept: " + (ec ? ec.message() : "no memory"));
        pause.expires_after(std::chrono::milliseconds(50));
        co_await pause.async_wait(as_codes);
      }
    }
  }

  // False when there is no memory for one more.
  bool welcome(Loop& loop, tcp::socket socket) try {
    error_code ec;
    const tcp::endpoint peer = socket.remote_endpoint(ec);
    if (ec) return true;
    socket.set_option(tcp::no_delay(true), ec);
    auto [pass, answer] = house.connections.enter(key_of(peer.address()));
    std::shared_ptr<const Response> refusal;
    if (answer != Gate::Answer::inside) {
      refusal = answer == Gate::Answer::full ? busy_page : too_many_page;
      auto [refusal_pass, free] = refusals.enter("");
      if (free != Gate::Answer::inside) return true;  // no time even for that
      pass = std::move(refusal_pass);
    }
    auto session = std::make_shared<Session>(house, std::move(socket), tls.get(), std::move(pass), refusal);
    loop.post([&loop, session = std::move(session)] { loop.begin(session); });
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }

  void stop() {
    if (house.stopping.exchange(true)) return;
    loops[0]->post([this] { acceptor.close(); });
    for (auto& loop : loops) loop->post([&loop = *loop] { loop.stop(); });
  }

  void wait() {
    const std::lock_guard lock(waiting);
    if (threads.empty()) return;
    for (std::thread& thread : threads) thread.join();
    threads.clear();
    house.workers.finish();
    house.log("http: stopped");
  }

  House house;
  Gate refusals{most_refusals, most_refusals};
  std::shared_ptr<const Response> busy_page, too_many_page;
  std::unique_ptr<asio::ssl::context> tls;
  std::vector<std::unique_ptr<Loop>> loops;
  tcp::acceptor acceptor{loop_for_accepting()};
  std::uint16_t port = 0;
  std::mutex waiting;
  std::vector<std::thread> threads;

 private:
  asio::io_context& loop_for_accepting() {
    loops.push_back(std::make_unique<Loop>(house));
    return loops[0]->io();
  }
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() {
  stop();
  wait();
}

Result<std::unique_ptr<Server>> Server::start(Config config, Handler handler) {
  auto impl = std::make_unique<Impl>(std::move(config), std::move(handler));
  if (impl->house.config.tls) {
    auto tls = make_tls(*impl->house.config.tls);
    if (!tls) return tl::make_unexpected(tls.error());
    impl->tls = std::move(*tls);
  }
  if (auto listening = impl->listen(); !listening) return tl::make_unexpected(listening.error());
  impl->run();
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const { return impl_->port; }
void Server::stop() { impl_->stop(); }
void Server::wait() { impl_->wait(); }

}  // namespace adep::http
