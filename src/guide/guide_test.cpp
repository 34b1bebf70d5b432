// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/guide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace adep::guide {
namespace {

using testing::ElementsAre;

pack::Pack good() {
  Faults faults;
  auto pack = pack::read(*read_folder("tests/packs/good", ".yaml"), faults);
  if (!pack) throw std::runtime_error("tests/packs/good is refused: " + faults[0].key);
  return *pack;
}

TEST(Guide, TellsWhichRulesRestOnAnItemEachInItsOwnTopic) {
  const pack::Pack pack = good();
  const Guide guide(pack);
  std::vector<std::string> uses;
  for (const Use& use : guide.uses("N-2")) uses.push_back(use.topic->id + "/" + use.rule->id);
  EXPECT_THAT(uses, ElementsAre("gifts/hand-over", "gifts/hand-over-work", "late/too-late"));
  EXPECT_TRUE(guide.uses("C-1").empty());
  EXPECT_TRUE(guide.uses("no such item").empty());
}

TEST(Guide, ListsTheItemsOfASectionInOrder) {
  const pack::Pack pack = good();
  std::vector<std::string> ids;
  for (const pack::Item* item : in_section(pack, "1")) ids.push_back(item->id);
  EXPECT_THAT(ids, ElementsAre("N-1", "N-2", "N-3", "C-1", "Q-1", "Q-2"));
  EXPECT_TRUE(in_section(pack, "2").empty());
}

TEST(Guide, CitesEachActAndArticleOnce) {
  const pack::Pack pack = good();
  std::vector<std::string> cited;
  for (const pack::Cite& c : cites_of(*pack.item("N-2"))) cited.push_back(c.act + " " + c.at);
  EXPECT_THAT(cited, ElementsAre("book 2", "law 2"));
}

TEST(Guide, NamesTheLastChangeOfTheLawForTwoYears) {
  const pack::Pack pack = good();
  const auto on = [&](const char* day) { return law_change(pack, *Date::parse(day)); };
  EXPECT_FALSE(on("2019-12-31"));
  ASSERT_TRUE(on("2020-01-01"));
  EXPECT_EQ(on("2022-01-01")->act->id, "law");
  EXPECT_EQ(on("2022-01-01")->day.iso(), "2020-01-01");
  EXPECT_FALSE(on("2022-01-02"));
  EXPECT_TRUE(changed(*pack.item("N-1"), *on("2020-01-01")));
  EXPECT_FALSE(changed(*pack.item("N-2"), *on("2020-01-01")));  // no day is named since when it binds
}

}  // namespace
}  // namespace adep::guide
