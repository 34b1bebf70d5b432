// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests: small topics made at random, worlds in which all facts are known, and the plainest evaluator
// of a topic there is. Numbers lie close together, so that a few values of each fact reach every case.
#pragma once
#include <algorithm>
#include <random>

#include "advisor/program.h"
#include "pack/naive_test.h"

namespace adep::advisor {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
  int between(int a, int b) { return a + below(b - a + 1); }
  bool once_in(int n) { return below(n) == 0; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

 private:
  std::mt19937_64 engine_;
};

inline constexpr Date law_begins{18'262};  // 2020-01-01; everything happens in the weeks around it

// The values that a fact may have in a world, far enough around every threshold of a random topic.
inline std::vector<Slot> values_of(const pack::Fact& f, bool judged_at) {
  std::vector<Slot> out;
  const auto number = [&](std::int64_t n) { out.push_back({0, n, true}); };
  const auto choices = [&](std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out.push_back({std::uint64_t{1} << i, 0, true});
  };
  switch (f.type) {
    case pack::FactType::yes_no:
      choices(2);
      break;
    case pack::FactType::choice:
      choices(f.of.size());
      break;
    case pack::FactType::date:
      for (int d = judged_at ? 0 : -18; d <= (judged_at ? 40 : 50); ++d) number(law_begins.days() + d);
      break;
    default:
      for (int n = 0; n <= 36; ++n) number(n);
  }
  return out;
}

// What somebody tells: values near the middle, so that worlds reach beyond them on both sides.
inline Slot told_value(Dice& dice, const pack::Fact& f, bool judged_at) {
  Slot slot = dice.of(values_of(f, judged_at));
  if (f.type == pack::FactType::date) slot.number = law_begins.days() + dice.between(judged_at ? 0 : -8, 24);
  if (f.type == pack::FactType::money || f.type == pack::FactType::number) slot.number = dice.between(0, 12);
  return slot;
}

class TopicMaker {
 public:
  explicit TopicMaker(Dice& dice) : dice_(dice) {}

  pack::Pack make(int facts, int rules) {
    pack::Pack pack;
    pack::Param p;
    p.id = "p";
    p.values = {{law_begins, law_begins + 9, dice_.below(8), {}, {}},
                {law_begins + 12, {}, dice_.below(8), {}, {}}};  // days 10 and 11: no value
    pack.params.emplace("p", p);
    pack::Topic& topic = pack.topics.emplace_back();
    topic.id = "random";
    topic.judged_at = 0;
    topic.unknown_before = law_begins;
    topic.reviewed = pack::Reviewed{"tester", law_begins};
    for (int i = 0; i < facts; ++i) topic.facts.push_back(fact(i));
    topic_ = &topic;
    for (int r = 0; r < rules; ++r) topic.rules.push_back(rule(r));
    for (int r = 0; r < rules; ++r) topic.order.push_back(r);
    return pack;
  }

 private:
  pack::Fact fact(int i) {
    using pack::FactType;
    pack::Fact f;
    f.id = "f" + std::to_string(i);
    f.type = i == 0 ? FactType::date
                    : dice_.of(std::vector{FactType::yes_no, FactType::yes_no, FactType::choice, FactType::choice,
                                           FactType::money, FactType::number, FactType::date});
    if (f.type == FactType::choice)
      for (int o = dice_.between(2, 4); o > 0; --o) f.of.push_back({"o" + std::to_string(o), {}, {}});
    if (f.type == FactType::date && i != 0 && dice_.once_in(2)) f.not_before = 0;
    return f;
  }

  pack::Rule rule(int r) {
    pack::Rule rule;
    rule.id = "r" + std::to_string(r);
    rule.about = dice_.once_in(3) ? "other" : "this";
    rule.finding = static_cast<pack::Finding>(dice_.below(5));
    rule.weight = dice_.between(1, 9);
    // Exceptions and named rules come earlier, so that no circle can arise.
    for (int d = 0; d < r; ++d)
      if (dice_.once_in(5)) topic_->rules[static_cast<std::size_t>(d)].defeats.push_back(r);
    const bool two = dice_.once_in(2);
    const Date change = law_begins + dice_.between(3, 9);
    rule.versions.push_back(version(r, law_begins));
    if (two) rule.versions.back().to = change - 1, rule.versions.push_back(version(r, change));
    return rule;
  }

  pack::Version version(int r, Date from) {
    pack::Version v;
    v.from = from;
    condition_ = &v.when;
    r_ = r;
    truth(dice_.between(1, 3));
    v.when.source = written(v.when, static_cast<int>(v.when.terms.size()) - 1);
    return v;
  }

  int add(pack::Term t) {
    condition_->terms.push_back(std::move(t));
    return static_cast<int>(condition_->terms.size()) - 1;
  }
  int add(pack::Op op, int a, int b = -1) { return add({op, a, b}); }

  int constant(std::int64_t n) {
    pack::Term t{pack::Op::number};
    t.number = n;
    return add(t);
  }
  int fact_term(pack::Op op, int fact) {
    pack::Term t{op};
    t.index = fact;
    return add(t);
  }

  std::vector<int> facts_of_type(std::initializer_list<pack::FactType> types) const {
    std::vector<int> out;
    for (std::size_t i = 0; i < topic_->facts.size(); ++i)
      if (std::ranges::find(types, topic_->facts[i].type) != types.end()) out.push_back(static_cast<int>(i));
    return out;
  }

  pack::Op comparison() {
    return static_cast<pack::Op>(
        dice_.between(static_cast<int>(pack::Op::equal), static_cast<int>(pack::Op::at_least)));
  }

  int truth(int depth) {
    using pack::FactType;
    using pack::Op;
    const int kind = depth == 0 ? dice_.below(6) : dice_.below(11);
    if (kind <= 1) {
      const int f = dice_.below(static_cast<int>(topic_->facts.size()));
      const pack::Fact& fact = topic_->facts[static_cast<std::size_t>(f)];
      if (fact.type == FactType::yes_no) return fact_term(Op::fact, f);
      if (fact.type == FactType::choice) {
        pack::Term t{Op::among};
        t.index = f;
        t.choices = 1 + static_cast<std::uint64_t>(dice_.below((1 << fact.of.size()) - 1));
        return add(t);
      }
    }
    if (kind == 2 && r_ > 0) return fact_term(Op::rule, dice_.below(r_));
    if (kind <= 5) return comparison_of_numbers();
    if (kind == 6) return add(Op::lnot, truth(depth - 1));
    const int a = truth(depth - 1), b = truth(depth - 1);
    if (kind == 7) return add(dice_.once_in(2) ? Op::same_truth : Op::other_truth, a, b);
    return add(kind <= 8 ? Op::lor : Op::land, a, b);
  }

  int comparison_of_numbers() {
    using pack::FactType;
    using pack::Op;
    const auto dates = facts_of_type({FactType::date}), numbers = facts_of_type({FactType::money, FactType::number});
    if (numbers.empty() || dice_.once_in(3)) {
      const int a = fact_term(Op::fact, dice_.of(dates));
      if (dice_.once_in(5)) {
        const int later = add(Op::months, a, constant(1));
        return add(comparison(), later, constant(law_begins.days() + dice_.between(24, 44)));
      }
      if (dates.size() < 2 || dice_.once_in(2))
        return add(comparison(), a, constant(law_begins.days() + dice_.between(-2, 14)));
      const int b = fact_term(Op::fact, dice_.of(dates));
      const int days = add(Op::days, a, b);
      return add(comparison(), days, dice_.once_in(3) ? param() : constant(dice_.between(0, 8)));
    }
    const bool twice = dice_.once_in(4);
    const int two = twice ? constant(2) : -1;
    int left = fact_term(Op::fact, dice_.of(numbers));
    if (twice) left = add(Op::times, two, left);
    if (dice_.once_in(4)) {
      const int other = fact_term(Op::fact, dice_.of(numbers));
      left = add(dice_.once_in(2) ? Op::plus : Op::minus, left, other);
    }
    return add(comparison(), left, dice_.once_in(3) ? param() : constant(dice_.between(0, 8)));
  }
  int param() {
    pack::Term t{pack::Op::param};
    t.param = "p";
    return add(t);
  }

  std::string written(const pack::Condition& c, int term) const {
    const pack::Term& t = c.terms[static_cast<std::size_t>(term)];
    static const std::vector<std::string> names{"",  "",   "",  "",   "",  "",   "+",  "-",   "*",   "days", "months",
                                                "=", "!=", "<", "<=", ">", ">=", "==", "!==", "and", "or",   "not"};
    switch (t.op) {
      case pack::Op::number:
        return std::to_string(t.number);
      case pack::Op::fact:
        return "f" + std::to_string(t.index);
      case pack::Op::among:
        return "f" + std::to_string(t.index) + " in " + std::to_string(t.choices);
      case pack::Op::rule:
        return "rule(r" + std::to_string(t.index) + ")";
      case pack::Op::param:
        return "param(p)";
      case pack::Op::lnot:
        return "not (" + written(c, t.a) + ")";
      default:
        return "(" + written(c, t.a) + " " + names[static_cast<std::size_t>(t.op)] + " " + written(c, t.b) + ")";
    }
  }

  Dice& dice_;
  pack::Topic* topic_ = nullptr;
  pack::Condition* condition_ = nullptr;
  int r_ = 0;
};

// The law of one day: the condition of each rule, or none before the law.
struct LawOfDay {
  LawOfDay(const pack::Pack& p, const pack::Topic& t, Date d) : pack(p), topic(t), day(d) {}
  const pack::Pack& pack;
  const pack::Topic& topic;
  Date day;
  bool known() const { return day >= topic.unknown_before; }
  const pack::Version& version(std::size_t rule) const {
    for (const pack::Version& v : topic.rules[rule].versions)
      if (v.from <= day && (!v.to || day <= *v.to)) return v;
    throw std::logic_error("no version");
  }
  std::optional<std::int64_t> param(const std::string& id) const {
    const pack::ParamValue* v = pack.params.at(id).at(day);
    return v ? std::optional(v->value) : std::nullopt;
  }
};

// Three-valued by the book: a truth is the set of what it may be, a number is there or not.
class Kleene {
 public:
  Kleene(const LawOfDay& law, const Situation& s) : law_(law), s_(s), states_(law.topic.rules.size(), Tri::open) {
    if (law.known())
      for (int r : law.topic.order) states_[static_cast<std::size_t>(r)] = in_force(static_cast<std::size_t>(r));
  }
  const States& states() const { return states_; }

 private:
  using Truth = std::optional<bool>;
  using Number = std::optional<std::int64_t>;

  Tri in_force(std::size_t r) {
    when_ = &law_.version(r).when;
    Truth now = truth(static_cast<int>(when_->terms.size()) - 1);
    for (std::size_t d = 0; d < states_.size(); ++d)
      for (int defeated : law_.topic.rules[d].defeats)
        if (static_cast<std::size_t>(defeated) == r) now = conjunction(now, negation(of(states_[d])));
    return !now ? Tri::open : *now ? Tri::yes : Tri::no;
  }
  static Truth of(Tri t) { return t == Tri::open ? Truth() : Truth(t == Tri::yes); }
  static Truth negation(Truth a) { return a ? Truth(!*a) : a; }
  static Truth conjunction(Truth a, Truth b) {
    if ((a && !*a) || (b && !*b)) return false;
    return a && b ? Truth(true) : Truth();
  }
  Number number(int at) const {
    const pack::Term& t = when_->terms[static_cast<std::size_t>(at)];
    if (t.op == pack::Op::number) return t.number;
    if (t.op == pack::Op::param) return law_.param(t.param);
    const Slot* slot = t.op == pack::Op::fact ? &s_[static_cast<std::size_t>(t.index)] : nullptr;
    if (slot) return slot->known ? Number(slot->number) : Number();
    const Number a = number(t.a), b = number(t.b);
    if (!a || !b) return {};
    if (t.op == pack::Op::months) return Date(static_cast<std::int32_t>(*a)).plus_months(static_cast<int>(*b)).days();
    return t.op == pack::Op::plus    ? *a + *b
           : t.op == pack::Op::minus ? *a - *b
           : t.op == pack::Op::times ? *a * *b
                                     : *b - *a;
  }
  Truth truth(int at) const {
    const pack::Term& t = when_->terms[static_cast<std::size_t>(at)];
    const auto fact = static_cast<std::size_t>(std::max(0, t.index));
    switch (t.op) {
      case pack::Op::constant:
        return t.number != 0;
      case pack::Op::fact:
      case pack::Op::among: {
        const std::uint64_t wanted = t.op == pack::Op::fact ? 2 : t.choices;
        const bool can = s_[fact].choices & wanted, need_not = s_[fact].choices & ~wanted;
        return can && need_not ? Truth() : Truth(can);
      }
      case pack::Op::rule:
        return of(states_[fact]);
      case pack::Op::lnot:
        return negation(truth(t.a));
      case pack::Op::land:
        return conjunction(truth(t.a), truth(t.b));
      case pack::Op::lor:
        return negation(conjunction(negation(truth(t.a)), negation(truth(t.b))));
      case pack::Op::same_truth:
      case pack::Op::other_truth: {
        const Truth a = truth(t.a), b = truth(t.b);
        return a && b ? Truth((*a == *b) == (t.op == pack::Op::same_truth)) : Truth();
      }
      default: {
        const Number a = number(t.a), b = number(t.b);
        if (!a || !b) return {};
        return t.op == pack::Op::equal     ? *a == *b
               : t.op == pack::Op::unequal ? *a != *b
               : t.op == pack::Op::less    ? *a < *b
               : t.op == pack::Op::at_most ? *a <= *b
               : t.op == pack::Op::more    ? *a > *b
                                           : *a >= *b;
      }
    }
  }

  const LawOfDay& law_;
  const Situation& s_;
  const pack::Condition* when_ = nullptr;
  States states_;
};

// A world, two-valued: all facts known. Where the law of the day lacks a number, only Kleene can tell.
inline States judged(const pack::Pack& pack, const pack::Topic& topic, const Situation& world) {
  const LawOfDay law(pack, topic,
                     Date(static_cast<std::int32_t>(world[static_cast<std::size_t>(topic.judged_at)].number)));
  bool whole = law.known();
  for (std::size_t r = 0; whole && r < topic.rules.size(); ++r)
    for (const pack::Term& t : law.version(r).when.terms)
      whole = whole && (t.op != pack::Op::param || law.param(t.param));
  if (!whole) return Kleene(law, world).states();
  std::vector<bool> in_force(topic.rules.size());
  pack::World w{{},
                {},
                [&](int r) { return bool(in_force[static_cast<std::size_t>(r)]); },
                [&](const std::string& id) { return *law.param(id); }};
  for (const Slot& slot : world) w.choices.push_back(slot.choices), w.numbers.push_back(slot.number);
  for (int r : topic.order) {
    const auto at = static_cast<std::size_t>(r);
    bool now = pack::holds(law.version(at).when, w);
    for (std::size_t d = 0; d < topic.rules.size(); ++d)
      for (int defeated : topic.rules[d].defeats) now = now && !(defeated == r && in_force[d]);
    in_force[at] = now;
  }
  States out;
  for (bool b : in_force) out.push_back(tri(b));
  return out;
}

inline pack::Answer answer_of(const Slot& slot) {
  return {pack::Answer::State::answered, slot.choices, slot.number, ""};
}

}  // namespace adep::advisor
