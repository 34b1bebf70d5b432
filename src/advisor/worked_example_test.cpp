// SPDX-License-Identifier: AGPL-3.0-or-later
// The worked example of the format (tests/packs/worked-example): nine rules, seven tests, written before
// the engine was.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advisor/advice.h"
#include "advisor/edition.h"

namespace adep::advisor {
namespace {

using testing::ElementsAre;

class WorkedExample : public testing::Test {
 protected:
  static std::shared_ptr<const Edition> open() {
    Faults faults;
    auto edition = Edition::open(*read_folder("tests/packs/worked-example", ".yaml"), faults);
    for (const Fault& f : faults)
      if (f.grade == Fault::Grade::error)
        ADD_FAILURE() << f.file << ":" << f.line << " " << f.key << " " << testing::PrintToString(f.words);
    return edition;
  }

  Advice advice(const std::string& facts) const {
    Faults faults;
    const pack::Answers answers = pack::read_answers(topic, yaml::parse("facts", facts, faults), "facts", faults);
    EXPECT_TRUE(faults.empty()) << faults[0].key;
    return advise(edition->pack(), topic, edition->program(topic), answers);
  }
  std::vector<std::string> ids(const Advice& a, Certainty certainty) const {
    std::vector<std::string> out;
    for (const FindingOut& f : a.findings)
      if (f.certainty == certainty) out.push_back(topic.rules[static_cast<std::size_t>(f.rule)].id);
    std::ranges::sort(out);
    return out;
  }

  const std::shared_ptr<const Edition> edition = open();
  const pack::Topic& topic = edition->pack().topics.at(0);
};

TEST_F(WorkedExample, LoadsWithItsNineRulesAndSevenTests) {
  EXPECT_EQ(topic.rules.size(), 9u);
  EXPECT_EQ(topic.tests.size(), 7u);
}

TEST_F(WorkedExample, TwiceTheIndexIsTheLine) {
  const std::string act =
      "{received_on: 2026-09-01, learned_on: 2026-09-01, official_reward: false, giver: other, how: knowingly, "
      "for_act: true, first_time: true, "
      "agreed_before: false, lawful_act: true, wants_to_buy: false, value_kzt: ";
  EXPECT_THAT(ids(advice(act + "8650}"), Certainty::certain),
              ElementsAre("gift-for-powers", "hand-over-calendar", "liability-minor"));
  EXPECT_THAT(ids(advice(act + "8651}"), Certainty::certain),
              ElementsAre("gift-for-powers", "hand-over-calendar", "liability-criminal"));
  // The way over the line is said: from 8,651 tenge on, the other liability.
  const Advice a = advice(act + "8650}");
  const auto above = std::ranges::find(a.changes, topic.fact("value_kzt"), &Change::fact);
  ASSERT_NE(above, a.changes.end());
  EXPECT_EQ(above->reach, Change::Reach::at_least);
  EXPECT_EQ(above->to.number, 8651);
  EXPECT_THAT(above->come, ElementsAre(topic.rule("liability-criminal")));
  EXPECT_THAT(above->gone, ElementsAre(topic.rule("liability-minor")));
}

TEST_F(WorkedExample, LiabilityIsCertainThoughItsKindIsNot) {
  const Advice a = advice(
      "{received_on: 2026-09-01, official_reward: false, giver: subordinate, how: knowingly, for_act: false, "
      "wants_to_buy: false}");
  EXPECT_THAT(ids(a, Certainty::open), ElementsAre("liability-criminal", "liability-minor"));
  EXPECT_THAT(a.certain_about, testing::Contains("liability"));
  EXPECT_EQ(a.verdict.kind, VerdictKind::prohibited);
}

TEST_F(WorkedExample, TheIndexOfAYearNotInThePackLeavesTheKindOpen) {
  const Advice a = advice(
      "{received_on: 2027-02-01, official_reward: false, giver: subordinate, how: knowingly, for_act: false, "
      "value_kzt: 100, first_time: true, "
      "agreed_before: false, lawful_act: true, wants_to_buy: false}");
  EXPECT_THAT(ids(a, Certainty::open), ElementsAre("liability-criminal", "liability-minor"));
}

TEST_F(WorkedExample, WithoutTheDayOnlyWhatEveryVersionSaysIsCertain) {
  const Advice a = advice("{official_reward: false, giver: subordinate, how: knowingly, for_act: false}");
  EXPECT_THAT(ids(a, Certainty::certain), ElementsAre("gift-from-below", "hand-over-calendar"));
  EXPECT_FALSE(a.judged_on);
}

}  // namespace
}  // namespace adep::advisor
