// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/marks.h"

#include <algorithm>

#include "base/text.h"

namespace adep::guide {
namespace {

bool among(const std::vector<std::string>& list, const std::string& one) {
  return std::ranges::find(list, one) != list.end();
}

}  // namespace

std::vector<Mark> marks(language::Keys& keys, const Notions& notions, Lang lang, std::string_view text,
                        std::span<const search::QueryWord> words) {
  std::vector<Mark> out;
  for (const search::Word& w : search::words(text)) {
    const search::IndexTerms terms = search::index_terms(keys, lang, w);
    const std::vector<std::string> means = notions.in(keys, lang, w.text);
    const bool met = std::ranges::any_of(words, [&](const search::QueryWord& asked) {
      return among(asked.exact, terms.exact) || among(asked.stems, terms.stem) || among(asked.folded, terms.folded) ||
             std::ranges::any_of(means, [&](const std::string& n) { return among(asked.notions, n); });
    });
    if (!met) continue;
    // Neighbours become one mark.
    if (!out.empty() && w.begin == out.back().end + 1 && text[out.back().end] == ' ')
      out.back().end = w.end;
    else
      out.push_back({w.begin, w.end});
  }
  return out;
}

Excerpt excerpt(std::string_view text, std::span<const Mark> marks, std::size_t letters) {
  if (count_letters(text) <= letters) return {0, text.size()};
  const auto start_of_word = [&](std::size_t at) {
    while (at > 0 && text[at - 1] != ' ') --at;
    return at;
  };
  // A third of the room stands before the first mark, unless the beginning is that near anyway.
  std::size_t begin = 0;
  if (!marks.empty()) {
    const std::size_t before = count_letters(text.substr(0, marks.front().begin));
    if (before > letters / 2) begin = start_of_word(shortened(text, before - letters / 3).size());
  }
  const std::string_view rest = shortened(text.substr(begin), letters);
  std::size_t end = begin + rest.size();
  if (end < text.size()) {
    const std::size_t word = start_of_word(end);
    if (word > begin) end = word - 1;
  }
  return {begin, end};
}

}  // namespace adep::guide
