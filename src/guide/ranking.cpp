// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/ranking.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace adep::guide {
namespace {

constexpr std::size_t most_candidates = 40;
constexpr std::size_t most_compared = 8;  // passages of one item

constexpr Grounds weights{2.82, 3.59, 6.46, 1.42, -3.81, 3.00, -8.57, 14.68, 1.79, 0.59, -0.75, -0.99};

std::vector<Candidate> by_item(std::span<const search::Hit> hits, std::span<const Passage> passages) {
  std::map<const pack::Item*, Candidate> found;
  for (const search::Hit& hit : hits) {
    const Passage& p = passages[hit.document];
    if (!p.item) continue;
    Candidate& c = found[p.item];
    c.item = p.item;
    if (p.part == Part::open) {
      c.open = std::max(c.open, hit.score);
    } else if (p.part == Part::whole) {
      if (hit.score > c.whole) c.whole = hit.score, c.whole_passage = hit.document;
    } else {
      if (hit.score > c.best) c.best = hit.score, c.passage = hit.document;
      if (c.passages.size() < most_compared) c.passages.push_back(hit.document);
    }
  }
  std::vector<Candidate> out;
  for (auto& [item, candidate] : found)
    if (candidate.best + candidate.whole > 0) out.push_back(std::move(candidate));
  return out;
}

// The likelier first; of equals the one that stands first in the pack.
void sort(std::vector<Candidate>& list) {
  std::ranges::sort(list, [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.item < b.item;
  });
}

Grounds grounds(const Candidate& c, std::span<const Passage> passages, const search::Comparison& question) {
  const double asked = std::max(question.asked(), 1e-9);
  double first = 0, second = 0, covered = 0, in_text = 0;
  for (const std::uint32_t document : c.passages) {
    const double alike = question.alike(document);
    if (passages[document].part == Part::text) {
      in_text = std::max(in_text, alike);
      continue;
    }
    covered = std::max(covered, question.common(document) / asked);
    if (alike > first)
      second = std::exchange(first, alike);
    else
      second = std::max(second, alike);
  }
  double in_whole = 0, anywhere = 0;
  for (std::size_t w = 0; w < question.words(); ++w) {
    double met = 0;
    for (const std::uint32_t document : c.passages) met = std::max(met, question.met(document, w));
    if (c.whole > 0) {
      const double there = question.met(c.whole_passage, w);
      in_whole += question.rarity(w) * there;
      met = std::max(met, there);
    }
    anywhere += question.rarity(w) * met;
  }
  return {c.best / asked / 4,
          c.whole / asked / 4,
          first,
          second,
          covered,
          in_text,
          in_whole / asked,
          anywhere / asked,
          static_cast<double>(c.passages.size()) / most_compared,
          c.open / asked / 4,
          c.item->kind == pack::ItemKind::item_case ? 1.0 : 0.0,
          c.item->kind == pack::ItemKind::qa ? 1.0 : 0.0};
}

}  // namespace

std::vector<Candidate> ranked(std::span<const search::Hit> hits, std::span<const Passage> passages,
                              const search::Comparison& question) {
  std::vector<Candidate> out = by_item(hits, passages);
  for (Candidate& c : out) c.score = c.best + 2.5 * c.whole;
  sort(out);
  if (out.size() > most_candidates) out.resize(most_candidates);
  for (Candidate& c : out) {
    c.grounds = grounds(c, passages, question);
    c.score = std::inner_product(weights.begin(), weights.end(), c.grounds.begin(), 0.0);
  }
  sort(out);
  return out;
}

}  // namespace adep::guide
