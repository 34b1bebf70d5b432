// SPDX-License-Identifier: AGPL-3.0-or-later
// A topic compiled for speed. Time is cut into epochs, between which no rule and no dated number
// changes; for each epoch the rules become one flat run of byte-code with the numbers in place.
//
//   Program program(pack, topic);
//   Situation s = program.situation(answers);
//   States states = program.evaluate(s);
//   if (states[rule] == Tri::yes) …   // in force, exceptions looked at
//
// A Program is immutable and may be used by many threads. It keeps no pointer into the pack.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "advisor/linear.h"
#include "pack/pack.h"

namespace adep::advisor {

using pack::Answers;

// Kleene's three values as what may still be: bit 0 "may be no", bit 1 "may be yes".
enum class Tri : std::uint8_t { no = 1, yes = 2, open = 3 };
constexpr Tri both(Tri a, Tri b) {
  const unsigned x = unsigned(a), y = unsigned(b);
  return Tri((x & y & 2) | ((x | y) & 1));
}
constexpr Tri either(Tri a, Tri b) {
  const unsigned x = unsigned(a), y = unsigned(b);
  return Tri(((x | y) & 2) | (x & y & 1));
}
constexpr Tri opposite(Tri a) { return Tri(((unsigned(a) & 1) << 1) | (unsigned(a) >> 1)); }
constexpr Tri merged(Tri a, Tri b) { return Tri(unsigned(a) | unsigned(b)); }  // one of the two, not known which
constexpr Tri tri(bool b) { return b ? Tri::yes : Tri::no; }

// What is known of one fact: choices still possible, or a number.
struct Slot {
  std::uint64_t choices = 0;  // yes_no and choice facts; all bits set: nothing is known
  std::int64_t number = 0;
  bool known = false;  // one choice is left, or the number is given
};
using Situation = std::vector<Slot>;
using States = std::vector<Tri>;  // one a rule

class Program {
 public:
  Program(const pack::Pack& pack, const pack::Topic& topic);

  struct Epoch {
    Date from;        // first day; the epoch lasts to the day before the next one
    bool law = true;  // false: before the first known law, where every rule is open
  };
  const std::vector<Epoch>& epochs() const { return epochs_; }
  std::size_t epoch_at(Date day) const;
  // The epochs that the situation leaves possible: one when the day judged is known, else all with law.
  std::vector<std::size_t> epochs_of(const Situation& s) const;

  Situation situation(const Answers& answers) const;
  std::size_t fact_count() const { return all_choices_.size(); }
  std::size_t rule_count() const { return rule_count_; }
  std::uint64_t all_choices(std::size_t fact) const { return all_choices_[fact]; }  // 0: a number
  int judged_at() const { return judged_at_; }

  // The state of every rule; without the day judged, what all epochs agree on.
  States evaluate(const Situation& s) const;
  void evaluate(const Situation& s, std::size_t epoch, std::span<Tri> states) const;
  // The same where `states` are those of a situation that differs in no other facts than `changed` (bit i is fact i).
  void evaluate_again(const Situation& s, std::size_t epoch, std::uint64_t changed, std::span<Tri> states) const;

  // Facts that rule's state can rest on in that epoch, through exceptions and named rules; bit i is fact i.
  std::uint64_t facts_of(std::size_t rule, std::size_t epoch) const { return rests_on_[epoch][rule]; }
  // Values that stand for all others of a number fact, given what is known of the rest: on, below and above
  // each threshold. One value when no comparison looks at it.
  std::vector<std::int64_t> representatives(const Situation& s, std::size_t fact, std::size_t epoch) const;
  // Do they surely stand for all others? Not where unknown facts meet in other ways than "so many days between
  // two", nor where more than four hang together.
  bool exact(const Situation& s, std::size_t fact, std::size_t epoch) const;
  // Does the situation keep the order of dates that not_before asks for, when the day judged lies in that epoch?
  bool in_order(const Situation& s, std::size_t epoch) const;

 private:
  enum class Do : std::uint8_t {
    truth,
    among,
    yes_no,  // push a truth
    number,
    no_number,
    fact,  // push a number; no_number: the pack has none on that day
    plus,
    minus,
    times,
    days,
    months,  // numbers from numbers
    equal,
    unequal,
    less,
    at_most,
    more,
    at_least,  // truths from numbers
    fact_equal,
    fact_unequal,
    fact_less,
    fact_at_most,
    fact_more,
    fact_at_least,  // the same: a fact and a constant
    same,
    other,
    land,
    lor,
    lnot,  // truths from truths
    rule,
    except,
    store
  };
  struct Step {
    Do what;
    std::uint16_t index = 0;
    std::int64_t value = 0;  // number, choices, constant
  };

  // One rule's part of the code.
  struct Run {
    std::size_t rule, begin, end;
  };

  void run(std::span<const Step> steps, const Situation& s, std::span<Tri> states) const;
  void compile(const pack::Pack& pack, const pack::Topic& topic, std::size_t epoch);
  void emit(std::vector<Step>& code, Step step);
  // The code of the rule's condition in that epoch; returns the facts that it looks at.
  std::uint64_t compile_condition(const pack::Pack& pack, const pack::Rule& rule, std::size_t epoch);
  void thresholds(const Situation& s, std::size_t fact, std::size_t epoch, std::uint64_t seen,
                  std::set<std::int64_t>& into) const;
  template <class With>
  void each_order(std::size_t fact, With with) const;  // the dates that must not lie on the wrong side of it

  std::vector<Epoch> epochs_;
  std::vector<std::vector<Step>> code_;               // by epoch
  std::vector<std::vector<Run>> runs_;                // by epoch, in the order of the code
  std::vector<std::vector<std::uint64_t>> rests_on_;  // by epoch and rule
  std::vector<std::vector<Linear>> comparisons_;      // by epoch
  std::vector<std::uint64_t> all_choices_;
  std::vector<bool> signed_;                // dates may be negative; money and numbers not
  std::vector<std::pair<int, int>> order_;  // (earlier, later) dates
  std::size_t rule_count_ = 0;
  int judged_at_ = -1;
};

}  // namespace adep::advisor
