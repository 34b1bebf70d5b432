// SPDX-License-Identifier: AGPL-3.0-or-later
// The question box, as a browser without scripts uses it.
#include <filesystem>

#include "base/text.h"
#include "web/asked.h"
#include "web/json.h"
#include "web/test_house.h"

namespace adep::web {
namespace {

// One desk over the real pack for all that ask it.
const House& kz() {
  static const House house("packs/kz", true);
  return house;
}

std::string ask(const std::string& lang, const std::string& question, Pairs more = {}) {
  more.insert(more.begin(), {"q", question});
  const Response r = kz().post("/" + lang + "/ask", more);
  EXPECT_EQ(r.status, 200) << question;
  return text(r);
}

// The part of a page between two marks.
std::string between(const std::string& page, const std::string& from, const std::string& to) {
  const std::size_t at = page.find(from);
  return at == page.npos ? "" : page.substr(at, page.find(to, at) - at);
}

TEST(Ask, TheAnswerComesFirstWithItsVerdictItsSourcesAndAWayToCheck) {
  for (const auto& [lang, question, word, item] :
       {std::tuple{"kk", "бастыкка туган кунине сыйлык беруге бола ма", "Тыйым салынған", "QA-1"},
        std::tuple{"ru", "можна ли дарить подарки началству", "Запрещено", "QA-1"},
        std::tuple{"en", "may I print my daughter's thesis", "Prohibited", "QA-1.1-1"},
        std::tuple{"kk", "qyzmettik kolikpen bala apar", "Тыйым салынған", "KZ-1.1-07"}}) {
    const std::string page = ask(lang, question);
    const std::string answer = between(page, "<section class=\"adep-verdict", "</section>");
    EXPECT_THAT(answer, HasSubstr(word)) << question;
    EXPECT_THAT(answer, HasSubstr("/" + std::string(lang) + "/guide/" + item + "\"")) << question;
    EXPECT_THAT(answer, HasSubstr("adep-cite--now")) << question;
    EXPECT_THAT(answer, HasSubstr("adep-cite--then")) << question;
    EXPECT_THAT(answer, HasSubstr("/check/")) << question;
    EXPECT_THAT(page, HasSubstr("adep-thennow__then")) << question;
    EXPECT_LT(page.find("adep-verdict"), page.find("adep-hits")) << question;
  }
}

TEST(Ask, HowItWasReadIsSaid) {
  EXPECT_THAT(ask("kk", "бастыкка туган кунине сыйлык беруге бола ма"),
              HasSubstr("<b>бастыққа туған күніне сыйлық беруге бола ма</b>"));
  EXPECT_THAT(ask("kk", "qyzmettik kolikpen bala apar"), HasSubstr("<b>қызметтік көлікпен бала апар</b>"));
  EXPECT_THAT(ask("ru", "можно ли дарить подарки начальству"), Not(HasSubstr("Мы прочитали так")));
  EXPECT_THAT(ask("ru", "можна ли дарить подарки началству"), HasSubstr("начальству</button>"));
}

TEST(Ask, WhatTheGuideDoesNotTellIsNotAnswered) {
  for (const auto& [lang, question, says, nearest] :
       {std::tuple{"kk", "ертең Астанада ауа райы қандай", "Анықтамалық бұл сұраққа жауап бермейді", "Ең жақын"},
        std::tuple{"ru", "какая завтра погода в Астане", "Справочник не отвечает", "Самое близкое"},
        std::tuple{"en", "what is the weather tomorrow", "The guide does not answer", "What came nearest"}}) {
    const std::string page = ask(lang, question);
    EXPECT_THAT(page, HasSubstr("adep-verdict--open")) << question;
    EXPECT_THAT(page, HasSubstr(says)) << question;
    EXPECT_THAT(between(page, "<section class=\"adep-verdict", "</section>"), HasSubstr("tel:")) << question;
    const std::size_t none = page.find(says), near = page.find(nearest);
    EXPECT_TRUE(near == page.npos || none < near) << question;
  }
}

TEST(Ask, WordsThatWereMetAreMarkedAndNothingElseIsMarkup) {
  const std::string page = ask("ru", "подарок <b>начальнику</b> & \"шефу\"");
  EXPECT_THAT(page, HasSubstr("<mark class=\"adep-hit\">"));
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;начальнику&lt;/b&gt; &amp; &quot;шефу&quot;"));
  EXPECT_THAT(page, Not(HasSubstr("<b>начальнику</b>")));
}

TEST(Ask, FacetsAndPagesTravelByPost) {
  const std::string all = ask("kk", "сыйлық");
  EXPECT_THAT(all, HasSubstr("name=\"go\" value=\"kind:case\""));
  EXPECT_THAT(all, HasSubstr("name=\"go\" value=\"page:2\""));
  const std::string cases = ask("kk", "сыйлық", {{"go", "kind:case"}});
  EXPECT_THAT(between(cases, "<ul class=\"adep-hits", "</section>"), HasSubstr("/guide/CASE-"));
  EXPECT_THAT(between(cases, "<ul class=\"adep-hits", "</section>"), Not(HasSubstr("/guide/KZ-")));
  EXPECT_THAT(cases, HasSubstr("name=\"kind\" value=\"case\""));
  const std::string second = ask("kk", "сыйлық", {{"go", "page:2"}});
  EXPECT_THAT(second, HasSubstr("name=\"go\" value=\"page:1\""));
  EXPECT_EQ(second.find("id=\"a1\""), second.npos) << "the answer stands on the first page alone";
  // A page that is not there is the last one; a facet that is not there is none.
  EXPECT_EQ(ask("kk", "сыйлық", {{"page", "999"}}).find("page:1000"), std::string::npos);
  EXPECT_THAT(ask("kk", "сыйлық", {{"kind", "poem"}}), HasSubstr("adep-hits"));
}

TEST(Ask, WhatIsNotAnsweredCanBeLookedThroughToo) {
  for (const auto& [lang, word] : {std::pair{"ru", "подарок"}, std::pair{"ru", "подарки"}, std::pair{"en", "gift"},
                                   std::pair{"ru", "декларация"}, std::pair{"kk", "сыйлық"}}) {
    const std::string page = ask(lang, word);
    EXPECT_THAT(page, HasSubstr("name=\"go\" value=\"kind:case\"")) << word;
    if (word != std::string("декларация")) {  // which stands in few items
      EXPECT_THAT(page, HasSubstr("name=\"go\" value=\"page:2\"")) << word;
      EXPECT_THAT(ask(lang, word, {{"go", "page:2"}}), HasSubstr("name=\"go\" value=\"page:1\"")) << word;
    }
    EXPECT_THAT(between(ask(lang, word, {{"go", "kind:case"}}), "<ul class=\"adep-hits", "</section>"),
                HasSubstr("/guide/CASE-"))
        << word;
  }
  // A whole question that is not answered shows few at a time.
  const std::string far =
      between(ask("en", "what is the weather like in the mountains tomorrow"), "<ul class=\"adep-hits", "</section>");
  std::size_t shown = 0;
  for (std::size_t at = far.find("<h3>"); at != far.npos; at = far.find("<h3>", at + 1)) ++shown;
  EXPECT_LE(shown, 5u);
}

TEST(Ask, EveryHitHasItsSourcesAndAWayToCheckWhereThereIsOne) {
  const std::string hits =
      between(ask("ru", "можно ли дарить подарки начальству"), "<ul class=\"adep-hits", "</section>");
  const auto count = [&](const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = hits.find(what); at != hits.npos; at = hits.find(what, at + 1)) ++n;
    return n;
  };
  EXPECT_GE(count("<h3>"), 3u);
  EXPECT_EQ(count("<ul class=\"adep-cites\">"), count("<h3>"));
  EXPECT_GE(count("adep-cite--now") + count("adep-cite--then"), count("<h3>"));
  EXPECT_LE(count("adep-cite--now"), count("<h3>"));
  EXPECT_THAT(hits, HasSubstr("href=\"/ru/check/presents-for-boss\""));
}

TEST(Ask, JsonNamesTheTopicThatThePageLeadsTo) {
  const std::string question = "можно ли дарить подарки начальству";
  const guide::Reply reply = kz().desks.of(*kz().current)->desk->ask(question, Lang::ru, 3);
  EXPECT_THAT(reply_json(*kz().current, question, reply), HasSubstr("\"topics\":[\"presents-for-boss\""));
}

TEST(Ask, JsonIsOneLineForAnyReader) {
  for (const char* separator : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
    const guide::Reply none;
    const std::string json = reply_json(*kz().current, std::string("gift") + separator + "box", none);
    EXPECT_EQ(json.find(separator), json.npos);
    EXPECT_THAT(json, testing::ContainsRegex("gift.u[02]0[28][589]box"));
  }
}

TEST(Ask, ALineOfABatchIsALanguageATabAndAQuestion) {
  EXPECT_EQ(read_batch_line("kk\tсыйлық\r", {}).question, "сыйлық");
  EXPECT_EQ(read_batch_line("en\tgift\tbox", Lang::kk).lang, Lang::en);
  for (const char* whole : {"", "kk", "kk сыйлық", "a gift\tbox"}) {
    EXPECT_EQ(read_batch_line(whole, Lang::ru).question, whole);
    EXPECT_EQ(read_batch_line(whole, Lang::ru).lang, Lang::ru);
  }
  EXPECT_EQ(read_batch_line("de\tGeschenk", {}).question, "Geschenk");
  EXPECT_FALSE(read_batch_line("de\tGeschenk", {}).lang);
}

TEST(Ask, TheQuestionIsInNoAddressAndTheLanguageTakesItAlong) {
  const Response r = kz().post("/kk/ask", {{"q", "сыйлық"}});
  EXPECT_EQ(*r.header("Cache-Control"), "private, no-cache");
  const std::string page = text(r);
  EXPECT_FALSE(std::regex_search(page, std::regex(R"re((href|action)="[^"]*(сыйлық|%D1))re")));
  EXPECT_THAT(page, HasSubstr("formaction=\"/ru/ask\""));
  EXPECT_THAT(page, HasSubstr("<input type=\"hidden\" name=\"q\" value=\"сыйлық\">"));
}

TEST(Ask, TheBoxByItself) {
  for (const std::string lang : {"kk", "ru", "en"}) {
    const Response r = kz().get("/" + lang + "/ask");
    EXPECT_EQ(r.status, 200);
    EXPECT_THAT(text(r), HasSubstr("id=\"q\" name=\"q\""));
    // A question in the address is not looked at, and the page is the same for everybody.
    EXPECT_EQ(text(kz().get("/" + lang + "/ask?q=gift")), text(r));
    // An example of the home page is a button of its form.
    const std::string home = text(kz().get("/" + lang + "/"));
    std::smatch example;
    ASSERT_TRUE(std::regex_search(home, example, std::regex(R"re(name="example" value="([^"]+)")re")));
    const std::string answer = text(kz().post("/" + lang + "/ask", {{"q", ""}, {"example", example[1]}}));
    EXPECT_THAT(answer, HasSubstr("value=\"" + std::string(example[1]) + "\""));
    EXPECT_THAT(answer, HasSubstr("id=\"a1\""));
  }
}

TEST(Ask, WhatCannotBeReadIsToldAndKept) {
  const auto refused = [](const std::string& question, const std::string& says) {
    const Response r = kz().post("/en/ask", {{"q", question}});
    EXPECT_EQ(r.status, 422) << question;
    EXPECT_THAT(text(r), HasSubstr("<title>Error: ")) << question;
    EXPECT_THAT(text(r), HasSubstr(says)) << question;
    return text(r);
  };
  refused("", "Write your question");
  refused(" \t\n", "Write your question");
  EXPECT_THAT(refused("?! …", "There are no words here"), HasSubstr("value=\"?! …\""));
}

TEST(Ask, ALongQuestionIsReadAsFarAsItGoes) {
  std::string question = "may I accept a gift from a subordinate";
  while (question.size() < 700) question += " please tell me";
  const std::string page = ask("en", question);
  EXPECT_THAT(page, HasSubstr("The first 500 were read"));
  EXPECT_THAT(page, HasSubstr("value=\"" + question + "\""));
  EXPECT_THAT(page, HasSubstr("“" + std::string(shortened(std::string_view(question).substr(500), 60))));
}

TEST(Ask, UnseenCharactersAreLeftOut) {
  const std::string page = ask("en",
                               "gi\x01"
                               "ft from\tmy \xE2\x80\xAE"
                               "boss");
  EXPECT_THAT(page, HasSubstr("value=\"gift from my boss\""));
  EXPECT_THAT(page, HasSubstr("do not show on the screen"));
  EXPECT_THAT(ask("en", "gift from\tmy boss"), Not(HasSubstr("do not show on the screen")));
}

TEST(Ask, WhatTheQuestionToldIsFilledInAndNothingOnDoubt) {
  const std::string page = ask("ru", "Можно ли возить ребёнка на служебной машине?");
  const std::string form = between(page, "<form id=\"check\"", "</form>");
  EXPECT_THAT(form, HasSubstr("action=\"/ru/check/state-property\""));
  EXPECT_THAT(form, HasSubstr("name=\"a.what\" value=\"car\""));
  EXPECT_THAT(form, HasSubstr("name=\"a.purpose\" value=\"private\""));
  const Response interview = kz().post("/ru/check/state-property", {{"a.what", "car"}, {"a.purpose", "private"}});
  EXPECT_THAT(text(interview), HasSubstr("value=\"change:what\""));
  const std::string doubt = ask("ru", "Коллега возит ребёнка на служебной машине");
  EXPECT_THAT(doubt, Not(HasSubstr("<form id=\"check\"")));
  EXPECT_THAT(doubt, HasSubstr("href=\"/ru/check/state-property\" class=\"govuk-button\""));
}

TEST(Words, AreShownWithLanguageKeyMeaningAndWhatTheyFound) {
  const std::string page = text(kz().post("/kk/words", {{"q", "бастыкка подарок qyzmettik kolik"}}));
  for (const char* there : {"<h3>бастыкка</h3>", "<h3>подарок</h3>", "<h3>qyzmettik</h3>", "қызметтік",
                            "подарок (орысша)", "adep-weights", "formaction=\"/kk/ask\""})
    EXPECT_THAT(page, HasSubstr(there));
  EXPECT_EQ(text(kz().get("/kk/words")).find("adep-weights"), std::string::npos);
  EXPECT_EQ(kz().post("/kk/words", {{"q", " "}}).status, 422);
  // A word for every letter: only the first ones are explained.
  std::string many;
  for (int i = 0; i < 60; ++i) many += "сөз" + std::to_string(i) + " ";
  EXPECT_THAT(text(kz().post("/kk/words", {{"q", many}})), HasSubstr("Алғашқы 16 сөз"));
  EXPECT_THAT(text(kz().post("/en/words", {{"q", "<script>gift"}})), HasSubstr("<h3>script</h3>"));
}

TEST(Ask, WithoutADeskThePageSaysSo) {
  const House house;
  const Response r = house.post("/en/ask", {{"q", "gift"}});
  EXPECT_EQ(r.status, 503);
  EXPECT_THAT(text(r), HasSubstr("Search is not working"));
  EXPECT_THAT(text(r), HasSubstr("value=\"gift\""));
}

TEST(Desks, EachEditionHasItsOwnAndTheLastTwoStay) {
  std::vector<std::string> notes;
  Desks desks({.stems = test_stems(), .cache = "/proc/nowhere", .note = [&](std::string_view key, const Words&) {
                 notes.emplace_back(key);
               }});
  const auto first = edition("tests/packs/mini"), second = edition("tests/packs/good"),
             third = edition("tests/packs/worked-example");
  EXPECT_FALSE(desks.of(*first));
  desks.open(first);  // no cache can be written there: it works all the same
  const auto held = desks.of(*first);
  ASSERT_TRUE(held);
  desks.open(second);
  desks.open(third);
  EXPECT_FALSE(desks.of(*first));
  ASSERT_TRUE(desks.of(*second));
  const pack::Item* answer = held->desk->ask("торт", Lang::ru, 3).answers.front().item;
  EXPECT_EQ(answer, first->pack().item(answer->id));  // of its own edition, which it keeps
  EXPECT_TRUE(notes.empty());
}

TEST(Desks, MissingDictionariesAreToldOnce) {
  std::vector<std::string> notes;
  const language::Stems none("/nowhere");
  Desks desks({.stems = none, .cache = {}, .note = [&](std::string_view key, const Words& words) {
                 notes.push_back(std::string(key) + " " + words.at("package"));
               }});
  desks.open(edition("tests/packs/mini"));
  desks.open(edition("tests/packs/good"));
  EXPECT_EQ(notes, (std::vector<std::string>{"desks.no_words hunspell-kk", "desks.no_words hunspell-ru"}));
}

}  // namespace
}  // namespace adep::web
