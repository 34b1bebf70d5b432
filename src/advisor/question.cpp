// SPDX-License-Identifier: AGPL-3.0-or-later
// The next question, by trying every answer to every question that is left.
#include <limits>

#include "advisor/advice.h"

namespace adep::advisor {
namespace {

class Asker {
 public:
  Asker(const pack::Topic& topic, const Program& program, const States& settled, Situation s)
      : program_(program),
        told_(s),
        s_(std::move(s)),
        states_(program.rule_count()),
        before_(program.epochs().size()),
        looked_at_(program.epochs().size(), 0) {
    for (std::size_t r = 0; r < settled.size(); ++r) {
      if (settled[r] != Tri::open || !topic.rules[r].shown) continue;
      open_.push_back({r, topic.rules[r].weight});
      for (std::size_t e = 0; e < looked_at_.size(); ++e) looked_at_[e] |= program.facts_of(r, e);
    }
  }

  // The mean of what stays open over the answers that a fact can have. At `most` or above it is not reckoned to its
  // end: what is returned then is no more than the mean, and not below `most`.
  double expected_weight(std::size_t fact, double most) {
    const std::vector<Slot> answers = answers_to(fact);
    const auto count = static_cast<double>(answers.size());
    double sum = 0;
    for (const Slot& answer : answers) {
      s_[fact] = answer;
      sum += open_weight(fact);
      if (sum / count >= most) break;
    }
    s_[fact] = told_[fact];
    return sum / count;
  }

 private:
  struct OpenRule {
    std::size_t rule;
    int weight;
  };

  std::vector<Slot> answers_to(std::size_t fact) const {
    std::vector<Slot> out;
    if (program_.all_choices(fact) != 0) {
      for (std::uint64_t left = s_[fact].choices; left != 0; left &= left - 1)
        out.push_back({left & ~(left - 1), 0, true});
    } else if (static_cast<int>(fact) == program_.judged_at()) {
      for (std::size_t e : program_.epochs_of(s_)) out.push_back({0, program_.epochs()[e].from.days(), true});
    } else {
      for (std::int64_t value : program_.representatives(s_, fact, program_.epochs_of(s_).back()))
        out.push_back({0, value, true});
    }
    return out;
  }

  // What stays open now that the fact is answered: all on which not all epochs agree. A rule is evaluated only
  // where it rests on the fact, and no further epoch is looked at once nothing can be settled any more.
  double open_weight(std::size_t fact) {
    const std::uint64_t changed = std::uint64_t{1} << fact;
    may_be_.assign(open_.size(), 0);
    std::size_t settled = open_.size();
    const std::vector<std::size_t> epochs = program_.epochs_of(s_);
    for (std::size_t at = 0; at < epochs.size() && settled != 0; ++at) {
      const std::size_t e = epochs[at];
      states_ = before(e);
      if ((looked_at_[e] & changed) != 0) program_.evaluate_again(s_, e, changed, states_);
      for (std::size_t i = 0; i < open_.size(); ++i) {
        const bool was_open = may_be_[i] == unsigned(Tri::open);
        may_be_[i] |= unsigned(states_[open_[i].rule]);
        settled -= !was_open && may_be_[i] == unsigned(Tri::open);
      }
    }
    int weight = 0;
    for (std::size_t i = 0; i < open_.size(); ++i)
      if (epochs.empty() || may_be_[i] == unsigned(Tri::open)) weight += open_[i].weight;
    return weight;
  }

  // The states of that epoch before anything more is answered.
  const States& before(std::size_t epoch) {
    States& states = before_[epoch];
    if (states.empty()) {
      states.resize(program_.rule_count());
      program_.evaluate(told_, epoch, states);
    }
    return states;
  }

  const Program& program_;
  const Situation told_;
  Situation s_;  // as told, but for the fact that is being tried
  std::vector<OpenRule> open_;
  std::vector<unsigned> may_be_;  // beside open_
  States states_;
  std::vector<States> before_;            // by epoch, once needed
  std::vector<std::uint64_t> looked_at_;  // by epoch: the facts that open rules rest on
};

}  // namespace

std::optional<int> next_question(const pack::Topic& topic, const Program& program, const Answers& answers,
                                 const States& settled, std::uint64_t matter) {
  Asker asker(topic, program, settled, program.situation(answers));
  std::optional<int> best;
  double least = std::numeric_limits<double>::max();
  for (std::size_t f = 0; f < program.fact_count(); ++f) {
    if ((matter >> f & 1) == 0 || answers[f].state != pack::Answer::State::not_asked) continue;
    const double weight = asker.expected_weight(f, least - 1e-9);
    if (!best || weight < least - 1e-9) best = static_cast<int>(f), least = weight;
  }
  return best;
}

}  // namespace adep::advisor
