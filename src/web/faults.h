// SPDX-License-Identifier: AGPL-3.0-or-later
// A fault in the words of a language: what is wrong and how to mend it. The command line and the JSON interface
// both tell it.
//
//   fault_text(messages, Lang::en, fault).cure   → "Possible answers: subordinate, other; also unknown and refused."
#pragma once
#include <string>

#include "base/messages.h"

namespace adep::web {

struct FaultText {
  std::string what, cure;
};
FaultText fault_text(const Messages& messages, Lang lang, const Fault& fault);

}  // namespace adep::web
