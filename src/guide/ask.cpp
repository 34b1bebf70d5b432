// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/ask.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>

#include "base/text.h"
#include "search/shelf.h"

namespace adep::guide {
namespace {

constexpr std::size_t longest_question = 500;  // letters
constexpr std::size_t candidates = 300;        // passages that are looked at
constexpr int analysis = 1;                    // raise it when other terms are made of the same pack

double tune(int i, double usual) {
  static const std::vector<double> given = [] {
    std::vector<double> out;
    if (const char* t = std::getenv("ADEP_TUNE"))
      for (std::string_view s : split(t, ',')) out.push_back(s.empty() ? NAN : std::atof(std::string(s).c_str()));
    return out;
  }();
  return static_cast<std::size_t>(i) < given.size() && !std::isnan(given[static_cast<std::size_t>(i)]) ? given[static_cast<std::size_t>(i)] : usual;
}

std::string index_name(const pack::Pack& pack, const language::Stems& stems) {
  const std::size_t words = stems.kazakh().words() + stems.russian().words();
  return "ask-" + pack.hash.substr(0, 24) + "-" + std::to_string(analysis) + "-" + std::to_string(words);
}

}  // namespace

// An item among the candidates.
struct Desk::Found {
  const pack::Item* item;
  double best = 0, whole = 0, open = 0;
  std::uint32_t passage = 0, whole_passage = 0;
  const pack::OpenPoint* point = nullptr;
  double score = 0;
};

Result<std::shared_ptr<const Desk>> Desk::open(const pack::Pack& pack, const language::Stems& stems,
                                               const std::filesystem::path& cache) {
  std::shared_ptr<Desk> desk(new Desk(pack, stems));
  desk->passages_ = passages(pack);
  auto index = search::kept_index(cache, index_name(pack, stems), stems, [&](search::Builder& builder) {
    language::Keys keys(stems, 1 << 14);
    for (const Passage& p : desk->passages_) {
      const search::Field field{p.lang, p.text};
      builder.add({&field, 1}, desk->notions_.in(keys, p.lang, p.text));
    }
  });
  if (!index) return tl::make_unexpected(index.error());
  desk->index_ = std::move(*index);
  for (Passage& p : desk->passages_) std::string().swap(p.text);
  return std::shared_ptr<const Desk>(desk);
}

std::vector<Desk::Found> Desk::gather(const std::vector<search::Hit>& hits) const {
  std::map<const pack::Item*, Found> by_item;
  for (const search::Hit& hit : hits) {
    const Passage& p = passages_[hit.document];
    Found& found = by_item.try_emplace(p.item, Found{p.item}).first->second;
    if (p.part == Part::open) {
      if (hit.score > found.open) found.open = hit.score, found.point = p.open;
    } else if (p.part == Part::whole) {
      if (hit.score > found.whole) found.whole = hit.score, found.whole_passage = hit.document;
    } else if (hit.score > found.best) {
      found.best = hit.score, found.passage = hit.document;
    }
  }
  std::vector<Found> out;
  for (auto& [item, found] : by_item) {
    const double kind = item->kind == pack::ItemKind::item_case ? tune(7, 0.85) : item->kind == pack::ItemKind::qa ? tune(8, 1.05) : 1;
    found.score = kind * (found.best + tune(6, 0.5) * found.whole);
    if (found.best > 0 || found.whole > 0) out.push_back(found);
  }
  std::ranges::sort(out, [](const Found& a, const Found& b) { return a.score != b.score ? a.score > b.score : a.item < b.item; });
  return out;
}

Reply Desk::ask(std::string_view question, std::optional<Lang> lang, std::size_t top) const {
  Reply reply;
  search::Reader& reader = index_->reader();
  reply.words = reader.understand(shortened(question, longest_question));
  notions_.mark(reply.words);
  search::Weights weights;
  weights.exact = tune(0, weights.exact), weights.stem = tune(1, weights.stem), weights.folded = tune(2, weights.folded);
  weights.gram = tune(3, weights.gram), weights.notion = tune(4, weights.notion), weights.b = tune(5, weights.b);
  const auto hits = reader.find(reply.words, candidates, weights);
  const std::vector<Found> found = gather(hits);
  reply.lang = lang.value_or(Lang::kk);
  if (found.empty()) return reply;
  const Found& first = found.front();
  if (!lang) reply.lang = passages_[first.best > 0 ? first.passage : first.whole_passage].lang;
  double all = 0, met = 0, met_whole = 0;
  const auto m = reader.met(first.passage, reply.words), mw = reader.met(first.whole_passage, reply.words);
  for (std::size_t i = 0; i < m.size(); ++i) {
    const double r = reader.rarity(reply.words[i]);
    all += r, met += r * m[i], met_whole += r * (first.whole > 0 ? std::max(m[i], mw[i]) : m[i]);
  }
  double best_open = 0, numbered = 0;
  for (const Found& f : found) {
    best_open = std::max(best_open, f.open);
    if (f.point && f.point->point > 0) numbered = std::max(numbered, f.open);
  }
  if (std::getenv("ADEP_FEATURES")) {
    std::cerr << "F\t" << (all > 0 ? met / all : 0) << '\t' << (all > 0 ? met_whole / all : 0) << '\t' << first.best << '\t' << first.whole << '\t' << best_open << '\t' << numbered << '\t' << first.open << '\t' << (found.size() > 1 ? found[1].score / first.score : 0) << '\t' << all << '\t' << met << '\t' << reply.words.size() << '\n';
  }
  reply.certainty = all > 0 ? met_whole / all : 0;
  reply.answered = reply.certainty >= 0.5;
  for (const Found& f : found) {
    if (reply.answers.size() == top) break;
    Answer a;
    a.item = f.item;
    a.score = f.score;
    a.lang = passages_[f.best > 0 ? f.passage : f.whole_passage].lang;
    if (f.open > f.best) a.open = f.point;
    reply.answers.push_back(std::move(a));
  }
  return reply;
}

}  // namespace adep::guide
