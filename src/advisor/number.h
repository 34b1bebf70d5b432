// SPDX-License-Identifier: AGPL-3.0-or-later
// Sums, products and days months away that stay at the edge instead of running over it. Private to the room.
#pragma once
#include <algorithm>
#include <cstdint>

#include "base/date.h"

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

// That day so many months later; days beyond the calendar stay where they are.
inline std::int64_t months_after(std::int64_t day, std::int64_t months) {
  constexpr std::int64_t last = 10'000'000;  // some 27,000 years
  if (day < -last || day > last) return day;
  return Date(static_cast<std::int32_t>(day))
      .plus_months(static_cast<int>(std::clamp<std::int64_t>(months, -9999, 9999)))
      .days();
}

}  // namespace adep::advisor
