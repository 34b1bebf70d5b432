// SPDX-License-Identifier: AGPL-3.0-or-later
// Small topics written out: what is certain though Kleene's logic leaves it open, and what is not looked into.
#include "advisor/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advisor/explain.h"

namespace adep::advisor {
namespace {

using pack::FactType;

// Facts: day (judged), later (not before day), m and n (whole numbers), p and q (yes or no). Rules r0, r1, … with
// one version each, from 2020 on.
struct Small {
  explicit Small(const std::vector<std::string>& conditions) {
    pack::Topic& topic = pack.topics.emplace_back();
    const auto fact = [&](const char* id, FactType type) {
      topic.facts.emplace_back();
      topic.facts.back().id = id;
      topic.facts.back().type = type;
    };
    fact("day", FactType::date), fact("later", FactType::date), fact("m", FactType::number),
        fact("n", FactType::number);
    fact("p", FactType::yes_no), fact("q", FactType::yes_no);
    topic.facts[1].not_before = 0;
    topic.judged_at = 0;
    topic.unknown_before = *Date::parse("2020-01-01");
    std::vector<std::string> ids;
    for (std::size_t r = 0; r < conditions.size(); ++r) ids.push_back("r" + std::to_string(r));
    const std::vector<std::string> params;
    for (std::size_t r = 0; r < conditions.size(); ++r) {
      pack::Rule& rule = topic.rules.emplace_back();
      rule.id = ids[r];
      rule.versions.emplace_back();
      rule.versions[0].from = topic.unknown_before;
      const auto when = pack::parse_condition(conditions[r], {&topic.facts, &ids, &params});
      if (!when) throw std::runtime_error(conditions[r] + ": " + when.error().key);
      rule.versions[0].when = *when;
      topic.order.push_back(static_cast<int>(r));
    }
  }

  Answers answers(const std::string& yaml) const {
    Faults faults;
    Answers out = pack::read_answers(pack.topics[0], yaml::parse("facts", yaml, faults), "facts", faults);
    if (!faults.empty()) throw std::runtime_error(faults[0].key);
    return out;
  }
  // One letter a rule: yes, no or - for open; and ! where not every completion was looked into.
  std::string states(const std::string& told, const std::vector<Group>& groups = {}) const {
    const Program program(pack, pack.topics[0]);
    const Completion all = complete(program, program.situation(answers(told)), groups);
    std::string out;
    for (Tri t : all.states) out += t == Tri::yes ? 'y' : t == Tri::no ? 'n' : '-';
    for (const Group& g : groups) out += all.always_one_of(g) ? " always" : " not always";
    return out + (all.enumerated ? "" : "!");
  }

  pack::Pack pack;
};

constexpr auto known = "{day: 2021-05-05}";

TEST(Completion, SeesWhatHoldsEitherWay) {
  EXPECT_EQ(Small({"p or not p", "p and not p", "p", "q or p"}).states(known), "yn--");
  EXPECT_EQ(Small({"m > 5", "m <= 5"}).states(known, {{0, 1}, {0}}), "-- always not always");
  EXPECT_EQ(Small({"m > 5 or m < 7", "m > 5 and m < 7", "m > 5 and m < 6"}).states(known), "y-n");
  EXPECT_EQ(Small({"m >= 0", "m < 0"}).states(known), "yn");  // a number is never below nought
  EXPECT_EQ(Small({"2 * m = 7", "2 * m = 8"}).states(known), "n-");
}

TEST(Completion, HoldsTheOrderOfDates) {
  EXPECT_EQ(Small({"days(day, later) >= 0", "days(day, later) > 3"}).states(known), "y-");
  EXPECT_EQ(Small({"later >= 2021-05-05", "later > 2021-05-05"}).states(known), "y-");
  EXPECT_EQ(Small({"day <= 2021-05-07", "day <= 2021-05-06"}).states("{later: 2021-05-07}"), "y-");
  // With neither known each stays free, but for their order and the first day of the law.
  EXPECT_EQ(Small({"days(day, later) >= 0", "later >= 2020-01-01", "later >= 2020-01-02"}).states("{}"), "yy-");
}

TEST(Completion, WalksFromOneUnknownDateToTheOther) {
  // That both hold is possible only with `later` five days after a `day` that the other rule allows.
  EXPECT_EQ(Small({"days(day, later) = 5 and day > 2021-05-05 and later < 2021-05-12",
                   "days(day, later) = 5 and day > 2021-05-05 and later < 2021-05-11"})
                .states("{}"),
            "-n");
}

TEST(Completion, CountsMonthsByTheCalendar) {
  // 31 August and six months end on the last of February, as 28, 29 and 30 August do.
  const auto later = "later <= months_after(day, 6)";
  EXPECT_EQ(Small({later}).states("{day: 2022-08-31, later: 2023-02-28}"), "y");
  EXPECT_EQ(Small({later}).states("{day: 2022-08-31, later: 2023-03-01}"), "n");
  EXPECT_EQ(Small({later}).states("{day: 2023-08-31, later: 2024-02-29}"), "y");
  EXPECT_EQ(Small({"later <= months_after(day, 6)", "later >= 2022-03-05"}).states("{day: 2022-01-05}"), "--");
  EXPECT_EQ(Small({"months_after(day, 6) >= 2023-02-28 and day < 2022-08-28"}).states("{}"), "n");
  EXPECT_EQ(Small({"months_after(day, 6) >= 2023-02-28 and day < 2022-08-29"}).states("{}"), "-");
  EXPECT_EQ(Small({"months_after(day, 6) > 2023-02-28 and day < 2022-09-01"}).states("{}"), "n");
  EXPECT_EQ(Small({"later <= months_after(day, 6)", "p or not p"}).states("{}"), "-y!");  // two unknown days
}

TEST(Completion, StepsOverStrictBoundsOnTheWay) {
  EXPECT_EQ(Small({"m - n > 5 and n > 3", "m - n > 5 and n > 3 and m < 10"}).states(known), "-n");
}

TEST(Completion, LeavesOpenWhatNoFewValuesStandFor) {
  EXPECT_EQ(Small({"m + n = 7", "p or not p"}).states(known), "-y!");
  EXPECT_EQ(Small({"2 * m - n = 1 and m > 6"}).states(known), "-!");
  EXPECT_EQ(Small({"m + n = 7"}).states("{day: 2021-05-05, n: 3}"), "-");  // one unknown: every case is seen
  EXPECT_EQ(Small({"2 * m + 2 * n = 7 and p"}).states("{day: 2021-05-05, p: false}"), "n");
}

TEST(Completion, GivesUpBeyondTwelveFacts) {
  std::string all = "p";
  Small many({"p or not p"});
  pack::Topic& topic = many.pack.topics[0];
  for (int i = 0; i < 12; ++i) {
    topic.facts.push_back(topic.facts[4]);
    topic.facts.back().id = "x" + std::to_string(i);
    all += " and " + topic.facts.back().id;
  }
  const std::vector<std::string> none;
  topic.rules[0].versions[0].when = *pack::parse_condition(all + " or not p", {&topic.facts, &none, &none});
  EXPECT_EQ(many.states(known), "-!");
  EXPECT_EQ(many.states("{day: 2021-05-05, x0: true}"), "-");
}

TEST(Completion, BeforeTheLawNothingIsCertain) {
  EXPECT_EQ(Small({"p or not p", "always"}).states("{day: 2019-12-31}"), "--");
  EXPECT_EQ(Small({"always"}).states("{later: 2019-12-31}"), "-");  // then the day judged was no later
  EXPECT_EQ(Small({"always"}).states("{later: 2020-01-01}"), "y");
}

// The reasons of what is certain only because every completion agrees name all that it rests on.
TEST(Reasons, NameAllThatDecided) {
  const auto reasons = [](const std::string& condition, const std::string& told) {
    const Small small({condition});
    const pack::Topic& topic = small.pack.topics[0];
    const Program program(small.pack, topic);
    const Situation s = program.situation(small.answers(told));
    const States states = complete(program, s).states;
    const std::size_t epoch = program.epochs_of(s).back();
    const Explainer explainer(small.pack, topic, program, s, states);
    std::string out;
    for (const Reason& r : explainer.reasons(topic.rules[0].versions[0], epoch, states[0]))
      out += topic.facts[static_cast<std::size_t>(r.fact)].id + (r.holds == Tri::yes  ? "+"
                                                                 : r.holds == Tri::no ? "-"
                                                                                      : "?");
    return out;
  };
  EXPECT_EQ(reasons("p and q", "{day: 2021-05-05, p: true, q: true}"), "p+q+");
  EXPECT_EQ(reasons("p and q", "{day: 2021-05-05, p: false, q: true}"), "p-");
  EXPECT_EQ(reasons("p or q", "{day: 2021-05-05, p: false, q: true}"), "q+");
  EXPECT_EQ(reasons("p and m > 5", "{day: 2021-05-05, p: true}"), "m?");
  EXPECT_EQ(reasons("p and (m > 5 or m <= 5)", "{day: 2021-05-05, p: true}"), "p+m?m?");
  EXPECT_EQ(reasons("not (p or (m > 5 and m <= 5))", "{day: 2021-05-05, p: false}"), "p-m?m?");
  EXPECT_EQ(reasons("(q or (m > 5 or p)) = q", "{day: 2021-05-05, m: 3, p: false}"), "q?m-p-q?");
}

}  // namespace
}  // namespace adep::advisor
