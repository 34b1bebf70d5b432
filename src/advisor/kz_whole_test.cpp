// SPDX-License-Identifier: AGPL-3.0-or-later
// The Kazakhstan pack holds the whole handbook: every norm, case and question under its id, every difference of the
// two languages on an item, every case and question judged then and now, and nothing of 2018 as today's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "advisor/edition.h"
#include "advisor/replay.h"

namespace adep::advisor {
namespace {

using pack::ItemKind;
using testing::IsEmpty;

const Edition& kz() {
  static const std::shared_ptr<const Edition> edition = [] {
    Faults faults;
    auto opened = Edition::open(*read_folder("packs/kz", ".yaml"), faults);
    EXPECT_TRUE(opened);
    return opened;
  }();
  return *edition;
}

TEST(WholeHandbook, EveryNormOfEverySectionStandsUnderItsNumber) {
  const std::map<std::string, int> norms{{"0", 5},    {"C", 11},   {"1.1", 15}, {"1.2", 17}, {"1.3", 28}, {"1.4", 42},
                                         {"1.5", 20}, {"1.6", 12}, {"1.7", 17}, {"1.8", 10}, {"2.1", 10}, {"2.2", 7},
                                         {"2.3", 13}, {"2.4", 3},  {"2.5", 7},  {"2.6", 9},  {"2.7", 1},  {"2.8", 9},
                                         {"QA", 13},  {"DIR", 2},  {"SM", 11}};
  int all = 0;
  for (const auto& [section, count] : norms)
    for (int n = 1; n <= count; ++n, ++all) {
      const std::string id = "KZ-" + section + (n < 10 ? "-0" : "-") + std::to_string(n);
      EXPECT_TRUE(kz().pack().item(id)) << id;
    }
  EXPECT_EQ(all, 262);
  const auto of_kind = [](ItemKind k) { return std::ranges::count(kz().pack().items, k, &pack::Item::kind); };
  EXPECT_EQ(of_kind(ItemKind::norm), 262);
  EXPECT_EQ(of_kind(ItemKind::item_case), 25);
  EXPECT_EQ(of_kind(ItemKind::qa), 16);
}

TEST(WholeHandbook, TheFiftyFourDifferencesOfTheLanguagesStandOnTheirItems) {
  std::set<std::string> found;
  for (const pack::Item& item : kz().pack().items) found.insert(item.differences.begin(), item.differences.end());
  for (int n = 1; n <= 54; ++n) {
    const std::string id = std::string("LD-") + (n < 10 ? "0" : "") + std::to_string(n);
    EXPECT_TRUE(found.contains(id)) << id;
  }
}

TEST(WholeHandbook, WhatItLeavesOpenIsSaidWhereItMatters) {
  // The rest of the 58 points are remarks for builders: docs/source-notes.md.
  const std::set<int> for_builders{27, 28, 29, 33, 37, 38, 42};
  std::set<int> found;
  for (const pack::Item& item : kz().pack().items)
    for (const pack::OpenPoint& p : item.open) found.insert(p.point);
  for (int n = 1; n <= 58; ++n) EXPECT_TRUE(found.contains(n) || for_builders.contains(n)) << n;
}

TEST(WholeHandbook, PeopleAskForEachItemInEachLanguage) {
  for (const pack::Item& item : kz().pack().items) {
    const bool explains = item.modality == "statement" || item.modality == "definition";
    const std::size_t least = item.kind != ItemKind::norm ? 5 : explains ? 1 : 3;
    for (Lang l : all_langs)
      EXPECT_GE(item.phrasings[static_cast<std::size_t>(l)].size(), least) << item.id << " " << code(l);
  }
}

TEST(WholeHandbook, EveryCaseAndQuestionIsJudgedThenAndNow) {
  std::map<std::string, std::set<Date>> days;
  for (const pack::Replay& r : kz().pack().replays)
    for (const pack::Judgement& j : r.judgements) days[r.item].insert(j.on);
  for (const pack::Item& item : kz().pack().items) {
    if (item.kind == ItemKind::norm) continue;
    ASSERT_TRUE(days.contains(item.id)) << item.id;
    EXPECT_LT(*days[item.id].begin(), *Date::parse("2018-12-31")) << item.id;
    EXPECT_EQ(*days[item.id].rbegin(), *Date::parse("2026-11-22")) << item.id;
  }
  EXPECT_EQ(days.size(), 41u);
  for (const ReplayResult& r : replay(kz())) EXPECT_THAT(r.failures, IsEmpty()) << r.item << " " << r.on.iso();
}

TEST(WholeHandbook, TheQuestionThatNothingSettlesIsNotSettled) {
  const std::vector<ReplayResult> all = replay(kz());
  const auto it = std::ranges::find(all, "QA-2.8-D", &ReplayResult::item);
  ASSERT_NE(it, all.end());
  EXPECT_EQ(it->settled, "no");
  EXPECT_THAT(it->certain, IsEmpty());
  EXPECT_THAT(it->open, IsEmpty());
}

TEST(WholeHandbook, OldNumbersAreNobodysToDial) {
  int history = 0;
  for (const pack::Contact& c : kz().pack().contacts) {
    if (c.kind != "history") continue;
    ++history;
    EXPECT_FALSE(c.always) << c.id;
    EXPECT_FALSE(c.confirmed_on) << c.id;
  }
  EXPECT_EQ(history, 17);
}

TEST(WholeHandbook, HasItsWords) {
  EXPECT_GE(kz().pack().glossary.size(), 136u);
  const auto apart = [](std::string_view a, std::string_view b) {
    const auto& all = kz().pack().glossary;
    const auto it = std::ranges::find(all, a, &pack::GlossaryTerm::id);
    return it != all.end() && std::ranges::find(it->not_to_confuse, b) != it->not_to_confuse.end();
  };
  EXPECT_TRUE(apart("gift", "bonus"));  // «сыйлық» is both
  EXPECT_EQ(kz().pack().actors.size(), 49u);
}

// "1 272 600" as "1272600", whichever blanks stand between its digits: a plain one or one that does not break.
std::string digits_joined(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t blank = text.substr(i).starts_with(" ") ? 1 : text.substr(i).starts_with("\u00A0") ? 2 : 0;
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    if (blank != 0 && i != 0 && digit(i - 1) && digit(i + blank))
      i += blank;
    else
      out += text[i++];
  }
  return out;
}

// A sum of the handbook that the index has overtaken stands only in what it says of 2018, never as what binds.
TEST(WholeHandbook, NoSumOf2018StandsForToday) {
  EXPECT_EQ(digits_joined("4 242 – 1\u00A0272\u00A0600 x 5"), "4242 – 1272600 x 5");
  int told_of_2018 = 0;
  const auto now_only = [&](const Text& said, const std::string& where) {
    for (Lang l : all_langs)
      for (std::string_view old : {"2121", "4242", "1272600"})
        EXPECT_EQ(digits_joined(said[l]).find(old), std::string::npos) << where << " " << code(l);
  };
  for (const pack::Item& item : kz().pack().items) {
    for (const Text* said : {&item.title, &item.question, &item.text}) now_only(*said, item.id);
    for (const pack::Now& now : item.now)
      if (now.state == "in_force") now_only(now.says, item.id);
    for (Lang l : all_langs) told_of_2018 += digits_joined(item.then_says[l]).find("1272600") != std::string::npos;
  }
  EXPECT_EQ(told_of_2018, 3);  // KZ-1.4-36 in three languages: the search does find what is there
  for (const pack::Topic& topic : kz().pack().topics)
    for (const pack::Rule& rule : topic.rules) now_only(rule.text, rule.id);
  for (const pack::Page& page : kz().pack().pages)
    for (const pack::PagePart& part : page.parts)
      for (const Text& paragraph : part.text) now_only(paragraph, page.id);
}

}  // namespace
}  // namespace adep::advisor
