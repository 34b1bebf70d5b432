// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/word_list.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace adep::language {
namespace {

using Plain = std::vector<Letter>;

RC_GTEST_PROP(WordListProperty, IsAMap, (const std::map<Plain, WordList::Marks>& content)) {
  WordList list;
  std::map<Plain, WordList::Marks> taken;
  for (const auto& [word, marks] : content) {
    if (word.empty() || word.size() > longest_word || marks == 0) continue;
    list.put(word.data(), word.size(), marks);
    taken[word] = marks;
  }
  RC_ASSERT(list.words() == taken.size());
  for (const auto& [word, marks] : taken) RC_ASSERT(list.find(word.data(), word.size()) == marks);
  std::map<Plain, WordList::Marks> listed;
  list.each([&](const Letter* word, std::size_t size, WordList::Marks marks) { listed[{word, word + size}] = marks; });
  RC_ASSERT(listed == taken);
}

TEST(WordList, TakesOnlyWords) {
  WordList list;
  const Plain long_word(longest_word + 1, 1);
  list.put(long_word.data(), 0, 1);
  list.put(long_word.data(), long_word.size(), 1);
  EXPECT_EQ(list.words(), 0u);
}

TEST(WordList, GrowsAndKeepsMarks) {
  WordList list;
  Plain word(3, 1);
  for (int i = 0; i < 20'000; ++i) {
    word[0] = static_cast<Letter>(1 + i % 40);
    word[1] = static_cast<Letter>(1 + i / 40 % 40);
    word[2] = static_cast<Letter>(1 + i / 1600);
    list.put(word.data(), word.size(), static_cast<WordList::Marks>(i + 1));
  }
  EXPECT_EQ(list.words(), 20'000u);
  EXPECT_EQ(list.find(word.data(), word.size()), 20'000);
  list.put(word.data(), word.size(), 7);
  EXPECT_EQ(list.words(), 20'000u);
  EXPECT_EQ(list.find(word.data(), word.size()), 7);
  EXPECT_LT(list.bytes(), 20'000u * 20);
}

}  // namespace
}  // namespace adep::language
