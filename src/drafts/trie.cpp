// SPDX-License-Identifier: AGPL-3.0-or-later
#include "drafts/trie.h"

#include <algorithm>

namespace adep::drafts {

// Level by level: each node is a range of the sorted words that share its letters.
Trie::Trie(std::vector<Word> words) {
  std::ranges::stable_sort(words, {}, &Word::letters);
  struct Range {
    std::size_t first, past, depth;
  };
  std::vector<Range> ranges{{0, words.size(), 0}};
  for (std::size_t n = 0; n < ranges.size(); ++n) {
    const Range range = ranges[n];
    Inner node;
    node.endings = static_cast<std::uint32_t>(endings_.size());
    node.children = static_cast<Node>(ranges.size());
    std::size_t at = range.first;
    for (; at < range.past && words[at].letters.size() == range.depth; ++at) endings_.push_back(words[at].ending);
    while (at < range.past) {
      const Fold f = words[at].letters[range.depth];
      const std::size_t first = at;
      while (at < range.past && words[at].letters[range.depth] == f) ++at;
      node.letters |= only(f);
      ranges.push_back({first, at, range.depth + 1});
    }
    nodes_.push_back(node);
  }
  nodes_.push_back({0, 0, static_cast<std::uint32_t>(endings_.size())});
}

}  // namespace adep::drafts
