// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query.h"

#include <algorithm>

#include "base/text.h"
#include "language/fold.h"

namespace adep::search {
namespace {

constexpr std::size_t letter_bytes = 2;        // of a Cyrillic letter
constexpr std::size_t shortest_prefix = 3;     // letters of a stem that is found as a word's beginning
constexpr std::size_t longest_ending = 8;      // letters that may follow it

std::string stem(language::Keys& keys, Lang lang, std::string_view word) {
  std::string out;
  keys.word(lang, word, out);
  return out;
}

void add_once(std::vector<std::string>& list, std::string term) {
  if (std::ranges::find(list, term) == list.end()) list.push_back(std::move(term));
}

// The longest beginning of a folded Cyrillic word that the index knows as a folded stem. What stands before a vowel as
// б and г is п and к at the end of a stem.
std::string known_beginning(const std::string& word, const Known& known) {
  const std::size_t letters = word.size() / letter_bytes;
  for (std::size_t n = letters; n >= shortest_prefix && letters - n <= longest_ending; --n) {
    std::string term = "F" + word.substr(0, n * letter_bytes);
    if (known(term)) return term;
    const bool soft = term.ends_with("б") || term.ends_with("г");
    if (!soft) continue;
    term.replace(term.size() - letter_bytes, letter_bytes, term.ends_with("б") ? "п" : "к");
    if (known(term)) return term;
  }
  return {};
}

void read_cyrillic(language::Keys& keys, QueryWord& out, const std::string& word, bool kazakh_only, const Known& known) {
  const std::string kk = stem(keys, Lang::kk, word);
  add_once(out.stems, "S" + kk);
  add_once(out.folded, "F" + language::folded(kk));
  if (kazakh_only) return;
  const std::string ru = stem(keys, Lang::ru, word);
  add_once(out.stems, "S" + ru);
  add_once(out.folded, "F" + language::folded(ru));
  if (std::string term = known_beginning(language::folded(word), known); !term.empty()) add_once(out.folded, term);
}

}  // namespace

Lang language_of(const Word& word, Lang lang) {
  if (word.script == Script::kazakh) return Lang::kk;
  if (word.script == Script::latin) return Lang::en;
  return lang == Lang::en && word.script == Script::cyrillic ? Lang::ru : lang;
}

IndexTerms index_terms(language::Keys& keys, Lang lang, const Word& word) {
  IndexTerms out;
  const std::string key = stem(keys, language_of(word, lang), word.text);
  out.exact = "X" + word.text;
  out.stem = "S" + key;
  out.folded = "F" + language::folded(key);
  for (const std::string& g : letter_grams(language::folded(word.text))) out.grams.push_back("G" + g);
  return out;
}

std::vector<QueryWord> query_words(language::Keys& keys, Lang lang, std::string_view question, const Known& known) {
  (void)lang;
  std::vector<QueryWord> out;
  for (Word& word : words(question)) {
    QueryWord q;
    q.exact = {"X" + word.text};
    for (const std::string& g : letter_grams(language::folded(word.text))) q.grams.push_back("G" + g);
    if (word.script == Script::kazakh || word.script == Script::cyrillic) {
      read_cyrillic(keys, q, word.text, word.script == Script::kazakh, known);
    } else {
      const std::string key = stem(keys, Lang::en, word.text);
      q.stems = {"S" + key};
      q.folded = {"F" + key};
    }
    q.typed = std::move(word);
    out.push_back(std::move(q));
  }
  return out;
}

}  // namespace adep::search
