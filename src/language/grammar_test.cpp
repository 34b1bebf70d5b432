// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/grammar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "language/data.h"
#include "language/own_words.h"

namespace adep::language {
namespace {

// A table with one ending more than the least.
Grammar with_ending(const std::string& row) {
  return Grammar("word - stem 0\nword - verb 0\nword - clipped 0\nmade шI stem 0\n" + row);
}

std::set<std::string> endings(const std::string& sounds) {
  const Grammar grammar = with_ending("word " + sounds + " stem 1");
  std::set<std::string> out;
  for (Letter last = 1; last < 44; ++last)
    for (const Step& step : grammar.ending_in(grammar.place("word"), last)) {
      std::string text;
      for (std::size_t i = step.size; i-- > 0;) text += written(&step.ending[i], 1);
      out.insert(text);
    }
  return out;
}

using Endings = std::set<std::string>;

TEST(Grammar, SoundsAreSpelledOut) {
  EXPECT_EQ(endings("LAр"), (Endings{"лар", "лер", "дар", "дер", "тар", "тер"}));
  EXPECT_EQ(endings("NIң"), (Endings{"ның", "нің", "дың", "дің", "тың", "тің"}));
  EXPECT_EQ(endings("GA"), (Endings{"ға", "ге", "қа", "ке"}));
  EXPECT_EQ(endings("DAғI"), (Endings{"дағы", "дегі", "тағы", "тегі"}));
  EXPECT_EQ(endings("(с)I"), (Endings{"сы", "сі", "ы", "і"}));
  EXPECT_EQ(endings("(I)м"), (Endings{"ым", "ім", "м"}));
  EXPECT_EQ(endings("EтIн"), (Endings{"атын", "етін", "йтын", "йтін", "итын", "итін"}));
  EXPECT_EQ(endings("Mен"), (Endings{"мен", "бен", "пен"}));
}

TEST(Grammar, TheSoundBeforeAnEndingIsHeard) {
  const Grammar grammar = with_ending("word LAр stem 1");
  for (const Step& step : grammar.ending_in(grammar.place("word"), letter(U'р'))) {
    const char32_t first = character(step.ending[2]);
    EXPECT_EQ(in(letter(U'а'), step.after), first == U'л');
    EXPECT_EQ(in(letter(U'н'), step.after), first == U'д');
    EXPECT_EQ(in(letter(U'қ'), step.after), first == U'т');
    EXPECT_EQ(step.harmony, character(step.ending[1]) == U'а' ? Harmony::back : Harmony::front);
  }
}

TEST(Grammar, WhatIsNotUnderstoodIsRefused) {
  EXPECT_THROW(with_ending("word LAр stem"), std::invalid_argument);        // no cost
  EXPECT_THROW(with_ending("word LAр stem много"), std::invalid_argument);  // not a number
  EXPECT_THROW(with_ending("word LXр stem 1"), std::invalid_argument);      // no such sound
  EXPECT_THROW(with_ending("stem - word 1"), std::invalid_argument);        // leads back
  EXPECT_THROW(with_ending("cost beauty - 1"), std::invalid_argument);
  EXPECT_THROW(Grammar("word - stem 0"), std::invalid_argument);  // places are missing
}

TEST(Grammar, TheTableOfTheHouseIsUnderstood) {
  const Grammar grammar(data::kazakh_grammar);
  EXPECT_GT(grammar.steps(), 300u);
  EXPECT_GT(grammar.stem().letter, 0);
  EXPECT_TRUE(grammar.ends_names(*spell("дан")));
  EXPECT_TRUE(grammar.ends_names(*spell("ші")));
  EXPECT_FALSE(grammar.ends_names(*spell("жылы")));
}

TEST(OwnWords, EveryRowOfBothListsIsUnderstood) {
  for (const std::string_view table : {data::kazakh_words, data::russian_words}) {
    const OwnWords words(table);
    EXPECT_EQ(words.words(), table_rows(table).size());
    std::set<std::string_view> forms;
    for (const auto& row : table_rows(table)) EXPECT_TRUE(forms.insert(row[0]).second) << row[0] << " twice";
  }
}

}  // namespace
}  // namespace adep::language
