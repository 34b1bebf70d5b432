// SPDX-License-Identifier: AGPL-3.0-or-later
// How a guide item looks: the sign, the box and the word of its force. What only advises has a plain box
// and no sign; no item looks "allowed" unless it says so.
//
//   look_of(v, item).word   → "Тыйым салынған" for a norm that says must_not
#pragma once
#include <string>

#include "web/visit.h"

namespace adep::web {

struct Look {
  std::string box;  // "prohibited", "permission", "duty", "allowed", "open" or none
  std::string word;
};

// The box of a verdict kind, as the stylesheet names it; nothing_forbids looks open.
std::string_view box_of(advisor::VerdictKind kind);
std::string_view box_of(pack::Finding finding);

// The sign of a box, as templates/part_sign_s.mustache shows it: sets box, dot and mark.
void put_sign(html::Value& view, std::string_view box);

Look look_of(const Visit& v, const pack::Item& item);

}  // namespace adep::web
