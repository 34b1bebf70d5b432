// SPDX-License-Identifier: AGPL-3.0-or-later
// The guide as a list: by section, with filters by kind and by what the last change of the law touched.
#include <algorithm>

#include "guide/guide.h"
#include "web/modality.h"
#include "web/screens.h"

namespace adep::web {

using html::Value;

namespace {

struct Filter {
  std::optional<pack::ItemKind> kind;
  bool changed = false;
};

Value item_view(const Visit& v, const pack::Item& item) {
  const Look look = look_of(v, item);
  return Value::Map{{"href", v.at("/guide/" + item.id)},
                    {"id", item.id},
                    {"title", item.title[v.lang()]},
                    {"box", look.box},
                    {"dot", look.box == "permission"},
                    {"mark", look.box == "duty"   ? "…"
                             : look.box == "open" ? "?"
                                                  : ""},
                    {"word", look.word},
                    {"text", item.kind == pack::ItemKind::qa ? item.question[v.lang()] : item.text[v.lang()]}};
}

}  // namespace

http::Response guide_list(const Visit& v) {
  const auto change = guide::law_change(v.pack(), v.today);
  Filter filter;
  filter.kind = guide::kind_named(v.request.query_value("kind"));
  filter.changed = change && http::find(v.request.query, "changed") != nullptr;

  std::map<std::string_view, int> counts;
  Value::List sections;
  for (const pack::Section& section : v.pack().sections) {
    Value::List items;
    for (const pack::Item& item : v.pack().items) {
      if (item.section != section.id || item.file != section.file) continue;
      const bool touched = change && guide::changed(item, *change);
      ++counts["all"], ++counts[pack::word(item.kind)], counts["changed"] += touched;
      if ((filter.kind && item.kind != *filter.kind) || (filter.changed && !touched)) continue;
      items.push_back(item_view(v, item));
    }
    if (!items.empty())
      sections.push_back(Value::Map{{"id", section.id},
                                    {"anchor", "section-" + std::to_string(sections.size() + 1)},
                                    {"title", section.title[v.lang()]},
                                    {"items", std::move(items)}});
  }

  Value::List facets;
  const auto facet = [&](std::string_view name, const std::string& query, bool current) {
    if (counts[name] == 0) return;
    facets.push_back(
        Value::Map{{"href", v.at("/guide" + query)},
                   {"text", v.say("guide.facet." + std::string(name), {{"n", std::to_string(counts[name])}})},
                   {"current", current}});
  };
  facet("all", "", !filter.kind && !filter.changed);
  for (pack::ItemKind k : {pack::ItemKind::norm, pack::ItemKind::item_case, pack::ItemKind::qa})
    facet(pack::word(k), "?kind=" + std::string(pack::word(k)), filter.kind == k && !filter.changed);
  facet("changed", "?changed=1", filter.changed);

  Value view =
      Value::Map{{"facets", std::move(facets)},
                 {"none", sections.empty()},
                 {"changed", filter.changed ? v.say("guide.changed", {{"from", v.dated("from", change->day)},
                                                                      {"act", change->act->short_title[v.lang()]}})
                                            : ""},
                 {"sections", std::move(sections)}};
  std::string path = "/guide";
  if (filter.changed)
    path += "?changed=1";
  else if (filter.kind)
    path += "?kind=" + std::string(pack::word(*filter.kind));
  return v.page("guide", std::move(view), {.title = v.say("guide.title"), .section = "guide", .path = path});
}

}  // namespace adep::web
