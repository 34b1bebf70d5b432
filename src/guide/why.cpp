// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/why.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace adep::guide {
namespace {

// The word as one channel has it.
search::QueryWord alone(const search::QueryWord& word, std::size_t channel) {
  search::QueryWord out;
  out.typed = word.typed;
  if (channel == exact) out.exact = word.exact;
  if (channel == stem) out.stems = word.stems;
  if (channel == folded) out.folded = word.folded;
  if (channel == meaning) out.notions = word.notions;
  if (channel == letters) out.grams = word.grams;
  return out;
}

}  // namespace

std::vector<Why> why(const Desk& desk, const std::vector<Passage>& all, std::span<const search::QueryWord> words,
                     const std::vector<const pack::Item*>& items) {
  using Table = std::vector<std::array<double, channels>>;
  std::unordered_map<std::uint32_t, Table> tables;  // of the items' passages, by document
  for (std::uint32_t d = 0; d < all.size(); ++d)
    if (all[d].part != Part::open && std::ranges::find(items, all[d].item) != items.end())
      tables.emplace(d, Table(words.size()));
  search::Reader& reader = desk.index().reader();
  for (std::size_t w = 0; w < std::min(words.size(), most_explained); ++w)
    for (std::size_t c = 0; c < channels; ++c) {
      const search::QueryWord one = alone(words[w], c);
      for (const search::Hit& hit : reader.find({&one, 1}, all.size(), desk.channel_weights()))
        if (const auto table = tables.find(hit.document); table != tables.end()) table->second[w][c] = hit.score;
    }
  std::vector<Why> out(items.size());
  for (auto& why : out) why.by.resize(words.size());
  for (auto& [document, table] : tables) {
    double total = 0;
    for (const auto& by : table) total += std::accumulate(by.begin(), by.end(), 0.0);
    const auto place = std::ranges::find(items, all[document].item) - items.begin();
    Why& best = out[static_cast<std::size_t>(place)];
    if (total <= 0) continue;
    // All texts of an item together stand here only where none of them was met by itself.
    const auto rank = [](const Passage& p, double sum) { return std::tuple(p.part != Part::whole, sum); };
    const bool better =
        !best.passage || rank(all[document], total) > rank(*best.passage, best.total) ||
        (rank(all[document], total) == rank(*best.passage, best.total) && &all[document] < best.passage);
    if (better) best = {&all[document], total, table};
  }
  return out;
}

}  // namespace adep::guide
