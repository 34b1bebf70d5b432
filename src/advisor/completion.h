// SPDX-License-Identifier: AGPL-3.0-or-later
// What holds however the open questions are answered. Kleene's logic alone leaves "a or not a" open; here
// every completion of at most 12 open facts is looked at, branch by branch, each branch only as far as some
// rule or group of rules is still in doubt.
//
//   Completion all = complete(program, situation, {{liability_minor, liability_criminal}});
//   all.states[r] == Tri::yes   // in force in every completion
//   all.always_one_of(group)    // in every completion at least one of these is in force
#pragma once
#include "advisor/program.h"

namespace adep::advisor {

using Group = std::vector<int>;  // rules, of which one may always hold though none is certain

struct Completion {
  States states;  // over all completions; Kleene's own where not walked
  // Every completion was looked at to its end. Not so when more than 12 facts were open, the work grew too large,
  // or numbers hang together in ways that no few values stand for; then what is open may yet be certain, never
  // the other way round.
  bool enumerated = false;
  std::vector<Group> always;  // of the groups asked for, those of which one holds in every completion
  bool always_one_of(const Group& group) const;
};

inline constexpr int most_open_facts = 12;

// Past `most_branches` nothing is enumerated, and what Kleene's logic leaves open stays open.
Completion complete(const Program& program, const Situation& s, const std::vector<Group>& groups = {},
                    std::size_t most_branches = 20'000);

// The facts that open rules still rest on, among those not known; bit i is fact i.
std::uint64_t open_facts(const Program& program, const Situation& s, const States& states);

}  // namespace adep::advisor
