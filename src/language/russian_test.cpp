// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/russian.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "language/affixes.h"
#include "language/snowball.h"

namespace adep::language {
namespace {

const Russian& russian() {
  static const Russian r = Russian::open("/usr/share/hunspell/ru_RU.dic");
  return r;
}

std::vector<std::string> forms(const Affixes& affixes, std::string_view word) {
  std::vector<std::string> out;
  affixes.each_form(*spell(word), [&](const Spelled& form) { out.push_back(written(form)); });
  return out;
}

TEST(Affixes, RulesAreReadBackwards) {
  const Affixes affixes(
      "SET UTF-8\nSFX A Y 2\nSFX A ый ого [^ц]ый\nSFX A ый 0 [нт]ый\nSFX K Y 1\nSFX K 0 ами [^ь]\nPFX Q Y 1\nmist\n",
      "4\nновый/A\nкуцый/A\nдар/K\nгость/K\nтак\n\n/A\n");
  EXPECT_EQ(affixes.words(), 5u);
  EXPECT_EQ(forms(affixes, "нового"), (std::vector<std::string>{"новый"}));
  EXPECT_EQ(forms(affixes, "куцого"), (std::vector<std::string>{}));  // the condition forbids it
  EXPECT_EQ(forms(affixes, "дарами"), (std::vector<std::string>{"дар"}));
  EXPECT_EQ(forms(affixes, "гостьами"), (std::vector<std::string>{}));
  EXPECT_EQ(forms(affixes, "такого"), (std::vector<std::string>{}));
  EXPECT_EQ(forms(affixes, "так"), (std::vector<std::string>{"так"}));
  EXPECT_TRUE(affixes.has(*spell("куцый")));
}

TEST(Affixes, NothingIsKnownWithoutFiles) {
  EXPECT_TRUE(forms(Affixes(), "слово").empty());
  EXPECT_TRUE(forms(Affixes("", ""), "слово").empty());
}

TEST(Russian, TheDictionaryIsHere) {
  ASSERT_TRUE(russian().has_words()) << "the package hunspell-ru is missing: tools/packages.txt";
  EXPECT_GT(russian().words(), 130'000u);
  EXPECT_LT(russian().bytes(), 8u << 20);
}

TEST(Russian, FormsMeetInTheDictionaryForm) {
  EXPECT_EQ(russian().stem("подарками"), "подарок");
  EXPECT_EQ(russian().stem("Новыми"), "новый");
  EXPECT_EQ(russian().stem("сотрудников"), "сотрудник");
  EXPECT_EQ(russian().stem("работали"), "работать");
  EXPECT_EQ(russian().stem("ней"), "она");
  EXPECT_EQ(russian().stem("людьми"), "человек");
  EXPECT_EQ(russian().stem("чёрной"), russian().stem("черный"));
}

TEST(Russian, AParticipleGoesWithItsVerb) {
  EXPECT_EQ(russian().stem("основанного"), "основать");
  EXPECT_EQ(russian().stem("находящуюся"), "находиться");
  EXPECT_EQ(russian().stem("выпущена"), "выпустить");
}

TEST(Russian, WhatIsNotListedIsCutBySnowball) {
  EXPECT_EQ(russian().stem("блокчейнами"), russian().stem("блокчейнов"));
  EXPECT_FALSE(russian().knows("щщщзз"));
  EXPECT_TRUE(russian().knows("подарками"));
}

TEST(Russian, NumbersLoseTheirEndings) {
  EXPECT_EQ(russian().stem("15-го"), "15");
  EXPECT_EQ(russian().stem("1990-х"), "1990");
  EXPECT_EQ(russian().stem("Gift-а"), "gift-а");
}

TEST(Russian, WithoutTheDictionarySnowballStems) {
  const Russian none = Russian::open("/nowhere/ru_RU.dic");
  EXPECT_FALSE(none.has_words());
  EXPECT_EQ(none.stem("подарками"), none.stem("подарков"));
}

RC_GTEST_PROP(RussianProperty, AnyBytesHaveAKey, (const std::string& bytes)) { (void)russian().stem(bytes); }

TEST(Snowball, EnglishAndBrokenInput) {
  EXPECT_EQ(snowball(Snowball::english, "gifts"), "gift");
  EXPECT_EQ(snowball(Snowball::english, ""), "");
  EXPECT_EQ(snowball(Snowball::russian, std::string(5'000, 'x')), std::string(5'000, 'x'));
  EXPECT_NO_FATAL_FAILURE(snowball(Snowball::russian, "\xD0\xFF\xD0"));
}

}  // namespace
}  // namespace adep::language
