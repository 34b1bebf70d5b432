// SPDX-License-Identifier: AGPL-3.0-or-later
// Why a finding holds, branch by branch, down to the article of the act.
#pragma once
#include "web/visit.h"

namespace adep::web {

// The citations of the versions that a finding rests on, each once, and its first guide item.
html::Value cites_of(const Visit& v, const pack::Topic& topic, const advisor::FindingOut& f);

// One branch a finding: [{open, text, word, looked: [{says, word, text}], norms: […], laws: […]}]. When `printed`
// all are open and what was told about sensitive things is left out.
html::Value reasons_view(const Visit& v, const pack::Topic& topic, const pack::Answers& answers,
                         const advisor::Advice& advice, bool printed);

}  // namespace adep::web
