// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/words.h"

#include "base/text.h"
#include "language/fold.h"

namespace adep::search {
namespace {

constexpr std::size_t longest = 60;  // bytes of a word; Xapian takes terms of up to 245
constexpr std::size_t gram_letters = 4;

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}
bool cyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }
bool apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x02BC; }
bool letter(char32_t c) { return latin(c) || cyrillic(c) || (c >= 0x250 && c < 0x2000 && c != 0x02BC); }
bool combining(char32_t c) { return (c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200D); }

std::size_t size_at(std::string_view s, std::size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

char32_t at(std::string_view s, std::size_t i) { return code_points(s.substr(i, size_at(s, i)))[0]; }

Script script_of(std::u32string_view word) {
  constexpr std::u32string_view kazakh = U"әғқңөұүһі";
  Script found = Script::digits;
  for (const char32_t c : word) {
    if (kazakh.find(c) != kazakh.npos) return Script::kazakh;
    if (cyrillic(c))
      found = Script::cyrillic;
    else if (letter(c) && found != Script::cyrillic)
      found = Script::latin;
  }
  return found;
}

std::string cut(std::string word) {
  if (word.size() <= longest) return word;
  std::size_t end = longest;
  while ((static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

}  // namespace

std::vector<Word> words(std::string_view utf8) {
  std::vector<Word> out;
  const std::string clean = valid_utf8(utf8) ? std::string() : language::readable(utf8);
  if (!valid_utf8(utf8)) utf8 = clean;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    std::size_t end = i;
    while (i < utf8.size()) {
      const char32_t c = at(utf8, i);
      const bool inside = letter(c) || digit(c);
      if (!inside && !(end > begin && (apostrophe(c) || combining(c)))) break;
      i += size_at(utf8, i);
      if (inside) end = i;
    }
    if (end == begin) {
      i += i == begin ? size_at(utf8, i) : 0;
      continue;
    }
    std::string text = cut(language::small(language::mended(utf8.substr(begin, end - begin))));
    const Script script = script_of(code_points(text));
    if (!text.empty()) out.push_back({std::move(text), script, begin, end});
  }
  return out;
}

std::vector<std::string> letter_grams(std::string_view word) {
  std::vector<std::string> out;
  const std::string marked = "^" + std::string(word) + "$";
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < marked.size(); i += size_at(marked, i)) starts.push_back(i);
  starts.push_back(marked.size());
  const std::size_t letters = starts.size() - 1;
  if (letters <= gram_letters) return {marked};
  for (std::size_t i = 0; i + gram_letters <= letters; ++i)
    out.push_back(marked.substr(starts[i], starts[i + gram_letters] - starts[i]));
  return out;
}

}  // namespace adep::search
