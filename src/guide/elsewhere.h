// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked elsewhere: how near a question is to any of it, and whose words it uses, the guide's or those of
// everything else. A sentence that nobody foresaw still gives itself away by its words. It is kept beside the index
// and not in it: it is no answer, and would make the guide's own words look common.
//
//   const Elsewhere elsewhere(index.kept(Elsewhere::kept_as));
//   elsewhere.compare(words, search::Comparison(guide, words)).lean      // above 0: rather elsewhere's words
#pragma once
#include <span>
#include <string>
#include <vector>

#include "guide/notions.h"
#include "search/index.h"

namespace adep::guide {

class Elsewhere {
 public:
  struct Likeness {
    double alike = 0;  // to the nearest phrase; 0 to 1
    // Log of how many times more usual a word is elsewhere, -3 to 3: of all words by rarity, and of the one that is
    // least so.
    double lean = 0, least = 0;
    double unheard = 0;  // share of what is asked, by rarity, that no passage of the guide has; 0 to 1
  };

  static constexpr const char* kept_as = "elsewhere";
  // A line for each phrase, its terms parted by tabs.
  static std::string to_keep(const pack::Pack& pack, const Notions& notions, const language::Stems& stems);

  Elsewhere() = default;
  explicit Elsewhere(std::string_view kept);

  Likeness compare(std::span<const search::QueryWord> words, const search::Comparison& guide) const;
  const search::Forward& phrases() const { return phrases_; }
  std::size_t bytes() const {
    return phrases_.bytes() + (begin_.capacity() + with_.capacity()) * sizeof(std::uint32_t);
  }

 private:
  double nearest(const search::Comparison& question) const;

  search::Forward phrases_;
  std::vector<std::uint32_t> begin_, with_;  // of each term, the phrases that have it
};

}  // namespace adep::guide
