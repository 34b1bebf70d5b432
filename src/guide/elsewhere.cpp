// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/elsewhere.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "base/text.h"

namespace adep::guide {

using search::Comparison;
using search::Forward;

std::string Elsewhere::to_keep(const pack::Pack& pack, const Notions& notions, const language::Stems& stems) {
  std::string out;
  language::Keys keys(stems, 1 << 12);
  for (const pack::Alike& subject : pack.elsewhere)
    for (const Lang lang : all_langs)
      for (const std::string& said : subject[static_cast<std::size_t>(lang)]) {
        for (const search::Word& word : search::words(said)) {
          const search::IndexTerms terms = search::index_terms(keys, lang, word);
          out += terms.stem + '\t' + terms.folded + '\t';
          for (const std::string& g : terms.grams) out += g + '\t';
        }
        for (const std::string& n : notions.in(keys, lang, said)) out += n + '\t';
        out += '\n';
      }
  return out;
}

Elsewhere::Elsewhere(std::string_view kept) {
  std::map<std::string_view, std::vector<std::uint32_t>> with;
  std::uint32_t phrase = 0;
  for (const std::string_view line : split(kept, '\n')) {
    if (line.empty()) continue;
    for (const std::string_view term : split(line, '\t')) {
      if (term.empty()) continue;
      auto& phrases = with[term];
      if (phrases.empty() || phrases.back() != phrase) phrases.push_back(phrase);
    }
    ++phrase;
  }
  begin_.push_back(0);
  for (const auto& [term, phrases] : with) {
    phrases_.add(term, phrases);
    if (term.front() == 'F' || term.front() == 'C') with_.insert(with_.end(), phrases.begin(), phrases.end());
    begin_.push_back(static_cast<std::uint32_t>(with_.size()));
  }
  phrases_.finish(phrase);
  with_.shrink_to_fit(), begin_.shrink_to_fit();
}

// Those that share the rarest words with the question are compared in full.
double Elsewhere::nearest(const Comparison& question) const {
  constexpr std::size_t compared = 12;
  std::vector<float> common(phrases_.documents(), 0);
  std::vector<bool> of_word(common.size(), false);
  std::vector<std::uint32_t> touched, by_word;
  for (std::size_t w = 0; w < question.words(); ++w) {
    for (const Forward::Term t : question.terms(w))
      for (std::uint32_t i = begin_[t]; i < begin_[t + 1]; ++i)
        if (!of_word[with_[i]]) of_word[with_[i]] = true, by_word.push_back(with_[i]);
    for (const std::uint32_t p : by_word) {
      if (common[p] == 0) touched.push_back(p);
      common[p] += static_cast<float>(question.rarity(w));
      of_word[p] = false;
    }
    by_word.clear();
  }
  const auto kept = touched.begin() + static_cast<std::ptrdiff_t>(std::min(touched.size(), compared));
  std::ranges::partial_sort(touched, kept, std::greater{}, [&](std::uint32_t p) { return common[p]; });
  double most = 0;
  for (auto p = touched.begin(); p != kept; ++p) most = std::max(most, question.alike(*p));
  return most;
}

Elsewhere::Likeness Elsewhere::compare(std::span<const search::QueryWord> words, const Comparison& guide) const {
  Likeness out;
  if (phrases_.documents() == 0 || guide.asked() <= 0) return out;
  const Comparison here(phrases_, words);
  out.alike = nearest(here);
  // How much more of the phrases than of the guide's passages have one of the terms.
  const auto lean = [&](std::span<const Forward::Term> there, std::span<const Forward::Term> in_guide) {
    constexpr double unseen = 0.3, most = 3;
    const auto share = [](const Forward& f, std::span<const Forward::Term> terms) {
      double sum = 0;
      for (const Forward::Term t : terms) sum += f.share(t);
      return sum;
    };
    const auto all = static_cast<double>(phrases_.documents());
    const double ratio = (all * share(phrases_, there) + unseen) / (all * share(guide.forward(), in_guide) + unseen);
    return std::clamp(std::log(ratio), -most, most);
  };
  for (std::size_t w = 0; w < words.size(); ++w) {
    const auto terms = guide.terms(w), other = here.terms(w);
    const bool letters_only = terms.empty() && other.empty();
    const double leans = letters_only ? lean(here.grams(w), guide.grams(w)) / 2 : lean(other, terms);
    out.lean += guide.rarity(w) * leans;
    out.least = std::min(out.least, leans);
    if (terms.empty()) out.unheard += guide.rarity(w);
  }
  out.lean /= guide.asked();
  out.unheard /= guide.asked();
  return out;
}

}  // namespace adep::guide
