// SPDX-License-Identifier: AGPL-3.0-or-later
// One Kazakh word on its way to a stem: the cheapest way through the places of the grammar, read from the word's end.
//
//   Spelled stem = Reading(grammar, words, word).read().stem;   // of a word of at least two letters
#pragma once
#include <array>
#include <limits>

#include "language/grammar.h"
#include "language/kazakh_words.h"

namespace adep::language {

class Reading {
 public:
  Reading(const Grammar& grammar, const KazakhWords& words, const Spelled& word);

  struct Result {
    Spelled stem;         // the word itself, when nothing can be peeled
    bool listed = false;  // or made of a listed word
  };
  Result read();

 private:
  static constexpr std::size_t room = longest_word + 4;
  static constexpr int never = 1'000'000;

  struct Best {
    int cost = never;
    bool listed = false, fertile = false;
    Spelled stem;
  };

  void visit(std::size_t left, std::size_t place);
  bool fits(const Step& step, std::size_t left) const;
  void reach(std::size_t left, std::size_t place, int cost) { cost_[left][place] = std::min(cost_[left][place], cost); }

  void consider_name(std::size_t left, int so_far);
  void consider_verb(std::size_t left, int so_far);
  void consider_clipped(std::size_t left, int so_far);
  bool made_of_listed(const Spelled& stem) const;
  Spelled cut(std::size_t left) const;
  Spelled with_vowel_inside(std::size_t left) const;
  Letter narrow_vowel(std::size_t left) const;

  int length_cost(std::size_t letters) const;
  int name_cost(WordList::Marks marks, const Spelled& stem) const;
  int verb_cost(WordList::Marks marks) const;
  void offer_name(const Spelled& stem, int cost, WordList::Marks marks);
  void offer_verb(const Spelled& stem, int cost, WordList::Marks marks);

  const Grammar& grammar_;
  const KazakhWords& words_;
  const Spelled& word_;
  // Of the word's first n letters: their hash, the harmony that the last clear vowel asks for, the number of vowels.
  std::array<WordList::Hash, room> hash_;
  std::array<Harmony, room> harmony_;
  std::array<std::uint8_t, room> vowels_;
  std::array<std::array<int, Grammar::most_places>, room> cost_;  // [letters left][place]: the cheapest way there
  Best name_, verb_;
};

}  // namespace adep::language
