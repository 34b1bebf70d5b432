// SPDX-License-Identifier: AGPL-3.0-or-later
// Ways through the guide: by section, by whom it binds, and pages put together for reading.
#include <algorithm>

#include "guide/guide.h"
#include "web/draft.h"
#include "web/hits.h"
#include "web/screens.h"

namespace adep::web {

using html::Value;

http::Response section(const Visit& v) {
  const auto& all = v.pack().sections;
  const auto it = std::ranges::find(all, v.request.param("id"), &pack::Section::id);
  if (it == all.end()) return http::Response::error(404);
  Value::List items;
  for (const pack::Item* item : guide::in_section(v.pack(), it->id)) items.push_back(hit_view(v, *item));
  const auto neighbour = [&](bool there, auto other) -> Value {
    if (!there) return false;
    return Value::Map{{"href", v.at("/section/" + other->id)}, {"title", section_name(*other, v.lang())}};
  };
  const std::string name = section_name(*it, v.lang());
  Value view = Value::Map{{"guide", v.at("/guide")},
                          {"title", name},
                          {"lead", it->lead[v.lang()]},
                          {"draft", draft_link(v, *it)},
                          {"items", std::move(items)},
                          {"before", neighbour(it != all.begin(), it == all.begin() ? it : it - 1)},
                          {"after", neighbour(it + 1 != all.end(), it + 1)}};
  return v.page("section", std::move(view), {.title = name, .section = "guide", .path = "/section/" + it->id});
}

http::Response actors(const Visit& v) {
  Value::List list;
  for (const pack::Actor& a : v.pack().actors) {
    const auto n = std::ranges::count_if(v.pack().items, [&](const pack::Item& item) {
      return std::ranges::find(item.binds, a.id) != item.binds.end();
    });
    list.push_back(Value::Map{{"href", n == 0 ? "" : v.at("/for/" + a.id)},
                              {"name", a.name[v.lang()]},
                              {"about", a.about[v.lang()]},
                              {"count", v.say("actors.count", {{"n", std::to_string(n)}})}});
  }
  return v.page("actors", Value::Map{{"guide", v.at("/guide")}, {"list", std::move(list)}},
                {.title = v.say("actors.title"), .section = "guide", .path = "/for"});
}

http::Response actor(const Visit& v) {
  const pack::Actor* a = v.pack().actor(v.request.param("id"));
  if (!a) return http::Response::error(404);
  Value::List sections;
  for (const pack::Section& s : v.pack().sections) {
    Value::List items;
    for (const pack::Item* item : guide::in_section(v.pack(), s.id))
      if (std::ranges::find(item->binds, a->id) != item->binds.end()) items.push_back(hit_view(v, *item));
    if (!items.empty())
      sections.push_back(Value::Map{{"anchor", "section-" + std::to_string(sections.size() + 1)},
                                    {"title", section_name(s, v.lang())},
                                    {"items", std::move(items)}});
  }
  Value view = Value::Map{{"all", v.at("/for")},
                          {"name", a->name[v.lang()]},
                          {"about", a->about[v.lang()]},
                          {"none", sections.empty()},
                          {"sections", std::move(sections)}};
  return v.page("actor", std::move(view), {.title = a->name[v.lang()], .section = "guide", .path = "/for/" + a->id});
}

http::Response reading(const Visit& v) {
  const pack::Page* page = v.pack().page(v.request.param("id"));
  if (!page) return http::Response::error(404);
  Value::List parts, contents;
  for (const pack::PagePart& part : page->parts) {
    Value::List text, cites, items;
    for (const Text& paragraph : part.text) text.push_back(Value::Map{{"words", linked(v, paragraph[v.lang()])}});
    for (const pack::Cite& c : part.cites) cites.push_back(cite_view(v, c));
    for (const std::string& id : part.items) items.push_back(hit_view(v, *v.pack().item(id)));
    const pack::Topic* topic = part.topic.empty() ? nullptr : v.pack().topic(part.topic);
    const std::string anchor = "part-" + std::to_string(parts.size() + 1);
    contents.push_back(Value::Map{{"anchor", anchor}, {"title", part.heading[v.lang()]}});
    parts.push_back(Value::Map{
        {"anchor", anchor},
        {"heading", part.heading[v.lang()]},
        {"text", std::move(text)},
        {"has_cites", !part.cites.empty()},
        {"cites", std::move(cites)},
        {"has_items", !part.items.empty()},
        {"items", std::move(items)},
        {"topic", topic ? Value(Value::Map{{"href", v.at("/check/" + topic->id)}, {"title", topic->title[v.lang()]}})
                        : Value(false)}});
  }
  Value view = Value::Map{
      {"guide", v.at("/guide")},
      {"title", page->title[v.lang()]},
      {"lead", page->lead[v.lang()]},
      {"contents", std::move(contents)},
      {"parts", std::move(parts)},
      {"reviewed", page->reviewed ? v.say("reviewed.by",
                                          {{"who", page->reviewed->by}, {"day", v.speech.full_day(page->reviewed->on)}})
                                  : v.say("reviewed.no")}};
  return v.page("read", std::move(view),
                {.title = page->title[v.lang()], .section = "guide", .path = "/read/" + page->id});
}

}  // namespace adep::web
