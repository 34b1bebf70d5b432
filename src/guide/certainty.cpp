// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/certainty.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace adep::guide {
namespace {

constexpr Features about_weights{3.04, 3.94, -2.26, 1.88, 0.08,  -0.52, 3.07,  -6.45,
                                 1.15, 1.71, -0.93, 2.39, -1.79, -0.98, -0.26, -14.58};
constexpr Features settled_weights{0.07,  3.94, -2.73, -0.37, 0.26,  -4.63, -4.64, -0.45,
                                   -2.39, 4.89, 3.53,  8.02,  -0.36, -0.34, 3.22,  -2.36};

constexpr double clear_lead = 0.13;

double likelihood(const Features& what, const Features& weights) {
  return 1 / (1 + std::exp(-std::inner_product(what.begin(), what.end(), weights.begin(), 0.0)));
}

double evidence(const Signals& s) { return std::log1p(s.met); }
double open_share(const Signals& s) { return s.best > 0 ? s.best_open / s.best : 1; }
double strength(const Signals& s) { return s.asked > 0 ? s.best / s.asked / 4 : 0; }

// The two judgements differ in two of them.
Features features(const Signals& s, double fourth, double fifth) {
  if (s.asked <= 0) return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  return {evidence(s), s.like_answer, s.rare_met,      fourth,    fifth,  s.like_beyond, s.like_open, s.like_elsewhere,
          s.own,       s.any,         s.met / s.asked, s.kindred, s.lean, s.least_lean,  s.unheard,   1};
}

}  // namespace

Features about_features(const Signals& s) { return features(s, strength(s), s.kin); }
Features settled_features(const Signals& s) { return features(s, open_share(s), strength(s)); }

Certainty certainty(const Signals& s) {
  if (s.asked <= 0) return {};
  // What is plainly nearer to an answer than to anything left open is settled, whatever the rest weighs.
  const double lead = s.like_answer - std::max(s.like_open, s.like_beyond);
  const double settled =
      std::max(likelihood(settled_features(s), settled_weights), std::min(1.0, 0.5 + lead - clear_lead));
  return {likelihood(about_features(s), about_weights), settled};
}

}  // namespace adep::guide
