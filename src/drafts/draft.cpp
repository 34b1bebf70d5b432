// SPDX-License-Identifier: AGPL-3.0-or-later
#include "drafts/draft.h"

#include <algorithm>

#include "language/utf8.h"

namespace adep::drafts {
namespace {

using language::letter;

const language::LetterSet kazakh_letters = language::letters("әғқңөұүһі");
const language::LetterSet russian_letters = language::letters("ёщъэ");
const language::LetterSet vowels = language::letters("аәеёиоөұүуыіэюя");
const Letter yo = letter(U'ё'), e = letter(U'е'), i_letter = letter(U'и'), short_i = letter(U'й');
constexpr std::size_t short_word = 3;  // after such a word a full stop may be that of an abbreviation

bool capital_form(char32_t c) { return small_form(c) != plain_form(c); }

bool ends_sentence(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'…'; }

}  // namespace

Draft::Draft(std::string_view bytes) {
  points_.reserve(bytes.size() / 2 + 16);
  for (std::size_t i = 0; i < bytes.size();) {
    const char32_t c = language::next_code_point(bytes, i);
    points_.push_back(c == language::broken ? 0xFFFD : c);
  }
  letters_.reserve(points_.size());
  tokens_.reserve(points_.size() / 5 + 4);
  cut();
}

// ул. Абая, кв. 5, т. е.: a short word, a stop, and no beginning of a sentence behind it; or hardly a word.
bool Draft::abbreviated(const Token& t, std::size_t behind) const {
  if (!t.plain || t.size > short_word) return false;
  while (behind < points_.size() && symbol(points_[behind]).sort == Class::blank) ++behind;
  if (behind < points_.size() && !capital_form(points_[behind])) return true;
  return t.size <= 2 || std::ranges::none_of(letters(t), [](Letter l) { return language::in(l, vowels); });
}

void Draft::cut() {
  const std::size_t size = points_.size();
  for (std::size_t i = 0; i < size;) {
    const char32_t c = points_[i];
    const Symbol s = symbol(c);
    switch (s.sort) {
      case Class::letter:
      case Class::latin:
      case Class::digit:
        i = word(i);
        continue;
      case Class::line:
        if (!first_) ++sentence_;
        first_ = true;
        glued_ = false;
        break;
      case Class::blank:
        glued_ = false;
        break;
      case Class::sign:
        if (ends_sentence(c) && !tokens_.empty() && !first_) {
          const bool blank_next = i + 1 == size || symbol(points_[i + 1]).sort <= Class::line;
          const Token& last = tokens_.back();
          if (blank_next && !(c == U'.' && last.past == i && abbreviated(last, i + 1))) ++sentence_, first_ = true;
        }
        break;
      case Class::noise:
        break;
    }
    ++i;
  }
}

std::size_t Draft::word(std::size_t from) {
  Token t;
  t.from = static_cast<std::uint32_t>(from);
  t.letters = static_cast<std::uint32_t>(letters_.size());
  t.sentence = sentence_;
  t.first = first_;
  t.glued = glued_ && !tokens_.empty();
  bool letter_seen = false, latin = false, digit = false, small_seen = false;
  std::size_t run = 0, count = 0, i = from, past = from;
  char32_t before = 0;
  for (; i < points_.size(); ++i) {
    const char32_t c = points_[i];
    const Symbol s = symbol(c);
    if (s.sort == Class::noise) {
      if (t.size == 0 || (c != 0x306 && c != 0x308)) continue;
      if (c == 0x306 && letters_.back() == i_letter) letters_.back() = short_i;
      if (c == 0x308 && letters_.back() == e) t.russian = true;
      continue;
    }
    if (s.sort != Class::letter && s.sort != Class::latin && s.sort != Class::digit) break;
    const char32_t small = small_form(c);
    const bool is_capital = small != c && capital_form(c);
    if (count++ == 0) t.capital = is_capital;
    small_seen = small_seen || (!is_capital && s.sort != Class::digit);
    run = small == before ? run + 1 : 1;
    before = small;
    t.doubled = t.doubled || run >= 2;
    t.stretched = t.stretched || (run >= 3 && s.sort != Class::digit);
    if (s.sort == Class::letter) {
      letter_seen = true;
      t.kazakh = t.kazakh || language::in(s.letter, kazakh_letters);
      t.russian = t.russian || language::in(s.letter, russian_letters);
      if (t.size < language::longest_word) letters_.push_back(s.letter == yo ? e : s.letter), ++t.size;
    } else if (s.sort == Class::latin) {
      latin = true;
    } else {
      digit = true;
    }
    past = i + 1;
  }
  t.past = static_cast<std::uint32_t>(past);
  t.plain = letter_seen && !latin && !digit && count == t.size;
  t.number = digit && !letter_seen && !latin;
  t.latin = latin && !letter_seen && !digit;
  t.capitals = t.capital && !small_seen && count > 1;
  if (!t.plain) letters_.resize(t.letters), t.size = 0;
  kazakh_ = kazakh_ || t.kazakh;
  tokens_.push_back(t);
  first_ = false;
  glued_ = true;
  return std::max(i, past);
}

std::string Draft::bytes(std::size_t from, std::size_t past) const {
  std::string out;
  for (std::size_t i = from; i < past && i < points_.size(); ++i) language::append(out, points_[i]);
  return out;
}

std::size_t Draft::token_before(std::size_t point) const {
  const auto it = std::ranges::upper_bound(tokens_, point, {}, &Token::from);
  return it == tokens_.begin() ? tokens_.size() : static_cast<std::size_t>(it - tokens_.begin()) - 1;
}

}  // namespace adep::drafts
