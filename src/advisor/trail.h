// SPDX-License-Identifier: AGPL-3.0-or-later
// The states of all rules along a path on which one unknown fact after another is tried: each step evaluates only what
// rests on the fact just tried, and a step back costs nothing.
//
//   Trail trail(program);
//   const auto states = trail.evaluate(s, epoch, 0, 0);    // nothing is tried yet
//   const auto more = trail.evaluate(s, epoch, 1, fact);   // s differs from before in that fact alone
#pragma once
#include <algorithm>
#include <span>

#include "advisor/program.h"

namespace adep::advisor {

class Trail {
 public:
  explicit Trail(const Program& program)
      : program_(program), states_((program.fact_count() + 1) * program.rule_count()) {}

  // Of the facts `deep` are tried, the last of them `tried`; the steps before it were evaluated. Lives until a step as
  // deep is evaluated again.
  std::span<const Tri> evaluate(const Situation& s, std::size_t epoch, std::size_t deep, std::size_t tried) {
    const std::span<Tri> states = at(deep);
    if (deep == 0) {
      program_.evaluate(s, epoch, states);
    } else {
      std::ranges::copy(at(deep - 1), states.begin());
      program_.evaluate_again(s, epoch, std::uint64_t{1} << tried, states);
    }
    return states;
  }

 private:
  std::span<Tri> at(std::size_t deep) {
    return std::span(states_).subspan(deep * program_.rule_count(), program_.rule_count());
  }

  const Program& program_;
  States states_;  // one step after another
};

}  // namespace adep::advisor
