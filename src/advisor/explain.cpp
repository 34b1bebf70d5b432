// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/explain.h"

#include <algorithm>

#include "advisor/number.h"

namespace adep::advisor {

using pack::Op;
using pack::Term;

const pack::Version* Explainer::version(const pack::Rule& rule, std::size_t epoch) const {
  if (!program_.epochs()[epoch].law) return nullptr;
  const Date day = program_.epochs()[epoch].from;
  const auto it = std::ranges::find_if(
      rule.versions, [&](const pack::Version& v) { return v.from <= day && (!v.to || day <= *v.to); });
  return it == rule.versions.end() ? nullptr : &*it;
}

Explainer::Looked Explainer::look(const pack::Condition& when, Date day) const {
  const std::size_t n = when.terms.size();
  Looked out{std::vector<Tri>(n, Tri::open), std::vector<Number>(n)};
  for (std::size_t i = 0; i < n; ++i) {
    const Term& t = when.terms[i];
    const auto truth = [&](int child) { return out.truths[static_cast<std::size_t>(child)]; };
    const auto number = [&](int child) { return out.numbers[static_cast<std::size_t>(child)]; };
    const auto compute = [&](auto of) {
      const Number a = number(t.a), b = number(t.b);
      out.numbers[i] = {of(a.value, b.value), a.known && b.known};
    };
    const auto compare = [&](auto holds) {
      const Number a = number(t.a), b = number(t.b);
      if (a.known && b.known) out.truths[i] = tri(holds(a.value, b.value));
    };
    const Slot* slot = t.op == Op::fact || t.op == Op::among ? &s_[static_cast<std::size_t>(t.index)] : nullptr;
    switch (t.op) {
      case Op::constant:
        out.truths[i] = tri(t.number != 0);
        break;
      case Op::number:
        out.numbers[i] = {t.number, true};
        break;
      case Op::param:
        if (const pack::ParamValue* v = pack_.params.find(t.param)->second.at(day)) out.numbers[i] = {v->value, true};
        break;
      case Op::fact:
        out.truths[i] =
            program_.all_choices(static_cast<std::size_t>(t.index)) != 0 ? Tri(slot->choices & 3) : Tri::open;
        out.numbers[i] = {slot->number, slot->known};
        break;
      case Op::among:
        out.truths[i] = Tri(((slot->choices & t.choices) != 0 ? 2 : 0) | ((slot->choices & ~t.choices) != 0 ? 1 : 0));
        break;
      case Op::rule:
        out.truths[i] = states_[static_cast<std::size_t>(t.index)];
        break;
      case Op::plus:
        compute([](auto a, auto b) { return sum(a, b); });
        break;
      case Op::minus:
        compute([](auto a, auto b) { return sum(a, -b); });
        break;
      case Op::times:
        compute([](auto a, auto b) { return product(a, b); });
        break;
      case Op::days:
        compute([](auto a, auto b) { return sum(b, -a); });
        break;
      case Op::months:
        compute([](auto a, auto b) { return months_after(a, b); });
        break;
      case Op::equal:
        compare([](auto a, auto b) { return a == b; });
        break;
      case Op::unequal:
        compare([](auto a, auto b) { return a != b; });
        break;
      case Op::less:
        compare([](auto a, auto b) { return a < b; });
        break;
      case Op::at_most:
        compare([](auto a, auto b) { return a <= b; });
        break;
      case Op::more:
        compare([](auto a, auto b) { return a > b; });
        break;
      case Op::at_least:
        compare([](auto a, auto b) { return a >= b; });
        break;
      case Op::same_truth:
      case Op::other_truth:
        if (truth(t.a) != Tri::open && truth(t.b) != Tri::open)
          out.truths[i] = tri((truth(t.a) == truth(t.b)) == (t.op == Op::same_truth));
        break;
      case Op::land:
        out.truths[i] = both(truth(t.a), truth(t.b));
        break;
      case Op::lor:
        out.truths[i] = either(truth(t.a), truth(t.b));
        break;
      case Op::lnot:
        out.truths[i] = opposite(truth(t.a));
        break;
    }
  }
  return out;
}

void Explainer::numbers_in(const pack::Condition& when, int term, Date day, Reason& reason) const {
  const Term& t = when.terms[static_cast<std::size_t>(term)];
  if (t.op == Op::fact) {
    reason.facts |= std::uint64_t{1} << t.index;
    if (reason.fact < 0) reason.fact = t.index;
    if (topic_.facts[static_cast<std::size_t>(t.index)].type == pack::FactType::date) reason.date = !reason.days;
  }
  if (t.op == Op::days) reason.days = true;
  if (t.op == Op::param) {
    const pack::Param& param = pack_.params.find(t.param)->second;
    if (const pack::ParamValue* v = param.at(day)) reason.params.push_back(v), reason.param_names.push_back(&param);
  }
  if (t.a >= 0) numbers_in(when, t.a, day, reason);
  if (t.b >= 0) numbers_in(when, t.b, day, reason);
}

Reason Explainer::leaf(const pack::Condition& when, const Looked& looked, int term, Date day) const {
  const Term& t = when.terms[static_cast<std::size_t>(term)];
  Reason r;
  r.holds = looked.truths[static_cast<std::size_t>(term)];
  if (t.op == Op::among || t.op == Op::fact) {
    r.what = t.op == Op::among ? Reason::What::choice : Reason::What::answer;
    r.fact = t.index;
    r.choices = t.choices;
    r.facts = std::uint64_t{1} << t.index;
  } else if (t.op == Op::rule) {
    r.what = Reason::What::rule;
    r.rule = t.index;
  } else {
    r.what = Reason::What::number;
    r.compare = t.op;
    const Number a = looked.numbers[static_cast<std::size_t>(t.a)], b = looked.numbers[static_cast<std::size_t>(t.b)];
    if (a.known) r.left = a.value;
    if (b.known) r.right = b.value;
    numbers_in(when, t.a, day, r);
    numbers_in(when, t.b, day, r);
    if (r.days) r.date = false;
  }
  return r;
}

// Goes down only where the answer was decided: of an "and" that fails, the parts that fail. `as` is the value
// that an open part stands for when the whole is known all the same; where even that cannot be told, the whole
// part is taken.
void Explainer::collect(const pack::Condition& when, const Looked& looked, int term, Date day, Tri as, bool whole,
                        std::vector<Reason>& into) const {
  const Term& t = when.terms[static_cast<std::size_t>(term)];
  const Tri own = looked.truths[static_cast<std::size_t>(term)];
  const Tri here = own == Tri::open ? as : own;
  const auto decided = [&](int child) {
    const Tri c = looked.truths[static_cast<std::size_t>(child)];
    if (whole && here == Tri::open) return true;
    if (t.op == Op::land) return here == Tri::yes || (own == Tri::no ? c == Tri::no : c != Tri::yes);
    return here == Tri::no || (own == Tri::yes ? c == Tri::yes : c != Tri::no);
  };
  switch (t.op) {
    case Op::constant:
      return;
    case Op::lnot:
      return collect(when, looked, t.a, day, opposite(here), whole, into);
    case Op::land:
    case Op::lor:
      if (decided(t.a)) collect(when, looked, t.a, day, here, whole, into);
      if (decided(t.b)) collect(when, looked, t.b, day, here, whole, into);
      return;
    case Op::same_truth:
    case Op::other_truth:
      collect(when, looked, t.a, day, Tri::open, whole, into);
      return collect(when, looked, t.b, day, Tri::open, whole, into);
    default:
      into.push_back(leaf(when, looked, term, day));
  }
}

std::vector<Reason> Explainer::reasons(const pack::Version& v, std::size_t epoch, Tri state) const {
  std::vector<Reason> out;
  const Date day = program_.epochs()[epoch].from;
  collect(v.when, look(v.when, day), static_cast<int>(v.when.terms.size()) - 1, day, state, state != Tri::open, out);
  return out;
}

Tri Explainer::holds(const pack::Condition& when, std::size_t epoch) const {
  return look(when, program_.epochs()[epoch].from).truths.back();
}

Tri Explainer::condition(const pack::Version& v, std::size_t epoch) const { return holds(v.when, epoch); }

std::uint64_t Explainer::depends_on(int rule, std::size_t epoch) const {
  std::uint64_t facts = 0;
  std::vector<int> todo{rule};
  std::vector<bool> seen(topic_.rules.size(), false);
  while (!todo.empty()) {
    const int at = todo.back();
    todo.pop_back();
    if (seen[static_cast<std::size_t>(at)]) continue;
    seen[static_cast<std::size_t>(at)] = true;
    const pack::Rule& r = topic_.rules[static_cast<std::size_t>(at)];
    if (const pack::Version* v = version(r, epoch))
      for (const Reason& reason : reasons(*v, epoch, Tri::open)) {
        if (reason.holds != Tri::open) continue;
        facts |= reason.facts;
        if (reason.rule >= 0) todo.push_back(reason.rule);
      }
    for (std::size_t d = 0; d < topic_.rules.size(); ++d)
      if (states_[d] == Tri::open && std::ranges::find(topic_.rules[d].defeats, at) != topic_.rules[d].defeats.end())
        todo.push_back(static_cast<int>(d));
  }
  for (std::size_t f = 0; f < s_.size(); ++f)
    if (s_[f].known) facts &= ~(std::uint64_t{1} << f);
  return facts;
}

}  // namespace adep::advisor
