// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/program.h"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

#include "advisor/number.h"

namespace adep::advisor {
namespace {

using pack::Op;

constexpr std::size_t most_depth = 256;  // the parser nests at most 64 levels, three values each

struct Value {
  std::int64_t number;
  bool known;
};

bool compares(Op op) { return op >= Op::equal && op <= Op::at_least; }

}  // namespace

Program::Program(const pack::Pack& pack, const pack::Topic& topic)
    : rule_count_(topic.rules.size()), judged_at_(topic.judged_at) {
  if (topic.facts.size() > 64) throw std::length_error("a topic holds at most 64 facts");
  for (std::size_t i = 0; i < topic.facts.size(); ++i) {
    const pack::Fact& f = topic.facts[i];
    const bool yes_no = f.type == pack::FactType::yes_no;
    const bool choice = f.type == pack::FactType::choice;
    all_choices_.push_back(yes_no ? 3 : choice ? (std::uint64_t{1} << f.of.size()) - 1 : 0);
    signed_.push_back(f.type == pack::FactType::date);
    for (int before = f.not_before; before >= 0; before = topic.facts[static_cast<std::size_t>(before)].not_before)
      order_.emplace_back(before, static_cast<int>(i));
  }
  std::set<Date> starts{topic.unknown_before};
  const auto add = [&](Date day) {
    if (day > topic.unknown_before) starts.insert(day);
  };
  for (const pack::Rule& rule : topic.rules)
    for (const pack::Version& v : rule.versions) {
      add(v.from);
      for (const pack::Term& t : v.when.terms)
        if (t.op == Op::param)
          for (const pack::ParamValue& value : pack.params.find(t.param)->second.values) {
            add(value.from);
            if (value.to) add(*value.to + 1);
          }
    }
  epochs_.push_back({Date(std::numeric_limits<std::int32_t>::min()), false});
  for (Date start : starts) epochs_.push_back({start, true});
  code_.resize(epochs_.size());
  runs_.resize(epochs_.size());
  rests_on_.assign(epochs_.size(), std::vector<std::uint64_t>(rule_count_, 0));
  comparisons_.resize(epochs_.size());
  for (std::size_t e = 0; e < epochs_.size(); ++e) compile(pack, topic, e);
}

void Program::compile(const pack::Pack& pack, const pack::Topic& topic, std::size_t epoch) {
  for (int r : topic.order) {
    const auto index = static_cast<std::size_t>(r);
    std::vector<Step>& code = code_[epoch];
    const std::size_t begin = code.size();
    if (!epochs_[epoch].law) {
      code.push_back({Do::truth, 0, static_cast<std::int64_t>(Tri::open)});
      code.push_back({Do::store, static_cast<std::uint16_t>(r)});
      continue;
    }
    rests_on_[epoch][index] = compile_condition(pack, topic.rules[index], epoch);
    for (std::size_t d = 0; d < topic.rules.size(); ++d)
      if (std::ranges::find(topic.rules[d].defeats, r) != topic.rules[d].defeats.end()) {
        code.push_back({Do::except, static_cast<std::uint16_t>(d)});
        rests_on_[epoch][index] |= rests_on_[epoch][d];
      }
    code.push_back({Do::store, static_cast<std::uint16_t>(r)});
    runs_[epoch].push_back({index, begin, code.size()});
  }
}

// Constants are reckoned now, and a fact compared with a constant is one step.
void Program::emit(std::vector<Step>& code, Step step) {
  const bool two = step.what >= Do::plus && step.what <= Do::at_least;
  if (!two || code.size() < 2 || code.back().what != Do::number) return code.push_back(step);
  const std::int64_t b = code.back().value;
  Step& left = code[code.size() - 2];
  if (step.what >= Do::equal && left.what == Do::fact) {
    const int nth = static_cast<int>(step.what) - static_cast<int>(Do::equal);
    left = {static_cast<Do>(static_cast<int>(Do::fact_equal) + nth), left.index, b};
    return code.pop_back();
  }
  if (step.what <= Do::days && left.what == Do::number) {
    left.value = step.what == Do::plus    ? sum(left.value, b)
                 : step.what == Do::minus ? sum(left.value, -b)
                 : step.what == Do::times ? product(left.value, b)
                                          : sum(b, -left.value);
    return code.pop_back();
  }
  code.push_back(step);
}

std::uint64_t Program::compile_condition(const pack::Pack& pack, const pack::Rule& rule, std::size_t epoch) {
  const Date day = epochs_[epoch].from;
  const auto version = std::ranges::find_if(
      rule.versions, [&](const pack::Version& v) { return v.from <= day && (!v.to || day <= *v.to); });
  if (version == rule.versions.end()) throw std::logic_error("a rule without a version on a day with law: " + rule.id);
  std::vector<Step>& code = code_[epoch];
  const std::vector<pack::Term>& terms = version->when.terms;
  std::vector<std::uint64_t> facts(terms.size(), 0);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const pack::Term& t = terms[i];
    if (t.a >= 0) facts[i] |= facts[static_cast<std::size_t>(t.a)];
    if (t.b >= 0) facts[i] |= facts[static_cast<std::size_t>(t.b)];
    Step step{Do::truth, static_cast<std::uint16_t>(std::max(0, t.index))};
    switch (t.op) {
      case Op::constant:
        step.value = static_cast<std::int64_t>(tri(t.number != 0));
        break;
      case Op::number:
        step.what = Do::number, step.value = t.number;
        break;
      case Op::param: {
        const pack::ParamValue* value = pack.params.find(t.param)->second.at(day);
        step.what = value ? Do::number : Do::no_number, step.value = value ? value->value : 0;
        break;
      }
      case Op::fact:
        step.what = all_choices_[step.index] != 0 ? Do::yes_no : Do::fact;
        facts[i] |= std::uint64_t{1} << step.index;
        break;
      case Op::among:
        step.what = Do::among, step.value = static_cast<std::int64_t>(t.choices);
        facts[i] |= std::uint64_t{1} << step.index;
        break;
      case Op::rule:
        step.what = Do::rule;
        facts[i] |= rests_on_[epoch][step.index];
        break;
      case Op::plus:
        step.what = Do::plus;
        break;
      case Op::minus:
        step.what = Do::minus;
        break;
      case Op::times:
        step.what = Do::times;
        break;
      case Op::days:
        step.what = Do::days;
        break;
      case Op::months:
        step.what = Do::months;
        break;
      case Op::equal:
        step.what = Do::equal;
        break;
      case Op::unequal:
        step.what = Do::unequal;
        break;
      case Op::less:
        step.what = Do::less;
        break;
      case Op::at_most:
        step.what = Do::at_most;
        break;
      case Op::more:
        step.what = Do::more;
        break;
      case Op::at_least:
        step.what = Do::at_least;
        break;
      case Op::same_truth:
        step.what = Do::same;
        break;
      case Op::other_truth:
        step.what = Do::other;
        break;
      case Op::land:
        step.what = Do::land;
        break;
      case Op::lor:
        step.what = Do::lor;
        break;
      case Op::lnot:
        step.what = Do::lnot;
        break;
    }
    emit(code, step);
    if (!compares(t.op)) continue;
    std::vector<Linear>& known = comparisons_[epoch];
    if (const auto l = difference_of(pack, version->when, static_cast<int>(i), day))
      if (std::ranges::find(known, *l) == known.end()) known.push_back(*l);
  }
  return facts.back();
}

std::size_t Program::epoch_at(Date day) const {
  std::size_t e = epochs_.size() - 1;
  while (e > 0 && day < epochs_[e].from) --e;
  return e;
}

std::vector<std::size_t> Program::epochs_of(const Situation& s) const {
  if (judged_at_ >= 0 && s[static_cast<std::size_t>(judged_at_)].known)
    return {epoch_at(Date(static_cast<std::int32_t>(s[static_cast<std::size_t>(judged_at_)].number)))};
  // Other dates may tell after which day or before which one it was.
  std::int64_t first = std::numeric_limits<std::int32_t>::min(), last = std::numeric_limits<std::int32_t>::max();
  for (const auto& [earlier, later] : order_) {
    const Slot &a = s[static_cast<std::size_t>(earlier)], &b = s[static_cast<std::size_t>(later)];
    if (later == judged_at_ && a.known) first = std::max(first, a.number);
    if (earlier == judged_at_ && b.known) last = std::min(last, b.number);
  }
  if (last < epochs_[1].from.days()) return {0};
  std::vector<std::size_t> all;
  for (std::size_t e = 1; e < epochs_.size(); ++e) {
    const bool ended = e + 1 < epochs_.size() && epochs_[e + 1].from.days() <= first;
    if (!ended && epochs_[e].from.days() <= last) all.push_back(e);
  }
  return all;
}

Situation Program::situation(const Answers& answers) const {
  Situation s(all_choices_.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool answered = i < answers.size() && answers[i].answered();
    if (all_choices_[i] != 0) {
      s[i].choices = answered ? answers[i].choices & all_choices_[i] : all_choices_[i];
      s[i].known = (s[i].choices & (s[i].choices - 1)) == 0;
    } else if (answered) {
      s[i].number = answers[i].number;
      s[i].known = true;
    }
  }
  return s;
}

States Program::evaluate(const Situation& s) const {
  States out(rule_count_, Tri::open), one(rule_count_);
  bool first = true;
  for (std::size_t e : epochs_of(s)) {
    evaluate(s, e, first ? std::span(out) : std::span(one));
    if (!first)
      for (std::size_t r = 0; r < rule_count_; ++r) out[r] = merged(out[r], one[r]);
    first = false;
  }
  return out;
}

void Program::evaluate(const Situation& s, std::size_t epoch, std::span<Tri> states) const {
  run(code_[epoch], s, states);
}

void Program::evaluate_again(const Situation& s, std::size_t epoch, std::uint64_t changed,
                             std::span<Tri> states) const {
  const std::span<const Step> code = code_[epoch];
  for (const Run& part : runs_[epoch])
    if ((rests_on_[epoch][part.rule] & changed) != 0) run(code.subspan(part.begin, part.end - part.begin), s, states);
}

void Program::run(std::span<const Step> steps, const Situation& s, std::span<Tri> states) const {
  std::array<Tri, most_depth> truths;
  std::array<Value, most_depth> numbers;
  std::size_t t = 0, n = 0;  // how many stand on each stack
  const auto compare = [&](auto holds) {
    const Value b = numbers[--n], a = numbers[--n];
    truths[t++] = a.known && b.known ? tri(holds(a.number, b.number)) : Tri::open;
  };
  const auto compare_fact = [&](const Step& step, auto holds) {
    const Slot& slot = s[step.index];
    truths[t++] = slot.known ? tri(holds(slot.number, step.value)) : Tri::open;
  };
  const auto compute = [&](auto of) {
    const Value b = numbers[--n], a = numbers[--n];
    numbers[n++] = a.known && b.known ? Value{of(a.number, b.number), true} : Value{0, false};
  };
  for (const Step& step : steps) {
    switch (step.what) {
      case Do::truth:
        truths[t++] = static_cast<Tri>(step.value);
        break;
      case Do::yes_no:
        truths[t++] = static_cast<Tri>(s[step.index].choices & 3);
        break;
      case Do::among: {
        const auto wanted = static_cast<std::uint64_t>(step.value), left = s[step.index].choices;
        truths[t++] = Tri(((left & wanted) != 0 ? 2 : 0) | ((left & ~wanted) != 0 ? 1 : 0));
        break;
      }
      case Do::number:
        numbers[n++] = {step.value, true};
        break;
      case Do::no_number:
        numbers[n++] = {0, false};
        break;
      case Do::fact:
        numbers[n++] = {s[step.index].number, s[step.index].known};
        break;
      case Do::plus:
        compute([](auto a, auto b) { return sum(a, b); });
        break;
      case Do::minus:
        compute([](auto a, auto b) { return sum(a, -b); });
        break;
      case Do::times:
        compute([](auto a, auto b) { return product(a, b); });
        break;
      case Do::days:
        compute([](auto a, auto b) { return sum(b, -a); });
        break;
      case Do::months:
        compute([](auto a, auto b) { return months_after(a, b); });
        break;
      case Do::equal:
        compare([](auto a, auto b) { return a == b; });
        break;
      case Do::unequal:
        compare([](auto a, auto b) { return a != b; });
        break;
      case Do::less:
        compare([](auto a, auto b) { return a < b; });
        break;
      case Do::at_most:
        compare([](auto a, auto b) { return a <= b; });
        break;
      case Do::more:
        compare([](auto a, auto b) { return a > b; });
        break;
      case Do::at_least:
        compare([](auto a, auto b) { return a >= b; });
        break;
      case Do::fact_equal:
        compare_fact(step, [](auto a, auto b) { return a == b; });
        break;
      case Do::fact_unequal:
        compare_fact(step, [](auto a, auto b) { return a != b; });
        break;
      case Do::fact_less:
        compare_fact(step, [](auto a, auto b) { return a < b; });
        break;
      case Do::fact_at_most:
        compare_fact(step, [](auto a, auto b) { return a <= b; });
        break;
      case Do::fact_more:
        compare_fact(step, [](auto a, auto b) { return a > b; });
        break;
      case Do::fact_at_least:
        compare_fact(step, [](auto a, auto b) { return a >= b; });
        break;
      case Do::same:
      case Do::other: {
        const Tri b = truths[--t], a = truths[t - 1];
        const Tri same = either(both(a, b), both(opposite(a), opposite(b)));
        truths[t - 1] = a == Tri::open || b == Tri::open ? Tri::open : step.what == Do::same ? same : opposite(same);
        break;
      }
      case Do::land:
        --t, truths[t - 1] = both(truths[t - 1], truths[t]);
        break;
      case Do::lor:
        --t, truths[t - 1] = either(truths[t - 1], truths[t]);
        break;
      case Do::lnot:
        truths[t - 1] = opposite(truths[t - 1]);
        break;
      case Do::rule:
        truths[t++] = states[step.index];
        break;
      case Do::except:
        truths[t - 1] = both(truths[t - 1], opposite(states[step.index]));
        break;
      case Do::store:
        states[step.index] = truths[--t];
        break;
    }
  }
}

}  // namespace adep::advisor
