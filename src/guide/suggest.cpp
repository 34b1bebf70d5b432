// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/suggest.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "base/text.h"
#include "language/fold.h"
#include "search/words.h"

namespace adep::guide {
namespace {

constexpr std::size_t shortest_checked = 4;                 // letters
constexpr std::size_t most_letters = 120, most_words = 12;  // of what is typed; more is not looked at

// " word word", folded.
std::string in_pool(std::string_view text) {
  std::string out;
  for (const search::Word& w : search::words(text)) out += " " + language::folded(w.text);
  return out;
}

// English has no dictionary here: its words are those of the guide's own texts.
std::unordered_set<std::string> english_words(const pack::Pack& pack, const language::Stems& stems) {
  std::unordered_set<std::string> out;
  for (const pack::Item& item : pack.items)
    for (const Text* text : {&item.title, &item.text, &item.question, &item.assessment, &item.then_says})
      for (const search::Word& w : search::words((*text)[Lang::en])) out.insert(stems.key(Lang::en, w.text));
  for (const pack::Alike& alike : pack.everyday)
    for (const std::string& said : alike[static_cast<std::size_t>(Lang::en)])
      for (const search::Word& w : search::words(said)) out.insert(stems.key(Lang::en, w.text));
  return out;
}

}  // namespace

Suggestions::Suggestions(const pack::Pack& pack, const language::Stems& stems, const Spelling& spelling) {
  const auto english = english_words(pack, stems);
  const auto known = [&](Lang lang, const search::Word& w) {
    // Particles stand in no list of words: «ма», «ше».
    if (w.script == search::Script::digits || count_letters(w.text) < shortest_checked) return true;
    if (lang == Lang::kk) return stems.kazakh().knows(w.text);
    if (lang == Lang::ru) return stems.russian().knows(w.text);
    return english.contains(stems.key(Lang::en, w.text));
  };
  const auto well_spelled = [&](Lang lang, const std::string& text) {
    if (lang == Lang::kk && spelling.lacks_letters(text)) return false;
    return std::ranges::all_of(search::words(text), [&](const search::Word& w) { return known(lang, w); });
  };
  for (std::size_t i = 0; i < pack.items.size(); ++i)
    for (const Lang lang : all_langs) {
      const pack::Item& item = pack.items[i];
      const auto add = [&](const std::string& text, bool title) {
        if (text.empty()) return;
        const auto begin = static_cast<std::uint32_t>(pool_.size());
        pool_ += in_pool(text);
        all_.push_back(
            {static_cast<std::uint32_t>(i), begin, static_cast<std::uint32_t>(pool_.size()), text, lang, title});
      };
      add(item.title[lang], true);
      for (const std::string& p : item.phrasings[static_cast<std::size_t>(lang)])
        if (well_spelled(lang, p)) add(p, false);
    }
  pool_.shrink_to_fit();
  all_.shrink_to_fit();
}

std::vector<std::string_view> Suggestions::like(std::string_view typed, Lang lang, std::size_t most) const {
  std::vector<std::string> words;
  for (const search::Word& w : search::words(shortened(typed, most_letters)))
    if (words.size() < most_words) words.push_back(" " + language::folded(w.text));
  if (words.empty()) return {};

  struct Ranked {
    bool other_language, later, phrasing;  // false stands first
    std::size_t length;
    const One* one;
    auto order() const { return std::tuple(other_language, later, phrasing, length, one->begin); }
  };
  std::vector<Ranked> found;
  const auto look = [&](std::size_t may_miss) {
    for (const One& one : all_) {
      const std::string_view text = std::string_view(pool_).substr(one.begin, one.end - one.begin);
      const auto missing = static_cast<std::size_t>(
          std::ranges::count_if(words, [&](const std::string& w) { return text.find(w) == text.npos; }));
      if (missing > may_miss) continue;
      found.push_back({one.lang != lang, !text.starts_with(words.front()), !one.title, text.size(), &one});
    }
  };
  look(0);
  if (found.empty() && words.size() > 1) look(1);
  std::ranges::sort(found, {}, &Ranked::order);
  std::vector<std::string_view> out;
  std::vector<std::uint32_t> items;
  for (const Ranked& r : found) {
    if (out.size() == most) break;
    if (std::ranges::find(items, r.one->item) != items.end()) continue;
    items.push_back(r.one->item);
    out.push_back(r.one->text);
  }
  return out;
}

std::size_t Suggestions::bytes() const { return pool_.capacity() + all_.capacity() * sizeof(One); }

}  // namespace adep::guide
