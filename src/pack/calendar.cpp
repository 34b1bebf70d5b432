// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pack/calendar.h"

namespace adep::pack {

void Calendar::add(int year, Year content) {
  for (const DayOff& day : content.off) off_.emplace(day.on, day.name);
  for (const DayOff& day : content.maybe_off) maybe_.emplace(day.on, day.name);
  for (Date day : content.worked) worked_.emplace(day, true);
  years_.emplace(year, std::move(content));
}

bool Calendar::complete(int year) const {
  const auto it = years_.find(year);
  return it != years_.end() && it->second.complete;
}

bool Calendar::off(Date day) const {
  if (off_.contains(day)) return true;
  return day.weekday() >= 6 && !worked_.contains(day);
}

bool Calendar::maybe_off(Date day) const {
  if (off(day)) return false;
  if (maybe_.contains(day)) return true;
  if (years_.empty() || known(day.year())) return false;
  const int nearest = day.year() < years_.begin()->first ? years_.begin()->first : years_.rbegin()->first;
  const auto same = Date::from(nearest, static_cast<int>(day.month()), static_cast<int>(day.day()));
  return same && (off_.contains(*same) || maybe_.contains(*same));
}

const Text* Calendar::name(Date day) const {
  if (const auto it = off_.find(day); it != off_.end()) return &it->second;
  if (const auto it = maybe_.find(day); it != maybe_.end()) return &it->second;
  return nullptr;
}

Date Calendar::last_day(const Period& term, Date event, bool doubtful_is_off) const {
  if (term.unit == Unit::months) return event.plus_months(term.length) - (term.from_next_day ? 0 : 1);
  Date day = term.from_next_day ? event + 1 : event;
  if (term.unit == Unit::calendar) return day + (term.length - 1);
  for (int left = term.length;; day = day + 1)
    if (!counts_as_off(day, doubtful_is_off) && --left == 0) return day;
}

Date Calendar::rolled(Date day, bool doubtful_is_off) const {
  while (counts_as_off(day, doubtful_is_off)) day = day + 1;
  return day;
}

Due Calendar::due(const Period& term, Date event) const {
  Due due;
  due.earliest = last_day(term, event, false);
  due.latest = last_day(term, event, true);
  if (term.roll != Roll::none) {
    const Date late = rolled(due.latest, true);
    const Date early = rolled(due.earliest, false);
    due.roll_unknown = term.roll == Roll::unknown && late != due.latest;
    if (term.roll == Roll::next_working_day) due.earliest = early;
    due.latest = late;
  }
  // Only a count of working days, or a roll to one, looks at the calendar at all.
  const bool looked = term.unit == Unit::working || due.roll_unknown || due.latest != due.earliest;
  for (int year = event.year(); looked && year <= due.latest.year(); ++year)
    due.calendar_unknown = due.calendar_unknown || !complete(year);
  return due;
}

}  // namespace adep::pack
