// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/then_now.h"

#include <algorithm>

namespace adep::web {

using html::Value;

namespace {

Value::List cites(const Visit& v, const pack::Cites& list) {
  Value::List out;
  for (const pack::Cite& c : list) out.push_back(cite_view(v, c));
  return out;
}

Value::List now_cites(const Visit& v, const pack::Now& now) {
  Value::List out = cites(v, now.cites);
  for (Value& one : out) {
    // An earlier wording still shown is not what binds now.
    if (now.state == "changed") one["kind"] = "lost", one["when"] = v.say("cite.earlier");
    if (now.state == "not_found") one["kind"] = "lost", one["when"] = v.say("cite.lost");
  }
  return out;
}

Value now_view(const Visit& v, const pack::Now& now) {
  const bool lost = now.state == "not_found";
  std::string heading = v.say("item.now");
  if (lost) heading = v.say("cite.lost");
  if (now.since && !lost)
    heading = v.say(now.state == "changed" ? "item.changed_since" : "item.now_since",
                    {{"from", v.dated("from", *now.since)}});
  return Value::Map{{"heading", heading},
                    {"says", now.says[v.lang()]},
                    {"lost", lost},
                    {"changed", now.state == "changed"},
                    {"has_cites", !now.cites.empty()},
                    {"cites", now_cites(v, now)}};
}

}  // namespace

Value then_now_view(const Visit& v, const pack::Item& item) {
  Value::List now;
  for (const pack::Now& n : item.now) now.push_back(now_view(v, n));
  return Value::Map{{"then", item.then_says.empty() ? Value(false)
                                                    : Value(Value::Map{{"says", item.then_says[v.lang()]},
                                                                       {"cites", cites(v, item.then_cites)}})},
                    {"long", item.now.size() > 2},
                    {"now", std::move(now)}};
}

Value::List item_cites(const Visit& v, const pack::Item& item) {
  Value::List all;
  for (const pack::Now& n : item.now)
    for (Value& one : now_cites(v, n)) all.push_back(std::move(one));
  for (Value& one : cites(v, item.then_cites)) all.push_back(std::move(one));
  const auto part = [](const Value& cite, std::string_view name) { return *cite.map()->find(name)->second.text(); };
  Value::List out;
  for (const std::string_view kind : {"now", "lost", "then"})
    for (Value& one : all) {
      if (part(one, "kind") != kind) continue;
      const bool there = std::ranges::any_of(out, [&](const Value& o) {
        return part(o, "text") == part(one, "text") && part(o, "href") == part(one, "href");
      });
      if (!there) out.push_back(one);
    }
  return out;
}

}  // namespace adep::web
