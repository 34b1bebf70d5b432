// SPDX-License-Identifier: AGPL-3.0-or-later
// What the command check-draft shares with its batch, which only builds for development have.
//
//   if (!batch.empty()) return check_batch(house, checker, batch);
#pragma once
#include "app/commands.h"
#include "drafts/check.h"

namespace adep::app {

#ifdef ADEP_EVALUATION
// Lines {"id": …, "text": "…"} of a file, or of standard input for "-"; out comes a line of JSON for each.
int check_batch(const House& house, const drafts::Checker& checker, const std::string& file);
#endif

}  // namespace adep::app
