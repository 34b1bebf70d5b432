// SPDX-License-Identifier: AGPL-3.0-or-later
// An answered question as JSON, one document a line.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "guide/guide.h"
#include "web/json.h"

namespace adep::web {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> confidences{"text", "secondary", "handbook", "inference", "general"};

Json citations(const pack::Pack& pack, const pack::Item& item, Lang lang) {
  Json out = Json::array();
  for (const pack::Cite& c : guide::cites_of(item)) {
    Json one{{"act", c.act}, {"at", c.at}, {"confidence", confidences[static_cast<std::size_t>(c.confidence)]}};
    if (const auto it = pack.sources.find(c.act); it != pack.sources.end()) one["title"] = it->second.title[lang];
    out.push_back(std::move(one));
  }
  return out;
}

Json then_now(const pack::Item& item, Lang lang) {
  Json now = Json::array();
  for (const pack::Now& n : item.now) now.push_back({{"state", n.state}, {"says", n.says[lang]}});
  return {{"then", item.then_says[lang]}, {"now", std::move(now)}};
}

Json result(const pack::Pack& pack, const guide::Guide& guide, const guide::Answer& answer, Lang lang) {
  const pack::Item& i = *answer.item;
  Json out{{"id", i.id},         {"kind", pack::word(i.kind)}, {"score", std::round(answer.score * 1000) / 1000},
           {"lang", code(lang)}, {"title", i.title[lang]},     {"text", i.text[lang]}};
  out["verdict"] = i.verdict.empty() ? i.modality.empty() ? Json(nullptr) : Json(i.modality) : Json(i.verdict);
  out["citations"] = citations(pack, i, lang);
  out.update(then_now(i, lang));
  out["topics"] = Json::array();
  for (const guide::Use& use : guide.uses(i.id))
    if (std::ranges::find(out["topics"], Json(use.topic->id)) == out["topics"].end())
      out["topics"].push_back(use.topic->id);
  out["also"] = Json::array();
  for (const pack::Item* other : answer.also) out["also"].push_back(other->id);
  return out;
}

Json words(const guide::Reply& reply) {
  Json out = Json::array();
  for (const search::QueryWord& w : reply.words) {
    Json one{{"typed", w.typed.text}, {"read_as", w.read_as.empty() ? Json(nullptr) : Json(w.read_as)}};
    const auto terms = [&](const char* name, const std::vector<std::string>& list) {
      one[name] = Json::array();
      for (const std::string& t : list) one[name].push_back(t.substr(1));
    };
    terms("stems", w.stems);
    terms("folded", w.folded);
    terms("notions", w.notions);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::string reply_json(const advisor::Edition& edition, std::string_view question, const guide::Reply& reply) {
  const guide::Guide guide(edition.pack());
  Json out{{"question", question},
           {"lang", code(reply.lang)},
           {"answered", reply.answered},
           {"certainty", std::round(reply.certainty.least() * 1000) / 1000},
           {"read_as", reply.read_as.empty() ? Json(nullptr) : Json(reply.read_as)},
           {"open", nullptr},
           {"pack", edition.hash()},
           {"results", Json::array()}};
  if (reply.open)
    out["open"] = {{"id", reply.open->item->id},
                   {"ask", reply.open->point->ask[reply.lang]},
                   {"says", reply.open->point->says[reply.lang]}};
  out["words"] = words(reply);
  for (const guide::Answer& a : reply.answers) out["results"].push_back(result(edition.pack(), guide, a, reply.lang));
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace adep::web
