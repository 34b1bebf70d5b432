// SPDX-License-Identifier: AGPL-3.0-or-later
// kazakh_grammar.txt made ready to run: each row, spelled out in all its sounds, is some steps that peel an ending.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "language/letters.h"

namespace adep::language {

enum class Harmony : std::uint8_t { open, back, front };  // open: the vowels so far do not tell

Harmony harmony_of(Letter l);
bool vowel(Letter l);

struct Step {
  std::array<Letter, 8> ending{};  // its letters, the last one first
  std::uint8_t size = 0;
  Harmony harmony = Harmony::open;
  std::uint8_t place = 0, rest = 0;
  int cost = 0;
  LetterSet after = 0;  // letters that may stand before the ending
};

// What a stem costs, beside the endings peeled off it.
struct StemCosts {
  int letter = 0;
  int two_letters = 0;    // more, for so short a stem
  int unlisted_name = 0;  // more, for a stem that no list knows
  int unlisted_verb = 0;
  int made_name = 0;       // more, for a stem that is made of a listed one by an ending of the place `made`
  int name_as_verb = 0;    // a verb's ending on a word that is listed as a name only
  int barren = 0;          // a name of which no other listed word is made
  int within_fertile = 0;  // how much cheaper a name must be than a longer one that is not barren
  int restored = 0;        // a vowel that the ending swallowed is put back: халқы → халық
  int kept = 0;            // kazakh_words.txt says that nothing is to be cut from it
};

class Grammar {
 public:
  static constexpr std::size_t most_places = 20;

  // Places that the table must have: what is left is a name's stem, a verb's, a verb's without its last vowel; and
  // the endings by which new words are made.
  std::size_t stem_place = 0, verb_place = 0, clipped_place = 0, made_place = 0;

  // Throws std::invalid_argument naming what is not understood: the table is part of the program.
  explicit Grammar(std::string_view table);

  struct Steps {
    const Step* first;
    const Step* past;
    const Step* begin() const { return first; }
    const Step* end() const { return past; }
  };
  Steps ending_in(std::size_t place, Letter last) const {
    const auto& r = range_[place * letter_codes + last];
    return {steps_.data() + r.first, steps_.data() + r.second};
  }
  Steps empty(std::size_t place) const { return ending_in(place, 0); }

  std::size_t places() const { return names_.size(); }
  std::size_t place(std::string_view name) const;  // throws std::invalid_argument
  bool ends_names(const Spelled& ending) const;    // is it, whole, a case ending, or that of an ordinal?
  std::size_t steps() const { return steps_.size(); }
  const StemCosts& stem() const { return stem_; }

 private:
  static constexpr std::size_t letter_codes = 64;
  using Row = std::vector<std::string_view>;
  void read_row(const Row& row);
  int& stem_cost(std::string_view name);
  void spell_out(const Step& row, std::u32string_view ending);
  void sort();

  StemCosts stem_;
  std::vector<std::string> names_;
  std::vector<Step> steps_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> range_;
};

}  // namespace adep::language
