// SPDX-License-Identifier: AGPL-3.0-or-later
// Cyrillic words of Kazakh and Russian as one byte a letter, which is what stemmers and word lists work on.
//
//   auto word = spell("Қызметкерлеріміздің");   // 20 letters, small, look-alike Latin letters mended
//   written(*word)                              // "қызметкерлеріміздің"
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace adep::language {

using Letter = std::uint8_t;              // 1 to 42 in the order of the Kazakh alphabet, 43 the hyphen; 0 none
using LetterSet = std::uint64_t;          // bit n stands for the letter n
constexpr std::size_t longest_word = 60;  // letters; longer ones are not stemmed

constexpr Letter hyphen = 43;

struct Spelled {
  std::array<Letter, longest_word + 4> at{};
  std::size_t size = 0;

  void push(Letter l) { at[size++] = l; }
  Letter last() const { return size ? at[size - 1] : 0; }
};

Letter letter(char32_t c);              // of a small or capital letter; 0 for what is not Kazakh or Russian
Letter look_alike(char32_t c);          // the Cyrillic letter that a Latin one is taken for; 0 for others
bool dropped(char32_t c);               // stress marks, soft hyphens, zero-width characters
char32_t character(Letter l);           // the small letter
char32_t capital(Letter l);             // the capital letter
LetterSet letters(std::string_view s);  // "аеі" → their set
constexpr LetterSet only(Letter l) { return LetterSet{1} << l; }
constexpr bool in(Letter l, LetterSet set) { return (set >> l & 1) != 0; }

// A word of Cyrillic letters and inner hyphens. Latin letters that look like Cyrillic ones are taken for them when at
// least one letter is surely Cyrillic; stress marks, soft hyphens and zero-width characters are dropped.
// Nothing when anything else stands in it, or it is longer than longest_word.
std::optional<Spelled> spell(std::string_view utf8);
std::string written(const Letter* begin, std::size_t size);
inline std::string written(const Spelled& word) { return written(word.at.data(), word.size); }

}  // namespace adep::language
