// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/forward.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

namespace adep::search {

namespace {

constexpr Forward::Term most_low = 0xFFFF;

std::size_t slot_of(std::string_view name, std::size_t slots) {
  return std::hash<std::string_view>{}(name) & (slots - 1);
}

}  // namespace

void Forward::add(std::string_view term, std::span<const std::uint32_t> documents) {
  const auto id = static_cast<Term>(terms());
  names_ += term;
  name_ends_.push_back(static_cast<std::uint32_t>(names_.size()));
  for (const std::uint32_t d : documents) pairs_.emplace_back(d, id);
}

void Forward::finish(std::size_t documents) {
  std::ranges::sort(pairs_);
  weight_.assign(documents, 0);
  rarity_.assign(terms(), 0);
  for (const auto& [document, term] : pairs_) ++rarity_[term];
  for (float& r : rarity_) r = std::log(static_cast<float>(documents) / std::max(1.0f, r));
  for (const auto& [document, term] : pairs_)
    if (channel(term) == 'S') weight_[document] += rarity_[term];
  const auto divide = [&]<class Number>(Lists<Number>& lists, auto mine) {
    lists.begin.assign(documents + 1, 0);
    lists.all.reserve(static_cast<std::size_t>(std::ranges::count_if(pairs_, mine)));
    for (const auto& pair : pairs_)
      if (mine(pair)) lists.all.push_back(static_cast<Number>(pair.second)), ++lists.begin[pair.first + 1];
    for (std::size_t d = 0; d < documents; ++d) lists.begin[d + 1] += lists.begin[d];
  };
  divide(low_, [](const auto& pair) { return pair.second <= most_low; });
  divide(high_, [](const auto& pair) { return pair.second > most_low; });
  decltype(pairs_)().swap(pairs_);  // to assign {} would keep its room, more than all the rest
  names_.shrink_to_fit(), name_ends_.shrink_to_fit();
  slots_.assign(std::bit_ceil(terms() + terms() / 2 + 1), none);
  for (Term t = 0; t < terms(); ++t) {
    std::size_t slot = slot_of(name(t), slots_.size());
    while (slots_[slot] != none) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = t;
  }
}

Forward::Term Forward::term(std::string_view wanted) const {
  if (slots_.empty()) return none;
  std::size_t slot = slot_of(wanted, slots_.size());
  while (slots_[slot] != none && name(slots_[slot]) != wanted) slot = (slot + 1) & (slots_.size() - 1);
  return slots_[slot];
}

bool Forward::has(std::uint32_t document, Term term) const {
  return term <= most_low ? std::ranges::binary_search(low_.of(document), static_cast<std::uint16_t>(term))
                          : std::ranges::binary_search(high_.of(document), term);
}

std::size_t Forward::bytes() const {
  return names_.capacity() + low_.all.capacity() * 2 + (rarity_.capacity() + weight_.capacity()) * sizeof(float) +
         (name_ends_.capacity() + slots_.capacity() + low_.begin.capacity() + high_.begin.capacity() +
          high_.all.capacity()) *
             sizeof(Term);
}

Comparison::Comparison(const Forward& forward, std::span<const QueryWord> words) : forward_(forward) {
  const double rarest = std::log(static_cast<double>(std::max<std::size_t>(forward.documents(), 2)));
  for (const QueryWord& q : words) {
    Word& w = words_.emplace_back();
    w.rarity = rarest;
    const auto take = [&](const std::vector<std::string>& names, std::vector<Forward::Term>& to, bool counts) {
      for (const std::string& name : names) {
        const Forward::Term t = forward.term(name);
        if (t == Forward::none) continue;
        to.push_back(t);
        if (counts) w.rarity = std::min(w.rarity, forward.rarity(t));
      }
    };
    take(q.stems, w.stems, true);
    take(q.exact, w.stems, true);
    take(q.exact, w.exact, false);
    take(q.folded, w.folded, true);
    take(q.near, w.near, true);
    take(q.notions, w.notions, false);
    take(q.grams, w.grams, false);
    w.all_grams = q.grams.size();
    asked_ += w.rarity;
  }
}

const double* Comparison::row(std::uint32_t document) const {
  auto& row = rows_[document];
  if (!row) {
    row = std::make_unique<double[]>(words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) row[i] = found(document, words_[i]);
  }
  return row.get();
}

double Comparison::found(std::uint32_t document, const Word& w) const {
  const auto has = [&](Forward::Term t) { return forward_.has(document, t); };
  if (std::ranges::any_of(w.stems, has)) return 1;
  if (std::ranges::any_of(w.folded, has)) return 0.95;
  if (std::ranges::any_of(w.near, has)) return 0.9;
  if (std::ranges::any_of(w.notions, has)) return 0.8;
  if (w.grams.empty()) return 0;
  return static_cast<double>(std::ranges::count_if(w.grams, has)) / static_cast<double>(w.all_grams);
}

bool Comparison::met_exactly(std::uint32_t document, std::size_t word) const {
  return std::ranges::any_of(words_[word].exact, [&](Forward::Term t) { return forward_.has(document, t); });
}

std::vector<Forward::Term> Comparison::terms(std::size_t word) const {
  const Word& w = words_[word];
  std::vector<Forward::Term> out;
  for (const auto* list : {&w.folded, &w.near, &w.notions}) out.insert(out.end(), list->begin(), list->end());
  return out;
}

double Comparison::common(std::uint32_t document) const {
  double out = 0;
  for (std::size_t i = 0; i < words_.size(); ++i)
    if (const double m = met(document, i); m > 0) out += words_[i].rarity * m;
  return out;
}

double Comparison::alike(std::uint32_t document) const {
  const double both = common(document);
  const double said = std::max(both, forward_.weight(document));
  return asked_ + said > 0 ? 2 * both / (asked_ + said) : 0;
}

}  // namespace adep::search
