// SPDX-License-Identifier: AGPL-3.0-or-later
// A list of words in little memory: one pool of letters and a hash table over it, about 16 bytes a word. The hash of
// a word is that of its beginning carried on by one letter, so that all beginnings of a word are looked up in one walk.
//
//   WordList list(54'000);
//   list.put(word.at.data(), word.size, 1);
//   list.find(list.carry(hash_of_beginning, letter), letters, size)   // its marks, or 0
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "language/letters.h"

namespace adep::language {

class WordList {
 public:
  using Marks = std::uint16_t;  // what is known of a word; never 0
  using Hash = std::uint32_t;
  static constexpr Hash start = 2166136261u;
  static constexpr Hash carry(Hash h, Letter l) { return (h ^ l) * 16777619u; }

  explicit WordList(std::size_t expected = 0);

  // The marks replace those the word had; a word is 1 to longest_word letters, anything else is not taken.
  void put(const Letter* word, std::size_t size, Marks marks);
  Marks find(Hash hash, const Letter* word, std::size_t size) const;
  // Cheap, and false for most hashes of which no word is listed.
  bool may_have(Hash hash) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t i = spread(hash) & mask;
    for (; table_[i] != 0; i = (i + 1) & mask)
      if (((table_[i] ^ hash) & tag_bits) == 0) return true;
    return false;
  }
  Marks find(const Letter* word, std::size_t size) const { return find(hash_of(word, size), word, size); }

  // Calls seen(letters, size, marks) for every word.
  template <class Seen>
  void each(Seen seen) const {
    for (std::size_t at = 1; at < pool_.size(); at += header + pool_[at]) {
      Marks marks = 0;
      std::memcpy(&marks, &pool_[at + 1], sizeof marks);
      seen(&pool_[at + header], pool_[at], marks);
    }
  }

  static Hash hash_of(const Letter* word, std::size_t size);
  std::size_t words() const { return words_; }
  std::size_t bytes() const { return pool_.capacity() + table_.capacity() * sizeof(table_[0]); }
  void shrink() { pool_.shrink_to_fit(); }

 private:
  static constexpr std::uint32_t tag_bits = 0xFF000000;  // of a slot: those of the hash; the rest: place in the pool
  static constexpr std::size_t header = 3;               // before a word's letters in the pool: size, marks

  static std::size_t spread(Hash h) { return h ^ h >> 15; }
  bool same(std::uint32_t at, const Letter* word, std::size_t size) const;
  std::size_t slot(Hash hash, const Letter* word, std::size_t size) const;
  void grow();

  std::vector<std::uint8_t> pool_;
  std::vector<std::uint32_t> table_;  // top 8 bits: a part of the hash; the rest: place in the pool
  std::size_t words_ = 0;
};

}  // namespace adep::language
