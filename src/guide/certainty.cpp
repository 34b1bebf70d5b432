// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/certainty.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace adep::guide {
namespace {

constexpr Features about_weights{0.97, 5.12, 1.82, 5.79, 0.13, -4.52, 4.53, -5.00};
constexpr Features settled_weights{1.54, 5.07, -1.44, -0.25, 1.72, -4.59, -5.22, -3.67};

constexpr double clear_lead = 0.13;

double likelihood(const Features& what, const Features& weights) {
  return 1 / (1 + std::exp(-std::inner_product(what.begin(), what.end(), weights.begin(), 0.0)));
}

double evidence(const Signals& s) { return std::log1p(s.met); }
double strength(const Signals& s) { return s.best / s.asked / 4; }

}  // namespace

Features about_features(const Signals& s) {
  if (s.asked <= 0 || s.best <= 0) return {0, 0, 0, 0, 0, 0, 0, 1};
  return {evidence(s), s.like_answer, s.rare_met, strength(s), s.kin, s.like_beyond, s.like_open, 1};
}

Features settled_features(const Signals& s) {
  if (s.asked <= 0 || s.best <= 0) return {0, 0, 0, 0, 0, 0, 0, 1};
  return {evidence(s), s.like_answer, s.rare_met, s.best_open / s.best, strength(s), s.like_beyond, s.like_open, 1};
}

Certainty certainty(const Signals& s) {
  if (s.asked <= 0 || s.best <= 0) return {};
  // What is plainly nearer to an answer than to anything left open is settled, whatever the rest weighs.
  const double lead = s.like_answer - std::max(s.like_open, s.like_beyond);
  const double settled =
      std::max(likelihood(settled_features(s), settled_weights), std::min(1.0, 0.5 + lead - clear_lead));
  return {likelihood(about_features(s), about_weights), settled};
}

}  // namespace adep::guide
