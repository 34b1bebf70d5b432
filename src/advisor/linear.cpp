// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/linear.h"

#include <algorithm>

#include "advisor/number.h"

namespace adep::advisor {
namespace {

using pack::Op;

// a + factor * b
Linear together(Linear a, const Linear& b, std::int64_t factor) {
  a.constant = sum(a.constant, product(b.constant, factor));
  for (const Linear::Part& part : b.facts) {
    const auto same = std::ranges::find_if(
        a.facts, [&](const Linear::Part& f) { return f.fact == part.fact && f.months == part.months; });
    if (same == a.facts.end())
      a.facts.push_back({part.fact, product(part.times, factor), part.months});
    else
      same->times = sum(same->times, product(part.times, factor));
  }
  std::erase_if(a.facts, [](const Linear::Part& f) { return f.times == 0; });
  return a;
}

std::optional<Linear> form(const pack::Pack& pack, const pack::Condition& when, int term, Date day) {
  const pack::Term& t = when.terms[static_cast<std::size_t>(term)];
  if (t.op == Op::number) return Linear{t.number, {}};
  if (t.op == Op::fact) return Linear{0, {{static_cast<std::size_t>(t.index), 1, 0}}};
  if (t.op == Op::param) {
    const pack::ParamValue* value = pack.params.find(t.param)->second.at(day);
    return value ? std::optional(Linear{value->value, {}}) : std::nullopt;
  }
  const auto a = form(pack, when, t.a, day), b = form(pack, when, t.b, day);
  if (!a || !b) return std::nullopt;
  if (t.op == Op::months) return Linear{0, {{a->facts.front().fact, 1, b->constant}}};
  if (t.op == Op::plus) return together(*a, *b, 1);
  if (t.op == Op::days) return together(*b, *a, -1);
  if (t.op == Op::times) return a->facts.empty() ? together({}, *b, a->constant) : together({}, *a, b->constant);
  return together(*a, *b, -1);  // minus, and every comparison
}

}  // namespace

std::optional<Linear> difference_of(const pack::Pack& pack, const pack::Condition& when, int term, Date day) {
  auto out = form(pack, when, term, day);
  return out && !out->facts.empty() ? out : std::nullopt;
}

}  // namespace adep::advisor
