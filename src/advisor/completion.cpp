// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/completion.h"

#include <algorithm>
#include <bit>
#include <span>

#include "advisor/trail.h"

namespace adep::advisor {
namespace {

bool one_holds(const Group& group, std::span<const Tri> states) {
  return std::ranges::any_of(group, [&](int r) { return states[static_cast<std::size_t>(r)] == Tri::yes; });
}

class Walk {
 public:
  Walk(const Program& program, std::vector<Group> groups, std::size_t most_branches)
      : program_(program),
        most_branches_(most_branches),
        groups_(std::move(groups)),
        seen_(program.rule_count(), 0),
        trail_(program) {
    look_for_doubt();
  }

  void epoch(Situation s, std::size_t epoch) {
    epoch_ = epoch;
    branch(s, 0, 0);
  }

  bool whole() const { return branches_ <= most_branches_ && branches_ > 0 && seen_.front() != 0; }
  bool exact() const { return exact_; }
  const std::vector<Group>& always() const { return groups_; }
  Tri state(std::size_t rule) const { return Tri(seen_[rule]); }

 private:
  // Of the facts `deep` are tried already, the last of them `tried`.
  void branch(Situation& s, std::size_t deep, std::size_t tried) {
    if (++branches_ > most_branches_ || !program_.in_order(s, epoch_)) return;
    const std::span<const Tri> states = trail_.evaluate(s, epoch_, deep, tried);
    std::uint64_t rests_on = 0;
    for (std::size_t r = 0; r < states.size(); ++r)
      if (states[r] == Tri::open && in_doubt_[r]) rests_on |= program_.facts_of(r, epoch_);
    for (std::size_t f = 0; f < s.size(); ++f)
      if (s[f].known) rests_on &= ~(std::uint64_t{1} << f);
    std::size_t fact = 0;  // the first that can be walked value by value
    while (fact < s.size() &&
           ((rests_on >> fact & 1) == 0 || (program_.all_choices(fact) == 0 && !program_.exact(s, fact, epoch_))))
      ++fact;
    if (fact == s.size()) {  // nothing left to walk: what is open now stays open
      exact_ = exact_ && rests_on == 0;
      return take_note(states);
    }
    const Slot before = s[fact];
    const auto with = [&](const Slot& slot) {
      s[fact] = slot;
      branch(s, deep + 1, fact);
    };
    if (program_.all_choices(fact) != 0) {
      for (std::uint64_t left = before.choices; left != 0; left &= left - 1) with({left & ~(left - 1), 0, true});
    } else {
      for (std::int64_t value : program_.representatives(s, fact, epoch_)) with({0, value, true});
    }
    s[fact] = before;
  }

  void take_note(std::span<const Tri> states) {
    bool news = false;
    for (std::size_t r = 0; r < states.size(); ++r) {
      const unsigned now = seen_[r] | static_cast<unsigned>(states[r]);
      news = news || now != seen_[r];
      seen_[r] = now;
    }
    news = std::erase_if(groups_, [&](const Group& g) { return !one_holds(g, states); }) > 0 || news;
    if (news) look_for_doubt();
  }

  // A rule that was seen both ways, and whose groups were each seen without a rule in force, is open for good.
  void look_for_doubt() {
    in_doubt_.assign(seen_.size(), false);
    for (std::size_t r = 0; r < seen_.size(); ++r) in_doubt_[r] = seen_[r] != unsigned(Tri::open);
    for (const Group& group : groups_)
      for (int r : group) in_doubt_[static_cast<std::size_t>(r)] = true;
  }

  const Program& program_;
  std::size_t most_branches_;
  std::vector<Group> groups_;  // of which one has held in every branch so far
  std::vector<unsigned> seen_;
  std::vector<bool> in_doubt_;
  Trail trail_;
  std::size_t epoch_ = 0, branches_ = 0;
  bool exact_ = true;
};

}  // namespace

std::uint64_t open_facts(const Program& program, const Situation& s, const States& states) {
  std::uint64_t open = 0;
  for (std::size_t e : program.epochs_of(s))
    for (std::size_t r = 0; r < states.size(); ++r)
      if (states[r] == Tri::open) open |= program.facts_of(r, e);
  if (program.judged_at() >= 0 && open != 0) open |= std::uint64_t{1} << program.judged_at();
  for (std::size_t f = 0; f < s.size(); ++f)
    if (s[f].known) open &= ~(std::uint64_t{1} << f);
  return open;
}

bool Completion::always_one_of(const Group& group) const { return std::ranges::find(always, group) != always.end(); }

Completion complete(const Program& program, const Situation& s, const std::vector<Group>& groups,
                    std::size_t most_branches) {
  Completion out;
  out.states = program.evaluate(s);
  out.enumerated = std::ranges::find(out.states, Tri::open) == out.states.end();
  if (!out.enumerated && std::popcount(open_facts(program, s, out.states)) <= most_open_facts) {
    Walk walk(program, groups, most_branches);
    for (std::size_t e : program.epochs_of(s)) walk.epoch(s, e);
    if (walk.whole()) {
      for (std::size_t r = 0; r < out.states.size(); ++r) out.states[r] = walk.state(r);
      out.enumerated = walk.exact();
      out.always = walk.always();
      return out;
    }
  }
  std::ranges::copy_if(groups, std::back_inserter(out.always),
                       [&](const Group& g) { return one_holds(g, out.states); });
  return out;
}

}  // namespace adep::advisor
