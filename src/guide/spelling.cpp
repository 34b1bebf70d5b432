// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/spelling.h"

#include <algorithm>
#include <map>

#include "guide/passages.h"
#include "language/fold.h"

namespace adep::guide {
namespace {

using search::QueryWord;
using search::Script;

std::size_t hash_of(std::string_view s) { return std::hash<std::string_view>{}(s); }
std::uint32_t short_hash_of(std::string_view s) { return static_cast<std::uint32_t>(hash_of(s)); }

// The question with some words replaced where they stand.
std::string replaced(std::string_view question, std::span<const QueryWord> words,
                     const std::vector<std::string>& instead) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (instead[i].empty()) continue;
    out += question.substr(from, words[i].typed.begin - from);
    out += instead[i];
    from = words[i].typed.end;
  }
  return from == 0 ? "" : out + std::string(question.substr(from));
}

}  // namespace

Spelling::Spelling(const pack::Pack& pack, const language::Stems& stems) : stems_(stems) {
  std::map<std::string, std::map<std::string, int>> forms;  // by the folded word: how often each spelling stands there
  for (const Passage& p : passages(pack)) {
    if (p.lang == Lang::en) continue;
    for (const search::Word& w : search::words(p.text))
      if (p.lang == Lang::kk && w.script == Script::kazakh)
        ++forms[language::folded(w.text)][w.text];
      else if (p.lang == Lang::ru)
        russian_.insert(hash_of(language::folded(w.text)));
  }
  for (const auto& [folded, spellings] : forms) {
    const auto& word = std::ranges::max_element(spellings, {}, &std::pair<const std::string, int>::second)->first;
    places_.push_back({short_hash_of(folded), static_cast<std::uint32_t>(pool_.size())});
    pool_ += static_cast<char>(word.size());
    pool_ += word;
  }
  pool_.shrink_to_fit();
  places_.shrink_to_fit();
  std::ranges::sort(places_, {}, &Place::folded);
}

std::string_view Spelling::with_kazakh_letters(std::string_view word) const {
  const std::string folded = language::folded(word);
  for (auto it = std::ranges::lower_bound(places_, short_hash_of(folded), {}, &Place::folded);
       it != places_.end() && it->folded == short_hash_of(folded); ++it) {
    const auto size = static_cast<unsigned char>(pool_[it->at]);
    const std::string_view found = std::string_view(pool_).substr(it->at + 1, size);
    if (language::folded(found) == folded) return found;
  }
  return {};
}

// Words with Kazakh letters, or that have them when written properly, against words that are Russian.
bool Spelling::kazakh(std::span<const QueryWord> words) const {
  int kazakh = 0, russian = 0;
  for (const QueryWord& w : words) {
    const bool cyrillic = w.typed.script == Script::cyrillic;
    if (cyrillic && russian_.contains(hash_of(language::folded(w.typed.text))))
      ++russian;
    else if (w.typed.script == Script::kazakh || (cyrillic && !with_kazakh_letters(w.typed.text).empty()))
      ++kazakh;
  }
  return kazakh > russian;
}

std::string Spelling::read(std::string_view question, std::span<const QueryWord> words) const {
  std::vector<std::string> instead(words.size());
  const bool in_kazakh = kazakh(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const QueryWord& w = words[i];
    if (!w.read_as.empty()) {
      const std::string_view whole = with_kazakh_letters(w.read_as);
      instead[i] = whole.empty() ? w.read_as : std::string(whole);
    } else if (in_kazakh && w.typed.script == Script::cyrillic) {
      instead[i] = with_kazakh_letters(w.typed.text);
    }
  }
  return replaced(question, words, instead);
}

bool Spelling::lacks_letters(std::string_view kazakh_text) const {
  return std::ranges::any_of(search::words(kazakh_text), [&](const search::Word& w) {
    return w.script == Script::latin || (w.script == Script::cyrillic && !with_kazakh_letters(w.text).empty());
  });
}

std::string Spelling::better(search::Reader& reader, std::string_view question,
                             std::span<const QueryWord> words) const {
  constexpr std::size_t shortest = 8, most_letters = 40;  // bytes: of shorter words too many are near
  std::vector<std::string> instead(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const QueryWord& w = words[i];
    const std::size_t least = w.typed.script == Script::latin ? shortest / 2 : shortest;
    if (w.typed.text.size() < least || w.typed.text.size() > most_letters || w.typed.script == Script::digits ||
        !w.read_as.empty() || !with_kazakh_letters(w.typed.text).empty())
      continue;
    QueryWord known = w;  // by its own letters: what it means and what it is like do not count
    known.notions.clear(), known.grams.clear(), known.folded.clear(), known.near.clear();
    for (const std::string& stem : w.stems) known.folded.push_back("F" + language::folded(stem.substr(1)));
    if (!reader.find({&known, 1}, 1).empty() || stems_.russian().knows(w.typed.text) ||
        stems_.kazakh().knows(w.typed.text))
      continue;
    instead[i] = reader.spelled(w.typed);
  }
  return replaced(question, words, instead);
}

std::size_t Spelling::bytes() const {
  constexpr std::size_t node = 32;  // of a set's entry, about
  return pool_.capacity() + places_.capacity() * sizeof(Place) + russian_.size() * node;
}

}  // namespace adep::guide
