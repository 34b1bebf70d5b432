// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/measure.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace adep::search {
namespace {

double gain(int grade, std::size_t place) { return grade / std::log2(static_cast<double>(place) + 2); }

}  // namespace

void Measure::add(const std::vector<std::string>& ranked, const std::map<std::string, int>& right) {
  std::vector<int> best;
  for (const auto& [id, grade] : right)
    if (grade > 0) best.push_back(grade);
  if (best.empty()) return;
  std::ranges::sort(best, std::greater{});
  double ideal = 0, got = 0, first = 0, found = 0;
  for (std::size_t i = 0; i < std::min(best.size(), depth_); ++i) ideal += gain(best[i], i);
  for (std::size_t i = 0; i < std::min(ranked.size(), depth_); ++i) {
    const auto it = right.find(ranked[i]);
    if (it == right.end() || it->second <= 0) continue;
    got += gain(it->second, i);
    if (first == 0) first = 1 / static_cast<double>(i + 1);
    ++found;
  }
  ++queries_;
  ndcg_ += got / ideal;
  reciprocal_rank_ += first;
  recall_ += found / static_cast<double>(best.size());
}

}  // namespace adep::search
