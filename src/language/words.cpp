// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/words.h"

#include "language/letters.h"
#include "language/utf8.h"

namespace adep::language {
namespace {

const LetterSet kazakh_letters = letters("әғқңөұүһі");
const LetterSet russian_letters = letters("ёщъэ");

bool latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}
bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool foreign(char32_t c) { return c >= 0x370 && c < 0x2000 && !letter(c) && !dropped(c); }
bool in_word(char32_t c) {
  return letter(c) || latin(c) || digit(c) || dropped(c) || c == 0x306 || c == 0x308 || foreign(c);
}
bool joins(char32_t c) { return c == U'-' || c == U'\'' || c == 0x2019 || c == 0x2010 || c == 0x2011; }

struct Seen {
  bool cyrillic = false, kazakh = false, russian = false, latin = false, digit = false, foreign = false;
};

Seen look_at(std::string_view word) {
  Seen out;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    const Letter l = letter(c);
    out.cyrillic = out.cyrillic || l;
    out.kazakh = out.kazakh || (l && in(l, kazakh_letters)) || c == 0x259 || c == 0x18F;
    out.russian = out.russian || (l && in(l, russian_letters));
    out.latin = out.latin || latin(c);
    out.digit = out.digit || digit(c);
    out.foreign = out.foreign || foreign(c);
  }
  return out;
}

Script script_of(const Seen& seen) {
  if (seen.foreign) return Script::other;
  if (seen.cyrillic) return Script::cyrillic;
  if (seen.latin) return Script::latin;
  return seen.digit ? Script::number : Script::other;
}

Langs languages_of(const Seen& seen) {
  switch (script_of(seen)) {
    case Script::cyrillic:
      if (seen.kazakh) return {Lang::kk};
      return seen.russian ? Langs{Lang::ru} : Langs{Lang::kk, Lang::ru};
    case Script::latin:
      return {Lang::kk, Lang::ru, Lang::en};
    default:
      return {};
  }
}

}  // namespace

Langs languages_of(std::string_view word) { return languages_of(look_at(word)); }
Script script_of(std::string_view word) { return script_of(look_at(word)); }

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t past = i;
    if (!in_word(next_code_point(text, past))) {
      i = past;
      continue;
    }
    for (std::size_t next = past; next < text.size();) {
      const char32_t c = next_code_point(text, next);
      std::size_t after = next;
      const bool goes_on = joins(c) && next < text.size() && in_word(next_code_point(text, after));
      if (!in_word(c) && !goes_on) break;
      past = goes_on ? after : next;
      next = past;
    }
    const std::string_view word = text.substr(i, past - i);
    const Seen seen = look_at(word);
    out.push_back({word, script_of(seen), languages_of(seen)});
    i = past;
  }
  return out;
}

}  // namespace adep::language
