// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands at the foot of every page: contacts, sources, accessibility, what is stored.
#include "web/screens.h"

namespace adep::web {

using html::Value;

http::Response contacts(const Visit& v) {
  Value::List now, others, history;
  for (const pack::Contact& c : v.pack().contacts) {
    if (c.kind == "history") {  // never a number to dial
      const bool guessed = !c.cites.empty() && c.cites.front().confidence == pack::Confidence::inference;
      history.push_back(Value::Map{{"name", c.name[v.lang()]},
                                   {"phone", telephone(c.phone)},
                                   {"note", guessed ? c.cites.front().note[v.lang()] : ""}});
      continue;
    }
    const bool current = c.current(v.today);
    std::string state = v.say("contacts.unconfirmed");
    if (c.confirmed_on)
      state = v.say(current ? "contacts.confirmed" : "contacts.was_confirmed",
                    {{"day", v.speech.full_day(*c.confirmed_on)}});
    else if (current)
      state = "";
    Value one =
        Value::Map{{"name", c.name[v.lang()]},       {"about", c.about[v.lang()]}, {"phone", telephone(c.phone)},
                   {"tel", telephone_link(c.phone)}, {"address", c.address},       {"state", state}};
    (current ? now : others).push_back(std::move(one));
  }
  const pack::Body& body = v.pack().body;
  Value officer = officer_view(v);
  officer["confirmed"] = body.current(v.today)
                             ? v.say("contacts.confirmed", {{"day", v.speech.full_day(*body.confirmed_on)}})
                             : v.say("frame.officer_unconfirmed");
  Value view = Value::Map{{"officer", std::move(officer)},
                          {"now", now.empty() ? Value(false) : Value(Value::Map{{"list", std::move(now)}})},
                          {"history", history.empty() ? Value(false) : Value(Value::Map{{"list", std::move(history)}})},
                          {"others", others.empty() ? Value(false) : Value(Value::Map{{"list", std::move(others)}})}};
  return v.page("contacts", std::move(view),
                {.title = v.say("contacts.title"), .section = "contacts", .path = "/contacts"});
}

http::Response sources(const Visit& v) {
  Value::List list;
  for (const auto& [id, s] : v.pack().sources) {
    std::string force;
    if (s.from && s.to)
      force = v.say("in_force.from_to", {{"from", v.dated("from", *s.from)}, {"to", v.dated("to", *s.to)}});
    else if (s.from)
      force = v.say("in_force.from", {{"from", v.dated("from", *s.from)}});
    else if (s.to)
      force = v.say("in_force.to", {{"to", v.dated("to", *s.to)}});
    list.push_back(Value::Map{{"id", id},
                              {"title", s.title[v.lang()]},
                              {"kind", v.say("source_kind." + s.kind)},
                              {"number", s.number},
                              {"adopted", s.adopted ? v.speech.full_day(*s.adopted) : ""},
                              {"force", force},
                              {"read", s.read[v.lang()]},
                              {"address", s.address}});
  }
  const pack::Pack& p = v.pack();
  Value view = Value::Map{{"list", std::move(list)},
                          {"title", p.title[v.lang()]},
                          {"jurisdiction", p.jurisdiction[v.lang()]},
                          {"edition", p.edition},
                          {"hash", p.hash},
                          {"checked_on", v.speech.full_day(p.checked_on)}};
  return v.page("sources", std::move(view), {.title = v.say("sources.title"), .section = "", .path = "/sources"});
}

http::Response accessibility(const Visit& v) {
  return v.page("accessibility", Value::Map{},
                {.title = v.say("accessibility.title"), .section = "", .path = "/accessibility"});
}

http::Response data(const Visit& v) {
  return v.page("data", Value::Map{}, {.title = v.say("data.title"), .section = "", .path = "/data"});
}

http::Response error(const Visit& v, int status) {
  const std::string key =
      "error." + std::to_string(status == 501 ? 405 : status);  // a method nobody knows is no fault of ours
  const bool known = v.site.messages.has("web." + key + ".title");
  const std::string kind = known ? key : status >= 500 ? "error.500" : "error.400";
  Value view = Value::Map{{"title", v.say(kind + ".title")},
                          {"text", v.say(kind + ".text")},
                          {"home", v.at("/")},
                          {"check", v.at("/check")},
                          {"guide", v.at("/guide")}};
  return v.page("error", std::move(view), {.title = v.say(kind + ".title"), .section = "", .path = "/"}, status)
      .set("Cache-Control", "no-store");
}

}  // namespace adep::web
