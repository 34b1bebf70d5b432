// SPDX-License-Identifier: AGPL-3.0-or-later
// The production calendar and the one place where a term in a law becomes a day.
//
//   Period seven{.length = 7, .unit = Unit::working, .roll = Roll::next_working_day};
//   Due due = calendar.due(seven, *Date::parse("2026-11-20"));   // due.earliest == 2026-12-01
//
// Where the law is silent on a last day that is off, or the calendar of a year is not complete, `due`
// holds two days; the earlier one is the day to keep.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/lang.h"

namespace adep::pack {

enum class Unit { calendar, working, months };
enum class Roll { none, next_working_day, unknown };  // when the last day is a day off

struct Period {
  int length = 0;  // in units, 1 to 3660
  Unit unit = Unit::calendar;
  bool from_next_day = true;  // the day of the event itself is not counted
  Roll roll = Roll::none;
};

struct Due {
  Date earliest;
  Date latest;
  bool roll_unknown = false;      // the law does not say whether a last day off moves
  bool calendar_unknown = false;  // a day on the way may or may not be a day off
  bool operator==(const Due&) const = default;
};

struct DayOff {
  Date on;
  Text name;
};

class Calendar {
 public:
  struct Year {
    bool complete = false;
    std::vector<DayOff> off;        // surely off, besides Saturdays and Sundays
    std::vector<DayOff> maybe_off;  // possibly off, in years that are not complete
    std::vector<Date> worked;       // Saturdays and Sundays that are worked
  };
  void add(int year, Year content);

  bool known(int year) const { return years_.contains(year); }
  bool complete(int year) const;
  // A day of a year without a file is off when its weekday is, and maybe off where the nearest known
  // year has a holiday on the same day and month.
  bool off(Date day) const;
  bool maybe_off(Date day) const;  // false for a day that is surely off
  const Text* name(Date day) const;

  // The last day of `term` that begins on `event`.
  Due due(const Period& term, Date event) const;

 private:
  Date last_day(const Period& term, Date event, bool doubtful_is_off) const;
  Date rolled(Date day, bool doubtful_is_off) const;
  bool counts_as_off(Date day, bool doubtful_is_off) const { return off(day) || (doubtful_is_off && maybe_off(day)); }

  std::map<int, Year> years_;
  std::map<Date, Text> off_;
  std::map<Date, Text> maybe_;
  std::map<Date, bool> worked_;
};

}  // namespace adep::pack
