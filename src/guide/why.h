// SPDX-License-Identifier: AGPL-3.0-or-later
// Why an item was found: of its passages the one that the question meets best, and how much each word counted there by
// each channel of search. For people who work on words, not for ranking.
//
//   const auto all = passages(pack);
//   for (const Why& w : why(desk, all, reply.words, {item})) w.by[0][stem] …
#pragma once
#include <array>

#include "guide/ask.h"

namespace adep::guide {

enum Channel : std::size_t { exact, stem, folded, meaning, letters, channels };

struct Why {
  const Passage* passage = nullptr;              // none: nothing of the item was met by these words
  double total = 0;                              // of all words and channels
  std::vector<std::array<double, channels>> by;  // one a word of the question, in their order
};

// `all` is passages() of the desk's pack. Of more words than most_explained the rest counts nothing.
inline constexpr std::size_t most_explained = 16;
std::vector<Why> why(const Desk& desk, const std::vector<Passage>& all, std::span<const search::QueryWord> words,
                     const std::vector<const pack::Item*>& items);

}  // namespace adep::guide
