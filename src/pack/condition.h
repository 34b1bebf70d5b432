// SPDX-License-Identifier: AGPL-3.0-or-later
// The expression language of rules: `giver in [subordinate, dependant] and value_kzt <= 2 * param(mci)`.
// A Condition is parsed and typed once, when the pack is read; its terms stand in one array in
// postfix order (left, right, parent), so that whoever walks it needs no recursion.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace adep::pack {

struct Fact;

enum class Op : std::uint8_t {
  constant,  // truth: number 0 or 1
  number,    // a whole number, or a date in days
  fact,      // yes_no: a truth; money, number, date: its number
  among,     // choice fact is one of `choices`
  rule,      // is that rule in force
  param,     // a dated number
  plus,
  minus,
  times,
  days,    // numbers from numbers; days(a, b) is b - a
  months,  // months_after(date fact, n): the same day n months later, or the last of that month
  equal,
  unequal,
  less,
  at_most,
  more,
  at_least,  // truths from numbers
  same_truth,
  other_truth,  // truths from truths: `a = true`
  land,
  lor,
  lnot
};

struct Term {
  Op op = Op::constant;
  int a = -1, b = -1;  // children
  int index = -1;      // fact or rule
  std::int64_t number = 0;
  std::uint64_t choices = 0;  // among
  std::string param;
};

struct Condition {
  std::vector<Term> terms;  // the last one is the root
  std::string source;       // as written
};

// What the names in a condition mean; fact and rule return -1 for a name that is not there.
struct Scope {
  const std::vector<Fact>* facts = nullptr;
  const std::vector<std::string>* rules = nullptr;   // rule ids, by index
  const std::vector<std::string>* params = nullptr;  // sorted
};

// Errors: condition.unexpected, condition.unknown_name, condition.unknown_answer, condition.unknown_rule,
// condition.unknown_param, condition.type, condition.product, condition.too_long, condition.number; each with the
// word `column`, the letter from 1 at which the fault begins.
Result<Condition> parse_condition(std::string_view text, const Scope& scope);

}  // namespace adep::pack
