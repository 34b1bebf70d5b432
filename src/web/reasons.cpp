// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reasons.h"

#include <algorithm>

namespace adep::web {

using advisor::FindingOut;
using advisor::Tri;
using html::Value;

namespace {

Value looked_at(const Visit& v, Tri holds, std::string text) {
  const std::string says = holds == Tri::yes ? "yes" : holds == Tri::no ? "no" : "open";
  return Value::Map{{"says", says}, {"word", v.say("says." + says)}, {"text", std::move(text)}};
}

Value norm_view(const Visit& v, const pack::Item& item, bool open) {
  return Value::Map{{"open", open},
                    {"id", item.id},
                    {"title", item.title[v.lang()]},
                    {"text", item.text[v.lang()]},
                    {"href", v.at("/guide/" + item.id)}};
}

std::string in_force(const Visit& v, const pack::Version& version) {
  const std::string from = v.dated("from", version.from);
  return version.to ? v.say("in_force.from_to", {{"from", from}, {"to", v.dated("to", *version.to)}})
                    : v.say("in_force.from", {{"from", from}});
}

bool sensitive(const pack::Topic& topic, const advisor::Reason& reason) {
  for (std::size_t f = 0; f < topic.facts.size(); ++f)
    if ((reason.facts >> f & 1) != 0 && topic.facts[f].sensitive) return true;
  return false;
}

}  // namespace

Value cites_of(const Visit& v, const pack::Topic& topic, const FindingOut& f) {
  Value::List out;
  std::vector<std::pair<std::string, std::string>> seen;
  for (const pack::Version* version : f.versions)
    for (const pack::Cite& c : version->cites) {
      const std::pair key(c.act, c.at);
      if (std::ranges::find(seen, key) != seen.end()) continue;
      seen.push_back(key);
      out.push_back(cite_view(v, c, version->to));
    }
  const std::string& norm = topic.rules[static_cast<std::size_t>(f.rule)].norms.front();
  if (v.pack().item(norm))
    out.push_back(Value::Map{{"kind", "then"},
                             {"when", v.say("cite.norm")},
                             {"text", norm},
                             {"href", v.at("/guide/" + norm)},
                             {"note", ""},
                             {"confidence", ""},
                             {"checked_on", ""}});
  return out;
}

Value reasons_view(const Visit& v, const pack::Topic& topic, const pack::Answers& answers,
                   const advisor::Advice& advice, bool printed) {
  Value::List out;
  for (const FindingOut& f : advice.findings) {
    const pack::Rule& rule = topic.rules[static_cast<std::size_t>(f.rule)];
    Value::List looked, norms, laws;
    for (const advisor::Reason& r : f.reasons)
      if (!printed || !sensitive(topic, r)) looked.push_back(looked_at(v, r.holds, v.speech.reason(topic, r, answers)));
    for (const auto& [other, state] : f.exceptions) {
      const std::string key = state == Tri::no    ? "findings.exception_no"
                              : state == Tri::yes ? "findings.exception_yes"
                                                  : "findings.exception_open";
      looked.push_back(
          looked_at(v, state, v.say(key, {{"rule", topic.rules[static_cast<std::size_t>(other)].text[v.lang()]}})));
    }
    for (const std::string& id : rule.norms)
      if (const pack::Item* item = v.pack().item(id)) norms.push_back(norm_view(v, *item, printed));
    for (const pack::Version* version : f.versions)
      for (const pack::Cite& c : version->cites) {
        Value law = cite_view(v, c, version->to);
        law["in_force"] = *law["when"].text() == v.say("cite.then") ? "" : in_force(v, *version);
        laws.push_back(std::move(law));
      }
    const std::string word = v.speech.word(topic, rule);
    out.push_back(Value::Map{
        {"open", printed || out.empty()},
        {"word", f.certainty == advisor::Certainty::certain ? word : v.say("findings.open_word", {{"word", word}})},
        {"text", rule.text[v.lang()]},
        {"looked", std::move(looked)},
        {"norms", std::move(norms)},
        {"laws", std::move(laws)}});
  }
  return out;
}

}  // namespace adep::web
