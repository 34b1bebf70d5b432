// SPDX-License-Identifier: AGPL-3.0-or-later
// Deadlines on a page and in a calendar file: what must be done until when, counted how.
//
//   due_view(v, topic, finding)   → {leaf, date, left, whom, …}
//   day_tables(v, {&a, &b})       → one table a count, at most 14 columns, or none
#pragma once
#include <vector>

#include "web/visit.h"

namespace adep::web {

// Does a norm that contradicts this one end its term earlier? Then the other one's day is to be kept.
bool later_twin(const advisor::Advice& advice, const advisor::FindingOut& f);

html::Value due_view(const Visit& v, const pack::Topic& topic, const advisor::FindingOut& f);

// [{caption, head: [{day, weekday}], cells: [{kind, text}]}], all over the same days.
html::Value day_tables(const Visit& v, const std::vector<const advisor::FindingOut*>& findings);

// Does the calendar file hold a day?
bool has_deadlines(const pack::Topic& topic, const advisor::Advice& advice);

// RFC 5545: one whole-day event a date on which a certain duty ends, and no word about the matter. Back to the first
// question where no date is known.
http::Response calendar_file(const Visit& v, const pack::Topic& topic, const advisor::Advice& advice);

// One content line, folded so that no part is longer than 75 octets and no letter is cut.
std::string folded(std::string_view line);

}  // namespace adep::web
