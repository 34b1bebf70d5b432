// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/draft_json.h"

#include <nlohmann/json.hpp>

namespace adep::web {
namespace {

using Json = nlohmann::ordered_json;

Json draft(const drafts::Report& report, Lang lang, Json out) {
  out["findings"] = Json::array();
  for (const drafts::Finding& f : report.findings) {
    Json one{{"start", f.start}, {"end", f.end}, {"category", f.category->id}};
    one["kind"] = f.kind ? Json(f.kind->id) : Json(nullptr);
    one["grade"] = pack::word(f.grade);
    one["norm"] = f.norm();
    one["norms"] = f.category->norms;
    one["text"] = f.text;
    one["title"] = f.title()[lang];
    one["why"] = f.why()[lang];
    one["suggestion"] = f.suggestion()[lang];
    out["findings"].push_back(std::move(one));
  }
  out["level"] = drafts::word(report.level);
  return out;
}

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string draft_json(const drafts::Report& report, Lang lang) { return written(draft(report, lang, Json::object())); }

std::string draft_json(const drafts::Report& report, Lang lang, std::string_view id_json) {
  return written(draft(report, lang, Json{{"id", Json::parse(id_json)}}));
}

}  // namespace adep::web
