// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/guide.h"

#include <algorithm>

namespace adep::guide {

Guide::Guide(const pack::Pack& pack) : pack_(pack) {
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

std::vector<const pack::Item*> Guide::in_section(std::string_view section) const {
  std::vector<const pack::Item*> out;
  for (const pack::Item& item : pack_.items)
    if (item.section == section) out.push_back(&item);
  return out;
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

bool changed(const pack::Item& item) {
  return std::ranges::any_of(item.now, [](const pack::Now& now) {
    return now.state == "not_found" || (now.since && now.since->year() >= 2018);
  });
}

}  // namespace adep::guide
