// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "pack/drafts.h"
#include "web/draft.h"

namespace adep::web {

using html::Value;

namespace {

// A norm that a finding or a principle of the check rests on.
bool named(const pack::Drafts& drafts, const std::string& norm) {
  return std::ranges::any_of(drafts.categories,
                             [&](const auto& c) { return std::ranges::find(c.norms, norm) != c.norms.end(); }) ||
         std::ranges::find(drafts.principles, norm, &pack::DraftSaying::norm) != drafts.principles.end();
}

// Of a range, at least half of those that count.
template <typename Range, typename Counts, typename Is>
bool half(const Range& range, Counts counts, Is is) {
  std::size_t all = 0, met = 0;
  for (const auto& one : range)
    if (counts(one)) ++all, met += is(one);
  return met > 0 && 2 * met >= all;
}

bool about(const pack::Pack& pack, const std::string& section) {
  return half(
      pack.items, [&](const pack::Item& i) { return i.section == section && i.kind == pack::ItemKind::norm; },
      [&](const pack::Item& i) { return named(*pack.drafts, i.id); });
}

Value link(const Visit& v, bool shown) { return shown ? Value(Value::Map{{"href", v.at("/draft")}}) : Value(false); }

}  // namespace

Value draft_link(const Visit& v, const pack::Item& item) {
  return link(v, v.pack().drafts && (named(*v.pack().drafts, item.id) || about(v.pack(), item.section)));
}

Value draft_link(const Visit& v, const pack::Section& section) {
  return link(v, v.pack().drafts && about(v.pack(), section.id));
}

Value draft_link(const Visit& v, const pack::Topic& topic) {
  return link(v, v.pack().drafts && half(
                                        topic.rules, [](const pack::Rule& r) { return r.shown && !r.norms.empty(); },
                                        [&](const pack::Rule& r) { return named(*v.pack().drafts, r.norms.front()); }));
}

}  // namespace adep::web
