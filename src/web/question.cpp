// SPDX-License-Identifier: AGPL-3.0-or-later
// One question a page: the field for its kind, why it is asked, how far one is, what was told so far.
#include <algorithm>

#include "web/draft.h"
#include "web/interview.h"

namespace adep::web {

using html::Value;
using pack::Answer;
using pack::FactType;

namespace {

struct Asked {
  const pack::Fact& fact;
  const Answer& known;                // the answer it already has
  const http::Form* typed = nullptr;  // what came with a mistake

  std::string field(std::string_view name, const std::string& otherwise) const {
    return typed ? std::string(typed->value(name)) : otherwise;
  }
  bool ticked(std::string_view box, Answer::State state) const {
    return typed ? typed->has(box) : known.state == state;
  }
};

Value option(const std::string& id, const std::string& value, const std::string& text, const std::string& hint,
             bool checked) {
  return Value::Map{{"id", id}, {"value", value}, {"text", text}, {"hint", hint}, {"checked", checked}};
}

Value choices(const Visit& v, const Asked& asked) {
  const std::string chosen = asked.field("v", pack::written(asked.fact, asked.known));
  Value::List options;
  const auto add = [&](const std::string& value, const std::string& text, const std::string& hint) {
    options.push_back(option("v-" + std::to_string(options.size() + 1), value, text, hint, chosen == value));
  };
  if (asked.fact.type == FactType::yes_no) {
    for (const bool yes : {true, false}) {
      const Text& own = yes ? asked.fact.yes : asked.fact.no;
      add(yes ? "yes" : "no", own.empty() ? v.speech.say(yes ? "answer.yes" : "answer.no") : own[v.lang()], "");
    }
  } else {
    for (const pack::Option& o : asked.fact.of) add(o.id, o.text[v.lang()], o.hint[v.lang()]);
  }
  Value::List apart{
      option("v-unknown", "unknown", v.speech.say("answer.unknown"), v.say("check.unknown_hint"), chosen == "unknown"),
      option("v-refused", "refused", v.speech.say("answer.refused"), "", chosen == "refused")};
  return Value::Map{{"options", std::move(options)}, {"apart", std::move(apart)}};
}

Value skips(const Visit& v, const Asked& asked) {
  const bool date = asked.fact.type == FactType::date;
  return Value::List{Value::Map{{"id", "v-unknown"},
                                {"text", date ? v.say("check.unknown_day") : v.speech.say("answer.unknown")},
                                {"checked", asked.ticked("v-unknown", Answer::State::unknown)}},
                     Value::Map{{"id", "v-refused"},
                                {"text", v.speech.say("answer.refused")},
                                {"checked", asked.ticked("v-refused", Answer::State::refused)}}};
}

Value date_fields(const Visit& v, const Asked& asked, const std::optional<Mistake>& mistake) {
  const bool known = asked.known.answered();
  const Date day(static_cast<std::int32_t>(asked.known.number));
  // The part that a message is about is marked; all three when it is about the whole date.
  const std::string key = mistake ? mistake->error.key : "";
  const auto wrong = [&](std::string_view part) {
    if (key.empty()) return false;
    if (key == "date.no_such_day") return part == "day";
    if (key == "date.no_such_month") return part == "month";
    if (key == "date.range") return part == "year";
    if (key == "web.check.date_part") return asked.field("v-" + std::string(part), "").empty();
    return true;
  };
  Value::List out;
  for (const auto& [part, value, width] : {std::tuple{"day", known ? std::to_string(day.day()) : "", "2"},
                                           std::tuple{"month", known ? std::to_string(day.month()) : "", "2"},
                                           std::tuple{"year", known ? std::to_string(day.year()) : "", "4"}}) {
    const std::string id = "v-" + std::string(part);
    out.push_back(Value::Map{{"id", id},
                             {"label", v.say("check." + std::string(part))},
                             {"value", asked.field(id, value)},
                             {"width", width},
                             {"error", wrong(part)}});
  }
  return out;
}

// The first field that a message is about.
std::string anchor(const pack::Fact& fact, const Value& dates) {
  if (fact.type == FactType::yes_no || fact.type == FactType::choice) return "v-1";
  if (fact.type == FactType::date)
    for (const Value& part : *dates.list())
      if (*part.map()->at("error").truth()) return *part.map()->at("id").text();
  return fact.type == FactType::date ? "v-day" : "v";
}

Value steps(std::size_t number, std::size_t more) {
  Value::List out;
  const std::size_t total = std::min<std::size_t>(number + more, 16);
  for (std::size_t n = 1; n <= total; ++n) out.push_back(Value::Map{{"on", n <= std::min(number, total)}});
  return out;
}

// Why it is asked: the pack's own words, or the norms of the rules that look at it.
Value why(const Visit& v, const Interview& i, int fact) {
  const Text& own = i.topic.facts[static_cast<std::size_t>(fact)].why;
  if (!own.empty()) return Value::Map{{"text", linked(v, own[v.lang()])}};
  const advisor::Program& program = v.edition->program(i.topic);
  std::string norms;
  for (std::size_t r = 0; r < i.topic.rules.size(); ++r) {
    if (!(program.facts_of(r, program.epochs().size() - 1) >> fact & 1)) continue;
    for (const std::string& norm : i.topic.rules[r].norms)
      if (norms.find(norm) == norms.npos) norms += (norms.empty() ? "" : ", ") + norm;
  }
  return norms.empty() ? Value(false)
                       : Value(Value::Map{{"text", linked(v, v.say("check.why_norms", {{"norms", norms}}))}});
}

}  // namespace

http::Response question_page(const Visit& v, const Interview& i, int fact_index, const advisor::Advice& advice,
                             const std::optional<Mistake>& mistake) {
  const pack::Fact& fact = i.topic.facts[static_cast<std::size_t>(fact_index)];
  const Answer& known = i.answers[static_cast<std::size_t>(fact_index)];
  const Asked asked{fact, known, mistake ? mistake->typed : nullptr};
  const auto place = std::ranges::find(i.order, fact_index);
  const std::size_t number = static_cast<std::size_t>(place - i.order.begin()) + 1;
  const bool asked_now = known.state == Answer::State::not_asked;
  const int more = std::max(0, advice.open_questions - (asked_now ? 1 : 0));
  const bool choice = fact.type == FactType::yes_no || fact.type == FactType::choice;
  const Value dates = fact.type == FactType::date ? date_fields(v, asked, mistake) : Value(Value::List{});
  const std::string ask = fact.ask[v.lang()];
  const std::string path = "/check/" + i.topic.id;
  const bool first = i.order.empty() && !mistake;

  std::string hint = fact.hint[v.lang()];
  if (fact.type == FactType::date)
    hint +=
        (hint.empty() ? "" : " ") +
        v.say("check.date_hint", {{"example", std::to_string(v.today.day()) + " " + std::to_string(v.today.month()) +
                                                  " " + std::to_string(v.today.year())}});
  std::string described = hint.empty() ? "" : "v-hint";
  if (mistake) described += described.empty() ? "v-error" : " v-error";

  Value view = Value::Map{
      {"action", v.at(path)},
      {"question", fact.id},
      {"back_href", i.order.empty() || number == 1 ? v.at("/check") : ""},
      {"back_button", !(i.order.empty() || number == 1)},
      {"edition_changed", i.edition_changed},
      {"eyebrow",
       v.say(more > 0 ? "check.progress" : "check.progress_last",
             {{"topic", i.topic.title[v.lang()]}, {"n", std::to_string(number)}, {"more", std::to_string(more)}})},
      {"steps", steps(number, static_cast<std::size_t>(more))},
      {"sensitive", fact.sensitive},
      {"error", false},
      {"choice", false},
      {"date", false},
      {"input", false},
      {"skips", choice ? Value(false) : Value(Value::Map{{"list", skips(v, asked)}})},
      {"why", why(v, i, fact_index)},
      {"lead", first ? i.topic.lead[v.lang()] : ""},
      {"draft", first ? draft_link(v, i.topic) : Value(false)},
      {"travels", !first},
      {"carried", carried(v, i)},
      {"told", i.order.empty() ? Value(false) : Value(Value::Map{{"list", told(v, i)}})},
  };
  Value field = Value::Map{{"ask", ask},
                           {"hint", hint},
                           {"described", described},
                           {"error", mistake.has_value()},
                           {"error_text", mistake ? v.speech.say(mistake->error) : ""}};
  if (choice) {
    Value lists = choices(v, asked);
    field["options"] = std::move(lists["options"]);
    field["apart"] = std::move(lists["apart"]);
    view["choice"] = std::move(field);
  } else if (fact.type == FactType::date) {
    field["parts"] = dates;
    view["date"] = std::move(field);
  } else {
    field["value"] = asked.field("v", known.answered() ? pack::written(fact, known) : "");
    field["money"] = fact.type == FactType::money;
    field["short"] = fact.type != FactType::person;
    view["input"] = std::move(field);
  }
  std::string title = v.say("check.page_title", {{"ask", ask}});
  if (mistake) {
    view["error"] = Value::Map{{"text", v.speech.say(mistake->error)}, {"href", "#" + anchor(fact, dates)}};
    title = v.say("check.error_title", {{"title", title}});
  }
  const Frame frame{.title = title, .section = "check", .path = path, .answers_travel = !first, .show = fact.id};
  return v.page("question", std::move(view), frame, mistake ? 422 : 200).set("Cache-Control", "private, no-cache");
}

}  // namespace adep::web
