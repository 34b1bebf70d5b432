// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/faults.h"

#include "web/speech.h"

namespace adep::web {

FaultText fault_text(const Messages& messages, Lang lang, const Fault& fault) {
  Words words = fault.words;
  if (const auto reason = words.find("reason"); reason != words.end() && fault.key == "pack.bad_answer")
    words["why"] = reason->second.empty() ? "" : Speech(messages, lang).say(Error{reason->second, fault.words}) + " ";
  return {messages.say(lang, fault.key + ".what", words), messages.say(lang, fault.key + ".cure", words)};
}

}  // namespace adep::web
