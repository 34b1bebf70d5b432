// SPDX-License-Identifier: AGPL-3.0-or-later
// Where number facts turn something: the few values that stand for all others.
#include <algorithm>

#include "advisor/number.h"
#include "advisor/program.h"

namespace adep::advisor {

template <class With>
void Program::each_order(std::size_t fact, With with) const {
  for (const auto& [earlier, later] : order_) {
    if (static_cast<std::size_t>(earlier) == fact) with(static_cast<std::size_t>(later));
    if (static_cast<std::size_t>(later) == fact) with(static_cast<std::size_t>(earlier));
  }
}

// The values of the fact at which something turns. Where another open fact is in the same comparison, that one
// stands at its own thresholds or beside them, and so on along every path from fact to fact: the least and the
// greatest value that any set of such comparisons leaves to a fact is reached on one of these paths.
void Program::thresholds(const Situation& s, std::size_t fact, std::size_t epoch, std::uint64_t seen,
                         std::set<std::int64_t>& into) const {
  seen |= std::uint64_t{1} << fact;
  const auto stands = [&](std::size_t other) {
    std::set<std::int64_t> edges, out;
    thresholds(s, other, epoch, seen, edges);
    if (edges.empty()) edges.insert(0);
    for (std::int64_t edge : edges) out.insert({edge - 1, edge, edge + 1});
    return out;
  };
  for (const Linear& linear : comparisons_[epoch]) {
    std::int64_t rest = linear.constant, factor = 0, months = 0, factor_of_other = 0;
    std::size_t others = 0, other = 0;
    for (const auto& [f, times, later] : linear.facts) {
      if (f == fact)
        factor = times, months = later;
      else if (s[f].known)
        rest = sum(rest, product(times, months_after(s[f].number, later)));
      else
        other = f, factor_of_other = times, ++others;
    }
    if (factor == 0 || others > 1 || (others == 1 && (seen >> other & 1) != 0)) continue;
    if (others == 0 && months == 0) into.insert(-rest / factor);
    // Up to four days of one month share the last day of another: the first that reaches the day, and the first past
    // it.
    if (others == 0 && months != 0) {
      const std::int64_t wanted = -rest / factor;
      std::int64_t day = months_after(wanted, -months) - 4;
      while (months_after(day, months) < wanted) ++day;
      into.insert(day);
      while (months_after(day, months) <= wanted) ++day;
      into.insert(day);
    }
    if (others == 1)
      for (std::int64_t stand : stands(other)) into.insert(-sum(rest, product(factor_of_other, stand)) / factor);
  }
  each_order(fact, [&](std::size_t other) {
    if (s[other].known) into.insert(s[other].number);
    if (!s[other].known && (seen >> other & 1) == 0) into.merge(stands(other));
  });
  if (static_cast<int>(fact) == judged_at_ && epochs_[epoch].law) {
    into.insert(epochs_[epoch].from.days());
    if (epoch + 1 < epochs_.size()) into.insert(epochs_[epoch + 1].from.days() - 1);
  }
}

bool Program::exact(const Situation& s, std::size_t fact, std::size_t epoch) const {
  std::vector<std::size_t> together{fact};
  const auto meet = [&](std::size_t f) {
    if (!s[f].known && std::ranges::find(together, f) == together.end()) together.push_back(f);
  };
  for (std::size_t at = 0; at < together.size(); ++at) {
    each_order(together[at], meet);
    for (const Linear& linear : comparisons_[epoch]) {
      if (std::ranges::find(linear.facts, together[at], &Linear::Part::fact) == linear.facts.end()) continue;
      std::int64_t factors = 0, unknown = 0;
      bool ones = true;
      for (const auto& [f, times, months] : linear.facts) {
        if (s[f].known && f != fact) continue;
        ones = ones && (times == 1 || times == -1) && months == 0;
        factors += times, ++unknown;
        meet(f);
      }
      if (unknown > 2 || (unknown == 2 && !(ones && factors == 0))) return false;
    }
  }
  return together.size() <= 4;
}

std::vector<std::int64_t> Program::representatives(const Situation& s, std::size_t fact, std::size_t epoch) const {
  std::set<std::int64_t> edges, values;
  thresholds(s, fact, epoch, 0, edges);
  for (std::int64_t edge : edges)
    for (std::int64_t near : {edge - 1, edge, edge + 1}) {
      if (near < 0 && !signed_[fact]) continue;
      if (static_cast<int>(fact) == judged_at_ && epoch_at(Date(static_cast<std::int32_t>(near))) != epoch) continue;
      values.insert(near);
    }
  if (values.empty()) values.insert(0);
  return {values.begin(), values.end()};
}

bool Program::in_order(const Situation& s, std::size_t epoch) const {
  return std::ranges::all_of(order_, [&](const auto& pair) {
    const Slot &a = s[static_cast<std::size_t>(pair.first)], &b = s[static_cast<std::size_t>(pair.second)];
    if (a.known && b.known) return a.number <= b.number;
    if (pair.first == judged_at_ && b.known) return epochs_[epoch].from.days() <= b.number;
    if (pair.second == judged_at_ && a.known)
      return epoch + 1 == epochs_.size() || a.number < epochs_[epoch + 1].from.days();
    return true;
  });
}

}  // namespace adep::advisor
