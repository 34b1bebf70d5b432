// SPDX-License-Identifier: AGPL-3.0-or-later
// The check of a draft over the JSON interface: {"text", "lang"} → findings. Nothing that is sent is kept.
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "web/api.h"
#include "web/checkers.h"
#include "web/draft.h"
#include "web/draft_json.h"
#include "web/json.h"
#include "web/json_body.h"

namespace adep::web {
namespace {

constexpr std::size_t most_bytes = 256u << 10;  // as many letters as are taken, each written as \uXXXX\uXXXX

}  // namespace

std::optional<DraftRequest> read_draft_request(std::string_view body, Faults& faults) {
  const auto refuse = [&](std::string key, Words words = {}) {
    faults.push_back({"", 0, std::move(key), std::move(words)});
    return std::nullopt;
  };
  if (body.size() > most_bytes) return refuse("api.draft_too_large");
  const auto doc = json_object<nlohmann::json>(body, "api.draft_not_json", faults);
  if (!doc) return std::nullopt;
  DraftRequest out;
  for (const auto& [key, value] : doc->items()) {
    const std::string said = value.is_string() ? value.get<std::string>() : "";
    if (key == "text" && value.is_string())
      out.text = said;
    else if (key == "lang" && lang_from(said))
      out.lang = *lang_from(said);
    else
      refuse("api.draft_field", {{"field", std::string(shortened(key, 60))}});
  }
  if (faults.empty() && !doc->contains("text")) return refuse("api.draft_no_text");
  if (static_cast<std::int64_t>(count_letters(out.text)) > draft_letters)
    return refuse("api.draft_too_long", {{"most", group_digits(draft_letters)}});
  return faults.empty() ? std::optional(out) : std::nullopt;
}

http::Response check_draft(const Api& api, const http::Request& request) {
  const auto refuse = [&](int status, const Faults& faults) {
    const Lang lang = refusal_language(request.query_value("lang"), request.body);
    return http::Response::json(faults_json(faults, api.messages, lang), status).set("cache-control", "no-store");
  };
  const auto checker = api.checkers ? api.checkers->of(api.edition()) : nullptr;
  if (!checker) return refuse(404, {{"", 0, "draft.no_data", {}}});
  if (!sent_as_json(request)) return refuse(415, {{"", 0, "api.draft_not_json", {}}});
  Faults faults;
  const auto draft = read_draft_request(request.body, faults);
  if (!draft) return refuse(faults.front().key.starts_with("api.draft_too_l") ? 413 : 400, faults);
  return http::Response::json(draft_json(checker->check(draft->text), draft->lang)).set("cache-control", "no-store");
}

}  // namespace adep::web
