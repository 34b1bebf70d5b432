// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/ranking.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace adep::guide {
namespace {

constexpr std::size_t most_candidates = 40;
constexpr std::size_t most_compared = 8;  // passages of one item

constexpr Grounds weights{1.07,  2.57,  4.25, 0.94, -2.71, 2.90,   -1.50, 3.11,  -0.03, 0.48,
                          -0.40, -0.60, 4.42, 3.23, -0.17, -18.49, 11.27, -0.02, 41.15};

std::vector<Candidate> by_item(std::span<const search::Hit> hits, std::span<const Passage> passages,
                               std::span<const Profiles::Likeness> items) {
  std::vector<Candidate> all(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    Candidate& c = all[i];
    c.item = items[i].item;
    c.own = items[i].own, c.any = items[i].any, c.kindred = items[i].kindred;
    c.whole_passages = items[i].wholes;
    c.whole_passage = c.whole_passages.front();
  }
  for (const search::Hit& hit : hits) {
    const Passage& p = passages[hit.document];
    if (!p.item) continue;
    Candidate& c = *std::ranges::lower_bound(all, p.item, {}, &Candidate::item);  // they stand as in the pack
    if (p.part == Part::open) {
      c.open = std::max(c.open, hit.score);
    } else if (p.part == Part::whole) {
      if (hit.score > c.whole) c.whole = hit.score, c.whole_passage = hit.document;
      c.wholes += hit.score;
    } else {
      if (hit.score > c.best) c.best = hit.score, c.passage = hit.document;
      if (c.passages.size() < most_compared) c.passages.push_back(hit.document);
    }
  }
  std::erase_if(all, [](const Candidate& c) { return c.best + c.whole + c.kindred <= 0; });
  return all;
}

// The likelier first; of equals the one that stands first in the pack.
void sort(std::vector<Candidate>& list) {
  std::ranges::sort(list, [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.item < b.item;
  });
}

Grounds grounds(const Candidate& c, std::span<const Passage> passages, const search::Comparison& question) {
  const double asked = std::max(question.asked(), 1e-9);
  double first = 0, second = 0, covered = 0, in_text = 0, votes = 0;
  for (const std::uint32_t document : c.passages) {
    const double alike = question.alike(document);
    if (passages[document].part == Part::text) {
      in_text = std::max(in_text, alike);
      continue;
    }
    covered = std::max(covered, question.common(document) / asked);
    votes += alike * alike;
    if (alike > first)
      second = std::exchange(first, alike);
    else
      second = std::max(second, alike);
  }
  double in_whole = 0, anywhere = 0, in_any = 0, exactly = 0;
  for (std::size_t w = 0; w < question.words(); ++w) {
    double met = 0;
    for (const std::uint32_t document : c.passages) met = std::max(met, question.met(document, w));
    const double there = question.met(c.whole_passage, w);
    in_whole += question.rarity(w) * there;
    met = std::max(met, there);
    anywhere += question.rarity(w) * met;
    for (const std::uint32_t document : c.whole_passages) met = std::max(met, question.met(document, w));
    in_any += question.rarity(w) * met;
    const auto same_form = [&](std::uint32_t document) { return question.met_exactly(document, w); };
    if (std::ranges::any_of(c.passages, same_form)) exactly += question.rarity(w);
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
          c.item->kind == pack::ItemKind::qa ? 1.0 : 0.0,
          c.wholes / asked / 12,
          in_any / asked,
          exactly / asked,
          c.own,
          c.any,
          votes,
          c.kindred};
}

}  // namespace

std::vector<Candidate> ranked(std::span<const search::Hit> hits, std::span<const Passage> passages,
                              const Profiles& profiles, const search::Comparison& question) {
  std::vector<Candidate> out = by_item(hits, passages, profiles.compare(question));
  for (Candidate& c : out) c.score = c.best + 2.5 * c.whole + 15 * question.asked() * c.kindred;
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
