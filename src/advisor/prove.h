// SPDX-License-Identifier: AGPL-3.0-or-later
// What a topic must prove before it may advise anybody: its own tests pass, and no two of its rules can
// be in force together and contradict each other unless the pack says so.
#pragma once
#include "advisor/advice.h"

namespace adep::advisor {

// Errors: pack.test_failed, pack.contradiction. Warnings: pack.never_true, pack.never_false,
// pack.exception_untested, pack.search_cut.
void prove(const pack::Pack& pack, const pack::Topic& topic, const Program& program, Faults& faults);

// A situation in which both rules are in force, if there is one. `cut` is set when the search grew too large.
std::optional<Situation> both_in_force(const Program& program, std::size_t a, std::size_t b, bool& cut);

}  // namespace adep::advisor
