// SPDX-License-Identifier: AGPL-3.0-or-later
// Items compared as wholes: what all phrasings say weighs more, and translations stand for one another.
#include "guide/profiles.h"

#include <gtest/gtest.h>

#include <map>

namespace adep::guide {
namespace {

// Five items; "boss" and "шеф" keep the same company in three of them, and the last two know the Russian word alone.
class ProfilesOf : public testing::Test {
 protected:
  void SetUp() override {
    const auto say = [&](std::size_t item, Lang lang, const std::vector<std::string>& terms) {
      for (const std::string& t : terms) documents_[t].push_back(static_cast<std::uint32_t>(passages_.size()));
      passages_.push_back({&items_[item], lang, Part::phrasing, nullptr, ""});
    };
    say(0, Lang::en, {"Fboss", "Fgift"}), say(0, Lang::ru, {"Fшеф", "Fподарок"});
    say(1, Lang::en, {"Fboss", "Fcar"}), say(1, Lang::ru, {"Fшеф", "Fмашина"});
    say(2, Lang::en, {"Fboss", "Frude"}), say(2, Lang::ru, {"Fшеф", "Fкричит"});
    say(3, Lang::ru, {"Fшеф", "Fсовещание"}), say(3, Lang::ru, {"Fшеф", "Fспит"});
    say(4, Lang::ru, {"Fотпуск"});
    for (const auto& [term, documents] : documents_) forward_.add(term, documents);
    forward_.finish(passages_.size());
    profiles_ = Profiles(forward_, passages_);
  }

  std::vector<Profiles::Likeness> compare(const std::vector<std::string>& terms) const {
    std::vector<search::QueryWord> words;
    for (const std::string& t : terms) words.emplace_back().folded = {t};
    return profiles_.compare(search::Comparison(forward_, words));
  }

  std::vector<pack::Item> items_ = std::vector<pack::Item>(5);
  std::vector<Passage> passages_;
  std::map<std::string, std::vector<std::uint32_t>> documents_;
  search::Forward forward_;
  Profiles profiles_;
};

TEST_F(ProfilesOf, ASentenceOfTwoLanguagesIsLikeTheItemThatSaysBothWords) {
  const auto all = compare({"Fboss", "Fподарок"});
  ASSERT_EQ(all.size(), 5u);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_GT(all[0].any, all[i].any) << i;
}

TEST_F(ProfilesOf, AWordIsAlsoMetByItsTranslation) {
  const auto all = compare({"Fboss", "Fсовещание"});
  EXPECT_GT(all[3].kindred, all[3].any);
  EXPECT_EQ(compare({"Fboss"})[3].any, 0);
  EXPECT_GT(compare({"Fboss"})[3].kindred, 0);
}

TEST_F(ProfilesOf, NothingInCommonIsNoLikeness) {
  for (const Profiles::Likeness& l : compare({"Funheard"})) EXPECT_EQ(l.kindred, 0);
  EXPECT_EQ(compare({"Fboss"})[4].kindred, 0);
  EXPECT_TRUE(Profiles().compare(search::Comparison(search::Forward(), {})).empty());
}

}  // namespace
}  // namespace adep::guide
