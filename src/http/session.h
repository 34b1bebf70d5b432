// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only, includes Boost: the life of one connection, all of it on one I/O thread save for the
// handler. Its Loop looks at the deadline every 100 ms, so that no step needs a timer of its own.
//
//   auto session = std::make_shared<Session>(house, std::move(socket), tls, std::move(pass), refusal);
//   asio::co_spawn(io, session->run(), …);   // run() keeps to the end; tick() and stop() come from the loop
#pragma once
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <memory>
#include <optional>

#include "http/house.h"
#include "http/intake.h"
#include "http/pace.h"
#include "http/reply.h"
#include "http/wire.h"

namespace adep::http {

class Session {
 public:
  using Clock = std::chrono::steady_clock;

  // `refusal`: nothing is read, this answer is given (the house is full).
  Session(House& house, tcp::socket socket, asio::ssl::context* tls, Gate::Pass pass,
          std::shared_ptr<const Response> refusal);
  ~Session();

  asio::awaitable<void> run();
  void tick(Clock::time_point now);  // acts when the deadline has passed
  void stop();                       // ends at once if no request is under way
  void kill();                       // ends whatever is under way

 private:
  enum class Phase { handshake, idle, receiving, working, sending, closing };
  enum class Received { request, refused, nothing };

  asio::awaitable<Received> receive();
  asio::awaitable<bool> receive_header();
  asio::awaitable<bool> receive_body();
  asio::awaitable<Response> work();
  asio::awaitable<bool> send(Response response, bool keep_alive);
  asio::awaitable<bool> write_all(std::string_view bytes, Pace& pace, Clock::time_point end);
  asio::awaitable<void> close_gently();

  asio::awaitable<bool> read_more(std::size_t most);
  bool cut_off();          // read_more was false within a request: who was too slow, or ended early, is told
  bool refuse(int status)  // always false
  {
    status_ = status;
    return false;
  }
  void enter(Phase phase, std::chrono::milliseconds patience);
  bool room_for(std::size_t bytes);  // in the memory for bodies
  void release_body();               // once answered: a slow reader keeps no body in memory
  void forget_request();

  House& house_;
  const Limits& limits_;
  Wire wire_;
  Gate::Pass pass_;
  std::shared_ptr<const Response> refusal_;

  Phase phase_ = Phase::idle;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool timed_out_ = false;
  bool ended_ = false;            // the client sends no more, but may still read
  bool client_sends_on_ = false;  // refused with more to come: drain longer

  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::size_t header_used_ = 0;
  std::size_t held_bytes_ = 0;
  Intake in_;
  int status_ = 0;
  Gate::Pass request_pass_;
  std::size_t served_ = 0;
};

}  // namespace adep::http
