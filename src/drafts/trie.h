// SPDX-License-Identifier: AGPL-3.0-or-later
// Beginnings of words in folded letters, each letter once where it is doubled (касса → каса), and what ends at each.
//
//   Trie trie({{letters, Ending{entry, size}}, …});
//   Trie::Node n = trie.next(Trie::root, fold(l));   // Trie::none where no word goes on so
//   for (const Trie::Ending& e : trie.endings(n)) …
#pragma once
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "drafts/symbols.h"

namespace adep::drafts {

class Trie {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0, none = ~Node{0};

  struct Ending {
    std::uint32_t entry = 0;
    std::uint8_t size = 0;  // how many letters of the entry end here, doubled ones counted twice
  };
  struct Word {
    std::vector<Fold> letters;  // none twice in a row
    Ending ending;
  };

  Trie() : Trie(std::vector<Word>{}) {}
  explicit Trie(std::vector<Word> words);

  FoldSet letters_after(Node n) const { return nodes_[n].letters; }
  Node next(Node n, Fold f) const {
    const Inner& node = nodes_[n];
    if (!(node.letters & only(f))) return none;
    return node.children + static_cast<Node>(std::popcount(node.letters & (only(f) - 1)));
  }
  std::span<const Ending> endings(Node n) const {
    return {endings_.data() + nodes_[n].endings, endings_.data() + nodes_[n + 1].endings};
  }
  std::size_t nodes() const { return nodes_.size() - 1; }
  std::size_t bytes() const { return nodes_.size() * sizeof(Inner) + endings_.size() * sizeof(Ending); }

 private:
  struct Inner {
    FoldSet letters = 0;
    Node children = 0;          // the first; they stand side by side
    std::uint32_t endings = 0;  // the first; up to that of the next node
  };
  std::vector<Inner> nodes_;
  std::vector<Ending> endings_;
};

}  // namespace adep::drafts
