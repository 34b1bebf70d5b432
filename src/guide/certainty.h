// SPDX-License-Identifier: AGPL-3.0-or-later
// Does what was found answer the question? Two measured judgements, of which the doubtful one decides: is the question
// about what the guide is about at all, and does it ask what an item settles or what it says it leaves open?
//
// The numbers were fitted on one half of tests/ask and are judged on the other; docs/ask.md tells how.
#pragma once
#include <array>

namespace adep::guide {

// Rarity: log(passages / passages that have the word), summed over the words of the question.
struct Signals {
  double asked = 0;                      // rarity of the whole question
  double met = 0;                        // rarity of what the first item surely has, in any of its texts
  double rare_met = 0;                   // share met, when a rare word counts by the square of its rarity; 0 to 1
  double like_answer = 0;                // how alike the question is to the nearest phrasing, title or question; 0 to 1
  double like_open = 0;                  // … to the nearest open point; 0 to 1
  double like_beyond = 0;                // … to what the pack says is beyond it; 0 to 1
  double like_elsewhere = 0;             // … to what other offices and everyday life are asked; 0 to 1
  double own = 0, any = 0, kindred = 0;  // how like the first item's phrasings are, taken together; 0 to 1
  double best = 0;                       // score of the first item's best passage
  double best_open = 0;                  // … of its nearest open point
  double lean = 0, least_lean = 0, unheard = 0;  // whose words these are: above 0 elsewhere's, below the guide's
  double kin = 0;                                // how much of the next four items belongs with the first; 0 to 4
};

struct Certainty {
  double about_the_guide = 0, settled = 0;  // 0 to 1
  double least() const { return about_the_guide < settled ? about_the_guide : settled; }
};

Certainty certainty(const Signals& s);

// What the two judgements weigh, the constant 1 last; certainty.cpp has the weights.
using Features = std::array<double, 16>;
Features about_features(const Signals& s);
Features settled_features(const Signals& s);

}  // namespace adep::guide
