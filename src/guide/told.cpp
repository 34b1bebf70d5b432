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

constexpr std::size_t longest_gap = 4;             // words that "…" may stand for where something is told
constexpr std::size_t any_gap = std::size_t(-1);   // … and where something is doubted
constexpr std::size_t shortest_before_ending = 4;  // bytes
constexpr std::string_view gap = "…", end_of_question = "$";

using Said = std::vector<std::string>;  // the words of the question, folded

Said folded_words(std::string_view text) {
  constexpr std::string_view curly = "\u2019";
  Said out;
  for (const search::Word& w : search::words(text)) {
    std::string word = language::folded(w.text);
    for (std::size_t at = word.find(curly); at != word.npos; at = word.find(curly)) word.replace(at, curly.size(), "'");
    out.push_back(std::move(word));
  }
  return out;
}

struct Span {
  std::size_t begin = 0, end = 0;
  bool holds(const Span& other) const {
    return begin <= other.begin && other.end <= end && end - begin > other.end - other.begin;
  }
};

Pattern taken_apart(std::string_view text, std::size_t longest) {
  using How = Pattern::How;
  Pattern out{.parts = {}, .longest_gap = longest};
  for (const std::string_view written : split(text, ' ')) {
    if (written.empty()) continue;
    Pattern::Part part{.gap = written == gap, .either = {}};
    for (const std::string_view one : split(part.gap ? std::string_view() : written, '|')) {
      if (one == end_of_question)
        part.either.push_back({How::end_of_question, {}});
      else if (one.size() > 1 && one.starts_with('*'))
        part.either.push_back({How::ending, {language::folded(one.substr(1))}});
      else if (one.size() > 1 && one.ends_with('*'))
        part.either.push_back({How::beginning, {language::folded(one.substr(0, one.size() - 1))}});
      else if (Said words = folded_words(one); !words.empty())
        part.either.push_back({How::whole, std::move(words)});
    }
    out.parts.push_back(std::move(part));
  }
  return out;
}

std::vector<Pattern> taken_apart(const std::array<std::vector<std::string>, 3>& lists, std::size_t longest) {
  std::vector<Pattern> out;
  for (const auto& list : lists)
    for (const std::string& written : list) out.push_back(taken_apart(written, longest));
  return out;
}

// How many words of the question one alternative takes from `at` on; none where it is not met.
std::optional<std::size_t> taken(const Pattern::One& one, const Said& said, std::size_t at) {
  using Taken = std::optional<std::size_t>;
  if (one.how == Pattern::How::end_of_question) return at == said.size() ? Taken(0) : std::nullopt;
  if (one.words.size() > said.size() - at) return std::nullopt;
  const std::string& first = one.words.front();
  switch (one.how) {
    case Pattern::How::beginning:
      return said[at].starts_with(first) ? Taken(1) : std::nullopt;
    case Pattern::How::ending:
      return said[at].size() >= first.size() + shortest_before_ending && said[at].ends_with(first) ? Taken(1)
                                                                                                   : std::nullopt;
    default:
      return std::equal(one.words.begin(), one.words.end(), said.begin() + static_cast<std::ptrdiff_t>(at))
                 ? Taken(one.words.size())
                 : std::nullopt;
  }
}

// Where the parts of a pattern from `part` on end when they are met from the word `at` on. A part that search cuts in
// two at a hyphen is met as two words.
std::optional<std::size_t> met(const Pattern& pattern, std::size_t part, const Said& said, std::size_t at) {
  if (part == pattern.parts.size()) return at;
  if (pattern.parts[part].gap) {
    for (std::size_t skip = 0; skip <= pattern.longest_gap && at + skip <= said.size(); ++skip)
      if (const auto end = met(pattern, part + 1, said, at + skip)) return end;
    return std::nullopt;
  }
  for (const auto& one : pattern.parts[part].either)
    if (const auto words = taken(one, said, at))
      if (const auto end = met(pattern, part + 1, said, at + *words)) return end;
  return std::nullopt;
}

std::optional<Span> find(const Pattern& pattern, const Said& said) {
  for (std::size_t at = 0; at < said.size(); ++at)
    if (const auto end = met(pattern, 0, said, at)) return Span{at, *end};
  return std::nullopt;
}

struct Found {
  const std::string* answer;
  Span span;
  bool gap;
};

}  // namespace

Teller::Teller(const pack::Pack& pack) : doubt_(taken_apart(pack.doubt, any_gap)) {
  for (const pack::Told& t : pack.told) told_.push_back({t.topic, t.fact, t.answer, taken_apart(t.said, longest_gap)});
}

std::vector<ToldAnswer> Teller::told(const pack::Topic& topic, std::string_view question) const {
  const Said said = folded_words(question);
  std::map<int, std::vector<Found>> by_fact;
  for (const Told& t : told_) {
    if (t.topic != topic.id) continue;
    for (const Pattern& pattern : t.said)
      if (const auto span = find(pattern, said))
        by_fact[topic.fact(t.fact)].push_back(
            {&t.answer, *span, std::ranges::any_of(pattern.parts, &Pattern::Part::gap)});
  }
  if (by_fact.empty() || std::ranges::any_of(doubt_, [&](const Pattern& p) { return find(p, said).has_value(); }))
    return {};
  std::vector<ToldAnswer> out;
  for (const auto& group : by_fact) {
    const int fact = group.first;
    const std::vector<Found>& found = group.second;
    // "Severe reprimand" is not also "reprimand".
    const auto inner = [&](const Found& f) {
      return std::ranges::any_of(
          found, [&](const Found& o) { return !o.gap && *o.answer != *f.answer && o.span.holds(f.span); });
    };
    std::vector<Found> left;
    for (const Found& f : found)
      if (!inner(f)) left.push_back(f);
    if (left.empty() || std::ranges::any_of(left, [&](const Found& f) { return *f.answer != *left.front().answer; }))
      continue;
    if (const auto answer = read_answer(topic.facts[static_cast<std::size_t>(fact)], *left.front().answer))
      out.push_back({fact, *answer});
  }
  return out;
}

}  // namespace adep::guide
