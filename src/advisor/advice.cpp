// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/advice.h"

#include <algorithm>
#include <bit>

#include "advisor/explain.h"

namespace adep::advisor {
namespace {

using pack::Finding;

constexpr std::array<std::string_view, 7> verdict_words{
    "prohibited", "needs_permission", "duty", "possible_liability", "allowed", "open", "nothing_forbids"};

VerdictKind kind_of(Finding f) {
  switch (f) {
    case Finding::allowed:
      return VerdictKind::allowed;
    case Finding::prohibited:
      return VerdictKind::prohibited;
    case Finding::needs_permission:
      return VerdictKind::needs_permission;
    case Finding::duty:
      return VerdictKind::duty;
    case Finding::possible_liability:
      return VerdictKind::possible_liability;
  }
  return VerdictKind::open;
}

int seriousness(Finding f) {
  constexpr std::array<int, 5> rank{3, 0, 1, 2, 4};  // by Finding: prohibited first, liability last
  return rank[static_cast<std::size_t>(f)];
}

// Shown rules about one thing: "something about accepting".
Group group(const pack::Topic& topic, std::string_view about) {
  Group out;
  for (std::size_t r = 0; r < topic.rules.size(); ++r)
    if (topic.rules[r].shown && topic.rules[r].about == about) out.push_back(static_cast<int>(r));
  return out;
}

std::vector<std::string> abouts(const pack::Topic& topic) {
  std::vector<std::string> out;
  for (const pack::Rule& r : topic.rules)
    if (r.shown && std::ranges::find(out, r.about) == out.end()) out.push_back(r.about);
  return out;
}

int heaviest(const pack::Topic& topic, const std::vector<int>& rules) {
  int weight = 0;
  for (int r : rules) weight = std::max(weight, topic.rules[static_cast<std::size_t>(r)].weight);
  return weight;
}

// What heads the answer: a ban before all else; of permissions and duties the weightier one; leave and terms last.
using Headlines = std::vector<std::pair<Finding, Group>>;
const pack::Rule& rule_of(const pack::Topic& topic, const Group& rules) {
  return topic.rules[static_cast<std::size_t>(rules.front())];
}
Headlines headlines_of(const pack::Topic& topic) {
  Headlines out;
  for (Finding f :
       {Finding::prohibited, Finding::needs_permission, Finding::duty, Finding::allowed, Finding::possible_liability}) {
    const std::size_t from = out.size();
    for (std::size_t r = 0; r < topic.rules.size(); ++r) {
      const pack::Rule& rule = topic.rules[r];
      if (!rule.shown || !rule.heads() || rule.finding != f) continue;
      const auto same = std::find_if(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), [&](const auto& one) {
        const pack::Rule& other = rule_of(topic, one.second);
        return other.about == rule.about && other.term() == rule.term();
      });
      if (same == out.end())
        out.emplace_back(f, Group{static_cast<int>(r)});
      else
        same->second.push_back(static_cast<int>(r));
    }
  }
  const auto rank = [&](const auto& one) {
    const auto& [f, rules] = one;
    if (rule_of(topic, rules).first) return std::pair(-1, 0);
    if (rule_of(topic, rules).term()) return std::pair(4, 0);
    if (f == Finding::needs_permission || f == Finding::duty) return std::pair(1, -heaviest(topic, rules));
    return std::pair(f == Finding::prohibited ? 0 : f == Finding::possible_liability ? 2 : 3, 0);
  };
  std::ranges::stable_sort(out, [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return out;
}

Verdict verdict_of(const pack::Topic& topic, const Headlines& headlines, const Completion& all) {
  std::vector<int> open;  // what may still speak against it
  for (std::size_t r = 0; r < topic.rules.size(); ++r)
    if (topic.rules[r].shown && topic.rules[r].finding != Finding::allowed && topic.rules[r].heads() &&
        all.states[r] == Tri::open)
      open.push_back(static_cast<int>(r));
  for (auto [f, rules] : headlines) {
    if (!all.always_one_of(rules)) continue;
    const auto state = [&](int r) { return all.states[static_cast<std::size_t>(r)]; };
    const bool one_certain = std::ranges::any_of(rules, [&](int r) { return state(r) == Tri::yes; });
    std::erase_if(rules, [&](int r) { return one_certain ? state(r) != Tri::yes : state(r) == Tri::no; });
    const pack::Rule& rule = rule_of(topic, rules);
    if (f != Finding::allowed && !rule.term()) return {kind_of(f), rules};
    if (!open.empty()) break;  // something may still speak against it
    if (rule.term()) return {kind_of(f), rules};
    // Nobody is told "allowed" on rules that no lawyer has read.
    return {topic.reviewed ? VerdictKind::allowed : VerdictKind::nothing_forbids, rules};
  }
  if (!open.empty()) return {VerdictKind::open, open};
  return {};
}

// All that one advice is made from.
struct Work {
  const pack::Pack& pack;
  const pack::Topic& topic;
  const Program& program;
  const Answers& answers;
  Situation s;
  Headlines headlines;
  std::vector<Group> groups;  // those of the headlines
  Completion all;
  std::vector<std::size_t> epochs;
};

bool is_text(const pack::Cites& cites) {
  return std::ranges::any_of(cites, [](const pack::Cite& c) { return c.confidence == pack::Confidence::text; });
}

// The number that a term takes from params.yaml on the day judged; where that day is not known, the one
// number of the whole version, if it has one.
const pack::ParamValue* length_of(const Work& w, const pack::Version& v, const pack::Param& param) {
  const Slot& judged = w.s[static_cast<std::size_t>(w.topic.judged_at)];
  if (judged.known) return param.at(Date(static_cast<std::int32_t>(judged.number)));
  const pack::ParamValue* only = param.at(v.from);
  for (const pack::ParamValue& value : param.values) {
    const bool meets = (!v.to || value.from <= *v.to) && (!value.to || v.from <= *value.to);
    if (only && meets && value.value != only->value) only = nullptr;
  }
  return only;
}

// The day a term runs from: the first date that applies and was told. Where it is open whether a date
// applies, the earlier of those told is kept.
std::optional<std::pair<Date, int>> start_of(const Work& w, const Explainer& explainer, const pack::Deadline& d,
                                             FindingOut& out) {
  std::optional<std::pair<Date, int>> start;
  int untold = -1;  // the first date that applies and that nobody told, asked for or not
  for (const pack::TermStart& from : d.from) {
    const Tri applies = from.when ? explainer.holds(*from.when, w.epochs.back()) : Tri::yes;
    if (applies == Tri::no) continue;
    const pack::Answer& a = w.answers[static_cast<std::size_t>(from.fact)];
    if (!a.answered()) {
      if (untold < 0) untold = from.fact;
      if (out.due_needs < 0 && a.state == pack::Answer::State::not_asked) out.due_needs = from.fact;
      continue;
    }
    const Date day(static_cast<std::int32_t>(a.number));
    if (!start || day < start->first) start = {day, from.fact};
    if (applies == Tri::yes) break;
  }
  if (!start && out.due_needs < 0) out.due_needs = untold;
  return start;
}

void set_deadline(const Work& w, const Explainer& explainer, const pack::Version& v, FindingOut& out) {
  if (!v.deadline) return;
  const pack::Deadline& d = *v.deadline;
  const auto start = start_of(w, explainer, d, out);
  if (!start) return;
  pack::Period period{d.length, d.unit, d.from_next_day, d.roll};
  if (!d.param.empty()) {
    const pack::ParamValue* value = length_of(w, v, w.pack.params.find(d.param)->second);
    if (!value || value->value < 1 || value->value > 3660) {
      if (!w.s[static_cast<std::size_t>(w.topic.judged_at)].known) out.due_needs = w.topic.judged_at;
      return;
    }
    period.length = static_cast<int>(value->value);
    out.confirmed = out.confirmed && is_text(value->cites);
  }
  out.due = DueDate{w.pack.calendar.due(period, start->first), period, start->first, start->second};
}

// Do the rule, the numbers it looked at and the rules it rests on all stand on the text of an act?
bool rests_on_text(const Work& w, const Explainer& explainer, int rule_index, std::vector<bool>& seen) {
  const auto at = static_cast<std::size_t>(rule_index);
  if (seen[at]) return true;
  seen[at] = true;
  return std::ranges::all_of(w.epochs, [&](std::size_t epoch) {
    const pack::Version* v = explainer.version(w.topic.rules[at], epoch);
    if (!v) return true;
    return is_text(v->cites) &&
           std::ranges::all_of(explainer.reasons(*v, epoch, w.all.states[at]), [&](const Reason& r) {
             if (r.rule >= 0 && r.holds != Tri::no) return rests_on_text(w, explainer, r.rule, seen);
             return std::ranges::all_of(r.params, [](const pack::ParamValue* value) { return is_text(value->cites); });
           });
  });
}

FindingOut finding(const Work& w, const Explainer& explainer, int rule_index) {
  const pack::Rule& rule = w.topic.rules[static_cast<std::size_t>(rule_index)];
  FindingOut out;
  out.rule = rule_index;
  out.certainty = w.all.states[static_cast<std::size_t>(rule_index)] == Tri::yes ? Certainty::certain : Certainty::open;
  for (std::size_t e : w.epochs)
    if (const pack::Version* v = explainer.version(rule, e);
        v && std::ranges::find(out.versions, v) == out.versions.end())
      out.versions.push_back(v);
  std::uint64_t open = 0;
  if (out.certainty == Certainty::open)
    for (std::size_t e : w.epochs) open |= explainer.depends_on(rule_index, e);
  const int judged_at = w.topic.judged_at;
  if (out.certainty == Certainty::open && w.epochs.size() > 1) open |= std::uint64_t{1} << judged_at;
  for (std::size_t f = 0; f < w.s.size(); ++f)
    if (open >> f & 1) out.depends_on.push_back(static_cast<int>(f));
  if (!out.versions.empty()) {
    const pack::Version& v = *out.versions.back();
    out.reasons = explainer.reasons(v, w.epochs.back(), w.all.states[static_cast<std::size_t>(rule_index)]);
    std::vector<bool> seen(w.topic.rules.size(), false);
    out.confirmed = rests_on_text(w, explainer, rule_index, seen);
    if (out.versions.size() == 1) set_deadline(w, explainer, v, out);
    if (out.versions.size() > 1 && v.deadline) out.due_needs = judged_at;
  }
  for (std::size_t d = 0; d < w.topic.rules.size(); ++d)
    if (std::ranges::find(w.topic.rules[d].defeats, rule_index) != w.topic.rules[d].defeats.end())
      out.exceptions.emplace_back(static_cast<int>(d), w.all.states[d]);
  return out;
}

bool same_change(const Change& a, const Change& b) {
  return a.come == b.come && a.gone == b.gone && a.verdict == b.verdict;
}

// What another answer would change is told for many answers, so each is looked at less far than the advice itself.
constexpr std::size_t branches_of_a_change = 2'000;

Change compared(const Work& w, std::size_t fact, const Slot& slot) {
  Situation s = w.s;
  s[fact] = slot;
  const Completion all = complete(w.program, s, w.groups, branches_of_a_change);
  const States& after = all.states;
  Change change;
  change.fact = static_cast<int>(fact);
  change.to.state = pack::Answer::State::answered;
  change.to.choices = slot.choices;
  change.to.number = slot.number;
  for (std::size_t r = 0; r < after.size(); ++r) {
    if (!w.topic.rules[r].shown) continue;
    const Tri before = w.all.states[r];
    if (after[r] == Tri::yes && before != Tri::yes) change.come.push_back(static_cast<int>(r));
    if (after[r] == Tri::no && before == Tri::yes) change.gone.push_back(static_cast<int>(r));
  }
  change.verdict = verdict_of(w.topic, w.headlines, all).kind;
  return change;
}

// The nearest value at which something changes; `beyond` when the same is true of all values after it.
std::optional<Change> nearest(const std::vector<Change>& outwards, Change::Reach beyond) {
  const auto first = std::ranges::find_if(outwards, [](const Change& c) { return !c.come.empty() || !c.gone.empty(); });
  if (first == outwards.end()) return std::nullopt;
  Change change = *first;
  if (std::all_of(first, outwards.end(), [&](const Change& c) { return same_change(c, change); }))
    change.reach = beyond;
  return change;
}

// Answers a person gave, turned one by one; what turns the verdict first.
std::vector<Change> changes_of(const Work& w) {
  std::vector<Change> out;
  std::uint64_t matter = 0;
  for (std::size_t r = 0; r < w.topic.rules.size(); ++r)
    for (std::size_t e : w.epochs)
      if (w.topic.rules[r].shown) matter |= w.program.facts_of(r, e);
  const auto keep = [&](Change change) {
    if (!change.come.empty() || !change.gone.empty()) out.push_back(std::move(change));
  };
  for (std::size_t f = 0; f < w.s.size(); ++f) {
    if ((matter >> f & 1) == 0 || !w.answers[f].answered() || static_cast<int>(f) == w.topic.judged_at) continue;
    if (w.topic.facts[f].type == pack::FactType::date) continue;
    if (w.program.all_choices(f) != 0) {
      const std::size_t first = out.size();  // answers that do the same are told together
      for (std::uint64_t left = w.program.all_choices(f) & ~w.s[f].choices; left != 0; left &= left - 1) {
        Change change = compared(w, f, {left & ~(left - 1), 0, true});
        const auto same = std::find_if(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                                       [&](const Change& c) { return same_change(c, change); });
        if (same == out.end())
          keep(std::move(change));
        else
          same->to.choices |= change.to.choices;
      }
      continue;
    }
    Situation without = w.s;
    without[f] = {};
    std::vector<Change> below, above;  // from the answer outwards
    std::set<std::int64_t> values;
    for (std::size_t e : w.epochs)
      for (std::int64_t value : w.program.representatives(without, f, e)) values.insert(value);
    for (std::int64_t value : values) {
      if (value < w.s[f].number) below.insert(below.begin(), compared(w, f, {0, value, true}));
      if (value > w.s[f].number) above.push_back(compared(w, f, {0, value, true}));
    }
    const bool all = std::ranges::all_of(w.epochs, [&](std::size_t e) { return w.program.exact(without, f, e); });
    const std::optional<Change> down = nearest(below, all ? Change::Reach::at_most : Change::Reach::exactly);
    const std::optional<Change> up = nearest(above, all ? Change::Reach::at_least : Change::Reach::exactly);
    if (down) keep(*down);
    if (up && !(down && same_change(*down, *up))) keep(*up);
  }
  // What turns the headline stands first, then what brings something new; what would only lift a rule is last,
  // for this is not a list of ways out.
  const VerdictKind now = verdict_of(w.topic, w.headlines, w.all).kind;
  std::ranges::stable_sort(out, {}, [&](const Change& c) { return std::pair(c.come.empty(), c.verdict == now); });
  return out;
}

}  // namespace

std::string said_as(const pack::Topic& topic, const Verdict& v) {
  if (v.kind != VerdictKind::duty && v.kind != VerdictKind::needs_permission) return "";
  const auto as = [&](int r) -> const std::string& { return topic.rules[static_cast<std::size_t>(r)].as; };
  const std::string& first = as(v.rules.front());
  return std::ranges::all_of(v.rules, [&](int r) { return as(r) == first; }) ? first : "";
}

std::string_view word(VerdictKind k) { return verdict_words[static_cast<std::size_t>(k)]; }

Advice advise(const pack::Pack& pack, const pack::Topic& topic, const Program& program, const Answers& answers,
              Changes changes) {
  Work w{pack, topic, program, answers, program.situation(answers), headlines_of(topic), {}, {}, {}};
  for (const auto& [finding, rules] : w.headlines) w.groups.push_back(rules);
  std::vector<Group> groups = w.groups;
  for (const std::string& about : abouts(topic)) groups.push_back(group(topic, about));
  w.all = complete(program, w.s, groups);
  w.epochs = program.epochs_of(w.s);
  const Explainer explainer(pack, topic, program, w.s, w.all.states);
  Advice out;
  out.verdict = verdict_of(topic, w.headlines, w.all);
  for (std::size_t r = 0; r < topic.rules.size(); ++r) {
    if (!topic.rules[r].shown) continue;
    if (w.all.states[r] == Tri::no)
      out.not_in_force.push_back(static_cast<int>(r));
    else
      out.findings.push_back(finding(w, explainer, static_cast<int>(r)));
  }
  std::ranges::stable_sort(out.findings, {}, [&](const FindingOut& f) {
    return std::pair(f.certainty, seriousness(topic.rules[static_cast<std::size_t>(f.rule)].finding));
  });
  for (std::size_t a = 0; a < topic.rules.size(); ++a)
    for (std::size_t b = a + 1; b < topic.rules.size(); ++b) {
      const auto& of_a = topic.rules[a].conflicts_with;
      const auto& of_b = topic.rules[b].conflicts_with;
      const bool declared = std::ranges::find(of_a, static_cast<int>(b)) != of_a.end() ||
                            std::ranges::find(of_b, static_cast<int>(a)) != of_b.end();
      if (declared && topic.rules[a].shown && topic.rules[b].shown && w.all.states[a] == Tri::yes &&
          w.all.states[b] == Tri::yes)
        out.conflicts.emplace_back(static_cast<int>(a), static_cast<int>(b));
    }
  for (const std::string& about : abouts(topic))
    if (w.all.always_one_of(group(topic, about))) out.certain_about.push_back(about);
  std::uint64_t matter = 0;  // what open findings still wait for
  for (const FindingOut& f : out.findings)
    for (int fact : f.depends_on) matter |= std::uint64_t{1} << fact;
  out.next_question = next_question(topic, program, answers, w.all.states, matter);
  // Then the dates that terms wait for, most serious duty first.
  for (const FindingOut& f : out.findings)
    if (!out.next_question && f.due_needs >= 0 &&
        answers[static_cast<std::size_t>(f.due_needs)].state == pack::Answer::State::not_asked)
      out.next_question = f.due_needs;
  for (; matter != 0; matter &= matter - 1)
    out.open_questions +=
        answers[static_cast<std::size_t>(std::countr_zero(matter))].state == pack::Answer::State::not_asked;
  if (changes == Changes::told) out.changes = changes_of(w);
  if (topic.judged_at >= 0 && w.s[static_cast<std::size_t>(topic.judged_at)].known)
    out.judged_on = Date(static_cast<std::int32_t>(w.s[static_cast<std::size_t>(topic.judged_at)].number));
  out.before_law = !program.epochs()[w.epochs.front()].law;
  if (out.before_law) out.next_question.reset();  // no answer would change that
  return out;
}

}  // namespace adep::advisor
