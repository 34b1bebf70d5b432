// SPDX-License-Identifier: AGPL-3.0-or-later
// What was found, by kind and by the language of the passage, a page at a time; the same for pages and JSON.
//
//   const Sifted s = sift(reply.answers, {.kind = pack::ItemKind::norm, .page = 2});
//   for (const guide::Answer* a : s.shown) …
#pragma once
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "guide/ask.h"

namespace adep::web {

struct Wanted {
  std::optional<pack::ItemKind> kind;
  std::optional<Lang> passage;
  std::size_t page = 1;  // beyond the last: the last
  std::size_t size = 10;
};

struct Sifted {
  std::vector<const guide::Answer*> shown;
  std::size_t total = 0, page = 1, pages = 1;  // total: of all pages
  // How many there would be with another kind, or another language, in place of the one wanted.
  std::map<pack::ItemKind, std::size_t> kinds;
  std::map<Lang, std::size_t> passages;
};

// The answers must outlive what is returned.
Sifted sift(const std::vector<guide::Answer>& answers, const Wanted& wanted, std::size_t skip = 0);

}  // namespace adep::web
