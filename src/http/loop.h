// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only, includes Boost: one I/O thread and the sessions that live on it. Only post() and the
// constructor may be called from other threads.
//
//   loop.post([&loop] { loop.begin(session); });
#pragma once
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <unordered_set>

#include "http/session.h"

namespace adep::http {

class Loop {
 public:
  explicit Loop(House& house) : house_(house) {}

  asio::io_context& io() { return io_; }
  void run() { io_.run(); }  // until stop() and the last session's end

  template <class F>
  void post(F f) {
    asio::post(io_, std::move(f));
  }
  void begin(const std::shared_ptr<Session>& session);
  void stop();

 private:
  void tick();

  House& house_;
  asio::io_context io_{1};
  asio::executor_work_guard<asio::io_context::executor_type> kept_running_ = asio::make_work_guard(io_);
  asio::steady_timer timer_{io_};
  std::unordered_set<std::shared_ptr<Session>> sessions_;
  bool ticking_ = false;
  Session::Clock::time_point hard_end_ = Session::Clock::time_point::max();
};

}  // namespace adep::http
