// SPDX-License-Identifier: AGPL-3.0-or-later
// A checked draft as JSON, the same for the command and for /api/v1: nothing of it but what was found.
//
//   {"findings":[{"start":0,"end":5,"category":"insult","kind":null,"grade":"caution","norm":"KZ-1.7-01",
//                 "norms":[…],"text":"…","why":"…","suggestion":"…"}],"level":"caution"}
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/yaml.h"
#include "drafts/check.h"

namespace adep::web {

std::string draft_json(const drafts::Report& report, Lang lang);
// The same with "id" before all else: a line of a batch.
std::string draft_json(const drafts::Report& report, Lang lang, std::string_view id_json);

// {"text": "…", "lang": "kk"}. Faults name what to mend, by the keys api.draft_*.
struct DraftRequest {
  std::string text;
  Lang lang = Lang::en;
};
std::optional<DraftRequest> read_draft_request(std::string_view body, Faults& faults);

}  // namespace adep::web
