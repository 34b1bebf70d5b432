// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests: a condition read as plain two-valued logic in a world where every fact is known, by the
// shortest way there is. What the engine says is compared with this.
#pragma once
#include <functional>

#include "pack/pack.h"

namespace adep::pack {

struct World {
  std::vector<std::uint64_t> choices;  // by fact: one bit; yes_no: 1 no, 2 yes
  std::vector<std::int64_t> numbers;   // by fact
  std::function<bool(int)> rule;       // is that rule in force
  std::function<std::int64_t(const std::string&)> param;
};

inline bool holds(const Condition& c, int term, const World& w);

inline std::int64_t number_of(const Condition& c, int term, const World& w) {
  const Term& t = c.terms.at(static_cast<std::size_t>(term));
  switch (t.op) {
    case Op::number:
      return t.number;
    case Op::fact:
      return w.numbers.at(static_cast<std::size_t>(t.index));
    case Op::param:
      return w.param(t.param);
    case Op::plus:
      return number_of(c, t.a, w) + number_of(c, t.b, w);
    case Op::minus:
      return number_of(c, t.a, w) - number_of(c, t.b, w);
    case Op::times:
      return number_of(c, t.a, w) * number_of(c, t.b, w);
    case Op::days:
      return number_of(c, t.b, w) - number_of(c, t.a, w);
    case Op::months:
      return Date(static_cast<std::int32_t>(number_of(c, t.a, w)))
          .plus_months(static_cast<int>(number_of(c, t.b, w)))
          .days();
    default:
      throw std::logic_error("not a number");
  }
}

inline bool holds(const Condition& c, int term, const World& w) {
  const Term& t = c.terms.at(static_cast<std::size_t>(term));
  const auto fact = static_cast<std::size_t>(std::max(0, t.index));
  switch (t.op) {
    case Op::constant:
      return t.number != 0;
    case Op::fact:
      return w.choices.at(fact) == 2;
    case Op::among:
      return (w.choices.at(fact) & t.choices) != 0;
    case Op::rule:
      return w.rule(t.index);
    case Op::equal:
      return number_of(c, t.a, w) == number_of(c, t.b, w);
    case Op::unequal:
      return number_of(c, t.a, w) != number_of(c, t.b, w);
    case Op::less:
      return number_of(c, t.a, w) < number_of(c, t.b, w);
    case Op::at_most:
      return number_of(c, t.a, w) <= number_of(c, t.b, w);
    case Op::more:
      return number_of(c, t.a, w) > number_of(c, t.b, w);
    case Op::at_least:
      return number_of(c, t.a, w) >= number_of(c, t.b, w);
    case Op::same_truth:
      return holds(c, t.a, w) == holds(c, t.b, w);
    case Op::other_truth:
      return holds(c, t.a, w) != holds(c, t.b, w);
    case Op::land:
      return holds(c, t.a, w) && holds(c, t.b, w);
    case Op::lor:
      return holds(c, t.a, w) || holds(c, t.b, w);
    case Op::lnot:
      return !holds(c, t.a, w);
    default:
      throw std::logic_error("not a truth");
  }
}

inline bool holds(const Condition& c, const World& w) { return holds(c, static_cast<int>(c.terms.size()) - 1, w); }

}  // namespace adep::pack
