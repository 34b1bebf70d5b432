// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "guide/guide.h"
#include "web/faults.h"
#include "web/interview.h"
#include "web/json_body.h"

namespace adep::web {
namespace {

using Json = nlohmann::ordered_json;
using advisor::FindingOut;
using advisor::Tri;

Json text(const Text& t) { return {{"kk", t[Lang::kk]}, {"ru", t[Lang::ru]}, {"en", t[Lang::en]}}; }

constexpr std::array<std::string_view, 5> confidences{"text", "secondary", "handbook", "inference", "general"};
constexpr std::array<std::string_view, 6> types{"bool", "enum", "money", "int", "date", "person"};

std::string_view word(Tri t) { return t == Tri::yes ? "yes" : t == Tri::no ? "no" : "open"; }

Json cite(const pack::Pack& pack, const pack::Cite& c) {
  Json out{{"act", c.act}, {"at", c.at}, {"confidence", confidences[static_cast<std::size_t>(c.confidence)]}};
  if (const auto it = pack.sources.find(c.act); it != pack.sources.end()) {
    out["title"] = text(it->second.title);
    if (!it->second.address.empty()) out["address"] = it->second.address;
  }
  if (c.checked_on) out["checked_on"] = c.checked_on->iso();
  return out;
}

Json cites(const pack::Pack& pack, const pack::Cites& all) {
  Json out = Json::array();
  for (const pack::Cite& c : all) out.push_back(cite(pack, c));
  return out;
}

Json item(const pack::Pack& pack, const guide::Guide& guide, const pack::Item& i) {
  Json out{{"id", i.id},
           {"kind", pack::word(i.kind)},
           {"section", i.section},
           {"title", text(i.title)},
           {"text", text(i.text)}};
  out["modality"] = i.modality.empty() ? Json(nullptr) : Json(i.modality);
  for (const auto& [lang, modality] : i.modality_in) out["modality_in"][std::string(code(lang))] = modality;
  if (i.kind == pack::ItemKind::qa) {
    out["question"] = text(i.question);
    out["verdict"] = i.verdict;
  }
  if (i.kind == pack::ItemKind::item_case) {
    if (!i.presumed.empty()) out["presumed"] = text(i.presumed);
    out["assessment"] = text(i.assessment);
    out["outcome"] = text(i.outcome);
  }
  out["then"] = {{"says", text(i.then_says)}, {"sources", cites(pack, i.then_cites)}};
  out["now"] = Json::array();
  for (const pack::Now& now : i.now)
    out["now"].push_back({{"state", now.state},
                          {"says", text(now.says)},
                          {"since", now.since ? Json(now.since->iso()) : Json(nullptr)},
                          {"sources", cites(pack, now.cites)}});
  out["open"] = Json::array();
  for (const pack::OpenPoint& p : i.open) out["open"].push_back({{"ask", text(p.ask)}, {"says", text(p.says)}});
  out["norms"] = i.norms;
  out["related"] = i.related;
  out["binds"] = i.binds;
  out["sources"] = cites(pack, guide::cites_of(i));
  out["rules"] = Json::array();
  for (const guide::Use& use : guide.uses(i.id)) out["rules"].push_back(use.rule->id);
  out["reviewed"] = i.reviewed.has_value();
  return out;
}

std::vector<std::string> fact_ids(const pack::Topic& topic, std::uint64_t mask) {
  std::vector<std::string> out;
  for (std::size_t f = 0; f < topic.facts.size(); ++f)
    if (mask >> f & 1) out.push_back(topic.facts[f].id);
  return out;
}

Json question(const pack::Fact& f) {
  Json out{
      {"id", f.id}, {"type", types[static_cast<std::size_t>(f.type)]}, {"ask", text(f.ask)}, {"label", text(f.label)}};
  if (!f.hint.empty()) out["hint"] = text(f.hint);
  if (!f.why.empty()) out["why"] = text(f.why);
  if (f.sensitive) out["sensitive"] = true;
  for (const pack::Option& o : f.of) out["of"].push_back({{"id", o.id}, {"text", text(o.text)}});
  return out;
}

Json deadline(const advisor::DueDate& d, const pack::Topic& topic, Date on, const Speech& speech) {
  static constexpr std::array<std::string_view, 3> units{"calendar", "working", "months"};
  Json out{{"date", d.due.earliest.iso()}, {"latest", d.due.latest.iso()}, {"days_left", d.due.earliest - on}};
  out["term"] = {{"length", d.period.length}, {"unit", units[static_cast<std::size_t>(d.period.unit)]}};
  out["from"] = {{"fact", topic.facts[static_cast<std::size_t>(d.event_fact)].id}, {"date", d.event.iso()}};
  out["two_dates"] = d.due.earliest != d.due.latest || d.due.calendar_unknown;
  const std::string why = speech.two_dates(d.due);
  out["why"] = why.empty() ? Json(nullptr) : Json(why);
  return out;
}

Json finding(const advisor::Edition& edition, const pack::Topic& topic, const FindingOut& f,
             const pack::Answers& answers, Date on, const Speech& speech) {
  const pack::Rule& rule = topic.rules[static_cast<std::size_t>(f.rule)];
  const pack::Pack& pack = edition.pack();
  Json out{{"id", rule.id},
           {"about", rule.about},
           {"finding", pack::word(rule.finding)},
           {"as", rule.as.empty() ? Json(nullptr) : Json(rule.as)},
           {"kinds", rule.kinds}};
  out["certainty"] = f.certainty == advisor::Certainty::certain ? "certain" : "open";
  out["text"] = rule.text[speech.lang()];
  out["depends_on"] = Json::array();
  for (int fact : f.depends_on) out["depends_on"].push_back(topic.facts[static_cast<std::size_t>(fact)].id);
  out["deadlines"] = Json::array();
  if (f.due) out["deadlines"].push_back(deadline(*f.due, topic, on, speech));
  if (f.due_needs >= 0) out["deadline_needs"] = topic.facts[static_cast<std::size_t>(f.due_needs)].id;
  out["to_whom"] = rule.to_whom.empty() ? Json(nullptr) : Json(speech.name(topic, rule.to_whom));
  out["reasons"] = Json::array();
  for (const advisor::Reason& r : f.reasons) {
    Json reason{
        {"holds", word(r.holds)}, {"text", speech.reason(topic, r, answers)}, {"facts", fact_ids(topic, r.facts)}};
    if (r.rule >= 0) reason["rule"] = topic.rules[static_cast<std::size_t>(r.rule)].id;
    for (std::size_t i = 0; i < r.params.size(); ++i)
      reason["params"].push_back({{"id", r.param_names[i]->id},
                                  {"value", r.params[i]->value},
                                  {"from", r.params[i]->from.iso()},
                                  {"sources", cites(pack, r.params[i]->cites)}});
    out["reasons"].push_back(std::move(reason));
  }
  out["exceptions"] = Json::array();
  for (const auto& [exception, state] : f.exceptions)
    out["exceptions"].push_back(
        {{"rule", topic.rules[static_cast<std::size_t>(exception)].id}, {"in_force", word(state)}});
  out["citations"] = Json::array();
  for (const pack::Version* v : f.versions)
    for (const pack::Cite& c : v->cites) {
      Json one = cite(pack, c);
      one["from"] = v->from.iso();
      one["to"] = v->to ? Json(v->to->iso()) : Json(nullptr);
      out["citations"].push_back(std::move(one));
    }
  out["norms"] = rule.norms;
  out["confirmed"] = f.confirmed;
  out["confirm_with"] = f.confirmed ? Json(nullptr) : Json(pack.confirm_with[speech.lang()]);
  return out;
}

Json change(const pack::Topic& topic, const advisor::Change& c, const Speech& speech) {
  static constexpr std::array<std::string_view, 3> reaches{"exactly", "at_least", "at_most"};
  const auto ids = [&](const std::vector<int>& rules) {
    Json out = Json::array();
    for (int r : rules) out.push_back(topic.rules[static_cast<std::size_t>(r)].id);
    return out;
  };
  const pack::Fact& fact = topic.facts[static_cast<std::size_t>(c.fact)];
  return {{"fact", fact.id},
          {"to", pack::written(fact, c.to)},
          {"reach", reaches[static_cast<std::size_t>(c.reach)]},
          {"come", ids(c.come)},
          {"gone", ids(c.gone)},
          {"verdict", advisor::word(c.verdict)},
          {"text", speech.change(topic, c)}};
}

// A fact's value as a person would type it; a list is several choices. Nothing for no choice or what is deeper, and it
// is not followed: a body may nest as deep as it is long.
std::optional<std::string> typed_in(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_primitive()) return value.dump();
  if (!value.is_array() || value.empty()) return std::nullopt;
  std::string typed;
  for (const Json& one : value) {
    if (one.is_structured()) return std::nullopt;
    typed += (typed.empty() ? "" : ",") + *typed_in(one);
  }
  return typed;
}

}  // namespace

std::string items_json(const advisor::Edition& edition, std::optional<pack::ItemKind> kind) {
  const guide::Guide guide(edition.pack());
  Json out{{"pack", edition.hash()}, {"edition", edition.pack().edition}, {"items", Json::array()}};
  for (const pack::Item& i : edition.pack().items)
    if (!kind || i.kind == *kind) out["items"].push_back(item(edition.pack(), guide, i));
  return out.dump(1);
}

std::string item_json(const advisor::Edition& edition, const pack::Item& i) {
  Json out = item(edition.pack(), guide::Guide(edition.pack()), i);
  out["pack"] = edition.hash();
  return out.dump(1);
}

std::string topics_json(const advisor::Edition& edition) {
  Json out{{"pack", edition.hash()}, {"topics", Json::array()}};
  for (const pack::Topic& t : edition.pack().topics)
    out["topics"].push_back({{"id", t.id},
                             {"title", text(t.title)},
                             {"lead", text(t.lead)},
                             {"example", text(t.example)},
                             {"facts", t.facts.size()},
                             {"rules", t.rules.size()},
                             {"reviewed", t.reviewed.has_value()}});
  return out.dump(1);
}

std::string questions_json(const advisor::Edition& edition, const pack::Topic& topic) {
  Json out{{"pack", edition.hash()}, {"topic", topic.id}, {"title", text(topic.title)}};
  out["judged_at"] =
      topic.judged_at < 0 ? Json(nullptr) : Json(topic.facts[static_cast<std::size_t>(topic.judged_at)].id);
  out["facts"] = Json::array();
  for (const pack::Fact& f : topic.facts) out["facts"].push_back(question(f));
  return out.dump(1);
}

std::string advice_json(const advisor::Edition& edition, const pack::Topic& topic, const pack::Answers& answers,
                        Date on, const Speech& speech) {
  const pack::Pack& pack = edition.pack();
  const advisor::Advice a = advisor::advise(pack, topic, edition.program(topic), answers);
  const auto rule_id = [&](int r) { return topic.rules[static_cast<std::size_t>(r)].id; };
  Json out{{"pack", edition.hash()},
           {"edition", pack.edition},
           {"topic", topic.id},
           {"lang", code(speech.lang())},
           {"on", on.iso()}};
  out["judged_on"] = a.judged_on ? Json(a.judged_on->iso()) : Json(nullptr);
  out["verdict"] = {
      {"kind", advisor::word(a.verdict.kind)}, {"text", speech.verdict(pack, topic, a)}, {"rules", Json::array()}};
  for (int r : a.verdict.rules) out["verdict"]["rules"].push_back(rule_id(r));
  out["findings"] = Json::array();
  for (const FindingOut& f : a.findings) out["findings"].push_back(finding(edition, topic, f, answers, on, speech));
  out["conflicts"] = Json::array();
  for (const auto& [x, y] : a.conflicts) out["conflicts"].push_back({rule_id(x), rule_id(y)});
  out["certain_about"] = a.certain_about;
  out["not_in_force"] = Json::array();
  for (int r : a.not_in_force) out["not_in_force"].push_back(rule_id(r));
  out["next_question"] =
      a.next_question ? question(topic.facts[static_cast<std::size_t>(*a.next_question)]) : Json(nullptr);
  out["changes"] = Json::array();
  for (const advisor::Change& c : a.changes) out["changes"].push_back(change(topic, c, speech));
  out["reviewed"] = topic.reviewed.has_value();
  out["checked_on"] = pack.checked_on.iso();
  return out.dump(1);
}

std::string replay_json(const advisor::Edition& edition, const std::vector<advisor::ReplayResult>& results) {
  Json out{{"pack", edition.hash()}, {"judgements", Json::array()}};
  int failed = 0;
  for (const advisor::ReplayResult& r : results) {
    failed += !r.passed();
    out["judgements"].push_back({{"source", r.item},
                                 {"topic", r.topic},
                                 {"on", r.on.iso()},
                                 {"settled", r.settled},
                                 {"certain", r.certain},
                                 {"open", r.open},
                                 {"passed", r.passed()},
                                 {"failures", r.failures}});
  }
  out["passed"] = results.size() - static_cast<std::size_t>(failed);
  out["failed"] = failed;
  return out.dump(1);
}

std::optional<AdviseRequest> read_advise_request(const pack::Topic& topic, std::string_view body, Faults& faults) {
  const std::size_t before = faults.size();
  const auto refuse = [&](std::string key, Words words = {}) {
    faults.push_back({"", 0, std::move(key), std::move(words)});
  };
  AdviseRequest out;
  out.answers.resize(topic.facts.size());
  if (body.size() > 65'536) return refuse("api.too_large"), std::nullopt;
  const auto doc = json_object<Json>(body, "api.not_json", faults);
  if (!doc) return std::nullopt;
  for (const auto& [key, value] : doc->items()) {
    if (key == "facts" && value.is_object()) continue;
    if (key == "lang" && value.is_string() && lang_from(value.get<std::string>())) {
      out.lang = *lang_from(value.get<std::string>());
    } else if (key == "on" && value.is_string() && Date::parse(value.get<std::string>())) {
      out.on = *Date::parse(value.get<std::string>());
    } else {
      refuse("api.bad_field", {{"field", std::string(shortened(key, 60))}});
    }
  }
  const auto facts = doc->find("facts");
  if (faults.size() == before && facts != doc->end())
    for (const auto& [key, value] : facts->items()) {
      const int at = topic.fact(key);
      if (at < 0) {
        refuse("pack.unknown_fact", {{"fact", std::string(shortened(key, 60))}});
        continue;
      }
      const pack::Fact& fact = topic.facts[static_cast<std::size_t>(at)];
      const auto given = typed_in(value);
      const std::string typed = given.value_or(value.is_array() && value.empty() ? "[]" : "{…}");
      const auto answer = given ? pack::read_answer(fact, typed) : fail("answer.choice", {{"answer", typed}});
      if (answer)
        out.answers[static_cast<std::size_t>(at)] = *answer;
      else
        refuse("pack.bad_answer", pack::wrong_answer(fact, typed, answer.error()));
    }
  if (const int late = pack::out_of_order(topic, out.answers); late >= 0) {
    const pack::Fact& fact = topic.facts[static_cast<std::size_t>(late)];
    refuse("pack.too_early", {{"fact", fact.id}, {"other", topic.facts[static_cast<std::size_t>(fact.not_before)].id}});
  }
  if (faults.size() != before) return std::nullopt;
  return out;
}

Lang refusal_language(std::string_view query, std::string_view body) {
  constexpr std::size_t most = 256u << 10;
  if (!body.empty() && body.size() <= most) {
    const auto doc = nlohmann::json::parse(body, nullptr, false);
    if (const auto lang = doc.is_object() ? doc.find("lang") : doc.end(); lang != doc.end() && lang->is_string())
      if (const auto named = lang_from(lang->get<std::string>())) return *named;
  }
  return lang_from(query).value_or(Lang::en);
}

std::string faults_json(const Faults& faults, const Messages& messages, Lang lang) {
  Json out{{"errors", Json::array()}};
  for (const Fault& f : faults) {
    FaultText said = fault_text(messages, lang, f);
    out["errors"].push_back({{"key", f.key}, {"what", std::move(said.what)}, {"cure", std::move(said.cure)}});
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace adep::web
