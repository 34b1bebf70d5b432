// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/modality.h"

#include <algorithm>

namespace adep::web {

std::string_view box_of(advisor::VerdictKind kind) {
  switch (kind) {
    case advisor::VerdictKind::prohibited:
      return "prohibited";
    case advisor::VerdictKind::needs_permission:
      return "permission";
    case advisor::VerdictKind::duty:
      return "duty";
    case advisor::VerdictKind::allowed:
      return "allowed";
    case advisor::VerdictKind::possible_liability:
    case advisor::VerdictKind::open:
    case advisor::VerdictKind::nothing_forbids:
      return "open";
  }
  return "open";
}

std::string_view box_of(pack::Finding finding) {
  switch (finding) {
    case pack::Finding::allowed:
      return "allowed";
    case pack::Finding::prohibited:
      return "prohibited";
    case pack::Finding::needs_permission:
      return "permission";
    case pack::Finding::duty:
      return "duty";
    case pack::Finding::possible_liability:
      return "open";
  }
  return "open";
}

void put_sign(html::Value& view, std::string_view box) {
  view["box"] = box;
  view["dot"] = box == "permission";
  view["mark"] = box == "duty" ? "…" : box == "open" ? "?" : "";
}

Look look_of(const Visit& v, const pack::Item& item) {
  if (item.kind == pack::ItemKind::item_case) return {"", v.say("kind.case")};
  const std::string& says = item.kind == pack::ItemKind::qa ? item.verdict : item.modality;
  std::string word = v.say((item.kind == pack::ItemKind::qa ? "verdict." : "modality.") + says);
  // An answer of 2018 on which no act of today was found is not told as if it bound today.
  const bool binds_today = std::ranges::any_of(item.now, [](const pack::Now& n) { return n.state == "in_force"; });
  if (item.kind == pack::ItemKind::qa && !binds_today && says != "open")
    word = v.say("item.verdict_then", {{"verdict", word}});
  if (says == "must_not" || says == "prohibited") return {"prohibited", word};
  if (says == "must" || says == "duty") return {"duty", word};
  if (says == "may" || says == "allowed") return {"allowed", word};
  if (says == "needs_permission") return {"permission", word};
  return {says == "open" ? "open" : "", word};
}

}  // namespace adep::web
