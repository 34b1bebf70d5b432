// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/certainty.h"

#include <algorithm>
#include <cmath>

namespace adep::guide {
namespace {

double likelihood(double x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

Certainty certainty(const Signals& s) {
  if (s.asked <= 0 || s.best <= 0) return {};
  const double evidence = std::log1p(s.met);
  const double strength = s.best / s.asked / 4;
  const double about =
      3.18 * evidence + 7.14 * s.like_answer + 2.5 * s.rare_met + 2.94 * strength + 0.49 * s.kin - 15.5;
  const double settled =
      2.19 * evidence - 8.74 * (s.like_open - s.like_answer) - 1.27 * s.best_open / s.best + 1.73 * strength - 6.85;
  return {likelihood(about), likelihood(settled)};
}

}  // namespace adep::guide
