// SPDX-License-Identifier: AGPL-3.0-or-later
// Look before you post, as a browser without scripts and as a program use it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "web/api.h"
#include "web/draft.h"
#include "web/marked.h"
#include "web/test_house.h"

namespace adep::web {
namespace {

const std::string with_words = "tests/packs/good";

std::string checked_page(const House& house, const std::string& draft, const std::string& lang = "en") {
  return text(house.post("/" + lang + "/draft", {{"text", draft}}));
}

std::vector<std::string> all(const std::string& page, const std::string& pattern) {
  std::vector<std::string> out;
  const std::regex what(pattern);
  for (std::sregex_iterator it(page.begin(), page.end(), what), end; it != end; ++it) out.push_back((*it)[1]);
  return out;
}

std::string typed_back(const std::string& page) {
  const std::size_t from = page.find(">\n", page.find("<textarea")) + 2;
  return page.substr(from, page.find("</textarea>") - from);
}

TEST(Draft, ThePageStandsInThreeLanguagesAndIsKeptByNobody) {
  const House house(with_words);
  for (const std::string lang : {"kk", "ru", "en"}) {
    const Response r = house.get("/" + lang + "/draft");
    EXPECT_EQ(r.status, 200);
    EXPECT_EQ(*r.header("Cache-Control"), "no-store");
    EXPECT_FALSE(r.header("ETag"));
    EXPECT_THAT(text(r), HasSubstr("<textarea"));
    EXPECT_THAT(text(r), HasSubstr("question 3"));
    EXPECT_THAT(text(r), HasSubstr("principle 5"));
    EXPECT_THAT(text(r), HasSubstr(house.current->hash()));
    EXPECT_THAT(text(r), Not(HasSubstr("adep-error")));
  }
}

TEST(Draft, EachMarkLeadsToItsNoteAndBack) {
  const House house(with_words);
  const std::string page = checked_page(house, "Эти дураки молчат, вот дурак. Документ ДСП, а он ублюдок.");
  const auto marks = all(page, "<mark class=\"adep-mark adep-mark--([a-z]+)\">");
  EXPECT_EQ(marks, (std::vector<std::string>{"caution", "caution", "stop", "stop"}));
  for (const char* id : {"m1", "m2", "m3", "m4"}) {
    EXPECT_THAT(page, HasSubstr("id=\"" + std::string(id) + "\""));
    EXPECT_THAT(page, HasSubstr("href=\"#" + std::string(id) + "\""));
  }
  // The two of one reason share a note.
  EXPECT_EQ(all(page, "<li class=\"([a-z]+)\" id=\"n"), (std::vector<std::string>{"caution", "stop", "stop"}));
  EXPECT_EQ(all(page, "href=\"#(n[0-9])\""), (std::vector<std::string>{"n1", "n1", "n2", "n3"}));
  EXPECT_THAT(page, HasSubstr("aria-label=\"1. Careful. insult\""));
  EXPECT_THAT(page, HasSubstr("why insult mend insult"));
  EXPECT_THAT(page, HasSubstr("Two places are better taken out, two more are worth a look"));
  EXPECT_THAT(page, HasSubstr("/en/guide/N-1"));
}

TEST(Draft, WhatWasTypedComesBackAsItWasAndNeverAsMarkup) {
  const House house(with_words);
  const std::string draft = "\r\n<b id=\"x\">дурак</b> & </textarea><script>1</script>\r\n\tend";
  const Response r = house.post("/ru/draft", {{"text", draft}});
  EXPECT_EQ(*r.header("Cache-Control"), "no-store");
  const std::string page = text(r);
  EXPECT_EQ(typed_back(page),
            "\n&lt;b id=&quot;x&quot;&gt;дурак&lt;/b&gt; &amp; &lt;/textarea&gt;&lt;script&gt;1&lt;/script&gt;\n\tend");
  EXPECT_THAT(page, HasSubstr("/b&gt; &amp; &lt;/textarea&gt;"));
}

TEST(Draft, ControlCharactersAndTurnedDirectionsAreShownWithoutMovingTheMarks) {
  const House house(with_words);
  const std::string page = checked_page(house, "\x01\x1f \u202E дурак \u200b конец");
  EXPECT_THAT(page, HasSubstr("\uFFFD\uFFFD \u202E <mark"));
  EXPECT_EQ(all(page, "<mark class=\"adep-mark adep-mark--([a-z]+)\">").size(), 1u);
}

TEST(Draft, CleanSaysWhatThatMeans) {
  const House house(with_words);
  const std::string page = checked_page(house, "Очередь два часа, и это плохо. Министр не прав.");
  EXPECT_THAT(page, HasSubstr("Nothing is marked"));
  EXPECT_THAT(page, HasSubstr("neither a permission nor praise"));
  EXPECT_THAT(page, Not(HasSubstr("<mark")));
  EXPECT_THAT(page, HasSubstr("question 1"));
  EXPECT_THAT(page, HasSubstr("dialogue"));
}

TEST(Draft, NothingAndTooMuchAreToldWithTheTextKept) {
  const House house(with_words);
  for (const char* nothing : {"", " \r\n\t ", "\u00a0"}) {
    const Response r = house.post("/en/draft", {{"text", nothing}});
    EXPECT_EQ(r.status, 422);
    EXPECT_THAT(text(r), HasSubstr("Write or paste the text"));
    EXPECT_THAT(text(r), HasSubstr("<title>Error:"));
  }
  std::string limit, long_one;
  for (int i = 0; i < draft_letters; ++i) limit += "я";
  long_one = limit + "!";
  EXPECT_EQ(house.post("/en/draft", {{"text", limit}}).status, 200);
  const Response r = house.post("/en/draft", {{"text", long_one}});
  EXPECT_EQ(r.status, 422);
  EXPECT_THAT(text(r), HasSubstr("20\u00a0001"));
  EXPECT_EQ(typed_back(text(r)), long_one);
  EXPECT_EQ(house.post("/en/draft", {{"text", std::string(draft_bytes + 1, 'a')}}).status, 413);
}

TEST(Draft, ManyPlacesOfOneReasonAreNotAllRepeated) {
  const House house(with_words);
  std::string draft;
  for (int i = 0; i < 25; ++i) draft += "дурак. ";
  const std::string page = checked_page(house, draft);
  EXPECT_EQ(all(page, "href=\"#(m[0-9]+)\"").size(), 10u);
  EXPECT_EQ(all(page, "id=\"(m[0-9]+)\"").size(), 25u);
  EXPECT_THAT(page, HasSubstr("and 15 more"));
}

TEST(Draft, TheTextTravelsToAnotherLanguage) {
  const House house(with_words);
  EXPECT_THAT(text(house.get("/en/draft")), HasSubstr("form=\"answers\" formaction=\"/kk/draft\""));
  EXPECT_EQ(house.post("/kk/draft", {{"text", ""}, {"go", "show:"}}).status, 200);
  EXPECT_THAT(text(house.post("/kk/draft", {{"text", "дурак"}, {"go", "show:"}})), HasSubstr("<mark"));
}

TEST(Draft, APackWithoutWordsSaysSo) {
  const House house;
  for (const Response& r : {house.get("/en/draft"), house.post("/en/draft", {{"text", "дурак"}})}) {
    EXPECT_EQ(r.status, 200);
    EXPECT_THAT(text(r), HasSubstr("This set of norms has no check of posts"));
  }
  EXPECT_THAT(text(house.get("/en/")), Not(HasSubstr("/en/draft")));
}

TEST(Draft, AFormThatCannotBeReadIsRefused) {
  const House house(with_words);
  EXPECT_EQ(
      house.router({.method = "POST", .path = "/en/draft", .headers = {{"content-type", "text/plain"}}, .body = "a"})
          .status,
      415);
  for (const char* body : {"text=%ff%fe", "text=%00", "text=%zz"})
    EXPECT_EQ(house
                  .router({.method = "POST",
                           .path = "/en/draft",
                           .headers = {{"content-type", "application/x-www-form-urlencoded"}},
                           .body = body})
                  .status,
              400)
        << body;
}

TEST(Draft, TheWayToItIsShownWhereItsNormsAre) {
  const House house(with_words);
  EXPECT_THAT(text(house.get("/en/")), HasSubstr("href=\"/en/draft\""));
  EXPECT_THAT(text(house.get("/en/guide/N-1")), HasSubstr("About to post something?"));
  const House without;
  for (const pack::Item& item : without.current->pack().items)
    EXPECT_THAT(text(without.get("/en/guide/" + item.id)), Not(HasSubstr("About to post something?")));
}

TEST(Draft, APageWithItsScriptAllowsThatOneAlone) {
  House house(with_words);
  Site with_script({.messages = locales(),
                    .templates = html::Templates(*read_folder("templates", ".mustache"), locales(), "web."),
                    .edition = [&] { return house.current; },
                    .today = [] { return *Date::parse("2026-11-22"); },
                    .checkers = &house.checkers,
                    .theme_css = "body{}",
                    .draft_js = "'use strict'",
                    .source_archive = "all of it",
                    .strict = true});
  http::Router router;
  with_script.add_routes(router);
  const Response page = router({.method = "GET", .path = "/kk/draft"});
  EXPECT_EQ(*page.header("Content-Security-Policy"), http::own_script_policy);
  EXPECT_THAT(text(page), HasSubstr("<script src=\"/static/draft.js?"));
  EXPECT_FALSE(router({.method = "GET", .path = "/kk/guide"}).header("Content-Security-Policy"));
  EXPECT_EQ(*router({.method = "GET", .path = "/static/draft.js"}).header("Content-Type"),
            "text/javascript; charset=utf-8");
}

TEST(Marked, CutsAtCodePoints) {
  pack::DraftCategory a, b;
  drafts::Report report;
  const auto found = [&](std::size_t start, std::size_t end, const pack::DraftCategory& c) {
    report.findings.push_back({.start = start, .end = end, .category = &c});
  };
  found(0, 2, a);
  found(2, 3, b);
  found(5, 6, a);
  const Marked marked("әб😀, х", report);
  std::vector<std::string> pieces;
  for (const Piece& p : marked.pieces) pieces.push_back(std::string(p.text) + std::to_string(p.place));
  EXPECT_EQ(pieces, (std::vector<std::string>{"әб1", "😀2", ", 0", "х3"}));
  ASSERT_EQ(marked.notes.size(), 2u);
  EXPECT_EQ(marked.notes[0].places, (std::vector<std::size_t>{1, 3}));
}

TEST(Marked, KeepsTheEndBesideItsNumber) {
  const auto parts = [](std::string_view s) { return std::string(ended(s).begin) + "|" + std::string(ended(s).end); };
  EXPECT_EQ(parts("дурак"), "|дурак");
  EXPECT_EQ(parts("+7 701 67"), "+7 701 |67");
  EXPECT_EQ(parts("very.long.address@mail.kz"), "very.long.address|@mail.kz");
  EXPECT_EQ(parts("ә"), "|ә");
  EXPECT_EQ(parts("а б "), "а б |");
}

// The JSON interface over the same words.
struct Program {
  std::shared_ptr<const advisor::Edition> current;
  Checkers checkers{test_stems()};
  http::Router router;

  explicit Program(const std::string& folder = with_words) : current(edition(folder)) {
    add_api(router, {.edition = [this] { return current; },
                     .today = [] { return *Date::parse("2026-11-22"); },
                     .messages = locales(),
                     .checkers = &checkers,
                     .openapi = "{}"});
  }
  Response post(const std::string& body, const std::string& type = "application/json") const {
    return router({.method = "POST", .path = "/api/v1/check-draft", .headers = {{"content-type", type}}, .body = body});
  }
};

TEST(DraftApi, AnswersWithSpansInCodePoints) {
  const Program program;
  const Response r = program.post(R"({"text": "😀 Эти дураки", "lang": "ru"})");
  EXPECT_EQ(r.status, 200);
  EXPECT_EQ(*r.header("cache-control"), "no-store");
  const auto json = nlohmann::json::parse(text(r));
  ASSERT_EQ(json["findings"].size(), 1u);
  const auto& f = json["findings"][0];
  EXPECT_EQ(f["start"], 6);
  EXPECT_EQ(f["end"], 12);
  EXPECT_EQ(f["text"], "дураки");
  EXPECT_EQ(f["category"], "insult");
  EXPECT_EQ(f["grade"], "caution");
  EXPECT_EQ(f["norm"], "N-1");
  EXPECT_EQ(json["level"], "caution");
  EXPECT_EQ(nlohmann::json::parse(text(program.post(R"({"text": ""})")))["level"], "clean");
}

TEST(DraftApi, RefusesWhatItCannotReadWithItsCure) {
  const Program program;
  for (const char* body : {"", "[]", "{", "{}", R"({"lang":"kk"})", R"({"text":1})", R"({"text":"a","lang":"fr"})",
                           R"({"text":"a","batch":[]})", "{\"text\":\"\xff\"}", R"({"text":"\ud800"})"}) {
    const Response r = program.post(body);
    EXPECT_EQ(r.status, 400) << body;
    const auto answer = nlohmann::json::parse(text(r));
    for (const auto& error : answer["errors"]) {
      EXPECT_FALSE(error["what"].get<std::string>().starts_with('[')) << error;
      EXPECT_FALSE(error["cure"].get<std::string>().starts_with('[')) << error;
    }
  }
  EXPECT_EQ(program.post(R"({"text":"a"})", "text/plain").status, 415);
  EXPECT_EQ(program.post("{\"text\":\"" + std::string(draft_letters + 1, 'a') + "\"}").status, 413);
  EXPECT_EQ(program.post("{\"text\":\"a\"" + std::string(300'000, ' ') + "}").status, 413);
  EXPECT_EQ(program.post(std::string(200'000, '[')).status, 400);
  EXPECT_EQ(Program("tests/packs/mini").post(R"({"text":"a"})").status, 404);
}

}  // namespace
}  // namespace adep::web
