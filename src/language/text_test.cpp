// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters, folding, words of a text, n-grams.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "language/fold.h"
#include "language/letters.h"
#include "language/ngrams.h"
#include "language/words.h"

namespace adep::language {
namespace {

std::vector<std::string> grams(std::string_view word) {
  std::vector<std::string> out;
  for_each_ngram(word, [&](std::string_view g) { out.emplace_back(g); });
  return out;
}

// Bytes among which letters of our alphabets are frequent.
rc::Gen<std::string> any_text() {
  static const std::vector<std::string> pieces{"а", "Қ",        "ғ",        "ң",    "ә",    "ө",  "Ұ", "ү", "і",
                                               "һ", "ё",        "и",        "a",    "o",    "H",  "z", "7", " ",
                                               "-", "\xCC\x86", "\xCC\x81", "\xFF", "\xD0", "\n", "я"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                      [](const std::vector<std::string>& parts) {
                        std::string out;
                        for (const std::string& p : parts) out += p;
                        return out;
                      });
}

TEST(Letters, ThereAreFortyTwoAndTheyComeBack) {
  const std::string alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
  const auto word = spell(alphabet);
  ASSERT_TRUE(word);
  EXPECT_EQ(word->size, 42u);
  EXPECT_EQ(word->at[0], 1);
  EXPECT_EQ(word->at[41], 42);
  EXPECT_EQ(written(*word), alphabet);
  EXPECT_EQ(written(*spell("ӘҒҚҢӨҰҮҺІЁ")), "әғқңөұүһіё");
}

TEST(Letters, LookAlikesAndSignsAreMended) {
  EXPECT_EQ(written(*spell("cыйлық")), "сыйлық");          // Latin c
  EXPECT_EQ(written(*spell("кeлiсiм")), "келісім");        // Latin e and i
  EXPECT_EQ(written(*spell("ди\xCC\x86қан")), "дйқан");    // и and a breve written apart
  EXPECT_EQ(written(*spell("сло\xCC\x81во")), "слово");    // a stress mark
  EXPECT_EQ(written(*spell("сый\xC2\xADлық")), "сыйлық");  // a soft hyphen
  EXPECT_FALSE(spell("cope"));                             // nothing here is surely Cyrillic
  EXPECT_FALSE(spell("сый7"));
  EXPECT_FALSE(spell("сый\xFF"));
  EXPECT_FALSE(spell("-"));
  EXPECT_FALSE(spell(""));
}

TEST(Letters, AWordHasAnEnd) {
  std::string longest;
  for (std::size_t i = 0; i < longest_word; ++i) longest += "а";
  EXPECT_TRUE(spell(longest));
  EXPECT_FALSE(spell(longest + "а"));
}

TEST(Fold, KazakhLettersAsTheyAreTypedWithoutThem) {
  EXPECT_EQ(folded("Қызметкерің һәм ӨҢІР"), "кызметкерин хам онир");
  EXPECT_EQ(folded("Ұлт үні, ёлка"), "улт уни, елка");
  EXPECT_EQ(folded("қызмет"), folded("кызмет"));
  EXPECT_EQ(folded("7 000 теңге, KZ-12"), "7 000 тенге, kz-12");
}

TEST(Fold, LatinAmongCyrillicIsMendedWordByWord) {
  EXPECT_EQ(mended("Пapa 7"), "Пара 7");
  EXPECT_EQ(mended("copy Cыйлық"), "copy Сыйлық");
  EXPECT_EQ(mended("Wзятка"), "Wзятка");  // W looks like no Cyrillic letter: left alone
}

TEST(Fold, MarksAroundAWordGo) {
  EXPECT_EQ(without_punctuation("«сыйлық»,"), "сыйлық");
  EXPECT_EQ(without_punctuation("(т.б.)"), "т.б");
  EXPECT_EQ(without_punctuation("…"), "…");
  EXPECT_EQ(without_punctuation(""), "");
}

RC_GTEST_PROP(Fold, IsIdempotentOnAnyBytes, ()) {
  const std::string text = *any_text();
  const std::string once = folded(text);
  RC_ASSERT(folded(once) == once);
  RC_ASSERT(valid_utf8(once));
}

RC_GTEST_PROP(Fold, MendingAndSmallLettersAreIdempotent, ()) {
  const std::string text = *any_text();
  RC_ASSERT(mended(mended(text)) == mended(text));
  RC_ASSERT(small(small(text)) == small(text));
}

TEST(Words, PeopleMixLanguages) {
  const auto words = words_of("Подчинённый сыйлық дал, what-now? 15 000 ₸ — O'Neil 你好");
  std::vector<std::string> texts;
  for (const Word& w : words) texts.emplace_back(w.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"Подчинённый", "сыйлық", "дал", "what-now", "15", "000", "O'Neil"}));
  EXPECT_EQ(words[0].may_be, Langs({Lang::ru}));
  EXPECT_EQ(words[1].may_be, Langs({Lang::kk}));
  EXPECT_EQ(words[2].may_be, Langs({Lang::kk, Lang::ru}));
  EXPECT_TRUE(words[3].may_be.has(Lang::en));
  EXPECT_TRUE(words[4].may_be.empty());
  EXPECT_EQ(words[4].script, Script::number);
}

TEST(Words, AHyphenAtTheEndIsNotOfTheWord) {
  const auto words = words_of("қадір-қасиет- мен -ақ");
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[0].text, "қадір-қасиет");
  EXPECT_EQ(words[2].text, "ақ");
}

RC_GTEST_PROP(Words, AreInOrderAndApartInAnyBytes, ()) {
  const std::string text = *any_text();
  const char* past = text.data();
  for (const Word& w : words_of(text)) {
    RC_ASSERT(w.text.data() >= past);
    RC_ASSERT(!w.text.empty());
    past = w.text.data() + w.text.size();
  }
  RC_ASSERT(past <= text.data() + text.size());
}

TEST(Ngrams, EndsAreMarked) {
  EXPECT_EQ(grams("сыйлық"), (std::vector<std::string>{"^сый", "сыйл", "ыйлы", "йлық", "лық$"}));
  EXPECT_EQ(grams("ат"), (std::vector<std::string>{"^ат$"}));
  EXPECT_EQ(grams("я"), (std::vector<std::string>{"^я$"}));
  EXPECT_TRUE(grams("").empty());
  EXPECT_EQ(grams("a\xFFt"), grams("at"));
}

}  // namespace
}  // namespace adep::language
