// SPDX-License-Identifier: AGPL-3.0-or-later
// The phrase language of drafts/*.yaml.
#include <algorithm>

#include "base/text.h"
#include "pack/drafts.h"

namespace adep::pack {
namespace {

constexpr std::size_t most_elements = 12, most_choices = 100;

bool letter(char32_t c) { return (c >= 0x400 && c <= 0x52F) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

char32_t small(char32_t c) {
  if ((c >= 0x410 && c <= 0x42F) || (c >= U'A' && c <= U'Z')) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x460 && c <= 0x52F && c != 0x4C0 && (c < 0x4C1 || c > 0x4CE)) return c | 1;
  if (c >= 0x4C1 && c <= 0x4CE) return c % 2 ? c + 1 : c;
  return c;
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) return out.push_back(static_cast<char>(c));
  out += static_cast<char>(0xC0 | c >> 6);
  out += static_cast<char>(0x80 | (c & 0x3F));
}

std::optional<PhraseWord> read_word(std::string_view text) {
  if (text == "#") return PhraseWord{PhraseWord::Match::number, ""};
  PhraseWord word;
  if (text.starts_with('=')) {
    word.match = PhraseWord::Match::exact;
    text.remove_prefix(1);
  }
  if (text.ends_with('*')) {
    if (word.match == PhraseWord::Match::exact) return std::nullopt;
    word.match = PhraseWord::Match::beginning;
    text.remove_suffix(1);
  }
  for (const char32_t c : code_points(text)) {
    if (!letter(c)) return std::nullopt;
    append(word.letters, small(c));
  }
  if (word.letters.empty()) return std::nullopt;
  return word;
}

std::optional<PhraseElement> read_element(std::string_view text) {
  PhraseElement out;
  const bool choice = text.size() > 2 && text.starts_with('(') && text.ends_with(')');
  if (choice) text = text.substr(1, text.size() - 2);
  for (const std::string_view one : choice ? split(text, '|') : std::vector{text}) {
    const auto word = read_word(trim(one));
    if (!word) return std::nullopt;
    out.one_of.push_back(*word);
  }
  if (out.one_of.size() > most_choices) return std::nullopt;
  return out;
}

// Parted at blanks outside of brackets, and at hyphens: what they join are words of their own. № is no word.
std::vector<std::string_view> parts_of(std::string_view say) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  bool inside = false;
  for (std::size_t i = 0; i <= say.size(); ++i) {
    if (i < say.size() && say[i] == '(') inside = true;
    if (i < say.size() && say[i] == ')') inside = false;
    if (i < say.size() && ((say[i] != ' ' && say[i] != '-') || inside)) continue;
    if (i > from && say.substr(from, i - from) != "№") out.push_back(say.substr(from, i - from));
    from = i + 1;
  }
  return out;
}

}  // namespace

std::optional<Phrase> read_phrase(std::string_view say) {
  if (!valid_utf8(say)) return std::nullopt;
  Phrase out;
  bool gap = false, word = false;
  for (const std::string_view part : parts_of(say)) {
    if (part == "…" || part == "...") {
      if (out.empty() || gap) return std::nullopt;
      gap = true;
      continue;
    }
    auto element = read_element(part);
    if (!element) return std::nullopt;
    element->gap_before = gap;
    gap = false;
    word = word || std::ranges::none_of(element->one_of,
                                        [](const PhraseWord& w) { return w.match == PhraseWord::Match::number; });
    out.push_back(std::move(*element));
  }
  if (!word || gap || out.size() > most_elements) return std::nullopt;
  return out;
}

}  // namespace adep::pack
