// SPDX-License-Identifier: AGPL-3.0-or-later
// Our own lists of words that no rule tells, kazakh_words.txt and russian_words.txt: form, stem, why.
#pragma once
#include <string_view>
#include <vector>

#include "language/word_list.h"

namespace adep::language {

class OwnWords {
 public:
  OwnWords() = default;
  explicit OwnWords(std::string_view text);  // lines that are not understood are passed over; the tests know of none

  const Spelled* stem(const Spelled& form) const;        // nullptr for a word that is not here
  const Spelled* whole_stem(const Spelled& part) const;  // of a stem that is written so before endings: "қорқ-"
  const std::vector<Spelled>& kept() const { return kept_; }  // the words that are their own stem, "="
  std::size_t words() const { return stems_.size(); }
  std::size_t bytes() const {
    return forms_.bytes() + before_endings_.bytes() + (stems_.capacity() + kept_.capacity()) * sizeof(Spelled);
  }

 private:
  WordList forms_, before_endings_;  // marks: the place in stems_, from 1
  std::vector<Spelled> stems_, kept_;
};

}  // namespace adep::language
