// SPDX-License-Identifier: AGPL-3.0-or-later
// A draft cut into words once, with the way back to its code points.
//
//   const Draft text("Қайырлы күн, 12 ж*лдыз");
//   text.tokens()[1].from, .past                     // 8, 11
//   text.letters(text.tokens()[1])                   // к ү н as letters, small
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drafts/symbols.h"

namespace adep::drafts {

// A run of letters and digits. What is not seen may stand within.
struct Token {
  std::uint32_t from = 0, past = 0;  // code points
  std::uint32_t letters = 0;         // where they begin in the text's letters
  std::uint32_t sentence = 0;
  std::uint8_t size = 0;                 // letters; 0 when it is not plain
  bool plain = false;                    // Kazakh and Russian letters alone
  bool number = false;                   // digits alone
  bool latin = false;                    // Latin letters alone
  bool kazakh = false, russian = false;  // has letters of that language alone
  bool capital = false;                  // begins with a capital letter
  bool capitals = false;                 // has no other
  bool doubled = false;                  // a letter twice or more
  bool stretched = false;                // a letter three times or more
  bool first = false;                    // of its sentence
  bool glued = false;                    // no blank parts it from the token before
};

class Draft {
 public:
  explicit Draft(std::string_view bytes);

  const std::vector<Token>& tokens() const { return tokens_; }
  std::span<const Letter> letters(const Token& t) const { return {letters_.data() + t.letters, t.size}; }
  const std::vector<char32_t>& points() const { return points_; }  // broken bytes as U+FFFD
  bool kazakh() const { return kazakh_; }                          // has it any letter of Kazakh alone?
  std::string bytes(std::size_t from, std::size_t past) const;
  // The last token that begins before that code point, or tokens().size().
  std::size_t token_before(std::size_t point) const;

 private:
  void cut();
  bool abbreviated(const Token& t, std::size_t behind) const;
  std::size_t word(std::size_t from);  // reads one and returns the place behind it

  std::vector<char32_t> points_;
  std::vector<Token> tokens_;
  std::vector<Letter> letters_;
  std::uint32_t sentence_ = 0;
  bool kazakh_ = false, first_ = true, glued_ = false;
};

}  // namespace adep::drafts
