// SPDX-License-Identifier: AGPL-3.0-or-later
// The suffix rules and the word list of a hunspell dictionary, read backwards: from a form to its dictionary forms.
// Only what hunspell-ru uses is understood: SFX rules, one Latin letter a flag, conditions of letters and [sets].
//
//   Affixes russian(aff, dic);
//   russian.each_form(*spell("подарками"), [](const Spelled& form) { … });   // подарок
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/word_list.h"

namespace adep::language {

class Affixes {
 public:
  using Flags = std::uint64_t;  // bit n: the letter 'A' + n

  Affixes() = default;
  // The texts of the .aff and .dic files in UTF-8; lines that are not understood are passed over. ё counts as е.
  Affixes(std::string_view aff, std::string_view dic);

  // Calls found(form) for each dictionary form of the word: itself first, when it is one, then by endings from short
  // to long. A form may come twice.
  template <class Found>
  void each_form(const Spelled& word, Found found) const;

  bool has(const Spelled& form) const { return list_.find(form.at.data(), form.size) != 0; }
  std::size_t words() const { return list_.words(); }
  std::size_t bytes() const;

 private:
  struct Rule {
    Flags flag = 0;
    std::uint64_t ending = 0;  // added to the word, packed
    std::array<Letter, 8> strip{};
    std::uint8_t ending_size = 0, strip_size = 0, before_size = 0;
    std::array<LetterSet, 4> before{};  // what must stand before the stripped letters, the nearest first
  };
  struct Range {
    std::uint32_t first = 0, past = 0;
  };

  static bool set_condition(Rule& rule, const std::vector<LetterSet>& condition);
  void read_rule(std::string_view line);
  void read_word(std::string_view line);
  void sort_rules();
  WordList::Marks number_of(Flags flags);
  // The dictionary form that the rule makes the word of, or nothing; the hash is that of the word without its
  // ending.
  std::optional<Spelled> undone(const Rule& rule, const Spelled& word, WordList::Hash hash) const;

  std::vector<Rule> rules_;
  std::unordered_map<std::uint64_t, Range> by_ending_;
  std::size_t longest_ending_ = 0;
  WordList list_;  // marks: a place in sets_
  std::vector<Flags> sets_{0};
};

template <class Found>
void Affixes::each_form(const Spelled& word, Found found) const {
  std::array<WordList::Hash, longest_word + 1> hash;
  hash[0] = WordList::start;
  for (std::size_t i = 0; i < word.size; ++i) hash[i + 1] = WordList::carry(hash[i], word.at[i]);
  if (list_.find(hash[word.size], word.at.data(), word.size)) found(word);
  std::uint64_t ending = 0;
  for (std::size_t size = 0; size <= longest_ending_ && size < word.size; ++size) {
    if (size > 0) ending |= std::uint64_t{word.at[word.size - size]} << 8 * (size - 1);
    const auto range = by_ending_.find(ending);
    if (range == by_ending_.end()) continue;
    for (std::uint32_t r = range->second.first; r < range->second.past; ++r)
      if (const auto form = undone(rules_[r], word, hash[word.size - size])) found(*form);
  }
}

}  // namespace adep::language
