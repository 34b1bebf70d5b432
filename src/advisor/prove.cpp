// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/prove.h"

#include <algorithm>
#include <bit>
#include <set>
#include <span>

#include "advisor/explain.h"
#include "advisor/trail.h"

namespace adep::advisor {
namespace {

using pack::Finding;

class Search {
 public:
  Search(const Program& program, std::size_t a, std::size_t b) : program_(program), a_(a), b_(b), trail_(program) {}

  bool found(Situation& s, std::size_t epoch) { return found(s, epoch, 0, 0); }
  bool cut() const { return inexact_ || branches_ > 100'000; }

 private:
  // Of the facts `deep` are tried already, the last of them `tried`.
  bool found(Situation& s, std::size_t epoch, std::size_t deep, std::size_t tried) {
    if (++branches_ > 100'000 || !program_.in_order(s, epoch)) return false;
    const std::span<const Tri> states = trail_.evaluate(s, epoch, deep, tried);
    if (states[a_] == Tri::no || states[b_] == Tri::no) return false;
    if (states[a_] == Tri::yes && states[b_] == Tri::yes) return true;
    std::uint64_t rests_on = program_.facts_of(a_, epoch) | program_.facts_of(b_, epoch);
    for (std::size_t f = 0; f < s.size(); ++f)
      if (s[f].known) rests_on &= ~(std::uint64_t{1} << f);
    if (rests_on == 0) return false;
    std::size_t fact = 0;
    while (fact < s.size() &&
           ((rests_on >> fact & 1) == 0 || (program_.all_choices(fact) == 0 && !program_.exact(s, fact, epoch))))
      ++fact;
    inexact_ = inexact_ || fact == s.size();
    if (fact == s.size()) fact = static_cast<std::size_t>(std::countr_zero(rests_on));
    const Slot before = s[fact];
    const auto found_with = [&](const Slot& slot) {
      s[fact] = slot;
      return found(s, epoch, deep + 1, fact);
    };
    if (program_.all_choices(fact) != 0) {
      for (std::uint64_t left = before.choices; left != 0; left &= left - 1)
        if (found_with({left & ~(left - 1), 0, true})) return true;
    } else {
      for (std::int64_t value : program_.representatives(s, fact, epoch))
        if (found_with({0, value, true})) return true;
    }
    s[fact] = before;
    return false;
  }

  const Program& program_;
  std::size_t a_, b_;
  Trail trail_;
  std::size_t branches_ = 0;
  bool inexact_ = false;
};

bool same_term(const pack::Rule& a, const pack::Rule& b) {
  const auto terms = [](const pack::Rule& r) {
    std::set<std::tuple<int, std::string, int>> out;
    for (const pack::Version& v : r.versions)
      if (v.deadline) out.insert({v.deadline->length, v.deadline->param, static_cast<int>(v.deadline->unit)});
    return out;
  };
  return terms(a) == terms(b);
}

bool contradict(const pack::Rule& a, const pack::Rule& b) {
  if (a.about != b.about) return false;
  const auto pair = [&](Finding x, Finding y) {
    return (a.finding == x && b.finding == y) || (a.finding == y && b.finding == x);
  };
  if (pair(Finding::allowed, Finding::prohibited) || pair(Finding::allowed, Finding::needs_permission) ||
      pair(Finding::needs_permission, Finding::prohibited))
    return true;
  return pair(Finding::duty, Finding::duty) && !same_term(a, b);
}

bool names(const std::vector<int>& list, std::size_t rule) {
  return std::ranges::find(list, static_cast<int>(rule)) != list.end();
}

std::string told(const pack::Topic& topic, const Program& program, const Situation& s) {
  std::string out;
  for (std::size_t f = 0; f < s.size(); ++f) {
    if (!s[f].known) continue;
    const pack::Answer a{pack::Answer::State::answered, s[f].choices, s[f].number, ""};
    if (program.all_choices(f) == 0 && s[f].number == 0) continue;
    out += (out.empty() ? "" : ", ") + topic.facts[f].id + ": " + pack::written(topic.facts[f], a);
  }
  return out;
}

void find_contradictions(const pack::Topic& topic, const Program& program, Faults& faults) {
  for (std::size_t a = 0; a < topic.rules.size(); ++a)
    for (std::size_t b = a + 1; b < topic.rules.size(); ++b) {
      const pack::Rule &ra = topic.rules[a], &rb = topic.rules[b];
      if (!contradict(ra, rb) || (ra.file != topic.file && rb.file != topic.file)) continue;
      if (names(ra.defeats, b) || names(rb.defeats, a) || names(ra.conflicts_with, b) || names(rb.conflicts_with, a))
        continue;
      bool cut = false;
      if (const auto s = both_in_force(program, a, b, cut))
        faults.push_back({rb.file,
                          rb.line,
                          "pack.contradiction",
                          {{"a", ra.id}, {"b", rb.id}, {"facts", told(topic, program, *s)}}});
      else if (cut)
        faults.push_back({rb.file, rb.line, "pack.search_cut", {{"a", ra.id}, {"b", rb.id}}, Fault::Grade::warning});
    }
}

std::string ids(const pack::Topic& topic, const std::vector<int>& rules) {
  std::vector<std::string> sorted;
  for (int r : rules) sorted.push_back(topic.rules[static_cast<std::size_t>(r)].id);
  std::ranges::sort(sorted);
  std::string out;
  for (const std::string& id : sorted) out += (out.empty() ? "" : ", ") + id;
  return "[" + out + "]";
}

class Tester {
 public:
  Tester(const pack::Pack& pack, const pack::Topic& topic, const Program& program, Faults& faults)
      : pack_(pack),
        topic_(topic),
        program_(program),
        faults_(faults),
        yes_(topic.rules.size()),
        no_(topic.rules.size()) {}

  void run(const pack::RuleTest& test) {
    const Advice advice = advise(pack_, topic_, program_, test.facts, Changes::left_out);
    std::vector<int> certain, open;
    for (const FindingOut& f : advice.findings) (f.certainty == Certainty::certain ? certain : open).push_back(f.rule);
    for (int r : certain) yes_[static_cast<std::size_t>(r)] = true;
    for (int r : advice.not_in_force) no_[static_cast<std::size_t>(r)] = true;
    see_exceptions(test);
    expect(test, "certain", ids(topic_, test.certain), ids(topic_, certain));
    expect(test, "open", ids(topic_, test.open), ids(topic_, open));
    for (const std::string& about : test.certain_about)
      expect(test, "certain_about", about,
             std::ranges::find(advice.certain_about, about) != advice.certain_about.end() ? about : "[]");
    for (const auto* wanted : {&test.deadline, &test.deadline_latest})
      for (const auto& [rule, day] : *wanted) {
        const auto it = std::ranges::find(advice.findings, rule, &FindingOut::rule);
        const bool has = it != advice.findings.end() && it->due;
        const std::string found = !has                       ? "—"
                                  : wanted == &test.deadline ? it->due->due.earliest.iso()
                                                             : it->due->due.latest.iso();
        expect(test, topic_.rules[static_cast<std::size_t>(rule)].id, day.iso(), found);
      }
    for (const auto& [a, b] : test.conflict)
      expect(
          test, "conflict", ids(topic_, {a, b}),
          std::ranges::find(advice.conflicts, std::pair(a, b)) != advice.conflicts.end() ? ids(topic_, {a, b}) : "[]");
    if (!test.next_question_in.empty()) {
      const int next = advice.next_question.value_or(-1);
      std::string wanted;
      for (int f : test.next_question_in)
        if (f >= 0) wanted += (wanted.empty() ? "" : ", ") + topic_.facts[static_cast<std::size_t>(f)].id;
      if (std::ranges::find(test.next_question_in, next) == test.next_question_in.end())
        expect(test, "next_question_in", wanted, next < 0 ? "—" : topic_.facts[static_cast<std::size_t>(next)].id);
    }
    if (!test.verdict.empty()) expect(test, "verdict", test.verdict, std::string(word(advice.verdict.kind)));
  }

  // Every rule of this file is seen true and seen false, and each exception at work.
  void say_untested() {
    for (std::size_t r = 0; r < topic_.rules.size(); ++r) {
      const pack::Rule& rule = topic_.rules[r];
      if (rule.file != topic_.file || !rule.shown) continue;
      if (!yes_[r]) warn(rule, "pack.never_true");
      if (!no_[r]) warn(rule, "pack.never_false");
      for (int d : rule.defeats)
        if (!exceptions_.contains({static_cast<int>(r), d}))
          warn(rule, "pack.exception_untested", topic_.rules[static_cast<std::size_t>(d)].id);
    }
  }

 private:
  void warn(const pack::Rule& rule, std::string key, std::string other = "") {
    faults_.push_back({rule.file,
                       rule.line,
                       std::move(key),
                       {{"rule", rule.id}, {"other", std::move(other)}},
                       Fault::Grade::warning});
  }
  void expect(const pack::RuleTest& test, std::string_view what, const std::string& wanted, const std::string& found) {
    if (wanted == found) return;
    faults_.push_back({topic_.file,
                       test.line,
                       "pack.test_failed",
                       {{"test", test.name}, {"what", std::string(what)}, {"wanted", wanted}, {"found", found}}});
  }
  // The exception is in force and without it the rule's own condition would have made it so.
  void see_exceptions(const pack::RuleTest& test) {
    const Situation s = program_.situation(test.facts);
    const States states = program_.evaluate(s);
    const Explainer explainer(pack_, topic_, program_, s, states);
    const std::size_t epoch = program_.epochs_of(s).back();
    for (std::size_t r = 0; r < topic_.rules.size(); ++r)
      for (int d : topic_.rules[r].defeats) {
        const pack::Version* v = explainer.version(topic_.rules[static_cast<std::size_t>(d)], epoch);
        if (v && states[r] == Tri::yes && explainer.condition(*v, epoch) != Tri::no)
          exceptions_.insert({static_cast<int>(r), d});
      }
  }

  const pack::Pack& pack_;
  const pack::Topic& topic_;
  const Program& program_;
  Faults& faults_;
  std::vector<bool> yes_, no_;
  std::set<std::pair<int, int>> exceptions_;
};

}  // namespace

std::optional<Situation> both_in_force(const Program& program, std::size_t a, std::size_t b, bool& cut) {
  Search search(program, a, b);
  for (std::size_t e = 1; e < program.epochs().size(); ++e) {
    Situation s = program.situation({});
    // Where no condition looks at the day judged itself, the first day of the epoch stands for all.
    const auto judged_at = static_cast<std::size_t>(program.judged_at());
    const bool looked_at = ((program.facts_of(a, e) | program.facts_of(b, e)) >> judged_at & 1) != 0;
    if (!looked_at) s[judged_at] = {0, program.epochs()[e].from.days(), true};
    if (search.found(s, e)) {
      if (s[judged_at].known) return s;
      for (std::int64_t day : program.representatives(s, judged_at, e)) {
        s[judged_at] = {0, day, true};
        if (program.in_order(s, e)) return s;
      }
    }
  }
  cut = search.cut();
  return std::nullopt;
}

void prove(const pack::Pack& pack, const pack::Topic& topic, const Program& program, Faults& faults) {
  find_contradictions(topic, program, faults);
  Tester tester(pack, topic, program, faults);
  for (const pack::RuleTest& test : topic.tests) tester.run(test);
  tester.say_untested();
}

}  // namespace adep::advisor
