// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/fold.h"

#include <algorithm>

#include "language/letters.h"
#include "language/utf8.h"

namespace adep::language {
namespace {

char32_t small_letter(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (const Letter l = letter(c)) return character(l);
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

// Letters for words: what a word is made of, so that marks end it.
bool word_letter(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x206F) && c < 0xFFF0);
}

char32_t folded_letter(char32_t c) {
  constexpr std::u32string_view from = U"қғңәөұүіһё", to = U"кгнаоууихе";
  const std::size_t at = from.find(c);
  return at == from.npos ? c : to[at];
}

}  // namespace

std::string small(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c != broken) append(out, small_letter(c));
  }
  return out;
}

std::string_view without_punctuation(std::string_view word) {
  std::size_t first = word.size(), past = 0;
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t at = i;
    if (!word_letter(next_code_point(word, i))) continue;
    first = std::min(first, at);
    past = i;
  }
  return past ? word.substr(first, past - first) : word;
}

std::string readable(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size();)
    if (const char32_t c = next_code_point(bytes, i); c != broken) append(out, c);
  return out;
}

std::string mended(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    // One word, or one character between words.
    std::size_t past = i;
    bool cyrillic = false, other_latin = false;
    while (past < text.size()) {
      std::size_t next = past;
      const char32_t c = next_code_point(text, next);
      if (!word_letter(c) && !dropped(c) && c != broken) break;  // a broken byte will be left out: no end of a word
      const bool latin = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
      cyrillic = cyrillic || letter(c);
      other_latin = other_latin || (latin && !look_alike(c));
      past = next;
    }
    if (past == i) next_code_point(text, past);
    while (i < past) {
      const std::size_t at = i;
      const char32_t c = next_code_point(text, i);
      const Letter meant = cyrillic && !other_latin && !letter(c) ? look_alike(c) : Letter{0};
      if (meant)
        append(out, c <= U'Z' ? capital(meant) : character(meant));
      else
        out.append(text.substr(at, i - at));
    }
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  const std::string plain = small(mended(readable(text)));
  out.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size();) append(out, folded_letter(next_code_point(plain, i)));
  return out;
}

}  // namespace adep::language
