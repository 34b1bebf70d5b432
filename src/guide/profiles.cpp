// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/profiles.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <utility>

namespace adep::guide {
namespace {

bool says_what_is_asked(const Passage& p) {
  return p.item && (p.part == Part::phrasing || p.part == Part::title || p.part == Part::question);
}

}  // namespace

Profiles::Profiles(const search::Forward& forward, std::span<const Passage> passages) {
  using Term = search::Forward::Term;
  std::vector<std::map<Term, double>> views_of;
  for (std::uint32_t d = 0; d < passages.size(); ++d) {
    const Passage& p = passages[d];
    if (p.item && (items_.empty() || items_.back().item != p.item)) {
      items_.push_back({p.item});
      views_of.resize(items_.size() * views);
    }
    if (p.part == Part::whole) items_.back().wholes[static_cast<std::size_t>(p.lang)] = d;
    if (!says_what_is_asked(p)) continue;
    const std::size_t first = (items_.size() - 1) * views;
    forward.each(d, [&](Term t) {
      if (forward.channel(t) != 'F' && forward.channel(t) != 'C') return;
      for (const std::size_t v : {first + static_cast<std::size_t>(p.lang), first + views - 1}) ++views_of[v][t];
    });
  }
  Shares of_term(forward.terms());
  for (std::size_t v = 0; v < views_of.size(); ++v) {
    double squares = 0;
    for (auto& [term, weight] : views_of[v]) {
      weight = std::sqrt(weight) * forward.rarity(term);
      squares += weight * weight;
    }
    for (const auto& [term, weight] : views_of[v])
      of_term[term].push_back({static_cast<std::uint32_t>(v), static_cast<float>(weight / std::sqrt(squares))});
  }
  find_kin(of_term);
  begin_.push_back(0);
  for (const auto& list : of_term) {
    shares_.insert(shares_.end(), list.begin(), list.end());
    begin_.push_back(static_cast<std::uint32_t>(shares_.size()));
  }
  shares_.shrink_to_fit(), kin_.shrink_to_fit(), begin_.shrink_to_fit(), kin_begin_.shrink_to_fit();
}

// Two terms that stand in the same items are kindred, in whichever languages they are: translations, above all.
void Profiles::find_kin(const Shares& of_term) {
  constexpr std::size_t fewest = 3, most = 80, kept = 6;  // items that a term stands in; kin of one term
  constexpr double least = 0.2;
  std::vector<std::vector<std::pair<std::uint32_t, float>>> of_item(items_.size());
  std::vector<double> length(of_term.size(), 0);
  for (std::uint32_t t = 0; t < of_term.size(); ++t) {
    std::size_t items = 0;
    for (const Share& s : of_term[t]) items += s.view % views == views - 1;
    if (items < fewest || items > most) continue;
    for (const Share& s : of_term[t]) {
      if (s.view % views != views - 1) continue;
      of_item[s.view / views].emplace_back(t, s.weight);
      length[t] += s.weight * s.weight;
    }
    length[t] = std::sqrt(length[t]);
  }
  kin_begin_.push_back(0);
  std::vector<float> common(of_term.size(), 0);
  std::vector<std::uint32_t> touched;
  std::vector<Kin> kin;
  for (std::uint32_t t = 0; t < of_term.size(); ++t) {
    for (const Share& s : of_term[t]) {
      if (length[t] == 0 || s.view % views != views - 1) continue;
      for (const auto& [u, weight] : of_item[s.view / views]) {
        if (common[u] == 0) touched.push_back(u);
        common[u] += s.weight * weight;
      }
    }
    kin.clear();
    for (const std::uint32_t u : touched) {
      const double likeness = common[u] / (length[t] * length[u]);
      if (u != t && likeness >= least) kin.push_back({u, static_cast<float>(likeness)});
      common[u] = 0;
    }
    touched.clear();
    std::ranges::sort(kin, std::greater{}, &Kin::likeness);
    kin_.insert(kin_.end(), kin.begin(), kin.begin() + static_cast<std::ptrdiff_t>(std::min(kin.size(), kept)));
    kin_begin_.push_back(static_cast<std::uint32_t>(kin_.size()));
  }
}

std::size_t Profiles::bytes() const {
  return items_.capacity() * sizeof(Likeness) + (begin_.capacity() + kin_begin_.capacity()) * sizeof(std::uint32_t) +
         shares_.capacity() * sizeof(Share) + kin_.capacity() * sizeof(Kin);
}

std::vector<Profiles::Likeness> Profiles::compare(const search::Comparison& question) const {
  std::vector<double> sum(items_.size() * views, 0), kindred(sum.size(), 0), best(sum.size(), 0);
  std::vector<std::uint32_t> touched;
  double squares = 0;
  const auto meet = [&](search::Forward::Term t, double likeness) {
    for (std::uint32_t i = begin_[t]; i < begin_[t + 1]; ++i) {
      const Share& s = shares_[i];
      if (best[s.view] == 0) touched.push_back(s.view);
      best[s.view] = std::max(best[s.view], likeness * s.weight);
    }
  };
  for (std::size_t w = 0; w < question.words(); ++w) {
    const double rarity = question.rarity(w);
    squares += rarity * rarity;
    const auto terms = question.terms(w);
    for (const search::Forward::Term t : terms) meet(t, 1);
    for (const std::uint32_t v : touched) sum[v] += rarity * best[v];
    for (const search::Forward::Term t : terms)
      for (std::uint32_t k = kin_begin_[t]; k < kin_begin_[t + 1]; ++k) meet(kin_[k].term, kin_[k].likeness);
    for (const std::uint32_t v : touched) kindred[v] += rarity * std::exchange(best[v], 0);
    touched.clear();
  }
  const double length = squares > 0 ? std::sqrt(squares) : 1;
  std::vector<Likeness> out = items_;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const double* of = &sum[i * views];
    const std::size_t any = i * views + views - 1;
    out[i].own = *std::max_element(of, of + views - 1) / length;
    out[i].any = sum[any] / length;
    out[i].kindred = kindred[any] / length;
  }
  return out;
}

}  // namespace adep::guide
