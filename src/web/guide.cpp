// SPDX-License-Identifier: AGPL-3.0-or-later
// The guide: a map of the whole, or a list of one kind of items, or of those that the last change of the law touched.
#include "guide/guide.h"

#include <algorithm>
#include <charconv>

#include "web/hits.h"
#include "web/screens.h"

namespace adep::web {

using html::Value;

namespace {

constexpr std::size_t hits_on_a_page = 40;

struct Filter {
  std::optional<pack::ItemKind> kind;
  bool changed = false;
  std::string query() const { return changed ? "?changed=1" : kind ? "?kind=" + std::string(pack::word(*kind)) : ""; }
};

Value facets(const Visit& v, const Filter& filter, const std::optional<guide::LawChange>& change) {
  std::map<std::string_view, int> counts;
  for (const pack::Item& item : v.pack().items)
    ++counts["all"], ++counts[pack::word(item.kind)], counts["changed"] += change && guide::changed(item, *change);
  Value::List out;
  const auto facet = [&](std::string_view name, const Filter& f) {
    if (counts[name] == 0) return;
    out.push_back(Value::Map{{"href", v.at("/guide" + f.query())},
                             {"text", v.say("guide.facet." + std::string(name), {{"n", std::to_string(counts[name])}})},
                             {"current", f.query() == filter.query()}});
  };
  facet("all", {});
  for (pack::ItemKind k : {pack::ItemKind::norm, pack::ItemKind::item_case, pack::ItemKind::qa})
    facet(pack::word(k), {.kind = k});
  facet("changed", {.changed = true});
  return out;
}

// The book at a glance: what each section is about and how much it holds.
Value sections(const Visit& v) {
  Value::List out;
  for (const pack::Section& section : v.pack().sections) {
    std::map<pack::ItemKind, int> counts;
    for (const pack::Item& item : v.pack().items) counts[item.kind] += item.section == section.id;
    std::string holds;
    for (const auto& [kind, n] : counts)
      if (n != 0)
        holds += (holds.empty() ? "" : " · ") +
                 v.say("guide.facet." + std::string(pack::word(kind)), {{"n", std::to_string(n)}});
    out.push_back(Value::Map{{"href", v.at("/section/" + section.id)},
                             {"title", section_name(section, v.lang())},
                             {"lead", section.lead[v.lang()]},
                             {"holds", holds}});
  }
  return out;
}

Value::List pages(const Visit& v) {
  Value::List out;
  for (const pack::Page& p : v.pack().pages)
    out.push_back(
        Value::Map{{"href", v.at("/read/" + p.id)}, {"title", p.title[v.lang()]}, {"lead", p.lead[v.lang()]}});
  return out;
}

std::size_t asked_page(const Visit& v, std::size_t last) {
  const std::string_view typed = v.request.query_value("page");
  std::size_t page = 1;
  if (typed.size() > 2) return page;
  std::from_chars(typed.data(), typed.data() + typed.size(), page);
  return std::clamp<std::size_t>(page, 1, last);
}

}  // namespace

http::Response guide_list(const Visit& v) {
  const auto change = guide::law_change(v.pack(), v.today);
  Filter filter;
  filter.kind = guide::kind_named(v.request.query_value("kind"));
  filter.changed = change && http::find(v.request.query, "changed") != nullptr;
  if (filter.query().empty()) {
    Value::List read = pages(v);
    Value view = Value::Map{{"facets", facets(v, filter, change)},
                            {"sections", sections(v)},
                            {"pages", read.empty() ? Value(false) : Value(Value::Map{{"list", std::move(read)}})},
                            {"actors", v.pack().actors.empty() ? "" : v.at("/for")},
                            {"glossary", v.at("/glossary")},
                            {"numbers", v.at("/numbers")}};
    return v.page("map", std::move(view), {.title = v.say("guide.title"), .section = "guide", .path = "/guide"});
  }

  std::vector<const pack::Item*> found;
  for (const pack::Item& item : v.pack().items)
    if (filter.changed ? guide::changed(item, *change) : item.kind == *filter.kind) found.push_back(&item);
  const std::size_t last = std::max<std::size_t>(1, (found.size() + hits_on_a_page - 1) / hits_on_a_page);
  const std::size_t page = asked_page(v, last);
  Value::List hits;
  for (std::size_t i = (page - 1) * hits_on_a_page; i < std::min(found.size(), page * hits_on_a_page); ++i)
    hits.push_back(hit_view(v, *found[i]));
  const auto turn = [&](std::size_t to, std::string_view word) -> Value {
    if (to < 1 || to > last) return false;
    const std::string at = to == 1 ? "" : "&page=" + std::to_string(to);
    return Value::Map{{"href", v.at("/guide" + filter.query() + at)},
                      {"text", v.say("guide." + std::string(word))},
                      {"to", v.say("guide.page_of", {{"n", std::to_string(to)}, {"all", std::to_string(last)}})}};
  };
  Value view =
      Value::Map{{"facets", facets(v, filter, change)},
                 {"none", found.empty()},
                 {"changed", filter.changed ? v.say("guide.changed", {{"from", v.dated("from", change->day)},
                                                                      {"act", change->act->short_title[v.lang()]}})
                                            : ""},
                 {"items", std::move(hits)},
                 {"before", turn(page - 1, "before")},
                 {"after", turn(page + 1, "after")}};
  std::string path = "/guide" + filter.query();
  std::string title = v.say("guide.title");
  if (page > 1) {
    path += "&page=" + std::to_string(page);
    title += ", " + v.say("guide.page_of", {{"n", std::to_string(page)}, {"all", std::to_string(last)}});
  }
  return v.page("guide", std::move(view), {.title = title, .section = "guide", .path = path});
}

}  // namespace adep::web
