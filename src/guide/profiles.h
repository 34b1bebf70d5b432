// SPDX-License-Identifier: AGPL-3.0-or-later
// What all phrasings of an item have in common: how usual each stem and notion is among them. A question is compared
// with items as wholes, in each language and across all three, so that a sentence of two languages finds its item too;
// and words that stand in the same items, as translations do, are taken for one another.
//
//   const Profiles profiles(forward, passages);
//   for (const Profiles::Likeness& l : profiles.compare(question)) l.item, l.any;
#pragma once
#include <array>
#include <span>
#include <vector>

#include "guide/passages.h"
#include "search/forward.h"

namespace adep::guide {

class Profiles {
 public:
  struct Likeness {
    const pack::Item* item = nullptr;
    std::array<std::uint32_t, 3> wholes{};  // the passages that hold all of it, by language
    double own = 0;                         // to the phrasings of the language that is nearest; 0 to 1
    double any = 0;                         // to those of all languages together; 0 to 1
    double kindred = 0;                     // … when a word is also met by its kin; 0 to 1
  };

  Profiles() = default;
  Profiles(const search::Forward& forward, std::span<const Passage> passages);

  // All items, in the order of the pack.
  std::vector<Likeness> compare(const search::Comparison& question) const;
  std::size_t bytes() const;

 private:
  static constexpr std::size_t views = 4;  // three languages, and all together
  struct Share {
    std::uint32_t view;  // item × views + language
    float weight;
  };
  struct Kin {
    std::uint32_t term;
    float likeness;
  };
  using Shares = std::vector<std::vector<Share>>;  // of each term
  void find_kin(const Shares& shares);

  std::vector<Likeness> items_;       // with nothing compared yet
  std::vector<std::uint32_t> begin_;  // of each term's shares
  std::vector<Share> shares_;
  std::vector<std::uint32_t> kin_begin_;
  std::vector<Kin> kin_;
};

}  // namespace adep::guide
