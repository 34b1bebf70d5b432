// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/kazakh.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <sstream>

#include "base/text.h"
#include "language/utf8.h"

namespace adep::language {
namespace {

const Kazakh& kazakh() {
  static const Kazakh k = Kazakh::open("/usr/share/hunspell/kk_KZ.dic");
  return k;
}

const Kazakh& without_list() {
  static const Kazakh k = Kazakh::open("/nowhere/kk_KZ.dic");
  return k;
}

TEST(Kazakh, LettersWrittenOutAreNotJoined) {
  EXPECT_EQ(kazakh().stem("сыйақыны"), "сыйақы");
  EXPECT_EQ(kazakh().stem("сыйақы"), "сыйақы");
}

TEST(Kazakh, TheListIsHere) {
  ASSERT_TRUE(kazakh().has_words()) << "the package hunspell-kk is missing: tools/packages.txt";
  EXPECT_GT(kazakh().words(), 40'000u);
  EXPECT_LT(kazakh().bytes(), 4u << 20);
}

TEST(Kazakh, EndingsArePeeled) {
  EXPECT_EQ(kazakh().stem("Қызметкерлеріміздің"), "қызметкер");
  EXPECT_EQ(kazakh().stem("кітабымызда"), "кітап");
  EXPECT_EQ(kazakh().stem("балаларыңыздан"), "бала");
  EXPECT_EQ(kazakh().stem("үйдегілерге"), "үй");
  EXPECT_EQ(kazakh().stem("жазылмағандықтан"), "жаз");
  EXPECT_EQ(kazakh().stem("келмейтінін"), "кел");
  EXPECT_EQ(kazakh().stem("ресейде"), "ресей");
  EXPECT_EQ(kazakh().stem("Алматыдағы"), "алматы");
  EXPECT_EQ(kazakh().stem("назарбаевтың"), "назарбаев");  // Russian names take endings of either harmony
}

TEST(Kazakh, AVowelLostInTheEndingComesBack) {
  EXPECT_EQ(kazakh().stem("халқы"), "халық");
  EXPECT_EQ(kazakh().stem("ерні"), "ерін");
  EXPECT_EQ(kazakh().stem("аузы"), "ауыз");
  EXPECT_EQ(kazakh().stem("мұрны"), "мұрын");
  EXPECT_EQ(kazakh().stem("оқу"), "оқы");
  EXPECT_EQ(kazakh().stem("дамиды"), "дамы");
  EXPECT_EQ(kazakh().stem("қояды"), "қой");
}

TEST(Kazakh, ShortRootsAndWordsThatOnlyLookInflected) {
  EXPECT_EQ(kazakh().stem("алған"), "ал");
  EXPECT_EQ(kazakh().stem("етті"), "ет");
  EXPECT_EQ(kazakh().stem("деген"), "де");
  EXPECT_EQ(kazakh().stem("тыйым"), "тыйым");
  EXPECT_EQ(kazakh().stem("тыйымдарды"), "тыйым");
  EXPECT_EQ(kazakh().stem("тауының"), "тау");
  EXPECT_EQ(kazakh().stem("оған"), "ол");
}

TEST(Kazakh, TheLastConsonantOfAKeyIsHard) {
  EXPECT_EQ(kazakh().stem("педагог"), kazakh().stem("педагогтар"));
  EXPECT_EQ(kazakh().stem("сыйлығы"), "сыйлық");
}

TEST(Kazakh, CompoundsNumbersAndForeignWords) {
  EXPECT_EQ(kazakh().stem("қарым-қатынастардың"), "қарым-қатынас");
  EXPECT_EQ(kazakh().stem("2026-ға"), "2026");
  EXPECT_EQ(kazakh().stem("15-ші"), "15");
  EXPECT_EQ(kazakh().stem("KZ-да"), "kz");
  EXPECT_EQ(kazakh().stem("Gift"), "gift");
  EXPECT_EQ(kazakh().stem(""), "");
}

TEST(Kazakh, ItKnowsWhatIsListed) {
  EXPECT_TRUE(kazakh().knows("сыйлықтарын"));
  EXPECT_FALSE(kazakh().knows("щщщзз"));
  EXPECT_FALSE(kazakh().knows("gift"));
}

// tests/language/kazakh_paradigms.txt: "stem: form form …"
TEST(Kazakh, EveryFormOfTheParadigmsReachesItsStem) {
  std::ifstream file("tests/language/kazakh_paradigms.txt");
  ASSERT_TRUE(file);
  int forms = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t colon = line.find(':');
    const std::string stem = line.substr(0, colon);
    std::istringstream rest(line.substr(colon + 1));
    for (std::string form; rest >> form; ++forms) EXPECT_EQ(kazakh().stem(form), stem) << form;
  }
  EXPECT_GT(forms, 3'000);
}

TEST(Kazakh, WithoutTheListItStillPeels) {
  EXPECT_FALSE(without_list().has_words());
  EXPECT_EQ(without_list().stem("мемлекеттердің"), "мемлекет");
  EXPECT_EQ(without_list().stem("оған"), "ол");
}

// Words as the language makes them: letters and endings, in any order.
rc::Gen<std::string> any_word() {
  static const std::vector<std::string> pieces{"а",   "б",   "қ",  "е",   "й",   "л",   "я",   "ю",   "и",  "у",
                                               "ы",   "і",   "г",  "ң",   "лар", "дің", "ған", "сы",  "ын", "дағы",
                                               "мен", "бал", "ал", "кет", "-",   "ө",   "h",   "\xFF"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                      [](const std::vector<std::string>& parts) {
                        std::string out;
                        for (const std::string& p : parts) out += p;
                        return out;
                      });
}

RC_GTEST_PROP(KazakhProperty, AStemHasTwoLettersAndIsNotLonger, ()) {
  const std::string word = *any_word();
  const std::string stem = kazakh().stem(word);
  RC_ASSERT(valid_utf8(stem));
  // A vowel that the ending had swallowed may come back; е, the shortest copula, is listed under еді.
  RC_ASSERT(count_letters(stem) <= count_letters(word) + 2);
  if (const auto spelled = spell(word); spelled && spelled->size >= 2) RC_ASSERT(count_letters(stem) >= 2u);
}

RC_GTEST_PROP(KazakhProperty, CapitalsDoNotMatter, ()) {
  std::string word = *any_word(), capitals;
  if (!valid_utf8(word)) return;
  const auto spelled = spell(word);
  if (!spelled) return;
  word = written(*spelled);
  for (const char32_t c : code_points(word)) append(capitals, letter(c) ? capital(letter(c)) : c);
  RC_ASSERT(kazakh().stem(capitals) == kazakh().stem(word));
}

}  // namespace
}  // namespace adep::language
