// SPDX-License-Identifier: AGPL-3.0-or-later
// Sums and products that stay at the edge instead of running over it. Private to the room.
#pragma once
#include <cstdint>

namespace adep::advisor {

inline constexpr std::int64_t far = std::int64_t{1} << 62;

constexpr std::int64_t kept(bool over, bool negative, std::int64_t value) {
  return over || value > far || value < -far ? (negative ? -far : far) : value;
}
constexpr std::int64_t sum(std::int64_t a, std::int64_t b) {
  std::int64_t c = 0;
  const bool over = __builtin_add_overflow(a, b, &c);
  return kept(over, over ? a < 0 : c < 0, c);
}
constexpr std::int64_t product(std::int64_t a, std::int64_t b) {
  std::int64_t c = 0;
  const bool over = __builtin_mul_overflow(a, b, &c);
  return kept(over, over ? (a < 0) != (b < 0) : c < 0, c);
}

}  // namespace adep::advisor
