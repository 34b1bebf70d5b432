// SPDX-License-Identifier: AGPL-3.0-or-later
// What is filled in from a question, and above all what is not: a wrong answer given for somebody is worse than a
// question asked once more.
#include "guide/told.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/files.h"

namespace adep::guide {
namespace {

const pack::Pack& kz() {
  static const pack::Pack pack = [] {
    Faults faults;
    return *pack::read(*read_folder("packs/kz", ".yaml"), faults);
  }();
  return pack;
}

// "giver=subordinate how=unknowingly"
std::string of(std::string_view topic_id, std::string_view question) {
  static const Teller teller(kz());
  const pack::Topic& topic = *kz().topic(topic_id);
  std::string out;
  for (const ToldAnswer& t : teller.told(topic, question)) {
    const pack::Fact& fact = topic.facts[static_cast<std::size_t>(t.fact)];
    out += (out.empty() ? "" : " ") + fact.id + "=" + pack::written(fact, t.answer);
  }
  return out;
}

// "[topic]", then "question → answers" or "question → nothing"; # begins a remark.
TEST(Told, WhatIsListedOrNothing) {
  constexpr std::string_view arrow = " → ";
  std::ifstream file("tests/ask/told.txt");
  ASSERT_TRUE(file);
  std::string topic;
  int told_lines = 0, untold_lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '[') {
      topic = line.substr(1, line.size() - 2);
      ASSERT_TRUE(kz().topic(topic)) << line;
      continue;
    }
    const std::size_t at = line.find(arrow);
    ASSERT_NE(at, line.npos) << line;
    const std::string answers = line.substr(at + arrow.size());
    const bool nothing = answers == "nothing";
    EXPECT_EQ(of(topic, line.substr(0, at)), nothing ? "" : answers) << "[" << topic << "] " << line;
    ++(nothing ? untold_lines : told_lines);
  }
  EXPECT_GE(told_lines, 60);
  EXPECT_GE(untold_lines, 110);
}

TEST(Told, TheApostropheOfAPhoneIsAnApostrophe) {
  EXPECT_EQ(of("conflict-of-interest", "my wife\u2019s company"), "tie=close");
  EXPECT_EQ(of("accepting-gifts", "It wasn\u2019t from a subordinate"), "");
}

TEST(Told, PatternsOfBeginningEndAndNames) {
  Files files = *read_folder("tests/packs/good", ".yaml");
  const auto told_by = [&](const std::string& yaml, std::string_view question) {
    files["told.yaml"] = yaml;
    Faults faults;
    const auto pack = pack::read(files, faults);
    EXPECT_TRUE(pack) << (faults.empty() ? "" : faults[0].key);
    return pack ? Teller(*pack).told(*pack->topic("gifts"), question).size() : 0;
  };
  const std::string head =
      "words:\n  - {name: who, said: {kk: [\"бағынышты*\"], ru: [\"подчинённ*\"], en: [\"subordinate*|junior\"]}}\n"
      "doubt: {kk: [], ru: [\"бывш* … <who>\"], en: []}\ntold:\n  - topic: gifts\n    fact: giver\n    answer: "
      "dependant\n";
  const std::string yaml = head + "    said: {kk: [], ru: [\"<who> $\"], en: [\"from <who>\"]}\n...\n";
  EXPECT_EQ(told_by(yaml, "это подчинённые"), 1u);
  EXPECT_EQ(told_by(yaml, "это подчинённые мужа"), 0u);
  EXPECT_EQ(told_by(yaml, "a cake from junior staff"), 1u);
  EXPECT_EQ(told_by(yaml, "бывшие, как мне сейчас по дороге сказали, подчинённые"), 0u);
  files["told.yaml"] = head + "    said: {kk: [], ru: [\"<whom>\"], en: []}\n...\n";
  Faults faults;
  pack::read(files, faults);
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults[0].key, "pack.unknown_words");
}

}  // namespace
}  // namespace adep::guide
