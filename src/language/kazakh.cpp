// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/kazakh.h"

#include <algorithm>

#include "language/data.h"
#include "language/fold.h"
#include "language/kazakh_reading.h"

namespace adep::language {
namespace {

const Letter ya = letter(U'я'), yu = letter(U'ю'), short_i = letter(U'й'), a = letter(U'а'), u = letter(U'у');

// я and ю after a vowel hide a й at which an ending may begin: жая = жай + а.
Spelled opened(const Spelled& word) {
  Spelled out;
  for (std::size_t i = 0; i < word.size; ++i) {
    const Letter l = word.at[i];
    const bool hides = (l == ya || l == yu) && i > 0 && vowel(word.at[i - 1]);
    if (out.size + 2 > longest_word) return word;
    if (hides) out.push(short_i);
    out.push(!hides ? l : l == ya ? a : u);
  }
  return out;
}

Spelled closed(const Letter* at, std::size_t size) {
  Spelled out;
  for (std::size_t i = 0; i < size; ++i) {
    const bool hidden = at[i] == short_i && i > 0 && i + 1 < size && vowel(at[i - 1]);
    if (hidden && at[i + 1] == a)
      out.push(ya), ++i;
    else if (hidden && at[i + 1] == u)
      out.push(yu), ++i;
    else
      out.push(at[i]);
  }
  return out;
}

}  // namespace

struct Kazakh::Inside {
  explicit Inside(std::string_view table) : grammar(table) {}
  Grammar grammar;
  KazakhWords words;
};

Kazakh::Kazakh(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
Kazakh::Kazakh(Kazakh&&) noexcept = default;
Kazakh& Kazakh::operator=(Kazakh&&) noexcept = default;
Kazakh::~Kazakh() = default;

Kazakh Kazakh::open(const std::filesystem::path& dic, std::string_view grammar) {
  auto inside = std::make_unique<Inside>(grammar.empty() ? data::kazakh_grammar : grammar);
  inside->words = read_kazakh_words(dic, data::kazakh_words, inside->grammar, opened);
  return Kazakh(std::move(inside));
}

Spelled Kazakh::stem(const Spelled& word) const {
  const Letter* end = word.at.data() + word.size;
  const Letter* part = end;
  while (part != word.at.data() && part[-1] != hyphen) --part;
  Spelled last;
  for (const Letter* l = part; l != end; ++l) last.push(*l);
  if (const Spelled* set = inside_->words.own.stem(last))
    last = *set;
  else if (last.size > 2)
    last = opened(last), last = Reading(inside_->grammar, inside_->words, last).stem();
  last = closed(last.at.data(), last.size);
  if (const Spelled* set = inside_->words.own.stem(last)) last = *set;
  if (last.size) last.at[last.size - 1] = hardened(last.at[last.size - 1]);
  Spelled out;
  for (const Letter* l = word.at.data(); l != part; ++l) out.push(*l);
  for (std::size_t i = 0; i < last.size; ++i) out.push(last.at[i]);
  return out;
}

std::string Kazakh::stem(std::string_view word) const {
  const auto spelled = spell(word);
  return spelled ? written(stem(*spelled)) : small(word);
}

bool Kazakh::has_words() const { return inside_->words.listed > 0; }
std::size_t Kazakh::words() const { return inside_->words.list.words(); }
std::size_t Kazakh::bytes() const {
  return inside_->words.bytes() + sizeof(Inside) + inside_->grammar.steps() * sizeof(Step);
}

}  // namespace adep::language
