// SPDX-License-Identifier: AGPL-3.0-or-later
// What a question surely tells of a situation, so that the interview need not ask it again: by the patterns of the
// pack's told.yaml, and nothing where any of its words of doubt stands.
//
//   told(pack, *pack.topic("accepting-gifts"), "Подчинённый принёс торт")   // {giver: subordinate}
//   told(pack, *pack.topic("accepting-gifts"), "подчинённый не приносил")   // {}
#pragma once
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace adep::guide {

struct ToldAnswer {
  int fact = -1;
  pack::Answer answer;
};

// In the order of the topic's facts.
std::vector<ToldAnswer> told(const pack::Pack& pack, const pack::Topic& topic, std::string_view question);

}  // namespace adep::guide
