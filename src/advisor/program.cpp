// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/program.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <stdexcept>

namespace adep::advisor {
namespace {

using pack::Op;

constexpr std::size_t most_depth = 256;  // the parser nests at most 64 levels, three values each

// Sums and products that stay at the edge instead of running over it.
constexpr std::int64_t far = std::int64_t{1} << 62;
std::int64_t kept(bool over, bool negative, std::int64_t value) {
  return over || value > far || value < -far ? (negative ? -far : far) : value;
}
std::int64_t sum(std::int64_t a, std::int64_t b) {
  std::int64_t c = 0;
  const bool over = __builtin_add_overflow(a, b, &c);
  return kept(over, over ? a < 0 : c < 0, c);
}
std::int64_t product(std::int64_t a, std::int64_t b) {
  std::int64_t c = 0;
  const bool over = __builtin_mul_overflow(a, b, &c);
  return kept(over, over ? (a < 0) != (b < 0) : c < 0, c);
}

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
    if (f.not_before >= 0) order_.emplace_back(f.not_before, static_cast<int>(i));
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
  rests_on_.assign(epochs_.size(), std::vector<std::uint64_t>(rule_count_, 0));
  comparisons_.resize(epochs_.size());
  for (std::size_t e = 0; e < epochs_.size(); ++e) compile(pack, topic, e);
}

void Program::compile(const pack::Pack& pack, const pack::Topic& topic, std::size_t epoch) {
  for (int r : topic.order) {
    const auto index = static_cast<std::size_t>(r);
    std::vector<Step>& code = code_[epoch];
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
  }
}

std::uint64_t Program::compile_condition(const pack::Pack& pack, const pack::Rule& rule, std::size_t epoch) {
  const Date day = epochs_[epoch].from;
  const auto version = std::ranges::find_if(
      rule.versions, [&](const pack::Version& v) { return v.from <= day && (!v.to || day <= *v.to); });
  if (version == rule.versions.end()) throw std::logic_error("a rule without a version on a day with law: " + rule.id);
  std::vector<Step>& code = code_[epoch];
  const std::vector<pack::Term>& terms = version->when.terms;
  std::vector<std::uint64_t> facts(terms.size(), 0);
  std::vector<std::size_t> starts(terms.size(), 0);  // where the code of a term and its children begins
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const pack::Term& t = terms[i];
    starts[i] = t.a >= 0 ? starts[static_cast<std::size_t>(t.a)] : code.size();
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
        step.what = Do::number, step.value = value ? value->value : 0, step.known = value != nullptr;
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
    code.push_back(step);
    if (compares(t.op) && facts[i] != 0) {
      Linear linear{{code.begin() + static_cast<std::ptrdiff_t>(starts[i]), code.end() - 1}, facts[i]};
      linear.code.push_back({Do::minus});
      comparisons_[epoch].push_back(std::move(linear));
    }
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
  std::vector<std::size_t> all;
  for (std::size_t e = 1; e < epochs_.size(); ++e) all.push_back(e);
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
  std::array<Tri, most_depth> truths;
  std::array<Value, most_depth> numbers;
  std::size_t t = 0, n = 0;  // how many stand on each stack
  const auto compare = [&](auto holds) {
    const Value b = numbers[--n], a = numbers[--n];
    truths[t++] = a.known && b.known ? tri(holds(a.number, b.number)) : Tri::open;
  };
  const auto compute = [&](auto of) {
    const Value b = numbers[--n], a = numbers[--n];
    numbers[n++] = {of(a.number, b.number), a.known && b.known};
  };
  for (const Step& step : code_[epoch]) {
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
        numbers[n++] = {step.value, step.known};
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

Program::Value Program::difference(const Linear& linear, const Situation& s) {
  std::array<Value, most_depth> numbers;
  std::size_t n = 0;
  for (const Step& step : linear.code) {
    if (step.what == Do::number) {
      numbers[n++] = {step.value, step.known};
    } else if (step.what == Do::fact) {
      numbers[n++] = {s[step.index].number, s[step.index].known};
    } else {
      const Value b = numbers[--n], a = numbers[--n];
      const std::int64_t number = step.what == Do::plus    ? sum(a.number, b.number)
                                  : step.what == Do::minus ? sum(a.number, -b.number)
                                  : step.what == Do::times ? product(a.number, b.number)
                                                           : sum(b.number, -a.number);
      numbers[n++] = {number, a.known && b.known};
    }
  }
  return numbers[0];
}

void Program::thresholds(const Situation& s, std::size_t fact, std::size_t epoch, bool deep,
                         std::vector<std::int64_t>& into) const {
  Situation at = s;
  at[fact].known = true;
  for (const Linear& linear : comparisons_[epoch]) {
    if ((linear.facts >> fact & 1) == 0) continue;
    // Another open fact in the same comparison stands at its own thresholds.
    std::vector<std::size_t> others;
    for (std::size_t g = 0; g < s.size(); ++g)
      if (g != fact && (linear.facts >> g & 1) != 0 && !s[g].known) others.push_back(g);
    if (others.size() > 1 || (!others.empty() && !deep)) continue;
    std::vector<std::int64_t> stands{0};
    if (!others.empty()) thresholds(s, others[0], epoch, false, stands);
    for (std::int64_t stand : stands) {
      if (!others.empty()) at[others[0]].known = true, at[others[0]].number = stand;
      at[fact].number = 0;
      const Value zero = difference(linear, at);
      at[fact].number = 1;
      const Value one = difference(linear, at);
      const std::int64_t slope = sum(one.number, -zero.number);
      if (zero.known && slope != 0) into.push_back(-zero.number / slope);
    }
    if (!others.empty()) at[others[0]] = s[others[0]];
  }
}

std::vector<std::int64_t> Program::representatives(const Situation& s, std::size_t fact, std::size_t epoch) const {
  std::vector<std::int64_t> edges, values;
  thresholds(s, fact, epoch, true, edges);
  if (static_cast<int>(fact) == judged_at_) {  // stay inside the epoch
    const std::int64_t first = epochs_[epoch].from.days();
    edges.push_back(first);
    if (epoch + 1 < epochs_.size()) edges.push_back(epochs_[epoch + 1].from.days() - 1);
  }
  for (std::int64_t edge : edges)
    for (std::int64_t near : {edge - 1, edge, edge + 1}) {
      if (near < 0 && !signed_[fact]) continue;
      if (static_cast<int>(fact) == judged_at_ && epoch_at(Date(static_cast<std::int32_t>(near))) != epoch) continue;
      values.push_back(near);
    }
  if (values.empty()) values.push_back(0);
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

bool Program::in_order(const Situation& s) const {
  return std::ranges::all_of(order_, [&](const auto& pair) {
    const Slot &a = s[static_cast<std::size_t>(pair.first)], &b = s[static_cast<std::size_t>(pair.second)];
    return !a.known || !b.known || a.number <= b.number;
  });
}

}  // namespace adep::advisor
