// SPDX-License-Identifier: AGPL-3.0-or-later
// An answered question as JSON, one document a line.
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "guide/guide.h"
#include "search/words.h"
#include "web/asked.h"
#include "web/json.h"
#include "web/json_body.h"

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

Json result(const pack::Pack& pack, const guide::Answer& answer, Lang lang) {
  const pack::Item& i = *answer.item;
  Json out{{"id", i.id},         {"kind", pack::word(i.kind)}, {"score", std::round(answer.score * 1000) / 1000},
           {"lang", code(lang)}, {"title", i.title[lang]},     {"text", i.text[lang]}};
  out["verdict"] = i.verdict.empty() ? i.modality.empty() ? Json(nullptr) : Json(i.modality) : Json(i.verdict);
  out["citations"] = citations(pack, i, lang);
  out.update(then_now(i, lang));
  out["topics"] = Json::array();
  for (const pack::Topic* topic : guide::topics_for(pack, i)) out["topics"].push_back(topic->id);
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

Json reply(const advisor::Edition& edition, std::string_view question, const guide::Reply& reply) {
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
  for (const guide::Answer& a : reply.answers) out["results"].push_back(result(edition.pack(), a, reply.lang));
  return out;
}

// One line for any reader: some also end a line at the separators of Unicode, which JSON lets stand as they are.
std::string one_line(const Json& document) {
  std::string out = document.dump(-1, ' ', false, Json::error_handler_t::replace);
  for (const auto& [raw, escaped] :
       {std::pair{"\xC2\x85", "\\u0085"}, std::pair{"\xE2\x80\xA8", "\\u2028"}, std::pair{"\xE2\x80\xA9", "\\u2029"}})
    for (std::size_t at = out.find(raw); at != out.npos; at = out.find(raw, at))
      out.replace(at, std::string_view(raw).size(), escaped);
  return out;
}

// The object in a body of at most 64 KiB; what it holds is told to `field`, which says whether it could be read.
bool read_object(std::string_view body, Faults& faults,
                 const std::function<bool(const std::string& name, const Json& value)>& field) {
  const std::size_t before = faults.size();
  const auto refuse = [&](std::string key, Words words = {}) {
    faults.push_back({"", 0, std::move(key), std::move(words)});
  };
  if (body.size() > 65'536) return refuse("api.too_large"), false;
  const auto doc = json_object<Json>(body, "api.not_json", faults);
  if (!doc) return false;
  for (const auto& [name, value] : doc->items())
    if (!field(name, value)) refuse("api.bad_field", {{"field", std::string(shortened(name, 60))}});
  return faults.size() == before;
}

std::optional<Lang> lang_in(const Json& value) {
  return value.is_string() ? lang_from(value.get<std::string>()) : std::nullopt;
}

std::optional<std::size_t> number_in(const Json& value, std::size_t most) {
  if (!value.is_number_unsigned()) return std::nullopt;
  const auto n = value.get<std::uint64_t>();
  return n >= 1 && n <= most ? std::optional<std::size_t>(n) : std::nullopt;
}

}  // namespace

std::string reply_json(const advisor::Edition& edition, std::string_view question, const guide::Reply& of) {
  return one_line(reply(edition, question, of));
}

BatchLine read_batch_line(std::string_view line, std::optional<Lang> usual) {
  constexpr std::size_t longest_code = 16;
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t tab = line.find('\t');
  const std::string_view code = line.substr(0, tab == line.npos ? 0 : tab);
  if (tab == line.npos || code.size() > longest_code || code.find(' ') != code.npos) return {usual, line};
  const auto lang = lang_from(trim(code));
  return {lang ? lang : usual, line.substr(tab + 1)};
}

std::optional<AskRequest> read_ask_request(std::string_view body, Faults& faults) {
  AskRequest out;
  const bool good = read_object(body, faults, [&](const std::string& name, const Json& value) {
    if (name == "question" && value.is_string()) {
      bool unseen = false;
      out.question = seen(value.get<std::string>(), unseen);
      return true;
    }
    if (name == "lang") return (out.lang = lang_in(value)).has_value();
    if (name == "passage") return (out.wanted.passage = lang_in(value)).has_value();
    if (name == "kind" && value.is_string())
      return (out.wanted.kind = guide::kind_named(value.get<std::string>())).has_value();
    const bool top = name == "top";
    if (!top && name != "page") return false;
    const auto n = number_in(value, top ? 50 : 1000);
    if (n) (top ? out.wanted.size : out.wanted.page) = *n;
    return n.has_value();
  });
  if (!good) return std::nullopt;
  if (!search::words(out.question).empty()) return out;
  faults.push_back({"", 0, "api.no_question", {}});
  return std::nullopt;
}

std::string ask_json(const advisor::Edition& edition, const AskRequest& asked, const guide::Reply& whole) {
  const Sifted sifted = sift(whole.answers, asked.wanted);
  guide::Reply page = whole;
  page.answers.clear();
  for (const guide::Answer* a : sifted.shown) page.answers.push_back(*a);
  Json out = reply(edition, asked.question, page);
  Json kinds = Json::object(), passages = Json::object();
  for (const auto& [kind, n] : sifted.kinds) kinds[std::string(pack::word(kind))] = n;
  for (const auto& [lang, n] : sifted.passages) passages[std::string(code(lang))] = n;
  out["found"] = {{"total", sifted.total},
                  {"page", sifted.page},
                  {"pages", sifted.pages},
                  {"kinds", std::move(kinds)},
                  {"passages", std::move(passages)}};
  return one_line(out);
}

std::optional<SuggestRequest> read_suggest_request(std::string_view body, Faults& faults) {
  SuggestRequest out;
  const bool good = read_object(body, faults, [&](const std::string& name, const Json& value) {
    if (name == "typed" && value.is_string()) return out.typed = value.get<std::string>(), true;
    if (name != "lang" || !lang_in(value)) return false;
    return out.lang = *lang_in(value), true;
  });
  return good ? std::optional(out) : std::nullopt;
}

std::string suggestions_json(const std::vector<std::string_view>& suggestions) {
  return one_line({{"suggestions", suggestions}});
}

}  // namespace adep::web
