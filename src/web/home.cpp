// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/guide.h"
#include "web/screens.h"

namespace adep::web {

using html::Value;

Value topic_list(const Visit& v) {
  Value::List out;
  for (const pack::Topic& t : v.pack().topics)
    out.push_back(Value::Map{{"href", v.at("/check/" + t.id)},
                             {"title", t.title[v.lang()]},
                             {"lead", t.lead[v.lang()]},
                             {"example", t.example[v.lang()]}});
  return out;
}

http::Response home(const Visit& v) {
  Value view =
      Value::Map{{"check", v.at("/check")}, {"guide", v.at("/guide")}, {"topics", topic_list(v)}, {"change", false}};
  if (const auto change = guide::law_change(v.pack(), v.today))
    view["change"] = Value::Map{{"title", v.say("home.change_title", {{"from", v.dated("from", change->day)}})},
                                {"text", v.say("home.change_text", {{"act", change->act->short_title[v.lang()]}})},
                                {"href", v.at("/guide?changed=1")}};
  return v.page("home", std::move(view), {.title = v.say("home.title"), .section = "home", .path = "/"});
}

http::Response topics(const Visit& v) {
  return v.page("topics", Value::Map{{"topics", topic_list(v)}},
                {.title = v.say("check.title"), .section = "check", .path = "/check"});
}

}  // namespace adep::web
