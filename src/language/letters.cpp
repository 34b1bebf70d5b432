// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/letters.h"

#include "language/utf8.h"

namespace adep::language {
namespace {

constexpr std::u32string_view alphabet = U"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя-";
constexpr std::u32string_view capitals = U"АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";
// What keyboards and copied texts put in place of a Cyrillic letter, and the letter meant.
constexpr std::u32string_view alike = U"ABCEHIKMOPTXYaceiopxykmtəƏhH";
constexpr std::u32string_view meant = U"авсенікмортхуасеіорхукмтәәһн";
constexpr std::size_t table_size = 0x530;

constexpr Letter position(std::u32string_view in, char32_t c) {
  const std::size_t at = in.find(c);
  return at == in.npos ? Letter{0} : static_cast<Letter>(at + 1);
}

using Table = std::array<Letter, table_size>;

constexpr Table cyrillic = [] {
  Table t{};
  for (std::size_t i = 0; i < alphabet.size(); ++i) t[alphabet[i]] = static_cast<Letter>(i + 1);
  for (std::size_t i = 0; i < capitals.size(); ++i) t[capitals[i]] = static_cast<Letter>(i + 1);
  return t;
}();

constexpr Table alikes = [] {
  Table t{};
  for (std::size_t i = 0; i < alike.size(); ++i) t[alike[i]] = position(alphabet, meant[i]);
  return t;
}();

// A breve over и or two dots over е, written apart.
bool joined(Spelled& word, char32_t c) {
  constexpr Letter i = position(alphabet, U'и'), short_i = position(alphabet, U'й');
  constexpr Letter e = position(alphabet, U'е'), yo = position(alphabet, U'ё');
  if (c == 0x306 && word.last() == i) return word.at[word.size - 1] = short_i, true;
  if (c == 0x308 && word.last() == e) return word.at[word.size - 1] = yo, true;
  return false;
}

}  // namespace

Letter letter(char32_t c) { return c < table_size && c != U'-' ? cyrillic[c] : Letter{0}; }

Letter look_alike(char32_t c) { return c < table_size ? alikes[c] : Letter{0}; }

bool dropped(char32_t c) {
  return c == 0xAD || c == 0x300 || c == 0x301 || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF;
}

char32_t character(Letter l) { return l == 0 || l > alphabet.size() ? U'?' : alphabet[l - 1]; }

char32_t capital(Letter l) { return l == 0 || l > capitals.size() ? character(l) : capitals[l - 1]; }

LetterSet letters(std::string_view s) {
  LetterSet out = 0;
  for (std::size_t i = 0; i < s.size();)
    if (const char32_t c = next_code_point(s, i); c < table_size && cyrillic[c]) out |= only(cyrillic[c]);
  return out;
}

std::optional<Spelled> spell(std::string_view utf8) {
  Spelled out;
  bool sure = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_code_point(utf8, i);
    if (dropped(c) || joined(out, c)) continue;
    if (c >= table_size || out.size == longest_word) return std::nullopt;
    const Letter plain = cyrillic[c];
    const Letter l = plain ? plain : alikes[c];
    if (!l) return std::nullopt;
    sure = sure || (plain && c != U'-');
    out.push(l);
  }
  if (!sure) return std::nullopt;
  return out;
}

std::string written(const Letter* begin, std::size_t size) {
  std::string out;
  out.reserve(size * 2);
  for (std::size_t i = 0; i < size; ++i) append(out, character(begin[i]));
  return out;
}

}  // namespace adep::language
