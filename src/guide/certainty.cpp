// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/certainty.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace adep::guide {
namespace {

constexpr Features about_weights{3.71, 4.09, 0.74, 1.43, 0.10, -0.94, 3.97, -10.14, 1.33, 2.53, -3.24, 4.25, -8.88};
constexpr Features settled_weights{0.10, 4.08, -3.65, -0.34, 0.26, -4.98, -4.70, -0.56, -2.41, 4.59, 4.29, 7.96, -0.68};

constexpr double clear_lead = 0.13;

double likelihood(const Features& what, const Features& weights) {
  return 1 / (1 + std::exp(-std::inner_product(what.begin(), what.end(), weights.begin(), 0.0)));
}

double evidence(const Signals& s) { return std::log1p(s.met); }
double open_share(const Signals& s) { return s.best > 0 ? s.best_open / s.best : 1; }
double strength(const Signals& s) { return s.asked > 0 ? s.best / s.asked / 4 : 0; }

// The two judgements differ in two of them.
Features features(const Signals& s, double fourth, double fifth) {
  if (s.asked <= 0) return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  return {evidence(s), s.like_answer, s.rare_met,      fourth,    fifth, s.like_beyond, s.like_open, s.like_elsewhere,
          s.own,       s.any,         s.met / s.asked, s.kindred, 1};
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
