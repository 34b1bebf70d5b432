// SPDX-License-Identifier: AGPL-3.0-or-later
// The desk on a small pack: what is answered, what is not, and that nothing which is typed can upset it.
// How good the answers of the real pack are, tests/ask measures.
#include "guide/ask.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "base/text.h"

namespace adep::guide {
namespace {

using testing::Contains;
using testing::ElementsAre;

const language::Stems& stems() {
  static const language::Stems s;
  return s;
}

const pack::Pack& good() {
  static const pack::Pack p = [] {
    Faults faults;
    auto pack = pack::read(*read_folder("tests/packs/good", ".yaml"), faults);
    if (!pack) throw std::runtime_error("tests/packs/good is refused: " + faults[0].key);
    return std::move(*pack);
  }();
  return p;
}

const Desk& desk() {
  static const auto d = Desk::open(good(), stems(), {}).value();
  return *d;
}

std::vector<std::string> ids(const Reply& reply) {
  std::vector<std::string> out;
  for (const Answer& a : reply.answers) out.push_back(a.item->id);
  return out;
}

TEST(Ask, TheItemComesFirstInWhicheverLanguageItIsAsked) {
  EXPECT_EQ(ids(desk().ask("Сыйлықты қайда тапсырамын?", Lang::kk, 3)).at(0), "N-2");
  EXPECT_EQ(ids(desk().ask("syilyqty qaida tapsyramyn", std::nullopt, 3)).at(0), "N-2");
  EXPECT_EQ(ids(desk().ask("куда сдать подарок", std::nullopt, 3)).at(0), "N-2");
  EXPECT_EQ(ids(desk().ask("where do I hand over a gift", std::nullopt, 3)).at(0), "N-2");
}

TEST(Ask, TheLanguageIsTheAskersOrThatOfWhatWasFound) {
  EXPECT_EQ(desk().ask("куда сдать подарок", std::nullopt, 3).lang, Lang::ru);
  EXPECT_EQ(desk().ask("куда сдать подарок", Lang::en, 3).lang, Lang::en);
}

TEST(Ask, WhatWasReadOtherwiseThanTypedIsSaid) {
  EXPECT_EQ(desk().ask("bastyqqa", std::nullopt, 3).read_as, "бастыққа");
  EXPECT_EQ(desk().ask("сыйлық", std::nullopt, 3).read_as, "");
}

TEST(Ask, NothingFoundIsNoAnswer) {
  for (const char* question : {"", "   ", "???", "\xF0\x9F\x8E\x81", "zzzzqqqq", "12345"}) {
    const Reply reply = desk().ask(question, std::nullopt, 5);
    EXPECT_FALSE(reply.answered) << question;
  }
}

TEST(Ask, NoMoreAnswersThanWanted) {
  EXPECT_EQ(desk().ask("сыйлық", Lang::kk, 1).answers.size(), 1u);
  EXPECT_TRUE(desk().ask("сыйлық", Lang::kk, 0).answers.empty());
  EXPECT_LE(desk().ask("сыйлық", Lang::kk, 50).answers.size(), good().items.size());
}

TEST(Ask, TheSameQuestionHasTheSameAnswerInEveryThread) {
  const std::vector<std::string> asked{"сыйлық алсам бола ма", "можно взять цветы", "may I take a cake",
                                       "ертең жаңбыр жауа ма"};
  std::vector<std::vector<std::string>> expected;
  std::vector<double> certain;
  for (const std::string& q : asked) {
    expected.push_back(ids(desk().ask(q, std::nullopt, 5)));
    certain.push_back(desk().ask(q, std::nullopt, 5).certainty.least());
  }
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      for (std::size_t i = 0; i < 40; ++i) {
        const Reply reply = desk().ask(asked[i % asked.size()], std::nullopt, 5);
        wrong += ids(reply) != expected[i % asked.size()] || reply.certainty.least() != certain[i % asked.size()];
      }
    });
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(wrong, 0);
}

TEST(Ask, LongAndHostileQuestionsAreAnsweredQuickly) {
  std::string many, letters, broken, marks;
  for (int i = 0; i < 2000; ++i) many += "сыйлық podarok gift ";
  for (int i = 0; i < 10'000; ++i) letters += "ы";
  for (int i = 0; i < 5000; ++i) broken += static_cast<char>(0x80 + i % 128);
  for (int i = 0; i < 5000; ++i) marks += "\"*%_<>&';--\x01\x1b\0"[i % 12];
  std::string latin(10'000, 'y');
  for (const std::string& question : {many, letters, broken, marks, latin, std::string(1 << 20, 'x')}) {
    const auto begin = std::chrono::steady_clock::now();
    const Reply reply = desk().ask(question, std::nullopt, 5);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
    for (const search::QueryWord& w : reply.words) EXPECT_TRUE(valid_utf8(w.typed.text));
  }
}

RC_GTEST_PROP(Ask, AnyBytesAreAQuestion, (const std::string& bytes)) {
  const Reply reply = desk().ask(bytes, std::nullopt, 3);
  RC_ASSERT(reply.answers.size() <= 3);
  RC_ASSERT(reply.certainty.least() >= 0 && reply.certainty.least() <= 1);
  RC_ASSERT(valid_utf8(reply.read_as));
}

TEST(Passages, AreEachPhrasingTitleAndOpenPointOfEachLanguage) {
  const auto list = passages(good());
  EXPECT_EQ(list.size(), passages(good()).size());
  std::map<Part, int> count;
  for (const Passage& p : list) {
    ++count[p.part];
    EXPECT_FALSE(p.text.empty());
    EXPECT_EQ(p.part == Part::open, p.open != nullptr);
    EXPECT_EQ(p.part == Part::beyond, p.item == nullptr);
  }
  EXPECT_EQ(count[Part::title], 18);
  EXPECT_EQ(count[Part::whole], 18);
  EXPECT_EQ(count[Part::phrasing], 18);
  EXPECT_EQ(count[Part::question], 6);
  EXPECT_EQ(count[Part::open], 18);
  EXPECT_EQ(count[Part::beyond], 3);
}

TEST(Notions, AreFoundInTextsHoweverTheyAreSaid) {
  const Notions notions(good(), stems());
  language::Keys keys(stems());
  EXPECT_THAT(notions.in(keys, Lang::en, "A present for you"), ElementsAre("Cgift"));
  EXPECT_THAT(notions.in(keys, Lang::ru, "подарками и презентами"), ElementsAre("Cgift"));
  EXPECT_THAT(notions.in(keys, Lang::kk, "Сыйлықты алдым"), Contains("Cgift"));
  EXPECT_TRUE(notions.in(keys, Lang::en, "").empty());
}

TEST(Certainty, MoreOfTheSameMakesItNoLess) {
  Signals s{.asked = 20,
            .met = 15,
            .rare_met = 0.7,
            .like_answer = 0.6,
            .like_open = 0.2,
            .like_beyond = 0.1,
            .best = 40,
            .best_open = 5,
            .kin = 2};
  const Certainty before = certainty(s);
  for (const double v : {before.about_the_guide, before.settled}) EXPECT_TRUE(v >= 0 && v <= 1);
  Signals closer = s, unsettled = s, beyond = s, elsewhere = s;
  closer.like_answer = 0.9;
  unsettled.like_open = 0.9;
  beyond.like_beyond = 0.9;
  elsewhere.like_elsewhere = 0.9;
  EXPECT_GE(certainty(closer).least(), before.least());
  EXPECT_LT(certainty(unsettled).settled, before.settled);
  EXPECT_LT(certainty(beyond).least(), before.least());
  EXPECT_LT(certainty(elsewhere).about_the_guide, before.about_the_guide);
  EXPECT_EQ(certainty({}).least(), 0);
}

}  // namespace
}  // namespace adep::guide
