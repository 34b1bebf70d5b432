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

// Are such letters written out in the word, as in сый + ақы?
bool written_out(const Spelled& word) {
  for (std::size_t i = 1; i + 1 < word.size; ++i)
    if (word.at[i] == short_i && vowel(word.at[i - 1]) && (word.at[i + 1] == a || word.at[i + 1] == u)) return true;
  return false;
}

Spelled closed(const Spelled& word) {
  const auto& at = word.at;
  const std::size_t size = word.size;
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

// Where the last part of a compound with hyphens begins.
std::size_t last_part(const Spelled& word) {
  std::size_t from = word.size;
  while (from > 0 && word.at[from - 1] != hyphen) --from;
  return from;
}

Spelled part(const Spelled& word, std::size_t from) {
  Spelled out;
  for (std::size_t i = from; i < word.size; ++i) out.push(word.at[i]);
  return out;
}

}  // namespace

struct Kazakh::Inside {
  explicit Inside(std::string_view table) : grammar(table) {}
  Reading::Result stem(Spelled word) const;
  Grammar grammar;
  KazakhWords words;
};

Reading::Result Kazakh::Inside::stem(Spelled word) const {
  if (const Spelled* set = words.own.stem(word)) return {*set, true};
  Reading::Result out{word, false};
  const bool stays_open = written_out(word);
  if (word.size > 2) out = Reading(grammar, words, word = opened(word)).read();
  if (!stays_open) out.stem = closed(out.stem);
  if (const Spelled* set = words.own.whole_stem(out.stem)) return {*set, true};
  const bool has_vowel = std::any_of(word.at.begin(), word.at.begin() + word.size, vowel);
  if (has_vowel) out.stem.at[out.stem.size - 1] = hardened(out.stem.last());
  return out;
}

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
  const std::size_t from = last_part(word);
  Spelled out = word;
  out.size = from;
  const Spelled stem = inside_->stem(part(word, from)).stem;
  for (std::size_t i = 0; i < stem.size; ++i) out.push(stem.at[i]);
  return out;
}

std::string Kazakh::stem(std::string_view word) const {
  if (const auto spelled = spell(word)) return written(stem(*spelled));
  const std::size_t at = word.rfind('-');
  const auto tail = at == word.npos || at == 0 ? std::nullopt : spell(word.substr(at + 1));
  if (!tail) return small(word);
  std::string head = small(word.substr(0, at));
  if (tail->size == 0 || inside_->grammar.ends_names(*tail)) return head;
  return head + '-' + written(stem(*tail));
}

bool Kazakh::knows(std::string_view word) const {
  const auto spelled = spell(word);
  return spelled && inside_->stem(part(*spelled, last_part(*spelled))).listed;
}

bool Kazakh::has_words() const { return inside_->words.listed > 0; }
std::size_t Kazakh::words() const { return inside_->words.list.words(); }
std::size_t Kazakh::bytes() const {
  return inside_->words.bytes() + sizeof(Inside) + inside_->grammar.steps() * sizeof(Step);
}

}  // namespace adep::language
