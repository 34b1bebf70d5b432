// SPDX-License-Identifier: AGPL-3.0-or-later
// Advice on the good pack of tests/packs/good, whose rules fit on a page.
#include "advisor/advice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "advisor/edition.h"

namespace adep::advisor {
namespace {

// The good pack with one text exchanged and without its own tests.
std::shared_ptr<const Edition> good(const std::string& file = "", const std::string& from = "",
                                    const std::string& to = "") {
  Files files = *read_folder("tests/packs/good", ".yaml");
  if (!file.empty()) files.at(file).replace(files.at(file).find(from), from.size(), to);
  std::string& rules = files.at("rules/gifts.yaml");
  rules.replace(rules.find("tests:"), rules.npos, "...\n");
  Faults faults;
  auto edition = Edition::open(files, faults);
  if (!edition) throw std::runtime_error(faults[0].file + " " + faults[0].key);
  return edition;
}

Advice ask(const Edition& edition, const std::string& told, const std::string& topic_id = "gifts") {
  const pack::Topic& topic = *edition.pack().topic(topic_id);
  Faults faults;
  const Answers answers = pack::read_answers(topic, yaml::parse("facts", told, faults), "facts", faults);
  if (!faults.empty()) throw std::runtime_error(faults[0].key);
  return advise(edition.pack(), topic, edition.program(topic), answers);
}

std::string due(const Edition& edition, const std::string& told, std::string_view rule) {
  const pack::Topic& topic = *edition.pack().topic("gifts");
  for (const FindingOut& f : ask(edition, told).findings)
    if (topic.rules[static_cast<std::size_t>(f.rule)].id == rule)
      return f.due             ? f.due->due.earliest.iso()
             : f.due_needs < 0 ? "none"
                               : "needs " + topic.facts[static_cast<std::size_t>(f.due_needs)].id;
  return "not found";
}

TEST(Verdict, IsAllowedOnlyWhenNothingSpeaksAgainstIt) {
  const auto verdict = [](const Edition& e, const std::string& told) { return ask(e, told).verdict.kind; };
  const auto plain = good();
  const auto reviewed = good("rules/gifts.yaml", "judged_at:", "reviewed: {by: A, on: 2026-11-20}\njudged_at:");
  const std::string award = "given_on: 2026-03-06, award: true";
  EXPECT_EQ(verdict(*plain, "{" + award + "}"), VerdictKind::nothing_forbids);  // no lawyer has read the rules
  EXPECT_EQ(verdict(*reviewed, "{" + award + "}"), VerdictKind::allowed);
  EXPECT_EQ(verdict(*reviewed, "{given_on: 2026-03-06, giver: dependant, award: false}"), VerdictKind::prohibited);
  EXPECT_EQ(verdict(*reviewed, "{given_on: 2026-03-06, giver: dependant}"), VerdictKind::open);
  EXPECT_EQ(verdict(*reviewed, "{given_on: 2026-03-06, giver: friend, award: false}"), VerdictKind::nothing_forbids);
  EXPECT_EQ(verdict(*reviewed, "{given_on: 2019-03-06, giver: dependant, award: true}"), VerdictKind::open);
  // The award lifts the ban on taking, but something else about it may still be forbidden.
  const auto other = good("rules/gifts.yaml", "  - id: hand-over\n",
                          "  - id: show\n    norms: [N-1]\n    about: store\n    finding: prohibited\n    versions: "
                          "[{from: 2020-01-01, when: \"award and value > 5000\", "
                          "cite: {act: law, at: \"1\", confidence: text}}]\n  - id: hand-over\n");
  EXPECT_EQ(verdict(*other, "{" + award + ", value: 10}"), VerdictKind::nothing_forbids);
  EXPECT_EQ(verdict(*other, "{" + award + "}"), VerdictKind::open);
}

TEST(Finding, IsConfirmedOnlyWhenAllItRestsOnIs) {
  const auto confirmed = [](const std::string& file, const std::string& from, const std::string& to,
                            std::string_view rule, const std::string& day = "2026-03-06") {
    const auto edition = good(file, from, to);
    const pack::Topic& topic = *edition->pack().topic("gifts");
    for (const FindingOut& f :
         ask(*edition, "{given_on: " + day + ", learned_on: " + day + ", giver: dependant, value: 5000, award: false}")
             .findings)
      if (topic.rules[static_cast<std::size_t>(f.rule)].id == rule) return f.confirmed;
    throw std::runtime_error("not found");
  };
  const std::string rules = "rules/gifts.yaml", in_a_book = "confidence: handbook}";
  EXPECT_TRUE(confirmed("", "", "", "hand-over"));
  // Its own citation, that of the rule it names, that of the number of its days.
  EXPECT_FALSE(confirmed(rules, "roll: unknown}\n        cite: {act: law, at: \"2\", confidence: text}",
                         "roll: unknown}\n        cite: {act: law, at: \"2\", " + in_a_book, "hand-over"));
  const std::string ban = "when: \"giver in [dependant, no-one]\"\n        cite: {act: law, at: \"1\", ";
  EXPECT_FALSE(confirmed(rules, ban + "confidence: text}", ban + in_a_book, "hand-over"));
  EXPECT_FALSE(confirmed(rules, ban + "confidence: text}", ban + in_a_book, "no-gifts"));
  const std::string days = "{from: 2020-01-01, value: 7, cite: {act: law, at: \"4\", ";
  EXPECT_FALSE(confirmed("params.yaml", days + "confidence: text}", days + in_a_book, "hand-over"));
  EXPECT_TRUE(confirmed("params.yaml", days + "confidence: text}", days + in_a_book, "no-gifts"));
  // A number that was compared; only where the law of that day looks at it.
  const std::string limit = "value: 1000, cite: {act: law, at: \"3\", ";
  EXPECT_FALSE(confirmed("params.yaml", limit + "confidence: text}", limit + in_a_book, "hand-over", "2025-03-06"));
  EXPECT_TRUE(confirmed("params.yaml", limit + "confidence: text}", limit + in_a_book, "hand-over"));
}

TEST(Deadline, TakesItsLengthOnTheDayJudged) {
  const auto e =
      good("params.yaml", "{from: 2020-01-01, value: 7, cite: {act: law, at: \"4\", confidence: text}}",
           "{from: 2020-01-01, to: 2026-03-31, value: 7, cite: {act: law, at: \"4\", confidence: text}}\n"
           "      - {from: 2026-04-01, to: 2026-06-30, value: 10, cite: {act: law, at: \"4\", confidence: text}}");
  const std::string from_one = "giver: dependant, award: false";
  EXPECT_EQ(due(*e, "{given_on: 2026-03-06, learned_on: 2026-03-06, " + from_one + "}", "hand-over"), "2026-03-13");
  EXPECT_EQ(due(*e, "{given_on: 2026-04-06, learned_on: 2026-04-06, " + from_one + "}", "hand-over"), "2026-04-16");
  EXPECT_EQ(due(*e, "{given_on: 2026-03-06, learned_on: 2026-04-06, " + from_one + "}", "hand-over"), "2026-04-13");
  EXPECT_EQ(due(*e, "{given_on: 2026-07-06, learned_on: 2026-07-06, " + from_one + "}", "hand-over"), "none");
  EXPECT_EQ(due(*e, "{learned_on: 2026-04-06, value: 5000, " + from_one + "}", "hand-over"), "needs given_on");
}

TEST(Deadline, RunsFromTheFirstDateThatAppliesAndWasTold) {
  const auto e = good("rules/gifts.yaml", "from: [learned_on, given_on]",
                      "from: [{fact: learned_on, when: \"giver != no-one\"}, given_on]");
  EXPECT_EQ(due(*e, "{given_on: 2026-03-06, learned_on: 2026-03-09, giver: dependant, award: false}", "hand-over"),
            "2026-03-16");
  EXPECT_EQ(due(*e, "{given_on: 2026-03-06, learned_on: 2026-03-09, giver: no-one, award: false}", "hand-over"),
            "2026-03-13");
  EXPECT_EQ(due(*e, "{given_on: 2026-03-06, giver: dependant, award: false}", "hand-over"), "2026-03-13");
  EXPECT_EQ(due(*e, "{given_on: 2026-03-06, learned_on: unknown, giver: dependant, award: false}", "hand-over-work"),
            "needs learned_on");
  const auto never =
      good("rules/gifts.yaml", "from: [learned_on, given_on]", "from: [{fact: learned_on, when: \"giver = no-one\"}]");
  EXPECT_EQ(due(*never, "{given_on: 2026-03-06, learned_on: 2026-03-09, giver: dependant, award: false}", "hand-over"),
            "none");
}

TEST(Change, SaysHowFarAValueReaches) {
  const auto e = good("rules/gifts.yaml", "value > param(limit)", "(value > 1000 and value <= 2000 or value = 5000)");
  const Advice a = ask(*e, "{given_on: 2024-03-06, giver: dependant, award: false, value: 3000}");
  std::vector<std::pair<std::int64_t, Change::Reach>> values;
  for (const Change& c : a.changes)
    if (c.to.choices == 0) values.emplace_back(c.to.number, c.reach);
  // Not "at most 2,000": below 1,001 nothing is forbidden again. 5,000 would do the same and is not told twice.
  EXPECT_THAT(values, testing::ElementsAre(std::pair(2000, Change::Reach::exactly)));
}

TEST(Advice, KnowsThatTheLawIsOlderThanThePackByAnyDate) {
  const Advice told = ask(*good(), "{given_on: 2019-12-31, giver: dependant, award: false}");
  EXPECT_TRUE(told.before_law);
  EXPECT_EQ(told.next_question, std::nullopt);
  const Advice inferred = ask(*good(), "{learned_on: 2019-12-31, giver: dependant, award: false}");
  EXPECT_TRUE(inferred.before_law);
  EXPECT_EQ(inferred.verdict.kind, VerdictKind::open);
}

}  // namespace
}  // namespace adep::advisor
