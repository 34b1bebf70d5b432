// SPDX-License-Identifier: AGPL-3.0-or-later
// The nearest known word to one that was mistyped: one letter more, fewer, other or out of place; two in a long word.
// All words are looked at, but of most only the set of their letters, so it takes some ten microseconds.
//
//   spelling.nearest("көлк")   // "көлік"
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace adep::search {

class Spelling {
 public:
  // Words of fewer than four letters are left out: too many are near them.
  void add(std::string_view word, std::size_t frequency);
  void finish();  // gives back the room that was kept for more

  // Of words as near the most frequent; empty when none is near, or the word is itself known.
  std::string nearest(std::string_view word) const;

  std::size_t words() const { return words_.size(); }
  std::size_t bytes() const;

 private:
  struct Known {
    std::uint64_t letters = 0;  // bit n: a character with the number n mod 64
    std::uint32_t begin = 0;    // in the pool
    std::uint16_t frequency = 0;
    std::uint16_t size = 0;
  };
  std::u16string_view text(const Known& word) const { return std::u16string_view(pool_).substr(word.begin, word.size); }

  std::vector<Known> words_;
  std::u16string pool_;
};

}  // namespace adep::search
