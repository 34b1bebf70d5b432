// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only: is a slow client still bringing enough? After a grace, each window of time must bring
// its bytes; before that everything is fast enough.
//
//   Pace pace(limits.slow_grace, limits.slow_window, limits.slow_bytes_per_second, now);
//   if (pace.too_slow(received, now)) cut();
#pragma once
#include <chrono>
#include <cstddef>

namespace adep::http {

class Pace {
 public:
  using Clock = std::chrono::steady_clock;
  using Time = std::chrono::milliseconds;

  Pace(Time grace, Time window, std::size_t bytes_per_second, Clock::time_point now)
      : window_(window), bytes_per_second_(bytes_per_second), window_start_(now + grace) {}

  // Tells of `bytes` that came just now.
  bool too_slow(std::size_t bytes, Clock::time_point now) {
    if (now < window_start_) return false;
    bytes_ += bytes;
    const auto passed = std::chrono::duration_cast<Time>(now - window_start_);
    if (passed < window_) return false;
    const bool slow = bytes_ * 1000 < bytes_per_second_ * static_cast<std::size_t>(passed.count());
    window_start_ = now;
    bytes_ = 0;
    return slow;
  }

 private:
  Time window_;
  std::size_t bytes_per_second_;
  Clock::time_point window_start_;
  std::size_t bytes_ = 0;
};

}  // namespace adep::http
