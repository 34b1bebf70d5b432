// SPDX-License-Identifier: AGPL-3.0-or-later
// What holds however the open questions are answered. Kleene's logic alone leaves "a or not a" open;
// here every completion of at most 12 open facts is looked at, branch by branch, each branch only as
// far as some rule is still open in it.
//
//   Completion all = complete(program, situation);
//   all.states[r] == Tri::yes   // in force in every completion
//   all.sometimes({a, b})       // is there a completion in which one of them holds
#pragma once
#include <set>

#include "advisor/program.h"

namespace adep::advisor {

struct Completion {
  States states;              // over all completions; Kleene's own where not enumerated
  std::set<States> outcomes;  // each different outcome; one when nothing is open
  // Every completion was looked at to its end. Not so when more than 12 facts were open, the work grew too large,
  // or numbers hang together in ways that no few values stand for; then what is open may yet be certain, never
  // the other way round.
  bool enumerated = false;
  bool always_one_of(const std::vector<int>& rules) const;  // in every completion at least one holds
};

inline constexpr int most_open_facts = 12;

Completion complete(const Program& program, const Situation& s);

// The facts that open rules still rest on, among those not known; bit i is fact i. `rules` limits the
// question to some rules; empty means all.
std::uint64_t open_facts(const Program& program, const Situation& s, const States& states,
                         const std::vector<bool>& rules = {});

}  // namespace adep::advisor
