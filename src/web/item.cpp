// SPDX-License-Identifier: AGPL-3.0-or-later
// One guide item: a norm, a case or a question, then and now.
#include <algorithm>
#include <set>
#include <span>

#include "guide/guide.h"
#include "web/draft.h"
#include "web/hits.h"
#include "web/modality.h"
#include "web/screens.h"
#include "web/then_now.h"

namespace adep::web {

using html::Value;
using pack::ItemKind;

namespace {

// must 3, should 2, may and statements 1.
int force(std::string_view modality) {
  if (modality.starts_with("must")) return 3;
  return modality.starts_with("should") ? 2 : 1;
}

Value languages(const Visit& v, const pack::Item& item) {
  if (item.modality_in.empty() && item.differs.empty()) return false;
  if (item.modality_in.empty())
    return Value::Map{{"differs", item.differs[v.lang()]}, {"forces", false}, {"rows", Value::List{}}};
  std::vector<Lang> order(all_langs.begin(), all_langs.end());
  const auto modality = [&](Lang l) {
    const auto it = item.modality_in.find(l);
    return it == item.modality_in.end() ? item.modality : it->second;
  };
  std::ranges::stable_sort(order, [&](Lang a, Lang b) { return force(modality(a)) > force(modality(b)); });
  Value::List rows;
  for (Lang l : order) {
    const Speech own(v.site.messages, l);
    rows.push_back(Value::Map{{"code", code(l)},
                              {"name", own.say("web.language")},
                              {"force", own.say("web.force." + modality(l))},
                              {"text", item.text[l]}});
  }
  return Value::Map{{"differs", item.differs[v.lang()]}, {"forces", true}, {"rows", std::move(rows)}};
}

Value bound(const Visit& v, const pack::Item& item) {
  Value::List out;
  for (const std::string& id : item.binds)
    if (const pack::Actor* a = v.pack().actor(id))
      out.push_back(Value::Map{{"href", v.at("/for/" + id)}, {"name", a->name[v.lang()]}});
  return out;
}

// Topics whose rules rest on it, those that rest on it most first, and what the rules say that it heads.
struct Uses {
  Value::List topics, rules;
};
Uses uses(const Visit& v, const pack::Item& item) {
  constexpr std::size_t most_topics = 5, most_rules = 8;
  Uses out;
  const auto topics = guide::topics_resting_on(v.pack(), item);
  for (const pack::Topic* topic : std::span(topics).first(std::min(topics.size(), most_topics)))
    out.topics.push_back(Value::Map{
        {"href", v.at("/check/" + topic->id)}, {"title", topic->title[v.lang()]}, {"further", !out.topics.empty()}});
  std::vector<const pack::Rule*> heads, others;
  for (const pack::Topic& topic : v.pack().topics)
    for (const pack::Rule& r : topic.rules) {
      const auto at = std::ranges::find(r.norms, item.id);
      if (r.shown && at != r.norms.end()) (at == r.norms.begin() ? heads : others).push_back(&r);
    }
  std::set<std::string> said;  // each sentence once
  for (const pack::Rule* r : heads.empty() ? others : heads)
    if (out.rules.size() < most_rules && said.insert(r->text[v.lang()]).second) out.rules.push_back(r->text[v.lang()]);
  return out;
}

}  // namespace

http::Response guide_item(const Visit& v) {
  const pack::Item* item = v.pack().item(v.request.param("id"));
  if (!item) return http::Response::error(404);
  const Lang l = v.lang();
  const Look look = look_of(v, *item);
  const auto section = std::ranges::find(v.pack().sections, item->section, &pack::Section::id);
  const std::string kind = v.say("kind." + std::string(pack::word(item->kind)));
  Value::List open;
  for (const pack::OpenPoint& p : item->open) open.push_back(Value::Map{{"ask", p.ask[l]}, {"says", p.says[l]}});
  Uses used = uses(v, *item);
  Value view = Value::Map{
      {"back", v.at("/section/" + item->section)},
      {"section", section_name(*section, l)},
      {"eyebrow", kind + " " + item->id},
      {"has_bound", !item->binds.empty() && !v.pack().actors.empty()},
      {"bound", bound(v, *item)},
      {"title", item->title[l]},
      {"box_class", look.box.empty() ? "adep-verdict--plain" : "adep-verdict--" + look.box},
      {"word", look.word},
      {"text", item->text[l]},
      {"question", item->question[l]},
      {"principle", item->principle[l]},
      {"is_case", item->kind == ItemKind::item_case},
      {"is_qa", item->kind == ItemKind::qa},
      {"is_norm", item->kind == ItemKind::norm},
      {"presumed", item->presumed[l]},
      {"assessment", item->assessment[l]},
      {"outcome", item->outcome[l]},
      {"norms", item_links(v, item->norms)},
      {"has_norms", !item->norms.empty()},
      {"then_now", then_now_view(v, *item)},
      {"languages", languages(v, *item)},
      {"open_points", open.empty() ? Value(false) : Value(Value::Map{{"list", std::move(open)}})},
      {"draft", draft_link(v, *item)},
      {"has_checks", !used.topics.empty()},
      {"checks", std::move(used.topics)},
      {"rules", std::move(used.rules)},
      {"related", item_links(v, item->related)},
      {"has_related", !item->related.empty()},
      {"reviewed", item->reviewed ? v.say("reviewed.by",
                                          {{"who", item->reviewed->by}, {"day", v.speech.full_day(item->reviewed->on)}})
                                  : v.say("reviewed.no")},
  };
  put_sign(view, look.box);
  return v.page("item", std::move(view),
                {.title = item->id + ". " + item->title[l], .section = "guide", .path = "/guide/" + item->id});
}

}  // namespace adep::web
