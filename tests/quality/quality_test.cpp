// SPDX-License-Identifier: AGPL-3.0-or-later
// Situations in plain words with the verdict of somebody who had not seen the rules, and what the pack says of each.
// docs/quality.md tells how they came about. Nobody who should not may be told that nothing forbids it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "advisor/advice.h"
#include "advisor/edition.h"

namespace adep {
namespace {

using advisor::VerdictKind;

struct Situation {
  std::string id, tells, topic, outcome;
  std::vector<std::string> verdicts;  // the best first, then those as defensible
  std::vector<std::string> due;       // the last day of the term, and another that the sources leave open
  bool due_differs = false;           // it is recorded that the pack gives another day
  advisor::Advice advice;
};

// One file: the situations of one writer, and how many of them no topic is about.
struct Round {
  std::string file;
  std::vector<Situation> situations;
  std::size_t without_topic = 0;
};

std::string word_of(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  return found ? found->text : "";
}

class Quality : public testing::Test {
 protected:
  void SetUp() override {
    Faults faults;
    edition_ = advisor::Edition::open(*read_folder("packs/kz", ".yaml"), faults);
    ASSERT_TRUE(edition_);
    const Files files = *read_folder("tests/quality", ".yaml");
    for (const auto& [name, text] : files) {
      const yaml::Node root = yaml::parse(name, text, faults);
      Round& round = rounds_.emplace_back(Round{name, {}, 0});
      for (const yaml::Node& node : root.find("situations")->children) read(node, round, faults);
    }
    for (const Fault& f : faults)
      if (f.grade == Fault::Grade::error) ADD_FAILURE() << f.file << ":" << f.line << " " << f.key;
  }

  void read(const yaml::Node& node, Round& round, Faults& faults) {
    Situation s{word_of(node, "id"),
                word_of(node, "tells"),
                word_of(node, "topic"),
                word_of(node, "outcome"),
                {},
                {},
                false,
                {}};
    s.verdicts.push_back(word_of(node, "verdict"));
    if (const yaml::Node* others = node.find("or"))
      for (const yaml::Node& one : others->children) s.verdicts.push_back(one.text);
    for (const std::string_view key : {"due", "due_also"})
      if (const std::string day = word_of(node, key); !day.empty()) s.due.push_back(day);
    s.due_differs = word_of(node, "due_differs") == "true";
    if (s.topic == "none") {  // nothing in the pack is about it
      EXPECT_EQ(s.outcome, "none") << s.id;
      ++round.without_topic;
      return;
    }
    const pack::Topic* topic = edition_->pack().topic(s.topic);
    ASSERT_TRUE(topic) << s.id;
    const pack::Answers answers = pack::read_answers(*topic, *node.find("facts"), round.file, faults);
    s.advice = advisor::advise(edition_->pack(), *topic, edition_->program(*topic), answers);
    round.situations.push_back(std::move(s));
  }

  // right: the verdict or one as defensible; ask: more careful than need be; wrong: the rest.
  static std::string outcome(const Situation& s) {
    const VerdictKind found = s.advice.verdict.kind;
    const auto expected = [&](std::string_view word) {
      return std::ranges::find(s.verdicts, word) != s.verdicts.end();
    };
    if (expected(advisor::word(found))) return "right";
    // No lawyer has reviewed the topics yet, so none of them says "allowed".
    if (found == VerdictKind::nothing_forbids && expected("allowed")) return "right";
    return found == VerdictKind::open || found == VerdictKind::needs_permission ? "ask" : "wrong";
  }

  static bool due_agrees(const Situation& s) {
    return std::ranges::any_of(s.advice.findings, [&](const advisor::FindingOut& f) {
      if (!f.due) return false;
      const auto told = [&](Date day) { return std::ranges::find(s.due, day.iso()) != s.due.end(); };
      return told(f.due->due.earliest) || told(f.due->due.latest);
    });
  }

  std::shared_ptr<const advisor::Edition> edition_;
  std::vector<Round> rounds_;
};

TEST_F(Quality, EachSituationComesOutAsItIsRecorded) {
  ASSERT_GE(rounds_.size(), 2u);
  for (const Round& round : rounds_) {
    std::map<std::string, int> counts;
    for (const Situation& s : round.situations) {
      EXPECT_EQ(outcome(s), s.outcome) << s.id << " (" << s.topic << "): " << s.tells << "\nfound "
                                       << advisor::word(s.advice.verdict.kind);
      ++counts[outcome(s)];
    }
    fmt::print("{}: {} situations: {} right, {} ask first, {} wrong, {} without a topic\n", round.file,
               round.situations.size() + round.without_topic, counts["right"], counts["ask"], counts["wrong"],
               round.without_topic);
    EXPECT_GE(round.situations.size(), round.file == "situations-4.yaml" ? 50u : 60u);
  }
}

TEST_F(Quality, TheLastDayOfATermIsTheWritersOrRecordedAsAnother) {
  int with_due = 0;
  for (const Round& round : rounds_)
    for (const Situation& s : round.situations) {
      if (s.due.empty()) continue;
      ++with_due;
      EXPECT_NE(due_agrees(s), s.due_differs) << s.id << " (" << s.topic << "): " << s.tells;
    }
  EXPECT_GE(with_due, 30);
}

TEST_F(Quality, NobodyIsWronglyToldThatNothingForbidsIt) {
  for (const Round& round : rounds_)
    for (const Situation& s : round.situations) {
      const VerdictKind found = s.advice.verdict.kind;
      if (found != VerdictKind::allowed && found != VerdictKind::nothing_forbids) continue;
      EXPECT_EQ(outcome(s), "right") << s.id << " (" << s.topic << "): " << s.tells;
    }
}

}  // namespace
}  // namespace adep
