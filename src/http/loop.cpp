// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/loop.h"

#include <boost/asio/co_spawn.hpp>

namespace adep::http {

void Loop::begin(const std::shared_ptr<Session>& session) {
  if (house_.stopping) return;
  sessions_.insert(session);
  asio::co_spawn(io_, session->run(), [this, session](const std::exception_ptr& fault) {
    session->kill();
    sessions_.erase(session);
    if (sessions_.empty()) {
      ticking_ = false;
      timer_.cancel();
    }
    if (!fault) return;
    try {
      std::rethrow_exception(fault);
    } catch (...) {
      house_.log("http: a connection failed with " + current_exception_type());
    }
  });
  if (!ticking_) tick();
}

// Runs only while there are sessions: an idle server sleeps.
void Loop::tick() {
  const auto now = Session::Clock::now();
  for (const auto& session : sessions_) {
    if (now >= hard_end_)
      session->kill();
    else
      session->tick(now);
  }
  ticking_ = !sessions_.empty();
  if (!ticking_) return;
  timer_.expires_after(std::chrono::milliseconds(100));
  timer_.async_wait([this](const error_code& ec) {
    if (!ec) tick();
  });
}

void Loop::stop() {
  hard_end_ = Session::Clock::now() + house_.config.limits.stopping;
  for (const auto& session : sessions_) session->stop();
  kept_running_.reset();
}

}  // namespace adep::http
