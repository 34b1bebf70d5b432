// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query.h"

#include <algorithm>

#include "base/text.h"
#include "language/fold.h"
#include "language/latin.h"

namespace adep::search {
namespace {

constexpr std::size_t letter_bytes = 2;     // of a Cyrillic letter
constexpr std::size_t shortest_prefix = 3;  // letters of a stem that is found as a word's beginning
constexpr std::size_t longest_ending = 8;   // letters that may follow it
constexpr std::size_t most_beginnings = 2;
constexpr std::size_t shortest_second = 4;  // letters
constexpr std::size_t shortest_mended = 5;  // letters of a word whose slips are mended

std::string stem_of(language::Keys& keys, Lang lang, std::string_view word) {
  std::string out;
  keys.word(lang, word, out);
  return out;
}

void add_once(std::vector<std::string>& list, std::string term) {
  if (std::ranges::find(list, term) == list.end()) list.push_back(std::move(term));
}

void add_grams(QueryWord& out, std::string_view word) {
  for (const std::string& g : letter_grams(language::folded(word))) add_once(out.grams, "G" + g);
}

}  // namespace

Lang language_of(const Word& word, Lang lang) {
  if (word.script == Script::kazakh) return Lang::kk;
  if (word.script == Script::latin) return Lang::en;
  return lang == Lang::en && word.script == Script::cyrillic ? Lang::ru : lang;
}

IndexTerms index_terms(language::Keys& keys, Lang lang, const Word& word) {
  IndexTerms out;
  const std::string key = stem_of(keys, language_of(word, lang), word.text);
  out.exact = "X" + word.text;
  out.stem = "S" + key;
  out.folded = "F" + language::folded(key);
  for (const std::string& g : letter_grams(language::folded(word.text))) out.grams.push_back("G" + g);
  return out;
}

std::string QueryReader::stem(Lang lang, std::string_view word) { return stem_of(keys_, lang, word); }

// Beginnings of a folded Cyrillic word that the index knows as folded stems: the longest, and a shorter one, since what
// was itself typed without Kazakh letters is often stemmed badly. What stands before a vowel as б and г is п and к at
// the end of a stem.
std::vector<std::string> QueryReader::known_beginnings(const std::string& folded) const {
  std::vector<std::string> out;
  const std::size_t letters = folded.size() / letter_bytes;
  for (std::size_t n = letters; n >= shortest_prefix && letters - n <= longest_ending; --n) {
    if (!out.empty() && n < shortest_second) break;
    std::string term = "F" + folded.substr(0, n * letter_bytes);
    if (!known_(term)) {
      const bool soft = term.ends_with("б") || term.ends_with("г");
      if (!soft) continue;
      term.replace(term.size() - letter_bytes, letter_bytes, term.ends_with("б") ? "п" : "к");
      if (!known_(term)) continue;
    }
    out.push_back(std::move(term));
    if (out.size() == most_beginnings) break;
  }
  return out;
}

void QueryReader::read_cyrillic(QueryWord& out, const std::string& word, bool kazakh, bool russian) {
  if (kazakh) {
    const std::string kk = stem(Lang::kk, word);
    add_once(out.stems, "S" + kk);
    add_once(out.folded, "F" + language::folded(kk));
  }
  if (russian) {
    const std::string ru = stem(Lang::ru, word);
    add_once(out.stems, "S" + ru);
    add_once(out.folded, "F" + language::folded(ru));
  }
  for (std::string& term : known_beginnings(language::folded(word))) add_once(out.folded, std::move(term));
}

void QueryReader::read_latin(QueryWord& out) {
  for (const Lang lang : {Lang::kk, Lang::ru})
    for (const language::LatinReading& reading : language::from_latin(out.typed.text, lang, stems_)) {
      QueryWord one;
      read_cyrillic(one, reading.cyrillic, lang == Lang::kk, lang == Lang::ru);
      if (!reading.listed && std::ranges::none_of(one.folded, known_)) continue;
      add_once(out.exact, "X" + reading.cyrillic);
      for (const std::string& s : one.stems) add_once(out.stems, s);
      for (const std::string& f : one.folded) add_once(out.folded, f);
      if (out.read_as.empty()) out.read_as = reading.cyrillic, out.grams.clear(), add_grams(out, reading.cyrillic);
    }
}

bool QueryReader::english(const std::vector<Word>& words) {
  std::size_t latin = 0, known = 0;
  for (const Word& w : words) {
    if (w.script != Script::latin) continue;
    ++latin;
    known += known_("S" + stem(Lang::en, w.text));
  }
  return known * 2 >= latin;
}

std::vector<QueryWord> QueryReader::read(std::string_view question) {
  std::vector<Word> typed = words(question);
  const bool is_english = english(typed);
  std::vector<QueryWord> out;
  for (Word& word : typed) {
    QueryWord q;
    q.typed = std::move(word);
    const std::string& text = q.typed.text;
    q.exact = {"X" + text};
    add_grams(q, text);
    if (q.typed.script == Script::kazakh || q.typed.script == Script::cyrillic) {
      read_cyrillic(q, text, true, q.typed.script == Script::cyrillic);
    } else {
      const std::string key = stem(Lang::en, text);
      q.stems = {"S" + key};
      q.folded = {"F" + key};
      if (q.typed.script == Script::latin && !is_english) read_latin(q);
    }
    out.push_back(std::move(q));
  }
  return out;
}

bool QueryReader::unknown(const QueryWord& word) const {
  return word.typed.script != Script::digits && count_letters(word.typed.text) >= shortest_mended &&
         std::ranges::none_of(word.exact, known_) && std::ranges::none_of(word.stems, known_) &&
         std::ranges::none_of(word.folded, known_);
}

void QueryReader::may_be(QueryWord& word, const std::string& near) {
  for (const Word& w : words(near))
    for (const Lang lang : all_langs)
      if (language_of(w, lang) == lang) add_once(word.near, "F" + language::folded(stem(lang, w.text)));
}

}  // namespace adep::search
