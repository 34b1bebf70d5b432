// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/interview.h"

#include <algorithm>

#include "base/text.h"

namespace adep::web {

using html::Value;
using pack::Answer;
using pack::FactType;

void Interview::tell(int fact, const Answer& answer) {
  answers[static_cast<std::size_t>(fact)] = answer;
  if (std::ranges::find(order, fact) == order.end()) order.push_back(fact);
}

Interview read_interview(const Visit& v, const pack::Topic& topic, const http::Form& form) {
  Interview i{topic, pack::Answers(topic.facts.size()), {}};
  for (const auto& [name, value] : form.fields) {
    if (!name.starts_with("a.")) continue;
    const int fact = topic.fact(std::string_view(name).substr(2));
    if (fact < 0) continue;
    const auto answer = pack::read_answer(topic.facts[static_cast<std::size_t>(fact)], value);
    if (answer && answer->state != Answer::State::not_asked) i.tell(fact, *answer);
  }
  const std::string_view edition = form.value("edition");
  i.edition_changed = !edition.empty() && edition != v.edition->hash();
  return i;
}

namespace {

Result<int> date_part(std::string_view typed) {
  typed = trim(typed);
  if (typed.empty()) return fail("web.check.date_part");
  if (typed.size() > 4 || typed.find_first_not_of("0123456789") != typed.npos) return fail("web.check.date_digits");
  int n = 0;
  for (char c : typed) n = n * 10 + (c - '0');
  return n;
}

Result<Answer> typed_date(std::string_view day, std::string_view month, std::string_view year) {
  if (trim(day).empty() && trim(month).empty() && trim(year).empty()) return fail("web.check.date_needed");
  const auto d = date_part(day), m = date_part(month), y = date_part(year);
  for (const auto& part : {d, m, y})
    if (!part) return tl::make_unexpected(part.error());
  const auto date = Date::from(*y, *m, *d);
  if (!date) return tl::make_unexpected(date.error());
  Answer a;
  a.state = Answer::State::answered;
  a.number = date->days();
  return a;
}

}  // namespace

Result<Answer> typed_answer(const pack::Fact& fact, const http::Form& form) {
  const std::string_view value = trim(form.value("v"));
  if (fact.type == FactType::yes_no || fact.type == FactType::choice) {
    if (value.empty()) return fail("web.check.choose");
    return pack::read_answer(fact, value);
  }
  const bool unknown = form.has("v-unknown"), refused = form.has("v-refused");
  const bool date = fact.type == FactType::date;
  const bool typed = date ? !(trim(form.value("v-day")).empty() && trim(form.value("v-month")).empty() &&
                              trim(form.value("v-year")).empty())
                          : !value.empty();
  if (typed + unknown + refused > 1) return fail("web.check.one_of_both");
  if (unknown) return Answer{Answer::State::unknown};
  if (refused) return Answer{Answer::State::refused};
  if (date) return typed_date(form.value("v-day"), form.value("v-month"), form.value("v-year"));
  if (!typed)
    return fail(fact.type == FactType::person  ? "web.check.name_needed"
                : fact.type == FactType::money ? "web.check.sum_needed"
                                               : "web.check.number_needed");
  // A name may well be the word "unknown"; only the boxes mean that nothing is told.
  if (fact.type == FactType::person) {
    if (count_letters(value) > 200) return fail("answer.person");
    Answer a{Answer::State::answered};
    a.text = std::string(value);
    return a;
  }
  if (value == "unknown" || value == "refused")
    return fail(fact.type == FactType::money ? "answer.money" : "answer.number");
  return pack::read_answer(fact, value);
}

Value carried(const Visit& v, const Interview& i) {
  Value::List out;
  for (int f : i.order) {
    const pack::Fact& fact = i.topic.facts[static_cast<std::size_t>(f)];
    out.push_back(
        Value::Map{{"name", "a." + fact.id}, {"value", pack::written(fact, i.answers[static_cast<std::size_t>(f)])}});
  }
  out.push_back(Value::Map{{"name", "edition"}, {"value", v.edition->hash()}});
  return out;
}

Value told(const Visit& v, const Interview& i, bool printed) {
  Value::List out;
  for (int f : i.order) {
    const pack::Fact& fact = i.topic.facts[static_cast<std::size_t>(f)];
    const Answer& a = i.answers[static_cast<std::size_t>(f)];
    if (printed && fact.sensitive) continue;
    out.push_back(Value::Map{{"label", v.speech.label(fact)},
                             {"value", v.speech.answer(fact, a)},
                             {"skipped", !a.answered()},
                             {"change", "change:" + fact.id}});
  }
  return out;
}

}  // namespace adep::web
