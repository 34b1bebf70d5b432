// SPDX-License-Identifier: AGPL-3.0-or-later
// The last time the law under a pack changed: of the acts that came into force within two years, the one that
// most guide items rest on now.
//
//   if (auto change = law_change(pack, today)) changed(item, *change)   // does the item say so
#pragma once
#include <optional>

#include "pack/pack.h"

namespace adep::web {

struct LawChange {
  Date day;
  const pack::Source* act;
};

inline std::optional<LawChange> law_change(const pack::Pack& pack, Date today) {
  std::optional<LawChange> out;
  int most = 0;
  for (const auto& [id, source] : pack.sources) {
    const bool law = source.kind == "constitution" || source.kind == "code" || source.kind == "law";
    if (!law || !source.from || *source.from > today || source.from->plus_months(24) < today) continue;
    int rest_on_it = 0;
    for (const pack::Item& item : pack.items)
      for (const pack::Now& now : item.now)
        for (const pack::Cite& c : now.cites) rest_on_it += c.act == id;
    if (rest_on_it > most) most = rest_on_it, out = LawChange{*source.from, &source};
  }
  return out;
}

// Does something that binds today in this item begin with that change?
inline bool changed(const pack::Item& item, const LawChange& change) {
  for (const pack::Now& now : item.now)
    if (now.since && *now.since >= change.day) return true;
  return false;
}

}  // namespace adep::web
