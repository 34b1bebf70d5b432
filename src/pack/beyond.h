// SPDX-License-Identifier: AGPL-3.0-or-later
// The two parts of beyond.yaml. Pack::beyond holds both, with one group between them that says nothing.
//
//   for (const Alike& subject : pack::beyond(pack).elsewhere) …
#pragma once
#include <algorithm>
#include <span>

#include "pack/pack.h"

namespace adep::pack {

inline bool says_nothing(const Alike& group) {
  return std::ranges::all_of(group, [](const auto& list) { return list.empty(); });
}

struct Beyond {
  std::span<const Alike> unsettled;  // what is asked of the guide and not settled, a matter each
  std::span<const Alike> elsewhere;  // what other offices and everyday life are asked, a subject each
};

inline Beyond beyond(const Pack& pack) {
  const std::span<const Alike> all(pack.beyond);
  const auto parts = std::ranges::find_if(all, says_nothing);
  const auto first = static_cast<std::size_t>(parts - all.begin());
  return {all.first(first), first < all.size() ? all.subspan(first + 1) : std::span<const Alike>()};
}

}  // namespace adep::pack
