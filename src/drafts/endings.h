// SPDX-License-Identifier: AGPL-3.0-or-later
// What may follow a Kazakh noun that is said of somebody: есектер, есексің.
//
//   is_you(letters_of("сің"))   // true: «есексің» says by itself who is meant
#pragma once
#include <span>

#include "drafts/symbols.h"

namespace adep::drafts {

bool is_plural(std::span<const Letter> ending);
bool is_ours(std::span<const Letter> ending);    // директорымыз
bool is_you(std::span<const Letter> ending);     // есексің
bool is_polite(std::span<const Letter> ending);  // есексіз; also "without"

}  // namespace adep::drafts
