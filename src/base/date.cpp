// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/date.h"

#include <fmt/format.h>

#include <charconv>

namespace adep {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

bool digits(std::string_view s, int& out) {
  for (char c : s)
    if (c < '0' || c > '9') return false;
  return std::from_chars(s.data(), s.data() + s.size(), out).ec == std::errc{};
}

}  // namespace

int days_in_month(int y, unsigned m) {
  const auto last = std::chrono::year(y) / std::chrono::month(m) / std::chrono::last;
  return static_cast<int>(unsigned(last.day()));
}

Result<Date> Date::from(int y, int m, int d) {
  if (y < 1900 || y > 2199) return fail("date.range");
  if (m < 1 || m > 12) return fail("date.no_such_month", {{"month", std::to_string(m)}});
  const int length = days_in_month(y, static_cast<unsigned>(m));
  if (d < 1 || d > length)
    return fail("date.no_such_day",
                {{"day", std::to_string(d)}, {"month", std::to_string(m)}, {"length", std::to_string(length)}});
  const sys_days days =
      year_month_day(std::chrono::year(y), std::chrono::month(unsigned(m)), std::chrono::day(unsigned(d)));
  return Date(static_cast<std::int32_t>(days.time_since_epoch().count()));
}

Result<Date> Date::parse(std::string_view iso) {
  int y = 0, m = 0, d = 0;
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-' || !digits(iso.substr(0, 4), y) ||
      !digits(iso.substr(5, 2), m) || !digits(iso.substr(8, 2), d))
    return fail("date.format");
  return from(y, m, d);
}

int Date::weekday() const {
  return static_cast<int>(std::chrono::weekday(sys_days(std::chrono::days(days_))).iso_encoding());
}

std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }

Date Date::plus_months(int months) const {
  year_month_day moved = ymd() + std::chrono::months(months);
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return Date(static_cast<std::int32_t>(sys_days(moved).time_since_epoch().count()));
}

Date today() {
  constexpr auto offset = std::chrono::hours(5);
  const auto now = std::chrono::system_clock::now() + offset;
  return Date(static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(now).time_since_epoch().count()));
}

}  // namespace adep
