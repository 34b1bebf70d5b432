// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/speech.h"

#include <algorithm>

#include "base/text.h"

namespace adep::web {
namespace {

using advisor::Reason;
using advisor::Tri;
using advisor::VerdictKind;

// Which form a number asks for: Russian has three, the others are served by them too.
std::string_view plural(Lang lang, int n) {
  if (lang != Lang::ru) return n == 1 ? "one" : "many";
  if (n % 10 == 1 && n % 100 != 11) return "one";
  return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? "few" : "many";
}

std::string_view sign(pack::Op op) {
  switch (op) {
    case pack::Op::equal:
      return "=";
    case pack::Op::unequal:
      return "≠";
    case pack::Op::less:
      return "<";
    case pack::Op::at_most:
      return "≤";
    case pack::Op::more:
      return ">";
    default:
      return "≥";
  }
}

// The comparison that holds, when the one written does not.
pack::Op turned(pack::Op op) {
  switch (op) {
    case pack::Op::equal:
      return pack::Op::unequal;
    case pack::Op::unequal:
      return pack::Op::equal;
    case pack::Op::less:
      return pack::Op::at_least;
    case pack::Op::at_most:
      return pack::Op::more;
    case pack::Op::more:
      return pack::Op::at_most;
    default:
      return pack::Op::less;
  }
}

}  // namespace

std::string Speech::say(const Error& error) const {
  Words words = error.words;
  if (const auto month = words.find("month"); month != words.end() && error.key == "date.no_such_day")
    words.emplace("month_in", say("date.month_in." + month->second));
  return say(error.key, words);
}

std::string Speech::day(Date d) const {
  return say("date.day", {{"day", std::to_string(d.day())},
                          {"month", say("date.month." + std::to_string(d.month()))},
                          {"weekday", say("date.weekday." + std::to_string(d.weekday()))}});
}
std::string Speech::until(Date d, Date today) const {
  if (d.year() != today.year()) return say("date.until_full", {{"day", full_day(d)}});
  return say("date.until", {{"day", std::to_string(d.day())},
                            {"month", say("date.month." + std::to_string(d.month()))},
                            {"weekday_until", say("date.weekday_until." + std::to_string(d.weekday()))}});
}
std::string Speech::full_day(Date d) const {
  return say("date.full", {{"day", std::to_string(d.day())},
                           {"month", say("date.month." + std::to_string(d.month()))},
                           {"year", std::to_string(d.year())}});
}
std::string Speech::short_month(Date d) const { return say("date.month_short." + std::to_string(d.month())); }
std::string Speech::short_weekday(Date d) const { return say("date.weekday_short." + std::to_string(d.weekday())); }
std::string Speech::money(std::int64_t tenge) const { return say("speech.tenge", {{"sum", group_digits(tenge)}}); }

std::string Speech::days_left(Date due, Date today) const {
  const int days = due - today;
  if (days == 0) return say("speech.today");
  const int n = days < 0 ? -days : days;
  return say((days < 0 ? "speech.days_ago." : "speech.days_left.") + std::string(plural(lang_, n)),
             {{"days", std::to_string(n)}});
}

std::string Speech::word(VerdictKind k) const { return say("speech.verdict." + std::string(advisor::word(k))); }
std::string Speech::word(const pack::Topic& topic, const pack::Rule& rule) const {
  if (!rule.as.empty()) return say("speech.as." + rule.as);
  if (rule.finding == pack::Finding::allowed && !topic.reviewed) return word(VerdictKind::nothing_forbids);
  return say("speech.finding." + std::string(pack::word(rule.finding)));
}
std::string Speech::word(const pack::Topic& topic, const advisor::Verdict& v) const {
  const std::string as = advisor::said_as(topic, v);
  return as.empty() ? word(v.kind) : say("speech.as." + as);
}

std::string Speech::confidence(pack::Confidence c) const {
  static constexpr std::array<std::string_view, 5> keys{"text", "secondary", "handbook", "inference", "general"};
  return say("speech.confidence." + std::string(keys[static_cast<std::size_t>(c)]));
}

std::string Speech::name(const pack::Topic& topic, const std::string& id) const {
  const auto it = topic.names.find(id);
  return it == topic.names.end() ? id : it->second[lang_];
}

std::string Speech::cite(const pack::Pack& pack, const pack::Cite& c) const {
  const auto it = pack.sources.find(c.act);
  const std::string act = it == pack.sources.end() ? c.act : it->second.short_title[lang_];
  const std::string& at = c.at_words.empty() ? c.at : c.at_words[lang_];
  return at.empty() ? act : say("speech.cite", {{"act", act}, {"at", at}});
}

std::string Speech::answer(const pack::Fact& fact, const pack::Answer& a) const {
  using State = pack::Answer::State;
  if (a.state == State::not_asked) return say("speech.not_told");
  if (a.state == State::unknown) return say("answer.unknown");
  if (a.state == State::refused) return say("answer.refused");
  switch (fact.type) {
    case pack::FactType::yes_no: {
      const Text& own = a.choices == 2 ? fact.yes : fact.no;
      return own.empty() ? say(a.choices == 2 ? "answer.yes" : "answer.no") : own[lang_];
    }
    case pack::FactType::choice: {
      std::string out;
      for (std::size_t i = 0; i < fact.of.size(); ++i)
        if (a.choices >> i & 1) out += (out.empty() ? "" : say("answer.or")) + fact.of[i].text[lang_];
      return out;
    }
    case pack::FactType::money:
      return money(a.number);
    case pack::FactType::number:
      return group_digits(a.number);
    case pack::FactType::date:
      return full_day(Date(static_cast<std::int32_t>(a.number)));
    case pack::FactType::person:
      return a.text;
  }
  return "";
}

std::string Speech::verdict(const pack::Pack& pack, const pack::Topic& topic, const advisor::Advice& advice) const {
  const advisor::Verdict& v = advice.verdict;
  if (advice.before_law) return say("speech.say.before_law");
  if (v.kind == VerdictKind::nothing_forbids && !v.rules.empty())
    return topic.rules[static_cast<std::size_t>(v.rules.front())].text[lang_] + " " +
           say("speech.say.not_reviewed", {{"who", pack.confirm_with[lang_]}});
  if (v.kind == VerdictKind::nothing_forbids)
    return say("speech.say.nothing_forbids", {{"who", pack.confirm_with[lang_]}});
  if (v.kind == VerdictKind::open) {
    std::vector<int> facts;
    for (const advisor::FindingOut& f : advice.findings)
      for (int fact : f.depends_on)
        if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
    return facts.empty() ? say("speech.say.open_law") : say("speech.say.open", {{"facts", depends_on(topic, facts)}});
  }
  const bool one_certain =
      std::any_of(advice.findings.begin(), advice.findings.end(), [&](const advisor::FindingOut& f) {
        return f.certainty == advisor::Certainty::certain &&
               std::find(v.rules.begin(), v.rules.end(), f.rule) != v.rules.end();
      });
  if (!one_certain && v.kind == VerdictKind::prohibited && v.rules.size() > 1) return say("speech.say.either");
  return topic.rules[static_cast<std::size_t>(v.rules.front())].text[lang_];
}

std::string Speech::reason(const pack::Topic& topic, const Reason& r, const pack::Answers& answers) const {
  const auto fact = [&](int f) -> const pack::Fact& { return topic.facts[static_cast<std::size_t>(f)]; };
  if (r.what == Reason::What::rule) return topic.rules[static_cast<std::size_t>(r.rule)].text[lang_];
  if (r.what != Reason::What::number)
    return say("speech.reason", {{"label", label(fact(r.fact))},
                                 {"answer", answer(fact(r.fact), answers[static_cast<std::size_t>(r.fact)])}});
  std::string labels;
  for (std::size_t f = 0; f < topic.facts.size(); ++f)
    if (r.facts >> f & 1) labels += (labels.empty() ? "" : " → ") + label(topic.facts[f]);
  const auto value = [&](const std::optional<std::int64_t>& n) {
    if (!n) return say("speech.not_told");
    if (r.days) return say("speech.days", {{"days", std::to_string(*n)}});
    if (r.date) return full_day(Date(static_cast<std::int32_t>(*n)));
    return r.fact >= 0 && fact(r.fact).type == pack::FactType::money ? money(*n) : group_digits(*n);
  };
  const bool known = r.left && r.right;
  std::string out = say("speech.reason_number",
                        {{"label", labels},
                         {"left", value(r.left)},
                         {"sign", known ? std::string(sign(r.holds == Tri::no ? turned(r.compare) : r.compare)) : "?"},
                         {"right", value(r.right)}});
  for (std::size_t i = 0; i < r.params.size(); ++i)
    if (r.param_names[i]->unit == "tenge")
      out += " (" +
             say("speech.param", {{"name", r.param_names[i]->name[lang_]},
                                  {"value", money(r.params[i]->value)},
                                  {"from", full_day(r.params[i]->from)}}) +
             ")";
  return out;
}

std::string Speech::change(const pack::Topic& topic, const advisor::Change& c) const {
  const pack::Fact& fact = topic.facts[static_cast<std::size_t>(c.fact)];
  std::string answered;
  if (fact.type == pack::FactType::choice) {
    for (std::size_t i = 0; i < fact.of.size(); ++i)
      if (c.to.choices >> i & 1) answered += (answered.empty() ? "" : say("speech.change_or")) + fact.of[i].text[lang_];
  } else {
    answered = answer(fact, c.to);
  }
  if (c.reach != advisor::Change::Reach::exactly)
    answered =
        say(c.reach == advisor::Change::Reach::at_least ? "speech.at_least" : "speech.at_most", {{"sum", answered}});
  std::string effect;
  const auto add = [&](const std::string& sentence) { effect += (effect.empty() ? "" : " ") + sentence; };
  for (int r : c.come) add(topic.rules[static_cast<std::size_t>(r)].text[lang_]);
  if (c.come.empty() && c.verdict == VerdictKind::nothing_forbids) effect = say("speech.change_free");
  if (effect.empty())
    for (int r : c.gone)
      add(say("speech.change_gone", {{"rule", topic.rules[static_cast<std::size_t>(r)].text[lang_]}}) +
          (r == c.gone.back() ? "." : ";"));
  return say("speech.change", {{"label", label(fact)}, {"answer", answered}, {"effect", effect}});
}

std::string Speech::depends_on(const pack::Topic& topic, const std::vector<int>& facts) const {
  std::string out;
  for (int f : facts) out += (out.empty() ? "" : "; ") + label(topic.facts[static_cast<std::size_t>(f)]);
  return out;
}

std::string Speech::after_check(const pack::Pack& pack, const advisor::Advice& advice) const {
  if (!advice.judged_on || *advice.judged_on <= pack.checked_on) return "";
  return say("speech.say.after_check", {{"checked", full_day(pack.checked_on)}, {"day", full_day(*advice.judged_on)}});
}

std::string Speech::two_dates(const pack::Due& due) const {
  if (due.roll_unknown && due.calendar_unknown) return say("speech.two_dates.both");
  if (due.roll_unknown) return say("speech.two_dates.roll");
  return due.calendar_unknown ? say("speech.two_dates.calendar") : "";
}

}  // namespace adep::web
