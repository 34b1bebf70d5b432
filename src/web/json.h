// SPDX-License-Identifier: AGPL-3.0-or-later
// The answers of the house as JSON: English keys, the same for the command line and /api/v1, described
// by static/openapi.json. Each returns one document as text.
#pragma once
#include <optional>
#include <string>

#include "advisor/edition.h"
#include "advisor/replay.h"
#include "guide/ask.h"
#include "web/sift.h"
#include "web/speech.h"

namespace adep::web {

std::string items_json(const advisor::Edition& edition, std::optional<pack::ItemKind> kind);
std::string item_json(const advisor::Edition& edition, const pack::Item& item);
std::string topics_json(const advisor::Edition& edition);
std::string questions_json(const advisor::Edition& edition, const pack::Topic& topic);
// `on` is today: days left are counted from it.
std::string advice_json(const advisor::Edition& edition, const pack::Topic& topic, const pack::Answers& answers,
                        Date on, const Speech& speech);
std::string replay_json(const advisor::Edition& edition, const std::vector<advisor::ReplayResult>& results);

// {question, lang, answered, results: [{id, kind, score, lang, title, text, citations}]} in one line.
std::string reply_json(const advisor::Edition& edition, std::string_view question, const guide::Reply& reply);

// A line of `adep ask --batch`: "kk", a tab, the question. Without a language of ours it is a question in `usual`,
// or in the language that is found. Lives as long as the line.
struct BatchLine {
  std::optional<Lang> lang;
  std::string_view question;
};
BatchLine read_batch_line(std::string_view line, std::optional<Lang> usual);

// {"question": "…", "lang": "kk", "kind": "norm", "passage": "ru", "top": 10, "page": 1}; all but the question may be
// left out.
struct AskRequest {
  std::string question;
  std::optional<Lang> lang;
  Wanted wanted;
};
std::optional<AskRequest> read_ask_request(std::string_view body, Faults& faults);
// The same as above for one page of what was found, with how many there are in all, by kind and by language.
std::string ask_json(const advisor::Edition& edition, const AskRequest& asked, const guide::Reply& reply);

// {"typed": "…", "lang": "kk"} and {"suggestions": ["…"]}
struct SuggestRequest {
  std::string typed;
  Lang lang = Lang::kk;
};
std::optional<SuggestRequest> read_suggest_request(std::string_view body, Faults& faults);
std::string suggestions_json(const std::vector<std::string_view>& suggestions);

// {"facts": {...}, "lang": "kk", "on": "2026-11-22"}, at most 64 KiB. Faults name what to mend; the key
// api.* or pack.* texts say it.
struct AdviseRequest {
  pack::Answers answers;
  Lang lang = Lang::en;
  std::optional<Date> on;
};
std::optional<AdviseRequest> read_advise_request(const pack::Topic& topic, std::string_view body, Faults& faults);
// The language to refuse a request in: that of the body where it can be read so far, or of the query, or English.
Lang refusal_language(std::string_view query, std::string_view body);

std::string faults_json(const Faults& faults, const Messages& messages, Lang lang);

}  // namespace adep::web
