// SPDX-License-Identifier: AGPL-3.0-or-later
// The whole room: keys of lines, their memory, threads, and words typed in Latin letters.
#include "language/stems.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <thread>

#include "language/latin.h"

namespace adep::language {
namespace {

const Stems& stems() {
  static const Stems s;
  return s;
}

std::string line(Lang lang, std::string_view text) {
  Keys keys(stems());
  std::string out;
  keys.line(lang, text, out);
  return out;
}

std::string first_reading(std::string_view word, Lang lang) {
  const auto readings = from_latin(word, lang, stems());
  return readings.empty() ? "" : readings.front().cyrillic;
}

TEST(Stems, ALineHasTheKeysOfItsWords) {
  EXPECT_EQ(line(Lang::kk, "мемлекеттік  қызметшілердің «әдебі»"), "мемлекеттік қызметші әдеп");
  EXPECT_EQ(line(Lang::ru, "новые подарки\t"), "новый подарок");
  EXPECT_EQ(line(Lang::en, "Gifts, benefits"), "gift benefit");
  EXPECT_EQ(line(Lang::kk, ""), "");
  EXPECT_EQ(line(Lang::kk, " \t\r"), "");
}

TEST(Stems, ACopulaWrittenApartBelongsToTheFormBeforeIt) {
  EXPECT_EQ(line(Lang::kk, "болған емес"), "бол");
  EXPECT_EQ(line(Lang::kk, "емес"), "еді");
}

TEST(Stems, BrokenBytesAreReadAsFarAsTheyCanBe) {
  EXPECT_EQ(line(Lang::kk, "\xFF\xFEқызметі"), "қызмет");
  EXPECT_EQ(line(Lang::ru, "пода\xD0рками"), "подарок");
  EXPECT_EQ(line(Lang::kk, std::string_view("\0\0", 2)), std::string("\0\0", 2));
}

TEST(Stems, MissingDictionariesAreTold) {
  const Stems none("/nowhere");
  EXPECT_TRUE(none.missing().empty());  // nothing was wanted yet
  EXPECT_EQ(none.key(Lang::kk, "балалар"), "бала");
  ASSERT_EQ(none.missing().size(), 1u);
  EXPECT_EQ(none.missing()[0].package, "hunspell-kk");
  none.key(Lang::ru, "дом");
  EXPECT_EQ(none.missing().size(), 2u);
  EXPECT_TRUE(stems().missing().empty());
}

TEST(Stems, DictionariesStaySmall) {
  stems().kazakh(), stems().russian();
  std::size_t bytes = 0;
  for (const Stems::Part& part : stems().memory()) bytes += part.bytes;
  EXPECT_EQ(stems().memory().size(), 2u);
  EXPECT_LT(bytes, 8u << 20);
}

RC_GTEST_PROP(KeysProperty, MemoryChangesNothing, (const std::vector<std::string>& words)) {
  Keys keys(stems(), 4);  // so few slots that words push each other out
  for (const Lang lang : all_langs)
    for (const std::string& word : words) {
      std::string first, second;
      keys.word(lang, word, first);
      keys.word(lang, word, second);
      RC_ASSERT(first == stems().key(lang, word));
      RC_ASSERT(second == first);
    }
}

TEST(Stems, ThreadsMayShareThem) {
  const Stems shared;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&shared] {
      Keys keys(shared);
      for (int i = 0; i < 200; ++i) {
        std::string out;
        keys.line(Lang::kk, "сыйлықтарды қабылдауға болмайды", out);
        keys.line(Lang::ru, "подарки принимать нельзя", out);
        EXPECT_EQ(out, "сыйлық қабылда болподарок принимать нельзя");
      }
    });
}

TEST(Latin, KazakhOfTheDraftsAndAsItIsTyped) {
  EXPECT_EQ(first_reading("bastyqqa", Lang::kk), "бастыққа");
  EXPECT_EQ(first_reading("syılyq", Lang::kk), "сыйлық");
  EXPECT_EQ(first_reading("sıylyq", Lang::kk), "сыйлық");
  EXPECT_EQ(first_reading("qyzmettik", Lang::kk), "қызметтік");
  EXPECT_EQ(first_reading("kyzmettik", Lang::kk), "қызметтік");
  EXPECT_EQ(first_reading("kolikpen", Lang::kk), "көлікпен");
  EXPECT_EQ(first_reading("qūqyqtary", Lang::kk), "құқықтары");
  EXPECT_EQ(first_reading("düniege", Lang::kk), "дүниеге");
  EXPECT_EQ(first_reading("zhemqorlyq", Lang::kk), "жемқорлық");
  EXPECT_EQ(first_reading("jemqorlyq", Lang::kk), "жемқорлық");
  EXPECT_EQ(first_reading("Qazaqstan", Lang::kk), "қазақстан");
}

TEST(Latin, Russian) {
  EXPECT_EQ(first_reading("podarok", Lang::ru), "подарок");
  EXPECT_EQ(first_reading("gosudarstvennyi", Lang::ru), "государственный");
  EXPECT_EQ(first_reading("nachalnik", Lang::ru), "начальник");
  EXPECT_EQ(first_reading("vzyatka", Lang::ru), "взятка");
}

TEST(Latin, OnlyWordsOfLatinLetters) {
  EXPECT_TRUE(from_latin("сыйлық", Lang::kk, stems()).empty());
  EXPECT_TRUE(from_latin("", Lang::kk, stems()).empty());
  EXPECT_TRUE(from_latin("gift", Lang::en, stems()).empty());
  EXPECT_TRUE(from_latin(std::string(41, 'a'), Lang::kk, stems()).empty());
  EXPECT_LE(from_latin(std::string(40, 'u'), Lang::kk, stems(), 3).size(), 3u);
}

}  // namespace
}  // namespace adep::language
