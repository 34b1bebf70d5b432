// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/suggest.h"

#include <gmock/gmock.h>

namespace adep::guide {
namespace {

using testing::ElementsAre;

pack::Pack pack_of() {
  pack::Pack pack;
  const auto item = [&](std::string id, std::string title, std::vector<std::string> kk, std::vector<std::string> ru) {
    pack::Item one;
    one.id = std::move(id);
    one.title = {{std::move(title), "", ""}};
    one.phrasings = {std::move(kk), std::move(ru), {}};
    pack.items.push_back(std::move(one));
  };
  item("A", "Басшыға сыйлық берілмейді", {"Бастыққа сыйлық беруге бола ма?", "бастыкка сыйлык"},
       {"Можно ли подарок шефу?", "подарак шефу"});
  item("B", "Сыйлықты тапсырыңыз", {"Сыйлықты қайда тапсырамын?"}, {"Куда сдать подарок?"});
  return pack;
}

struct Made {
  pack::Pack pack = pack_of();
  language::Stems stems;
  Spelling spelling{pack, stems};
  Suggestions all{pack, stems, spelling};
};

TEST(Suggestions, BeginWithTheWordsTypedWithOrWithoutKazakhLetters) {
  const Made made;
  const Suggestions& all = made.all;
  EXPECT_THAT(all.like("бастыкка сый", Lang::kk, 6), ElementsAre("Бастыққа сыйлық беруге бола ма?"));
  EXPECT_THAT(all.like("сыйлық", Lang::kk, 6), ElementsAre("Сыйлықты тапсырыңыз", "Басшыға сыйлық берілмейді"));
  EXPECT_THAT(all.like("ыйлық", Lang::kk, 6), ElementsAre());
  EXPECT_THAT(all.like("бастыққа гүл", Lang::kk, 6), ElementsAre("Бастыққа сыйлық беруге бола ма?"));
  EXPECT_THAT(all.like("сыйлық", Lang::kk, 1).size(), 1u);
}

TEST(Suggestions, TheReadersLanguageComesFirstAndEachItemOnce) {
  const Made made;
  const Suggestions& all = made.all;
  EXPECT_THAT(all.like("подарок", Lang::kk, 6), ElementsAre("Куда сдать подарок?", "Можно ли подарок шефу?"));
}

TEST(Suggestions, SlipsAreNotSuggested) {
  const Made made;
  EXPECT_THAT(made.all.like("подарак", Lang::ru, 6), ElementsAre());
  for (const std::string_view s : made.all.like("бастыкка", Lang::kk, 6)) EXPECT_NE(s, "бастыкка сыйлык");
}

TEST(Suggestions, NothingTypedNothingSuggested) { EXPECT_TRUE(Made().all.like(" ?!", Lang::kk, 6).empty()); }

}  // namespace
}  // namespace adep::guide
