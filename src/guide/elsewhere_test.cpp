// SPDX-License-Identifier: AGPL-3.0-or-later
// A question gives itself away by its words: those of the guide or those of everything else.
#include "guide/elsewhere.h"

#include <gtest/gtest.h>

namespace adep::guide {
namespace {

// The guide speaks of gifts and bosses; elsewhere bread is baked and a gift is bought for mother.
class ElsewhereOf : public testing::Test {
 protected:
  void SetUp() override {
    guide_.add("Fboss", std::vector<std::uint32_t>{0, 1, 2});
    guide_.add("Fgift", std::vector<std::uint32_t>{0, 1});
    guide_.add("Fmay", std::vector<std::uint32_t>{0, 1, 2, 3});
    guide_.finish(4);
  }

  Elsewhere::Likeness compare(const std::vector<std::string>& terms) const {
    std::vector<search::QueryWord> words;
    for (const std::string& t : terms) words.emplace_back().folded = {t};
    return elsewhere_.compare(words, search::Comparison(guide_, words));
  }

  search::Forward guide_;
  Elsewhere elsewhere_{"Sbread\tFbread\tSbake\tFbake\t\nSbread\tFbread\t\nSgift\tFgift\tSmother\tFmother\t\n"};
};

TEST_F(ElsewhereOf, WordsLeanToWhereTheyAreUsual) {
  EXPECT_GT(compare({"Fbread", "Fbake"}).lean, 0);
  EXPECT_LT(compare({"Fboss", "Fgift"}).lean, 0);
  const auto both = compare({"Fbread", "Fboss"});
  EXPECT_LT(both.lean, compare({"Fbread"}).lean);
  EXPECT_GT(both.lean, compare({"Fboss"}).lean);
  EXPECT_EQ(both.least, compare({"Fboss"}).lean);
}

TEST_F(ElsewhereOf, ThePhraseThatSaysTheSameIsTheNearest) {
  EXPECT_GT(compare({"Fgift", "Fmother"}).alike, compare({"Fgift", "Fbread"}).alike);
  EXPECT_EQ(compare({"Fboss"}).alike, 0);
}

TEST_F(ElsewhereOf, UnheardIsWhatTheGuideNeverSays) {
  EXPECT_EQ(compare({"Fbread"}).unheard, 1);
  EXPECT_EQ(compare({"Fboss"}).unheard, 0);
  EXPECT_EQ(compare({"Fneither"}).unheard, 1);
  EXPECT_EQ(compare({"Fneither"}).lean, 0);
}

TEST_F(ElsewhereOf, WhereNothingIsListedNothingLeans) {
  const std::vector<search::QueryWord> words(1);
  const auto l = Elsewhere("").compare(words, search::Comparison(guide_, words));
  EXPECT_EQ(l.alike + l.lean + l.unheard, 0);
}

}  // namespace
}  // namespace adep::guide
