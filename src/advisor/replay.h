// SPDX-License-Identifier: AGPL-3.0-or-later
// The handbook's cases and questions, judged again by the rules: what is told is kept apart from what
// is presumed, and the fact that decides is turned to see the outcome turn with it.
#pragma once
#include "advisor/edition.h"

namespace adep::advisor {

struct ReplayResult {
  std::string item;  // guide id
  std::string topic;
  Date on;
  std::string settled;
  std::vector<std::string> certain, open;
  std::vector<std::string> failures;  // "certain: wanted […], found […]"; empty when passed
  bool passed() const { return failures.empty(); }
};

std::vector<ReplayResult> replay(const Edition& edition);

}  // namespace adep::advisor
