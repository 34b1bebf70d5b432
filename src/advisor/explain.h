// SPDX-License-Identifier: AGPL-3.0-or-later
// Why a rule is in force, or not, or open: the parts of its condition that decided. Private to the room.
#pragma once
#include "advisor/advice.h"

namespace adep::advisor {

class Explainer {
 public:
  Explainer(const pack::Pack& pack, const pack::Topic& topic, const Program& program, const Situation& s,
            const States& states)
      : pack_(pack), topic_(topic), program_(program), s_(s), states_(states) {}

  // The version of the rule that holds in an epoch, or nullptr before the first known law.
  const pack::Version* version(const pack::Rule& rule, std::size_t epoch) const;
  // What decided that the rule is in `state`. Where its condition is open by itself and the state certain all the
  // same, since every completion agrees, that is all it may rest on.
  std::vector<Reason> reasons(const pack::Version& version, std::size_t epoch, Tri state) const;
  Tri holds(const pack::Condition& when, std::size_t epoch) const;
  // The rule's own condition, exceptions left aside.
  Tri condition(const pack::Version& version, std::size_t epoch) const;
  // Facts not known that an open rule rests on, through the rules it names and its exceptions.
  std::uint64_t depends_on(int rule, std::size_t epoch) const;

 private:
  struct Number {
    std::int64_t value = 0;
    bool known = false;
  };
  struct Looked {  // all terms of one condition, evaluated
    std::vector<Tri> truths;
    std::vector<Number> numbers;
  };
  Looked look(const pack::Condition& when, Date day) const;
  void collect(const pack::Condition& when, const Looked& looked, int term, Date day, Tri as, bool whole,
               std::vector<Reason>& into) const;
  Reason leaf(const pack::Condition& when, const Looked& looked, int term, Date day) const;
  void numbers_in(const pack::Condition& when, int term, Date day, Reason& reason) const;

  const pack::Pack& pack_;
  const pack::Topic& topic_;
  const Program& program_;
  const Situation& s_;
  const States& states_;
};

}  // namespace adep::advisor
