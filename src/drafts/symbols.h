// SPDX-License-Identifier: AGPL-3.0-or-later
// What a character may stand for in a disguised word. Words are compared in 32 folded letters: the Russian alphabet
// without ё, the Kazakh letters by those that stand for them where a keyboard has none.
//
//   symbol(U'@').may_be      // the set of а and о
//   fold(letter(U'қ'))       // that of к
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "language/letters.h"

namespace adep::drafts {

using language::Letter;

using Fold = std::uint8_t;      // 0 to 31
using FoldSet = std::uint32_t;  // bit n: the folded letter n
constexpr Fold no_fold = 255;
constexpr FoldSet only(Fold f) { return f < 32 ? FoldSet{1} << f : 0; }

Fold fold(Letter l);   // no_fold for the hyphen and 0
Letter plain(Fold f);  // the Russian letter

enum class Class : std::uint8_t {
  blank,   // parts words
  line,    // and sentences
  letter,  // of Kazakh or Russian
  latin,   // also with marks over it
  digit,
  sign,  // anything else that is seen
  noise  // is not seen, or stands over a letter
};

struct Symbol {
  Class sort = Class::sign;
  Letter letter = 0;     // Class::letter
  FoldSet may_be = 0;    // what it may stand for in a disguised word, a letter for itself
  FoldSet sounds = 0;    // what of that because it sounds so
  FoldSet looks = 0;     // and because it looks so
  Fold heard = no_fold;  // what it stands for among Latin letters: p → п
  Fold seen = no_fold;   // and among Cyrillic ones: p → р
  bool any = false;      // stands for whatever letter: *
  bool passed = false;   // may stand between letters: . - _
};

// Wide, mathematical, circled and other forms of a letter or a digit, by the plain one; else the character.
char32_t plain_form(char32_t c);
char32_t small_form(char32_t c);  // of plain_form
Symbol symbol(char32_t c);        // of any code point

// Several characters that together stand for letters: sh → ш, |-| → н.
struct Group {
  std::string_view signs;  // ASCII, small
  std::array<Fold, 2> letters{no_fold, no_fold};
  bool latin = true;  // letters, not pictures
};
// Those that begin with that ASCII character.
struct Groups {
  const Group* first;
  const Group* past;
  const Group* begin() const { return first; }
  const Group* end() const { return past; }
};
Groups groups_at(char32_t c);

}  // namespace adep::drafts
