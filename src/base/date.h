// SPDX-License-Identifier: AGPL-3.0-or-later
// A calendar day of the Gregorian calendar, years 1900 to 2199, without time or zone. All law in Adep
// is counted in days.
//
//   Date d = *Date::parse("2026-11-20");
//   (d + 7).iso() == "2026-11-27";   d.weekday() == 5 (Friday; Monday is 1)
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace adep {

class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::int32_t days_since_1970) : days_(days_since_1970) {}

  // ISO "YYYY-MM-DD" exactly. Errors: date.format, date.no_such_day, date.no_such_month, date.range.
  static Result<Date> parse(std::string_view iso);
  static Result<Date> from(int year, int month, int day);

  constexpr std::int32_t days() const { return days_; }
  int year() const { return int(ymd().year()); }
  unsigned month() const { return unsigned(ymd().month()); }
  unsigned day() const { return unsigned(ymd().day()); }
  int weekday() const;  // 1 Monday … 7 Sunday
  std::string iso() const;
  Date plus_months(int months) const;  // the same number, or the last day of a shorter month

  constexpr auto operator<=>(const Date&) const = default;
  friend constexpr Date operator+(Date d, int n) { return Date(d.days_ + n); }
  friend constexpr Date operator-(Date d, int n) { return Date(d.days_ - n); }
  friend constexpr int operator-(Date a, Date b) { return a.days_ - b.days_; }

 private:
  std::chrono::year_month_day ymd() const { return std::chrono::sys_days(std::chrono::days(days_)); }
  std::int32_t days_ = 0;
};

int days_in_month(int year, unsigned month);

// Today in Kazakhstan (UTC+5 since 1 March 2024), whatever the zone of the machine.
Date today();

}  // namespace adep
