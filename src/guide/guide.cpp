// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/guide.h"

#include <algorithm>
#include <functional>

namespace adep::guide {

Guide::Guide(const pack::Pack& pack) {
  for (const pack::Topic& topic : pack.topics)
    for (const pack::Rule& rule : topic.rules)
      if (rule.file == topic.file)
        for (const std::string& norm : rule.norms) uses_[norm].push_back({&topic, &rule});
}

const std::vector<Use>& Guide::uses(std::string_view item) const {
  static const std::vector<Use> none;
  const auto it = uses_.find(item);
  return it == uses_.end() ? none : it->second;
}

std::vector<const pack::Item*> in_section(const pack::Pack& pack, std::string_view section) {
  std::vector<const pack::Item*> out;
  for (const pack::Item& item : pack.items)
    if (item.section == section) out.push_back(&item);
  return out;
}

std::optional<pack::ItemKind> kind_named(std::string_view word) {
  for (pack::ItemKind k : {pack::ItemKind::norm, pack::ItemKind::item_case, pack::ItemKind::qa})
    if (pack::word(k) == word) return k;
  return std::nullopt;
}

std::vector<const pack::Topic*> topics_resting_on(const pack::Pack& pack, const pack::Item& item) {
  std::vector<std::pair<int, const pack::Topic*>> found;
  for (const pack::Topic& topic : pack.topics) {
    int weight = 0;
    for (const pack::Rule& r : topic.rules) {
      const auto at = std::ranges::find(r.norms, item.id);
      if (r.shown && at != r.norms.end()) weight += at == r.norms.begin() ? 3 : 1;
    }
    if (weight != 0) found.emplace_back(weight, &topic);
  }
  std::ranges::stable_sort(found, std::greater{}, &std::pair<int, const pack::Topic*>::first);
  std::vector<const pack::Topic*> out;
  for (const auto& [weight, topic] : found) out.push_back(topic);
  return out;
}

std::vector<const pack::Topic*> topics_for(const pack::Pack& pack, const pack::Item& item) {
  if (auto own = topics_resting_on(pack, item); !own.empty()) return own;
  std::vector<std::pair<int, const pack::Topic*>> votes;  // of the item's norms
  for (const std::string& id : item.norms)
    if (const pack::Item* norm = pack.item(id))
      if (const auto topics = topics_resting_on(pack, *norm); !topics.empty()) {
        const auto vote = std::ranges::find(votes, topics.front(), &std::pair<int, const pack::Topic*>::second);
        if (vote == votes.end())
          votes.emplace_back(1, topics.front());
        else
          ++vote->first;
      }
  std::ranges::stable_sort(votes, std::greater{}, &std::pair<int, const pack::Topic*>::first);
  std::vector<const pack::Topic*> out;
  for (const auto& [vote, topic] : votes) out.push_back(topic);
  return out;
}

const pack::Topic* topic_for(const pack::Pack& pack, const pack::Item& item) {
  const auto topics = topics_for(pack, item);
  return topics.empty() ? nullptr : topics.front();
}

pack::Cites cites_of(const pack::Item& item) {
  pack::Cites out;
  const auto add = [&](const pack::Cites& cites) {
    for (const pack::Cite& c : cites)
      if (std::ranges::none_of(out, [&](const pack::Cite& o) { return o.act == c.act && o.at == c.at; }))
        out.push_back(c);
  };
  add(item.then_cites);
  for (const pack::Now& now : item.now) add(now.cites);
  return out;
}

std::optional<LawChange> law_change(const pack::Pack& pack, Date today) {
  std::optional<LawChange> out;
  int most = 0;
  for (const auto& [id, source] : pack.sources) {
    const bool law = source.kind == "constitution" || source.kind == "code" || source.kind == "law";
    if (!law || !source.from || *source.from > today || source.from->plus_months(24) < today) continue;
    int rest_on_it = 0;
    for (const pack::Item& item : pack.items)
      for (const pack::Now& now : item.now)
        for (const pack::Cite& c : now.cites) rest_on_it += c.act == id;
    if (rest_on_it > most) most = rest_on_it, out = LawChange{*source.from, &source};
  }
  return out;
}

bool changed(const pack::Item& item, const LawChange& change) {
  return std::ranges::any_of(item.now, [&](const pack::Now& now) { return now.since && *now.since >= change.day; });
}

}  // namespace adep::guide
