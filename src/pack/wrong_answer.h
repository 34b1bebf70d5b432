// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of the fault pack.bad_answer: what was typed for which fact, why that is no answer to it, and which
// answers there are.
#pragma once
#include <string_view>

#include "pack/pack.h"

namespace adep::pack {

// `reason` is the key of the error where it tells more than the answers themselves, with the error's own words beside.
Words wrong_answer(const Fact& fact, std::string_view typed, const Error& error);

}  // namespace adep::pack
