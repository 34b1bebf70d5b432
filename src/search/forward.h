// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands in each document, held in memory: for comparing some hundred candidates with a question word by word,
// which an index on disk is slow at. About two bytes for each term of each document.
//
//   const Comparison with(index.forward(), words);
//   with.alike(document)      // 0: nothing in common, 1: the same words
#pragma once
#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/query.h"

namespace adep::search {

class Forward {
 public:
  using Term = std::uint32_t;
  static constexpr Term none = 0xFFFFFFFF;

  // Terms come in any order, each once, with all its documents.
  void add(std::string_view term, std::span<const std::uint32_t> documents);
  void finish(std::size_t documents);

  Term term(std::string_view name) const;
  bool has(std::uint32_t document, Term term) const;
  // Calls do_it(term) for each that stands there.
  template <class Do>
  void each(std::uint32_t document, Do do_it) const {
    for (const std::uint16_t t : low_.of(document)) do_it(Term{t});
    for (const Term t : high_.of(document)) do_it(t);
  }
  char channel(Term term) const { return names_[name_ends_[term]]; }  // the first letter of its name
  std::size_t terms() const { return name_ends_.size() - 1; }
  double rarity(Term term) const { return rarity_[term]; }                   // log(documents / documents that have it)
  double share(Term term) const { return std::exp(-rarity_[term]); }         // of the documents, that have it
  double weight(std::uint32_t document) const { return weight_[document]; }  // sum of the rarities of its stems
  std::size_t documents() const { return weight_.size(); }
  std::size_t bytes() const;

 private:
  std::string_view name(Term term) const {
    return std::string_view(names_).substr(name_ends_[term], name_ends_[term + 1] - name_ends_[term]);
  }

  std::string names_;  // one after the other
  std::vector<std::uint32_t> name_ends_{0};
  std::vector<Term> slots_;  // an open hash table over the names
  std::vector<float> rarity_, weight_;
  std::vector<std::pair<std::uint32_t, Term>> pairs_;  // until finish()
  // Of each document, sorted. Most terms have a number that two bytes hold.
  template <class Number>
  struct Lists {
    std::vector<std::uint32_t> begin;
    std::vector<Number> all;
    std::span<const Number> of(std::uint32_t document) const {
      return std::span(all).subspan(begin[document], begin[document + 1] - begin[document]);
    }
  };
  Lists<std::uint16_t> low_;
  Lists<Term> high_;
};

// One question against many documents, by one thread: what was compared once is remembered.
class Comparison {
 public:
  Comparison(const Forward& forward, std::span<const QueryWord> words);

  const Forward& forward() const { return forward_; }
  std::size_t words() const { return words_.size(); }
  double rarity(std::size_t word) const { return words_[word].rarity; }
  double asked() const { return asked_; }  // sum of the words' rarities

  // How well a word is met: 1 by its stem, less as a notion or by its letters alone, 0 not at all.
  double met(std::uint32_t document, std::size_t word) const { return row(document)[word]; }
  // All terms that a word may be found by, letters aside.
  std::vector<Forward::Term> terms(std::size_t word) const;
  std::span<const Forward::Term> grams(std::size_t word) const { return words_[word].grams; }
  bool met_exactly(std::uint32_t document, std::size_t word) const;  // in this very form
  double common(std::uint32_t document) const;                       // sum of rarity × met
  double alike(std::uint32_t document) const;                        // common, in proportion to all that both say

 private:
  struct Word {
    std::vector<Forward::Term> exact, stems, folded, near, notions, grams;
    double rarity = 0;
    std::size_t all_grams = 0;
  };
  double found(std::uint32_t document, const Word& word) const;
  const double* row(std::uint32_t document) const;  // how well each word is met there

  const Forward& forward_;
  std::vector<Word> words_;
  double asked_ = 0;
  mutable std::unordered_map<std::uint32_t, std::unique_ptr<double[]>> rows_;
};

}  // namespace adep::search
