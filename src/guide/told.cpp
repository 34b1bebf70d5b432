// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/told.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "language/fold.h"
#include "search/words.h"

namespace adep::guide {
namespace {

constexpr std::size_t longest_gap = 4;             // words that "…" may stand for
constexpr std::size_t shortest_before_ending = 4;  // bytes
constexpr std::string_view gap = "…";

using Said = std::vector<std::string>;  // the words of the question, folded

Said folded_words(std::string_view text) {
  Said out;
  for (const search::Word& w : search::words(text)) out.push_back(language::folded(w.text));
  return out;
}

struct Span {
  std::size_t begin = 0, end = 0;
  bool holds(const Span& other) const {
    return begin <= other.begin && other.end <= end && end - begin > other.end - other.begin;
  }
};

// Where the parts of a pattern from `part` on end when they are met from the word `at` on. A part that search cuts in
// two at a hyphen is met as two words.
std::optional<std::size_t> met(const std::vector<std::string_view>& parts, std::size_t part, const Said& said,
                               std::size_t at) {
  if (part == parts.size()) return at;
  if (parts[part] == gap) {
    for (std::size_t skip = 0; skip <= longest_gap && at + skip <= said.size(); ++skip)
      if (const auto end = met(parts, part + 1, said, at + skip)) return end;
    return std::nullopt;
  }
  for (const std::string_view one : split(parts[part], '|')) {
    if (one.starts_with('*')) {
      const std::string ending = language::folded(one.substr(1));
      if (at == said.size() || said[at].size() < ending.size() + shortest_before_ending || !said[at].ends_with(ending))
        continue;
      if (const auto end = met(parts, part + 1, said, at + 1)) return end;
      continue;
    }
    const Said words = folded_words(one);
    if (words.empty() || words.size() > said.size() - at) continue;
    if (!std::equal(words.begin(), words.end(), said.begin() + static_cast<std::ptrdiff_t>(at))) continue;
    if (const auto end = met(parts, part + 1, said, at + words.size())) return end;
  }
  return std::nullopt;
}

std::optional<Span> find(const std::string& pattern, const Said& said) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(pattern, ' '))
    if (!part.empty()) parts.push_back(part);
  for (std::size_t at = 0; at < said.size(); ++at)
    if (const auto end = met(parts, 0, said, at)) return Span{at, *end};
  return std::nullopt;
}

struct Found {
  const pack::Told* told;
  Span span;
  bool gap;
  Lang lang;
};

}  // namespace

std::vector<ToldAnswer> told(const pack::Pack& pack, const pack::Topic& topic, std::string_view question) {
  const Said said = folded_words(question);
  std::map<int, std::vector<Found>> by_fact;
  for (const pack::Told& t : pack.told) {
    if (t.topic != topic.id) continue;
    for (const Lang lang : all_langs)
      for (const std::string& pattern : t.said[static_cast<std::size_t>(lang)])
        if (const auto span = find(pattern, said))
          by_fact[topic.fact(t.fact)].push_back({&t, *span, pattern.find(gap) != pattern.npos, lang});
  }
  const auto doubtful = [&](Lang lang) {
    return std::ranges::any_of(pack.doubt[static_cast<std::size_t>(lang)],
                               [&](const std::string& pattern) { return find(pattern, said).has_value(); });
  };
  std::vector<ToldAnswer> out;
  for (const auto& group : by_fact) {
    const int fact = group.first;
    const std::vector<Found>& found = group.second;
    // "Severe reprimand" is not also "reprimand".
    const auto inner = [&](const Found& f) {
      return std::ranges::any_of(
          found, [&](const Found& o) { return !o.gap && o.told->answer != f.told->answer && o.span.holds(f.span); });
    };
    std::vector<Found> left;
    for (const Found& f : found)
      if (!inner(f)) left.push_back(f);
    const bool one =
        std::ranges::all_of(left, [&](const Found& f) { return f.told->answer == left.front().told->answer; });
    if (!one || std::ranges::any_of(left, [&](const Found& f) { return doubtful(f.lang); })) continue;
    if (const auto answer = read_answer(topic.facts[static_cast<std::size_t>(fact)], left.front().told->answer))
      out.push_back({fact, *answer});
  }
  return out;
}

}  // namespace adep::guide
