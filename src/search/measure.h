// SPDX-License-Identifier: AGPL-3.0-or-later
// How good a ranking is, judged by which documents are right for each query.
//
//   Measure m(10);
//   m.add({"d3", "d1"}, {{"d1", 1}});   // the right one came second
//   m.reciprocal_rank()                 // 0.5
#pragma once
#include <map>
#include <string>
#include <vector>

namespace adep::search {

class Measure {
 public:
  explicit Measure(std::size_t depth) : depth_(depth) {}

  // The ranked documents of one query, and the grade of each right one: more than 0.
  void add(const std::vector<std::string>& ranked, const std::map<std::string, int>& right);

  std::size_t queries() const { return queries_; }
  double ndcg() const { return mean(ndcg_); }                        // gain: the grade; discount: log2(rank + 1)
  double reciprocal_rank() const { return mean(reciprocal_rank_); }  // of the first right one
  double recall() const { return mean(recall_); }                    // share of the right ones that were found

 private:
  double mean(double sum) const { return queries_ ? sum / static_cast<double>(queries_) : 0; }
  std::size_t depth_, queries_ = 0;
  double ndcg_ = 0, reciprocal_rank_ = 0, recall_ = 0;
};

}  // namespace adep::search
