// SPDX-License-Identifier: AGPL-3.0-or-later
// Which item answers a question best: what speaks for each of the candidates, weighed. The weights are fitted by
// `ask_folds --fit`; docs/ask.md tells how, and how good the outcome is.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "guide/passages.h"
#include "guide/profiles.h"
#include "search/index.h"

namespace adep::guide {

// All that speaks for an item, each from 0 to about 1.
using Grounds = std::array<double, 19>;

struct Candidate {
  const pack::Item* item = nullptr;
  // Scores of the search: of its best passage, of all its texts of one language, of its nearest open point.
  double best = 0, whole = 0, open = 0;
  double wholes = 0;                     // of all its texts of all languages
  double own = 0, any = 0, kindred = 0;  // how like its phrasings are, taken together (guide/profiles.h)
  std::uint32_t passage = 0, whole_passage = 0;
  std::array<std::uint32_t, 3> whole_passages{};  // in each language
  std::vector<std::uint32_t> passages;            // those that were found, the best first
  Grounds grounds{};
  double score = 0;
  std::uint32_t shown() const { return best > 0 ? passage : whole_passage; }
};

// The items of what was found, the likeliest answer first.
std::vector<Candidate> ranked(std::span<const search::Hit> hits, std::span<const Passage> passages,
                              const Profiles& profiles, const search::Comparison& question);

}  // namespace adep::guide
