// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/session.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

namespace adep::http {

namespace {

namespace beast_http = boost::beast::http;

constexpr std::size_t header_read = 8u << 10;
constexpr std::size_t body_read = 64u << 10;
constexpr std::size_t one_write = 15u << 10;  // a head and a body up to this go out as one TLS record

int status_of_fault(const error_code& ec) {
  if (ec == beast_http::error::body_limit) return 413;
  if (ec == beast_http::error::header_limit) return 431;
  return 400;
}

}  // namespace

Session::Session(House& house, tcp::socket socket, asio::ssl::context* tls, Gate::Pass pass,
                 std::shared_ptr<const Response> refusal)
    : house_(house),
      limits_(house.config.limits),
      wire_(std::move(socket), tls),
      pass_(std::move(pass)),
      refusal_(std::move(refusal)) {}

Session::~Session() { forget_request(); }

void Session::enter(Phase phase, std::chrono::milliseconds patience) {
  phase_ = phase;
  deadline_ = Clock::now() + patience;
}

void Session::tick(Clock::time_point now) {
  if (now < deadline_) return;
  deadline_ = Clock::time_point::max();
  if (phase_ == Phase::receiving) {  // receive() answers 408
    timed_out_ = true;
    wire_.cancel();
  } else {
    wire_.close();
  }
}

void Session::stop() {
  if (phase_ == Phase::idle || phase_ == Phase::handshake) wire_.close();
}

void Session::kill() { wire_.close(); }

asio::awaitable<void> Session::run() {
  if (wire_.secure()) {
    enter(Phase::handshake, limits_.handshake);
    auto [ec] = co_await wire_.handshake();
    if (ec) co_return;
  }
  if (refusal_) {
    if (co_await send(*refusal_, false)) co_await close_gently();
    co_return;
  }
  for (bool go_on = true; go_on;) {
    const Received received = co_await receive();
    if (received == Received::nothing) break;
    Response response;
    if (received == Received::request) {
      go_on = parser_->keep_alive() && ++served_ < limits_.requests_per_connection;
      response = co_await work();
    } else {
      go_on = false;
      client_sends_on_ = true;
      Pairs headers;
      if (status_ == 405) headers.emplace_back("Allow", "GET, HEAD, OPTIONS, POST");
      if (!in_.status) in_.request = known_so_far(*parser_, house_.config, wire_.secure());
      response = house_.page(status_, in_.request, headers);
    }
    go_on = go_on && !house_.stopping;
    release_body();
    if (!co_await send(std::move(response), go_on)) co_return;
    forget_request();
  }
  co_await close_gently();
}

asio::awaitable<Session::Received> Session::receive() {
  status_ = 0;
  timed_out_ = false;
  if (!co_await receive_header()) co_return status_ ? Received::refused : Received::nothing;
  in_ = take_in(*parser_, house_.config, wire_.secure());
  status_ = in_.status;
  if (status_) co_return Received::refused;
  if (!in_.forwarded_for.empty()) {
    auto [pass, answer] = house_.requests.enter(in_.forwarded_for);
    if (answer != Gate::Answer::inside) {
      status_ = in_.status = 429;
      co_return Received::refused;
    }
    request_pass_ = std::move(pass);
  }
  if (!parser_->is_done() && !co_await receive_body()) {
    in_.status = status_;
    co_return status_ ? Received::refused : Received::nothing;
  }
  in_.request.body = std::move(parser_->get().body());
  co_return Received::request;
}

// To the end of the header. False with status_ 0: the client left, or never began.
asio::awaitable<bool> Session::receive_header() {
  in_ = Intake();
  header_used_ = 0;
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes + limits_.uri_bytes + body_read));
  parser_->body_limit(limits_.body_bytes);
  if (buffer_.size() == 0) {
    if (served_ > 0 && house_.stopping) co_return false;
    enter(Phase::idle, served_ == 0 ? limits_.header : pass_.crowded() ? limits_.idle_in_crowd : limits_.idle);
    if (!co_await read_more(header_read)) co_return false;
  }
  enter(Phase::receiving, limits_.header);
  for (;;) {
    error_code ec;
    const std::size_t used = parser_->put(buffer_.data(), ec);
    buffer_.consume(used);
    header_used_ += used;
    const bool more = ec == beast_http::error::need_more;
    if (header_used_ == 0) {  // still within the request line: method, blank, target
      if (more && buffer_.size() > limits_.uri_bytes + 16) co_return refuse(414);
    } else if (parser_->get().target().size() > limits_.uri_bytes) {
      co_return refuse(414);
    }
    if (header_used_ + (more ? buffer_.size() : 0) > limits_.header_bytes) co_return refuse(431);
    if (ec && !more) co_return refuse(status_of_fault(ec));
    if (parser_->is_header_done()) co_return true;
    if (!co_await read_more(header_read)) co_return cut_off();
  }
}

// By parts, each of which extends the deadline, at a least pace, within a total.
asio::awaitable<bool> Session::receive_body() {
  parser_->eager(true);
  const auto began = Clock::now();
  const auto end = began + limits_.body_total;
  Pace pace(limits_.slow_grace, limits_.slow_window, limits_.slow_bytes_per_second, began);
  if (in_.wants_continue && buffer_.size() == 0) {
    enter(Phase::sending, limits_.write_part);
    if (!co_await write_all("HTTP/1.1 100 Continue\r\n\r\n", pace, end)) co_return false;
  }
  for (;;) {
    if (buffer_.size() > 0) {
      const std::size_t before = parser_->get().body().size();
      error_code ec;
      buffer_.consume(parser_->put(buffer_.data(), ec));
      if (ec && ec != beast_http::error::need_more) co_return refuse(status_of_fault(ec));
      if (!room_for(parser_->get().body().size() - before)) co_return refuse(503);
      if (parser_->is_done()) co_return true;
      if (buffer_.size() > limits_.header_bytes) co_return refuse(400);  // an endless chunk header or trailer
    }
    enter(Phase::receiving, limits_.body_part);
    deadline_ = std::min(deadline_, end);
    const std::size_t before = buffer_.size();
    if (!co_await read_more(body_read)) co_return cut_off();
    if (pace.too_slow(buffer_.size() - before, Clock::now())) co_return refuse(408);
  }
}

asio::awaitable<bool> Session::read_more(std::size_t most) {
  auto [ec, n] = co_await wire_.read_some(buffer_.prepare(most));
  buffer_.commit(n);
  ended_ = ec == asio::error::eof;
  co_return !ec && !timed_out_;
}

bool Session::cut_off() { return timed_out_ ? refuse(408) : ended_ && refuse(400); }

bool Session::room_for(std::size_t bytes) {
  held_bytes_ += bytes;
  return house_.body_bytes.fetch_add(bytes) + bytes <= limits_.bodies_in_memory;
}

void Session::release_body() {
  in_.request.body = std::string();
  if (parser_) parser_->get().body() = std::string();
  house_.body_bytes.fetch_sub(std::exchange(held_bytes_, 0));
}

void Session::forget_request() {
  release_body();
  in_ = Intake();
  request_pass_ = Gate::Pass();
  if (buffer_.size() == 0 && buffer_.capacity() > 2 * header_read) buffer_.shrink_to_fit();  // after an upload
}

// On a worker. While it works this coroutine sleeps, and so nothing else touches the session's request.
asio::awaitable<Response> Session::work() {
  phase_ = Phase::working;
  deadline_ = Clock::time_point::max();
  Response response;
  auto to_worker = [this, &response](auto handler) {
    auto resume = std::make_shared<decltype(handler)>(std::move(handler));
    auto executor = wire_.executor();
    const bool taken = house_.workers.submit([this, &response, resume, executor]() mutable {
      response = house_.answer(in_.request);
      asio::post(executor, [resume = std::move(resume)] { std::move (*resume)(true); });
    });
    if (!taken) asio::post(executor, [resume] { std::move (*resume)(false); });
  };
  const bool done =
      co_await asio::async_initiate<const asio::use_awaitable_t<>, void(bool)>(to_worker, asio::use_awaitable);
  if (!done) response = house_.page(503, in_.request);
  co_return response;
}

asio::awaitable<bool> Session::send(Response response, bool keep_alive) {
  ReplyFacts facts{.keep_alive = keep_alive,
                   .http_1_0 = parser_ && parser_->get().version() < 11,
                   .secure = wire_.secure(),
                   .cookies = in_.cookies_allowed};
  std::optional<std::string> head = head_of(response, facts);
  if (!head) {
    house_.log("http: a handler set a header or a status that cannot be sent");
    response = plain_refusal(500);
    head = head_of(response, facts);
  }
  std::string_view body = response.body.bytes();
  if (in_.request.method == "HEAD" || !may_have_body(response.status)) body = {};
  if (head->size() + body.size() <= one_write) {
    head->append(body);
    body = {};
  }
  const auto began = Clock::now();
  Pace pace(limits_.slow_grace, limits_.slow_window, limits_.slow_bytes_per_second, began);
  const auto end = began + limits_.write_total;
  if (!co_await write_all(*head, pace, end)) co_return false;
  co_return body.empty() || co_await write_all(body, pace, end);
}

asio::awaitable<bool> Session::write_all(std::string_view bytes, Pace& pace, Clock::time_point end) {
  while (!bytes.empty()) {
    enter(Phase::sending, limits_.write_part);
    deadline_ = std::min(deadline_, end);
    auto [ec, n] = co_await wire_.write_some(asio::buffer(bytes.data(), bytes.size()));
    if (ec) co_return false;
    bytes.remove_prefix(n);
    if (!bytes.empty() && pace.too_slow(n, Clock::now())) co_return false;
  }
  co_return true;
}

// Closing a socket with unread bytes resets it, and the client loses the page that says why. So: end our
// side, and throw away what still comes, within bounds.
asio::awaitable<void> Session::close_gently() {
  buffer_.clear();
  parser_.reset();
  const auto patience = client_sends_on_ ? std::max(limits_.linger, limits_.body_part) : limits_.linger;
  const auto began = Clock::now();
  const auto end = began + (client_sends_on_ ? limits_.drain : limits_.linger);
  Pace pace(limits_.slow_grace, limits_.slow_window, limits_.slow_bytes_per_second, began);
  enter(Phase::closing, patience);
  if (wire_.secure()) co_await wire_.say_goodbye();
  wire_.end_sending();
  for (std::size_t drained = 0; drained < limits_.drain_bytes;) {
    enter(Phase::closing, patience);
    deadline_ = std::min(deadline_, end);
    auto [ec, n] = co_await wire_.read_raw(buffer_.prepare(2 * header_read));  // never committed: thrown away
    if (ec || pace.too_slow(n, Clock::now())) break;
    drained += n;
  }
  wire_.close();
}

}  // namespace adep::http
