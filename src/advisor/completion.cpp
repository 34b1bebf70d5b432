// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/completion.h"

#include <algorithm>
#include <bit>

namespace adep::advisor {
namespace {

constexpr std::size_t most_branches = 60'000;

class Walk {
 public:
  Walk(const Program& program, Completion& into) : program_(program), into_(into), states_(program.rule_count()) {}

  bool whole() const { return branches_ <= most_branches; }
  bool exact() const { return exact_; }

  void epoch(Situation s, std::size_t epoch) {
    epoch_ = epoch;
    branch(s);
  }

 private:
  void branch(Situation& s) {
    if (++branches_ > most_branches || !program_.in_order(s, epoch_)) return;
    program_.evaluate(s, epoch_, states_);
    std::uint64_t rests_on = 0;
    for (std::size_t r = 0; r < states_.size(); ++r)
      if (states_[r] == Tri::open) rests_on |= program_.facts_of(r, epoch_);
    for (std::size_t f = 0; f < s.size(); ++f)
      if (s[f].known) rests_on &= ~(std::uint64_t{1} << f);
    std::size_t fact = 0;  // the first that can be walked value by value
    while (fact < s.size() &&
           ((rests_on >> fact & 1) == 0 || (program_.all_choices(fact) == 0 && !program_.exact(s, fact, epoch_))))
      ++fact;
    if (fact == s.size()) {  // nothing left to walk: what is open now stays open
      exact_ = exact_ && rests_on == 0;
      into_.outcomes.insert(states_);
      return;
    }
    const Slot before = s[fact];
    s[fact].known = true;
    if (program_.all_choices(fact) != 0) {
      for (std::uint64_t left = before.choices; left != 0; left &= left - 1) {
        s[fact].choices = left & ~(left - 1);
        branch(s);
      }
    } else {
      s[fact] = before;
      for (std::int64_t value : program_.representatives(s, fact, epoch_)) {
        s[fact] = {0, value, true};
        branch(s);
      }
    }
    s[fact] = before;
  }

  const Program& program_;
  Completion& into_;
  States states_;
  std::size_t epoch_ = 0, branches_ = 0;
  bool exact_ = true;
};

}  // namespace

std::uint64_t open_facts(const Program& program, const Situation& s, const States& states,
                         const std::vector<bool>& rules) {
  std::uint64_t open = 0;
  for (std::size_t e : program.epochs_of(s))
    for (std::size_t r = 0; r < states.size(); ++r)
      if (states[r] == Tri::open && (rules.empty() || rules[r])) open |= program.facts_of(r, e);
  if (program.judged_at() >= 0 && open != 0) open |= std::uint64_t{1} << program.judged_at();
  for (std::size_t f = 0; f < s.size(); ++f)
    if (s[f].known) open &= ~(std::uint64_t{1} << f);
  return open;
}

bool Completion::always_one_of(const std::vector<int>& rules) const {
  return !outcomes.empty() && std::ranges::all_of(outcomes, [&](const States& one) {
    return std::ranges::any_of(rules, [&](int r) { return one[static_cast<std::size_t>(r)] == Tri::yes; });
  });
}

Completion complete(const Program& program, const Situation& s) {
  Completion out;
  out.states = program.evaluate(s);
  if (std::ranges::find(out.states, Tri::open) == out.states.end()) {
    out.outcomes.insert(out.states);
    out.enumerated = true;
    return out;
  }
  bool walked = false;
  if (std::popcount(open_facts(program, s, out.states)) <= most_open_facts) {
    Walk walk(program, out);
    for (std::size_t e : program.epochs_of(s)) walk.epoch(s, e);
    walked = walk.whole() && !out.outcomes.empty();
    out.enumerated = walked && walk.exact();
  }
  if (!walked) {
    out.outcomes = {out.states};
    return out;
  }
  for (std::size_t r = 0; r < out.states.size(); ++r) {
    unsigned seen = 0;
    for (const States& one : out.outcomes) seen |= unsigned(one[r]);
    out.states[r] = Tri(seen);
  }
  return out;
}

}  // namespace adep::advisor
