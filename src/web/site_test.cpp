// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages driven as a browser without scripts drives them: through the router, form after form.
#include <filesystem>
#include <fstream>
#include <regex>

#include "web/terms.h"
#include "web/test_house.h"
#include "web/visit.h"

namespace adep::web {
namespace {

// The hidden and typed fields of the form with the next button, or of the form "answers".
Pairs fields_of(const std::string& page, bool answers) {
  const std::string mark = answers ? "<form id=\"answers\"" : "<form action=";
  const std::size_t from = page.find(mark);
  EXPECT_NE(from, page.npos);
  const std::string form = page.substr(from, page.find("</form>", from) - from);
  Pairs out;
  const std::regex hidden(R"re(<input type="hidden" name="([^"]*)" value="([^"]*)">)re");
  for (std::sregex_iterator it(form.begin(), form.end(), hidden), end; it != end; ++it)
    out.emplace_back((*it)[1], (*it)[2]);
  return out;
}
std::string question_of(const std::string& page) {
  const std::string mark = "name=\"q\" value=\"";
  const std::size_t at = page.find(mark);
  return at == page.npos ? "" : page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
}

Pairs typed(const std::string& fact) {
  if (fact == "received_on" || fact == "learned_on") return {{"v-day", "20"}, {"v-month", "11"}, {"v-year", "2026"}};
  if (fact == "giver") return {{"v", "subordinate"}};
  if (fact == "value_kzt") return {{"v", "6 000 тг"}};
  return {{"v", "no"}};
}

Pairs joined(Pairs a, const Pairs& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// Answers question after question; `skip` is told as "refused".
std::string walk(const House& house, const std::string& lang, std::vector<std::string>& asked,
                 const std::string& skip = "") {
  std::string page = text(house.get("/" + lang + "/check/gift"));
  for (int n = 0; n < 12; ++n) {
    const std::string q = question_of(page);
    if (q.empty()) break;
    asked.push_back(q);
    const Pairs answer = q != skip                       ? typed(q)
                         : q == "giver" || q == "agreed" ? Pairs{{"v", "refused"}}
                                                         : Pairs{{"v-refused", "1"}};
    page =
        text(house.post("/" + lang + "/check/gift", joined(joined(fields_of(page, false), answer), {{"go", "next"}})));
  }
  return page;
}

TEST(Pages, StandInThreeLanguages) {
  for (const std::string folder : {"tests/packs/mini", "packs/kz"}) {
    const House house(folder);
    std::vector<std::string> paths{
        "/",      "/guide",    "/guide?changed=1", "/guide?kind=case", "/guide?kind=nonsense",
        "/check", "/contacts", "/sources",         "/accessibility",   "/data",
        "/for",   "/numbers",  "/glossary"};
    for (const pack::Item& item : house.current->pack().items) paths.push_back("/guide/" + item.id);
    for (const pack::Topic& topic : house.current->pack().topics) paths.push_back("/check/" + topic.id);
    for (const pack::Page& page : house.current->pack().pages) paths.push_back("/read/" + page.id);
    for (const pack::Actor& actor : house.current->pack().actors) paths.push_back("/for/" + actor.id);
    for (const pack::Section& section : house.current->pack().sections) paths.push_back("/section/" + section.id);
    for (Lang lang : all_langs)
      for (const std::string& path : paths) {
        const Response r = house.get("/" + std::string(code(lang)) + path);
        EXPECT_EQ(r.status, 200) << path;
        EXPECT_THAT(text(r), HasSubstr("<html lang=\"" + std::string(code(lang)) + "\"")) << path;
        EXPECT_THAT(text(r), HasSubstr("<h1")) << path;
      }
  }
}

TEST(Pages, EveryLinkOfAPageLeadsSomewhere) {
  const House house;
  const std::regex link(R"re(href="(/[^"#]*))re");
  for (const std::string start :
       {"/kk/", "/ru/guide", "/en/guide/M-1", "/kk/guide/CASE-1", "/kk/check", "/en/contacts"}) {
    const std::string page = text(house.get(start));
    for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it)
      EXPECT_EQ(house.get((*it)[1]).status, 200) << start << " → " << (*it)[1];
  }
}

TEST(Pages, TheDoorChoosesALanguage) {
  const House house;
  EXPECT_EQ(*house.get("/").header("Location"), "/kk/");
  EXPECT_EQ(*house.get("/", {{"accept-language", "ru-RU,ru;q=0.9,en;q=0.8"}}).header("Location"), "/ru/");
  EXPECT_EQ(*house.get("/", {{"accept-language", "de, en;q=0.3, kk;q=0.2"}}).header("Location"), "/en/");
  EXPECT_EQ(preferred_language("fr, *;q=0.1"), Lang::kk);
}

TEST(Pages, AreSentOnceWhileNothingChanges) {
  const House house;
  const Response first = house.get("/kk/guide");
  ASSERT_TRUE(first.header("ETag"));
  EXPECT_EQ(house.get("/kk/guide", {{"if-none-match", *first.header("ETag")}}).status, 304);
  EXPECT_EQ(*house.get("/static/theme.css").header("Content-Type"), "text/css; charset=utf-8");
}

TEST(Pages, HaveAnIconWhicheverWayItIsAskedFor) {
  const House house;
  const std::string page = text(house.get("/kk/"));
  EXPECT_THAT(page, testing::HasSubstr("<link rel=\"icon\" type=\"image/svg+xml\" href=\"/static/icon.svg?"));
  for (const char* address : {"/static/icon.svg", "/favicon.ico"}) {
    const Response icon = house.get(address);
    EXPECT_EQ(icon.status, 200) << address;
    EXPECT_EQ(*icon.header("Content-Type"), "image/svg+xml") << address;
    EXPECT_EQ(text(icon), "<svg/>") << address;
  }
}

TEST(Pages, NoQueryPutsAnotherPageInTheirPlace) {
  const House house, fresh;
  for (const char* odd : {"/en/guide?kind=%26changed", "/en/guide?kind=poem", "/en/guide?kind=norm%26changed"})
    EXPECT_EQ(text(house.get(odd)), text(fresh.get("/en/guide"))) << odd;
  for (const char* page : {"/en/guide?changed=1", "/en/guide?kind=norm&changed=1", "/en/guide?kind=norm", "/en/guide"})
    EXPECT_EQ(text(house.get(page)), text(House().get(page))) << page;
}

TEST(Pages, WhatIsNotThereIsToldInTheReadersLanguage) {
  const House house;
  EXPECT_TRUE(house.get("/kk/guide/M-99").bare());
  EXPECT_TRUE(house.get("/kk/check/nothing").bare());
  EXPECT_THAT(text(house.site.error_page(404, {.path = "/ru/nothing"})), HasSubstr("Такой страницы нет"));
  EXPECT_THAT(text(house.site.error_page(501, {.path = "/en/"})), Not(HasSubstr("on our side")));
  EXPECT_THAT(text(house.site.error_page(431, {})), HasSubstr("<html lang=\"kk\""));
  for (int status : {400, 403, 404, 405, 408, 413, 414, 415, 429, 431, 500, 501, 503, 505})
    EXPECT_EQ(house.site.error_page(status, {}).status, status);
}

TEST(Pages, AForeignWordInThePackIsEscaped) { EXPECT_THAT(text(House().get("/en/sources")), HasSubstr("1 &lt;a&gt;")); }

TEST(Interview, FromTheFirstQuestionToTheFindings) {
  const House house;
  for (const std::string lang : {"kk", "ru", "en"}) {
    std::vector<std::string> asked;
    const std::string page = walk(house, lang, asked);
    EXPECT_GE(asked.size(), 3u);
    EXPECT_THAT(page, HasSubstr("adep-verdict--prohibited"));
    EXPECT_THAT(page, HasSubstr("adep-verdict--conflict"));
    EXPECT_THAT(page, HasSubstr("adep-days"));
    EXPECT_THAT(page, HasSubstr(house.current->hash()));
    EXPECT_THAT(page, HasSubstr("/" + lang + "/check/gift/sheet"));
  }
}

TEST(Interview, NotToldIsNeverAllowed) {
  const House house;
  for (const std::string skip : {"giver", "value_kzt", "agreed", "received_on", "learned_on"}) {
    std::vector<std::string> asked;
    const std::string page = walk(house, "en", asked, skip);
    EXPECT_TRUE(question_of(page).empty()) << skip;
    EXPECT_THAT(page, Not(HasSubstr("adep-verdict--allowed"))) << skip;
  }
}

// Any way through the real pack ends in findings, with every name of the templates defined on the way.
TEST(Interview, AnyWayThroughTheRealPackEnds) {
  const House house("packs/kz");
  unsigned state = 1;
  const auto one_of = [&](unsigned n) { return (state = state * 1103515245u + 12345u) / 65536u % n; };
  for (const pack::Topic& topic : house.current->pack().topics)
    for (int turn = 0; turn < 8; ++turn) {
      const std::string lang(code(all_langs[one_of(3)])), path = "/" + lang + "/check/" + topic.id;
      std::string page = text(house.get(path));
      std::size_t asked = 0;
      for (std::string q; !(q = question_of(page)).empty(); ++asked) {
        ASSERT_LE(asked, topic.facts.size()) << path;
        const pack::Fact& fact = topic.facts[static_cast<std::size_t>(topic.fact(q))];
        const bool choice = fact.type == pack::FactType::yes_no || fact.type == pack::FactType::choice;
        Pairs answer{{choice ? "v" : one_of(2) ? "v-unknown" : "v-refused", one_of(2) ? "unknown" : "refused"}};
        if (one_of(6) != 0) {
          if (fact.type == pack::FactType::yes_no) answer = {{"v", one_of(2) ? "yes" : "no"}};
          if (fact.type == pack::FactType::choice)
            answer = {{"v", fact.of[one_of(static_cast<unsigned>(fact.of.size()))].id}};
          if (fact.type == pack::FactType::date)
            answer = {{"v-day", std::to_string(20 + one_of(8))},
                      {"v-month", "12"},
                      {"v-year", std::to_string(2014 + one_of(13))}};
          if (fact.type == pack::FactType::money || fact.type == pack::FactType::number)
            answer = {{"v", std::to_string(one_of(30000))}};
        }
        Response r = house.post(path, joined(fields_of(page, false), answer));
        if (r.status == 422) r = house.post(path, joined(fields_of(page, false), {{"v-unknown", "1"}}));
        ASSERT_EQ(r.status, 200) << path << " " << q;
        page = text(r);
      }
      EXPECT_THAT(page, HasSubstr("id=\"verdict\""));
      EXPECT_EQ(house.post(path + "/sheet", fields_of(page, true)).status, 200);
      const bool dated = page.find(path + "/deadlines.ics") != page.npos;
      EXPECT_EQ(house.post(path + "/deadlines.ics", fields_of(page, true)).status, dated ? 200 : 303);
    }
}

TEST(Interview, TheAddressNeverHoldsAnAnswer) {
  const House house;
  const std::string page = text(house.post("/en/check/gift", {{"q", "giver"}, {"v", "subordinate"}, {"go", "next"}}));
  EXPECT_THAT(page, HasSubstr("<form id=\"answers\" action=\"/en/check/gift\" method=\"post\">"));
  EXPECT_THAT(page, Not(HasSubstr("method=\"get\"")));
  EXPECT_FALSE(std::regex_search(page, std::regex(R"re((action|href)="[^"]*[?&]a\.)re")));
}

TEST(Interview, AMistakeKeepsWhatWasTyped) {
  const House house;
  const Response r = house.post("/en/check/gift", {{"a.giver", "subordinate"},
                                                   {"q", "received_on"},
                                                   {"v-day", "31"},
                                                   {"v-month", "11"},
                                                   {"v-year", "2026"},
                                                   {"go", "next"}});
  EXPECT_EQ(r.status, 422);
  const std::string page = text(r);
  EXPECT_THAT(page, HasSubstr("<title>Error: "));
  EXPECT_THAT(page, HasSubstr("November has 30 days"));
  EXPECT_THAT(page, HasSubstr("href=\"#v-day\""));
  EXPECT_THAT(page, HasSubstr("value=\"31\""));
  EXPECT_THAT(page, HasSubstr("name=\"a.giver\" value=\"subordinate\""));
  EXPECT_EQ(question_of(page), "received_on");
}

TEST(Interview, EveryKindOfMistakeHasItsSentence) {
  const House house;
  const auto wrong = [&](Pairs fields, const std::string& sentence) {
    fields.emplace_back("go", "next");
    const Response r = house.post("/en/check/gift", fields);
    EXPECT_EQ(r.status, 422);
    EXPECT_THAT(text(r), HasSubstr(sentence));
  };
  wrong({{"q", "giver"}}, "Choose one answer");
  wrong({{"q", "received_on"}}, "Write the day");
  wrong({{"q", "received_on"}, {"v-day", "1"}}, "Write the whole date");
  wrong({{"q", "received_on"}, {"v-day", "first"}, {"v-month", "11"}, {"v-year", "2026"}}, "as numbers");
  wrong({{"q", "received_on"}, {"v-day", "1"}, {"v-month", "13"}, {"v-year", "2026"}}, "12 months");
  wrong({{"q", "received_on"}, {"v-day", "1"}, {"v-unknown", "1"}}, "tick one box");
  wrong({{"q", "value_kzt"}, {"v", "a lot"}}, "Write the sum in tenge as a whole number");
  wrong({{"q", "value_kzt"}, {"v", "unknown"}}, "Write the sum in tenge as a whole number");
  wrong({{"a.received_on", "2026-11-20"}, {"q", "learned_on"}, {"v-day", "1"}, {"v-month", "11"}, {"v-year", "2026"}},
        "This day cannot come before");
}

TEST(Interview, BackAndChangeKeepTheOtherAnswers) {
  const House house;
  const Pairs told{{"a.giver", "subordinate"}, {"a.received_on", "2026-11-20"}, {"a.value_kzt", "6000"}};
  const std::string back = text(house.post("/kk/check/gift", joined(told, {{"q", "agreed"}, {"go", "back"}})));
  EXPECT_EQ(question_of(back), "value_kzt");
  EXPECT_THAT(back, HasSubstr("value=\"6000\""));
  const std::string change = text(house.post("/kk/check/gift", joined(told, {{"go", "change:received_on"}})));
  EXPECT_EQ(question_of(change), "received_on");
  EXPECT_THAT(change,
              HasSubstr("name=\"v-day\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" value=\"20\""));
  EXPECT_THAT(change, HasSubstr("name=\"a.value_kzt\" value=\"6000\""));
  // Another day, told in its old place.
  const std::string next = text(house.post(
      "/kk/check/gift",
      joined(told, {{"q", "received_on"}, {"v-day", "1"}, {"v-month", "12"}, {"v-year", "2026"}, {"go", "next"}})));
  const Pairs fields = fields_of(next, true);
  EXPECT_EQ(*http::find(fields, "a.received_on"), "2026-12-01");
  EXPECT_EQ(fields[1].first, "a.received_on");
}

TEST(Interview, AnotherLanguageKeepsTheAnswersAndTheQuestion) {
  const House house;
  const std::string page = text(house.post("/kk/check/gift", {{"q", "giver"}, {"v", "subordinate"}, {"go", "next"}}));
  const std::string q = question_of(page);
  EXPECT_THAT(page, HasSubstr("formaction=\"/ru/check/gift\" name=\"go\" value=\"show:" + q + "\""));
  const std::string russian = text(house.post("/ru/check/gift", joined(fields_of(page, true), {{"go", "show:" + q}})));
  EXPECT_EQ(question_of(russian), q);
  EXPECT_THAT(russian, HasSubstr("name=\"a.giver\" value=\"subordinate\""));
  EXPECT_THAT(russian, HasSubstr("<html lang=\"ru\""));
}

TEST(Interview, ANewEditionIsToldAndOldFactsAreDropped) {
  const House house;
  const std::string page = text(house.post("/en/check/gift", {{"a.giver", "subordinate"},
                                                              {"a.gone", "yes"},
                                                              {"a.value_kzt", "x"},
                                                              {"edition", "other"},
                                                              {"go", "show:agreed"}}));
  EXPECT_THAT(page, HasSubstr("The pack of norms was updated"));
  EXPECT_THAT(page, Not(HasSubstr("a.gone")));
  EXPECT_THAT(page, Not(HasSubstr("a.value_kzt")));
  EXPECT_EQ(question_of(page), "agreed");
}

TEST(Interview, WhatMayBeKeptAndWhatMayNot) {
  const House house;
  EXPECT_EQ(*house.post("/en/check/gift", {{"q", "giver"}, {"v", "subordinate"}}).header("Cache-Control"),
            "private, no-cache");
  std::vector<std::string> asked;
  const Pairs fields = fields_of(walk(house, "en", asked), true);
  EXPECT_EQ(*house.post("/en/check/gift", fields).header("Cache-Control"), "no-store");
  EXPECT_EQ(*house.post("/en/check/gift/sheet", fields).header("Cache-Control"), "no-store");
  EXPECT_EQ(house.get("/en/check/gift/sheet").status, 303);
}

TEST(Interview, AMalformedFormIsRefused) {
  const House house;
  EXPECT_EQ(house
                .router({.method = "POST",
                         .path = "/kk/check/gift",
                         .headers = {{"content-type", "application/x-www-form-urlencoded"}},
                         .body = "a=%zz"})
                .status,
            400);
  EXPECT_EQ(
      house
          .router(
              {.method = "POST", .path = "/kk/check/gift", .headers = {{"content-type", "text/plain"}}, .body = "a"})
          .status,
      415);
}

const Pairs whole{{"a.giver", "subordinate"},
                  {"a.received_on", "2026-11-20"},
                  {"a.learned_on", "2026-11-20"},
                  {"a.value_kzt", "6000"},
                  {"a.agreed", "no"}};

TEST(Sheet, LeavesSensitiveAnswersOut) {
  const House house;
  EXPECT_THAT(text(house.post("/en/check/gift", whole)), HasSubstr("Secret deal"));
  const std::string sheet = text(house.post("/en/check/gift/sheet", whole));
  const std::string seen = sheet.substr(0, sheet.find("<form id=\"answers\""));
  EXPECT_THAT(seen, Not(HasSubstr("Secret deal: ")));
  EXPECT_THAT(seen, Not(HasSubstr(">Secret deal<")));
  EXPECT_THAT(seen, HasSubstr("left out of this sheet on purpose"));
}

TEST(CalendarFile, HoldsTheDaysAndNothingElse) {
  const Response r = House().post("/en/check/gift/deadlines.ics", whole);
  EXPECT_EQ(*r.header("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_THAT(*r.header("Content-Disposition"), HasSubstr("attachment"));
  EXPECT_EQ(*r.header("Cache-Control"), "no-store");
  const std::string ics = text(r);
  EXPECT_THAT(ics, HasSubstr("DTSTART;VALUE=DATE:20261127\r\n"));
  EXPECT_THAT(ics, HasSubstr("DTSTART;VALUE=DATE:20261201\r\n"));
  EXPECT_THAT(ics, HasSubstr("SUMMARY;LANGUAGE=en:Adep: term ends (not confirmed)\r\n"));
  EXPECT_THAT(ics, HasSubstr("SUMMARY;LANGUAGE=en:Adep: term ends, counted the other way\r\n"));
  for (const char* never : {"gift", "Gift", "subordinate", "6000", "Hand"}) EXPECT_THAT(ics, Not(HasSubstr(never)));
  for (std::size_t at = 0, end; at < ics.size(); at = end + 2) {
    end = ics.find("\r\n", at);
    ASSERT_NE(end, ics.npos);
    EXPECT_LE(end - at, 75u);
  }
}

TEST(CalendarFile, WithoutADateLeadsBackToTheFirstQuestion) {
  const Response r = House().post("/en/check/gift/deadlines.ics", {{"a.giver", "friend"}});
  EXPECT_EQ(r.status, 303);
  EXPECT_EQ(*r.header("Location"), "/en/check/gift");
}

TEST(CalendarFile, FoldsWithoutCuttingALetter) {
  const std::string line =
      folded("SUMMARY:" + std::string(33, 'a') + "мерзім аяқталады, мерзім аяқталады, мерзім аяқталады");
  for (std::string_view left = line; !left.empty();) {
    const std::size_t end = left.find("\r\n");
    EXPECT_LE(end, 75u);
    EXPECT_TRUE(end > 0 && (static_cast<unsigned char>(left[left[0] == ' ' ? 1 : 0]) & 0xC0) != 0x80);
    left.remove_prefix(end + 2);
  }
}

// Every sentence that a source names by a literal exists; templates are checked when they are read.
TEST(Locales, EverySentenceNamedInTheSourcesExists) {
  const Messages messages = locales();
  const std::regex own(R"re((?:v|v_|visit)\.say\("([a-z0-9_.]*[a-z0-9_])"[,)])re"),
      any(R"re((?:speech\.say|own\.say|fail)\("((?:web|speech|date|answer)\.[a-z0-9_.]*[a-z0-9_])"[,)])re");
  int found = 0;
  for (const auto& entry : std::filesystem::directory_iterator("src/web")) {
    if (entry.path().extension() != ".cpp" || entry.path().string().ends_with("_test.cpp")) continue;
    std::ifstream file(entry.path());
    const std::string source(std::istreambuf_iterator<char>(file), {});
    for (const auto& [pattern, prefix] : {std::pair{&own, "web."}, std::pair{&any, ""}})
      for (std::sregex_iterator it(source.begin(), source.end(), *pattern), end; it != end; ++it, ++found)
        EXPECT_TRUE(messages.has(prefix + std::string((*it)[1]))) << entry.path() << ": " << (*it)[1];
  }
  EXPECT_GT(found, 60);
}

}  // namespace
// Where to find the officer is told only while the body has confirmed it within a year.
TEST(Pages, AnOldTelephoneIsNotTold) {
  House house;
  const auto with_day = [&](const std::string& day) {
    Files files = *read_folder("tests/packs/mini", ".yaml");
    std::string& body = files.at("body.yaml");
    const std::string was = "confirmed_on: 2026-11-01";
    body.replace(body.find(was), was.size(), day);
    Faults faults;
    house.current = advisor::Edition::open(files, faults);
    return text(house.get("/en/"));
  };
  EXPECT_THAT(with_day("confirmed_on: 2025-11-23"), HasSubstr("href=\"tel:"));
  for (const char* day : {"confirmed_on: 2025-11-22", ""}) {
    const std::string page = with_day(day);
    EXPECT_THAT(page, Not(HasSubstr("href=\"tel:+7")));
    EXPECT_THAT(page, HasSubstr("has not confirmed the room and telephone"));
  }
}

// AGPL-3.0, section 13: whoever uses the program over a network is offered its source.
TEST(Pages, OfferTheirOwnSource) {
  House house;
  EXPECT_THAT(text(house.get("/kk/")), HasSubstr("href=\"/static/adep-source.tar.gz\""));
  const Response archive = house.get("/static/adep-source.tar.gz");
  EXPECT_EQ(text(archive), "all of it");
  EXPECT_EQ(*archive.header("Content-Type"), "application/gzip");
}

}  // namespace adep::web
