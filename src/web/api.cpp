// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api.h"

#include "base/text.h"
#include "guide/guide.h"
#include "web/desks.h"
#include "web/json.h"

namespace adep::web {
namespace {

using http::Request;
using http::Response;

// The same until the pack or the program changes.
Response steady(const Request& request, std::string document) {
  const std::string tag = http::etag_of(document);
  Response r = http::not_modified(request, tag) ? Response{304, {}, {}} : Response::json(std::move(document));
  return std::move(r).set("etag", tag).set("cache-control", "public, no-cache");
}

Lang language(const Request& request) { return refusal_language(request.query_value("lang"), request.body); }

Response refuse(const Api& api, int status, const Faults& faults, Lang lang) {
  return Response::json(faults_json(faults, api.messages, lang), status).set("cache-control", "no-store");
}

Response not_found(const Api& api, const Request& request, std::string key, Words words) {
  return refuse(api, 404, {{"", 0, std::move(key), std::move(words)}}, language(request));
}

Response items(const Api& api, const Request& request) {
  const auto edition = api.edition();
  const std::string_view wanted = request.query_value("kind");
  const auto kind = guide::kind_named(wanted);
  if (!kind && !wanted.empty()) return refuse(api, 400, {{"", 0, "api.bad_kind", {}}}, language(request));
  return steady(request, items_json(*edition, kind));
}

Response one_item(const Api& api, const Request& request) {
  const auto edition = api.edition();
  const pack::Item* item = edition->pack().item(request.param("id"));
  if (!item) return not_found(api, request, "api.no_item", {{"item", std::string(shortened(request.param("id"), 60))}});
  return steady(request, item_json(*edition, *item));
}

Response topic_or(const Api& api, const Request& request,
                  const std::function<Response(const advisor::Edition&, const pack::Topic&)>& answer) {
  const auto edition = api.edition();
  if (const pack::Topic* topic = edition->pack().topic(request.param("topic"))) return answer(*edition, *topic);
  return not_found(api, request, "api.no_topic", {{"topic", std::string(shortened(request.param("topic"), 60))}});
}

// What a body of JSON asks for, answered and kept by nobody; or why it cannot be read.
template <class Read, class Answer>
Response answered(const Api& api, const Request& request, Read read, Answer answer) {
  if (!sent_as_json(request)) return refuse(api, 415, {{"", 0, "api.not_json", {}}}, language(request));
  Faults faults;
  const auto asked = read(request.body, faults);
  const bool too_large = !faults.empty() && faults.front().key == "api.too_large";
  if (!asked) return refuse(api, too_large ? 413 : 400, faults, language(request));
  return Response::json(answer(*asked)).set("cache-control", "no-store");
}

Response advise(const Api& api, const Request& request, const advisor::Edition& edition, const pack::Topic& topic) {
  const auto read = [&](std::string_view body, Faults& faults) { return read_advise_request(topic, body, faults); };
  return answered(api, request, read, [&](const AdviseRequest& asked) {
    const Speech speech(api.messages, asked.lang);
    return advice_json(edition, topic, asked.answers, asked.on.value_or(api.today()), speech);
  });
}

// With the desk of the edition, or 503 where there is none.
Response at_desk(const Api& api, const Request& request, const std::function<Response(const OpenDesk&)>& answer) {
  if (const auto open = api.desks ? api.desks->of(*api.edition()) : nullptr) return answer(*open);
  return refuse(api, 503, {{"", 0, "api.no_desk", {}}}, language(request));
}

Response ask(const Api& api, const Request& request) {
  constexpr std::size_t most = 50;
  return at_desk(api, request, [&](const OpenDesk& open) {
    return answered(api, request, read_ask_request, [&](const AskRequest& asked) {
      return ask_json(*open.edition, asked, open.desk->ask(asked.question, asked.lang, most));
    });
  });
}

Response suggest(const Api& api, const Request& request) {
  constexpr std::size_t most = 6;
  return at_desk(api, request, [&](const OpenDesk& open) {
    return answered(api, request, read_suggest_request, [&](const SuggestRequest& asked) {
      return suggestions_json(open.suggestions.like(asked.typed, asked.lang, most));
    });
  });
}

}  // namespace

Response api_refusal(const Messages& messages, int status, const Request& partial) {
  std::string key = "api.http_" + std::to_string(status == 501 ? 405 : status == 414 ? 431 : status);
  if (!messages.has(key + ".what")) key = status >= 500 ? "api.http_500" : "api.http_400";
  const Lang lang = refusal_language(partial.query_value("lang"), "");
  return Response::json(faults_json({{"", 0, key, {}}}, messages, lang), status).set("cache-control", "no-store");
}

bool sent_as_json(const http::Request& request) {
  const std::string_view type = request.content_type();
  return http::same_ignoring_case(trim(type.substr(0, type.find(';'))), "application/json");
}

void add_api(http::Router& router, Api given) {
  const auto api = std::make_shared<const Api>(std::move(given));
  router.get("/api/v1/openapi.json", [api](const Request& r) {
    return http::asset(r, api->openapi, "application/json; charset=utf-8", http::etag_of(api->openapi));
  });
  router.get("/api/v1/items", [api](const Request& r) { return items(*api, r); });
  router.get("/api/v1/items/{id}", [api](const Request& r) { return one_item(*api, r); });
  router.get("/api/v1/topics", [api](const Request& r) {
    const auto edition = api->edition();
    return steady(r, topics_json(*edition));
  });
  router.get("/api/v1/topics/{topic}", [api](const Request& r) {
    return topic_or(*api, r,
                    [&](const auto& edition, const auto& topic) { return steady(r, questions_json(edition, topic)); });
  });
  router.post("/api/v1/check-draft", [api](const Request& r) { return check_draft(*api, r); });
  router.post("/api/v1/ask", [api](const Request& r) { return ask(*api, r); });
  router.post("/api/v1/suggest", [api](const Request& r) { return suggest(*api, r); });
  router.post("/api/v1/advise/{topic}", [api](const Request& r) {
    return topic_or(*api, r, [&](const auto& edition, const auto& topic) { return advise(*api, r, edition, topic); });
  });
}

}  // namespace adep::web
