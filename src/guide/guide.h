// SPDX-License-Identifier: AGPL-3.0-or-later
// The guide as a reader walks it: items by section, which rules of which topics rest on an item, and
// everything that an item cites.
//
//   Guide guide(pack);
//   for (const Use& use : guide.uses("KZ-1.4-29")) link_to(use.topic->id);
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace adep::guide {

struct Use {
  const pack::Topic* topic;
  const pack::Rule* rule;
};

// Keeps pointers into the pack, which must outlive it.
class Guide {
 public:
  explicit Guide(const pack::Pack& pack);

  // The rules that name the item, each in the topic that defines it.
  const std::vector<Use>& uses(std::string_view item) const;

 private:
  std::map<std::string, std::vector<Use>, std::less<>> uses_;
};

// "norm", "case" or "qa".
std::optional<pack::ItemKind> kind_named(std::string_view word);

// The items of a section, in the order of the pack.
std::vector<const pack::Item*> in_section(const pack::Pack& pack, std::string_view section);

// Topics with a rule that rests on the item, those whose rules it heads first.
std::vector<const pack::Topic*> topics_resting_on(const pack::Pack& pack, const pack::Item& item);
// The topics in which to check one's own situation: those that rest on the item; else those that rest on the norms of a
// case or a question, the one of most of them first. None where no rule does.
std::vector<const pack::Topic*> topics_for(const pack::Pack& pack, const pack::Item& item);
// The first of them: the one that every face leads to.
const pack::Topic* topic_for(const pack::Pack& pack, const pack::Item& item);

// What the item cites, then and now, each act and article once.
pack::Cites cites_of(const pack::Item& item);

// The last time the law under a pack changed: of the acts that came into force within two years, the one
// that most guide items rest on now.
struct LawChange {
  Date day;
  const pack::Source* act;
};
std::optional<LawChange> law_change(const pack::Pack& pack, Date today);
// Does something that binds today in this item begin with that change?
bool changed(const pack::Item& item, const LawChange& change);

}  // namespace adep::guide
