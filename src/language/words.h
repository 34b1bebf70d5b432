// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of a text, and of what language each may be: people mix, so it is decided word by word.
//
//   for (const Word& w : words_of("Подчинённый сыйлық әкелді, what now?"))
//     w.text, w.may_be.has(Lang::kk) …
//   // Подчинённый {ru}  сыйлық {kk}  әкелді {kk}  what {kk, ru, en}  now {kk, ru, en}
#pragma once
#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/lang.h"

namespace adep::language {

class Langs {
 public:
  constexpr Langs() = default;
  constexpr Langs(std::initializer_list<Lang> of) {
    for (const Lang l : of) bits_ |= bit(l);
  }
  constexpr bool has(Lang l) const { return (bits_ & bit(l)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const Langs&) const = default;

 private:
  static constexpr unsigned bit(Lang l) { return 1u << static_cast<unsigned>(l); }
  unsigned bits_ = 0;
};

enum class Script { cyrillic, latin, number, other };

struct Word {
  std::string_view text;  // a part of the text, with inner hyphens and apostrophes
  Script script = Script::other;
  Langs may_be;  // none for numbers and foreign scripts
};

// Kazakh letters (ә ғ қ ң ө ұ ү һ і) mean Kazakh, ё щ ъ э Russian unless there are Kazakh letters too, other Cyrillic
// either; Latin letters English, Kazakh or Russian. Look-alike Latin letters count as Cyrillic where one letter surely
// is.
Langs languages_of(std::string_view word);
Script script_of(std::string_view word);

// In the order of the text, which must outlive them. Any bytes may stand in it; broken ones part words.
std::vector<Word> words_of(std::string_view text);

}  // namespace adep::language
