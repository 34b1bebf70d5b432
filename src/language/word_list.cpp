// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/word_list.h"

#include <bit>

namespace adep::language {
WordList::WordList(std::size_t expected) : pool_(1), table_(std::bit_ceil(expected * 3 / 2 + 16)) {
  pool_.reserve(expected * 13);
}

WordList::Hash WordList::hash_of(const Letter* word, std::size_t size) {
  Hash h = start;
  for (std::size_t i = 0; i < size; ++i) h = carry(h, word[i]);
  return h;
}

bool WordList::same(std::uint32_t at, const Letter* word, std::size_t size) const {
  return pool_[at] == size && std::memcmp(&pool_[at + header], word, size) == 0;
}

std::size_t WordList::slot(Hash hash, const Letter* word, std::size_t size) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t i = spread(hash) & mask;
  for (; table_[i] != 0; i = (i + 1) & mask)
    if ((table_[i] & tag_bits) == (hash & tag_bits) && same(table_[i] & ~tag_bits, word, size)) break;
  return i;
}

WordList::Marks WordList::find(Hash hash, const Letter* word, std::size_t size) const {
  const std::uint32_t found = table_[slot(hash, word, size)] & ~tag_bits;
  Marks marks = 0;
  if (found) std::memcpy(&marks, &pool_[found + 1], sizeof marks);
  return marks;
}

void WordList::put(const Letter* word, std::size_t size, Marks marks) {
  if (size == 0 || size > longest_word || pool_.size() + size + header > ~tag_bits) return;
  if ((words_ + 1) * 4 > table_.size() * 3) grow();
  const Hash hash = hash_of(word, size);
  std::uint32_t& entry = table_[slot(hash, word, size)];
  if (entry == 0) {
    entry = (hash & tag_bits) | static_cast<std::uint32_t>(pool_.size());
    pool_.push_back(static_cast<std::uint8_t>(size));
    pool_.insert(pool_.end(), 2, 0);
    pool_.insert(pool_.end(), word, word + size);
    ++words_;
  }
  std::memcpy(&pool_[(entry & ~tag_bits) + 1], &marks, sizeof marks);
}

void WordList::grow() {
  std::vector<std::uint32_t> old(table_.size() * 2);
  old.swap(table_);
  for (const std::uint32_t entry : old) {
    if (entry == 0) continue;
    const std::uint8_t* word = &pool_[(entry & ~tag_bits) + header];
    const std::size_t size = pool_[entry & ~tag_bits];
    table_[slot(hash_of(word, size), word, size)] = entry;
  }
}

}  // namespace adep::language
