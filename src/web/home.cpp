// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/guide.h"
#include "web/screens.h"

namespace adep::web {

using html::Value;

Value topic_view(const Visit& v, const pack::Topic& t) {
  return Value::Map{{"href", v.at("/check/" + t.id)},
                    {"title", t.title[v.lang()]},
                    {"lead", t.lead[v.lang()]},
                    {"example", t.example[v.lang()]}};
}

// The topics in the groups of the pack, or all in one that has no title.
Value topic_groups(const Visit& v) {
  Value::List out;
  const auto group = [&](const std::string& title, Value::List topics) {
    out.push_back(Value::Map{
        {"anchor", "group-" + std::to_string(out.size() + 1)}, {"title", title}, {"topics", std::move(topics)}});
  };
  for (const pack::Group& g : v.pack().topic_groups) {
    Value::List topics;
    for (const std::string& id : g.ids) topics.push_back(topic_view(v, *v.pack().topic(id)));
    group(g.title[v.lang()], std::move(topics));
  }
  if (!out.empty()) return out;
  Value::List topics;
  for (const pack::Topic& t : v.pack().topics) topics.push_back(topic_view(v, t));
  group(v.say("home.topics"), std::move(topics));
  return out;
}

Value::List reading_list(const Visit& v) {
  Value::List out;
  for (const pack::Page& p : v.pack().pages)
    out.push_back(
        Value::Map{{"href", v.at("/read/" + p.id)}, {"title", p.title[v.lang()]}, {"lead", p.lead[v.lang()]}});
  return out;
}

http::Response home(const Visit& v) {
  Value::List examples;
  for (const char* n : {"1", "2", "3"}) examples.push_back(v.say("home.example." + std::string(n)));
  Value view = Value::Map{{"ask", v.at("/ask")},
                          {"examples", std::move(examples)},
                          {"check", v.at("/check")},
                          {"guide", v.at("/guide")},
                          {"draft", v.pack().drafts ? Value(Value::Map{{"href", v.at("/draft")}}) : Value(false)},
                          {"groups", topic_groups(v)},
                          {"change", false},
                          {"read", false}};
  if (Value::List read = reading_list(v); !read.empty()) view["read"] = Value::Map{{"list", std::move(read)}};
  if (const auto change = guide::law_change(v.pack(), v.today))
    view["change"] = Value::Map{{"title", v.say("home.change_title", {{"from", v.dated("from", change->day)}})},
                                {"text", v.say("home.change_text", {{"act", change->act->short_title[v.lang()]}})},
                                {"href", v.at("/guide?changed=1")}};
  return v.page("home", std::move(view),
                {.title = v.say("home.title"), .section = "home", .path = "/", .script = v.site.ask_js_address});
}

http::Response topics(const Visit& v) {
  return v.page("topics", Value::Map{{"groups", topic_groups(v)}},
                {.title = v.say("check.title"), .section = "check", .path = "/check"});
}

}  // namespace adep::web
