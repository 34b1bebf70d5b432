// SPDX-License-Identifier: AGPL-3.0-or-later
// The next question, by trying every answer to every question that is left.
#include <algorithm>

#include "advisor/advice.h"

namespace adep::advisor {
namespace {

double open_weight(const pack::Topic& topic, const States& settled, const States& states) {
  double weight = 0;
  for (std::size_t r = 0; r < states.size(); ++r)
    if (states[r] == Tri::open && settled[r] == Tri::open && topic.rules[r].shown) weight += topic.rules[r].weight;
  return weight;
}

// The mean of what stays open over the answers that a fact can have.
double expected_weight(const pack::Topic& topic, const Program& program, const States& settled, Situation s,
                       std::size_t fact) {
  double sum = 0;
  int answers = 0;
  const auto with = [&](const Slot& slot) {
    const Slot before = s[fact];
    s[fact] = slot;
    sum += open_weight(topic, settled, program.evaluate(s));
    ++answers;
    s[fact] = before;
  };
  if (program.all_choices(fact) != 0) {
    for (std::uint64_t left = s[fact].choices; left != 0; left &= left - 1) with({left & ~(left - 1), 0, true});
  } else if (static_cast<int>(fact) == program.judged_at()) {
    for (std::size_t e : program.epochs_of(s)) with({0, program.epochs()[e].from.days(), true});
  } else {
    for (std::int64_t value : program.representatives(s, fact, program.epochs_of(s).back())) with({0, value, true});
  }
  return sum / answers;
}

}  // namespace

std::optional<int> next_question(const pack::Topic& topic, const Program& program, const Answers& answers,
                                 const States& settled, std::uint64_t matter) {
  const Situation s = program.situation(answers);
  std::optional<int> best;
  double least = 0;
  for (std::size_t f = 0; f < s.size(); ++f) {
    if ((matter >> f & 1) == 0 || answers[f].state != pack::Answer::State::not_asked) continue;
    const double weight = expected_weight(topic, program, settled, s, f);
    if (!best || weight < least - 1e-9) best = static_cast<int>(f), least = weight;
  }
  return best;
}

}  // namespace adep::advisor
