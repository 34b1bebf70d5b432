// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pack/pack.h"

#include <algorithm>

#include "base/text.h"
#include "crypto/sha256.h"
#include "pack/drafts.h"
#include "pack/shape.h"

namespace adep::pack {
namespace {

constexpr std::array<std::string_view, 5> finding_words{"allowed", "prohibited", "needs_permission", "duty",
                                                        "possible_liability"};
constexpr std::array<std::string_view, 3> kind_words{"norm", "case", "qa"};

using Reader = void (*)(Context&, const yaml::Node&, Pack&);

template <class T>
int index_by_id(const std::vector<T>& all, std::string_view id) {
  const auto it = std::ranges::find(all, id, &T::id);
  return it == all.end() ? -1 : static_cast<int>(it - all.begin());
}

// The last line of a whole file is YAML's own end mark; without it the file was cut.
bool ends_well(std::string_view content) {
  while (!content.empty() && (content.back() == '\n' || content.back() == '\r' || content.back() == ' '))
    content.remove_suffix(1);
  return content == "..." || content.ends_with("\n...") || content.ends_with("\n...\r");
}

// Which reader takes a file that stands by itself; nullptr: none.
Reader reader_of(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, Reader>, 7> by_name{{{"calendar/", read_calendar},
                                                                        {"guide/", read_guide},
                                                                        {"pages/", read_page},
                                                                        {"actors.yaml", read_actors},
                                                                        {"everyday.yaml", read_everyday},
                                                                        {"told.yaml", read_told},
                                                                        {"beyond.yaml", read_beyond}}};
  for (const auto& [name, reader] : by_name)
    if (name.ends_with('/') ? path.starts_with(name) : path == name) return reader;
  return nullptr;
}

void read_files(const Files& files, Pack& pack, Faults& faults) {
  const auto take = [&](const std::string& path, const std::string& content, Reader reader) {
    const yaml::Node root = read_root(path, content, faults);
    Context context{path, faults};
    if (!root.is_map()) return;
    if (reader)
      reader(context, root, pack);
    else
      context.error(0, "pack.stray_file");
  };
  // Each file is let go before the next is read, in the order in which one rests on another.
  constexpr std::array<std::pair<std::string_view, Reader>, 6> first{{{"pack.yaml", read_pack_file},
                                                                      {"sources.yaml", read_sources},
                                                                      {"params.yaml", read_params},
                                                                      {"glossary.yaml", read_glossary},
                                                                      {"contacts.yaml", read_contacts},
                                                                      {"body.yaml", read_body}}};
  for (const auto& [name, reader] : first) {
    if (const auto it = files.find(name); it != files.end())
      take(it->first, it->second, reader);
    else
      faults.push_back({std::string(name), 0, "pack.no_file", {{"file", std::string(name)}}});
  }
  for (const auto& [path, content] : files) {
    const bool later = path.starts_with("rules/") || path.starts_with("drafts/") || path.starts_with("replay/");
    if (!later && std::ranges::find(first, path, [](const auto& f) { return f.first; }) == first.end())
      take(path, content, reader_of(path));
  }
  std::ranges::stable_sort(pack.pages, {}, &Page::order);
  read_topics(files, pack, faults);
  read_drafts(files, pack, faults);
  for (const auto& [path, content] : files)
    if (path.starts_with("replay/")) take(path, content, read_replay);
}

void check_cites(const Pack& pack, const Cites& cites, const std::string& file, Faults& faults) {
  for (const Cite& c : cites)
    if (!c.act.empty() && !pack.sources.contains(c.act))
      faults.push_back({file, c.line, "pack.unknown_source", {{"act", c.act}}});
}

// Every finding and every question of the draft check rests on a norm.
void check_drafts(const Pack& pack, Faults& faults) {
  const auto norm = [&](const std::string& id, int line) {
    if (!pack.item(id)) faults.push_back({"drafts/checks.yaml", line, "pack.unknown_norm", {{"norm", id}}});
  };
  for (const DraftCategory& c : pack.drafts->categories)
    for (const std::string& id : c.norms) norm(id, c.line);
  for (const auto* sayings : {&pack.drafts->questions, &pack.drafts->principles})
    for (const DraftSaying& s : *sayings) norm(s.norm, s.line);
  norm(pack.drafts->open_dialogue.norm, pack.drafts->open_dialogue.line);
}

void check_references(const Pack& pack, Faults& faults) {
  for (const auto& [id, param] : pack.params)
    for (const ParamValue& v : param.values) check_cites(pack, v.cites, "params.yaml", faults);
  for (const Contact& c : pack.contacts) check_cites(pack, c.cites, "contacts.yaml", faults);
  for (const Page& page : pack.pages)
    for (const PagePart& part : page.parts) {
      check_cites(pack, part.cites, page.file, faults);
      for (const std::string& id : part.items)
        if (!pack.item(id)) faults.push_back({page.file, page.line, "pack.unknown_norm", {{"norm", id}}});
      if (!part.topic.empty() && !pack.topic(part.topic))
        faults.push_back({page.file, page.line, "pack.unknown_topic", {{"topic", part.topic}}});
    }
  for (const Item& item : pack.items) {
    if (!pack.actors.empty())
      for (const std::string& id : item.binds)
        if (!pack.actor(id)) faults.push_back({item.file, item.line, "pack.unknown_actor", {{"actor", id}}});
    check_cites(pack, item.then_cites, item.file, faults);
    for (const Now& now : item.now) check_cites(pack, now.cites, item.file, faults);
    for (const auto* list : {&item.norms, &item.related})
      for (const std::string& id : *list)
        if (!pack.item(id)) faults.push_back({item.file, item.line, "pack.unknown_norm", {{"norm", id}}});
  }
  for (const Topic& topic : pack.topics)
    for (const Rule& rule : topic.rules)
      for (const Version& v : rule.versions) check_cites(pack, v.cites, rule.file, faults);
  if (pack.drafts) check_drafts(pack, faults);
}

void check_told(const Pack& pack, Faults& faults) {
  for (const Told& told : pack.told) {
    const auto error = [&](std::string key, Words words) {
      faults.push_back({"told.yaml", told.line, std::move(key), std::move(words)});
    };
    const Topic* topic = pack.topic(told.topic);
    const int fact = topic ? topic->fact(told.fact) : -1;
    if (!topic)
      error("pack.unknown_topic", {{"topic", told.topic}});
    else if (fact < 0)
      error("pack.unknown_fact", {{"fact", told.fact}});
    else if (const auto answer = read_answer(topic->facts[static_cast<std::size_t>(fact)], told.answer);
             !answer || !answer->answered())
      error("pack.bad_answer", wrong_answer(topic->facts[static_cast<std::size_t>(fact)], told.answer,
                                            answer ? Error{"answer.choice", {}} : answer.error()));
  }
}

// Where there are groups, all that exists stands in exactly one of them.
void check_groups(const std::vector<Group>& groups, const std::vector<std::string>& existing, std::string_view file,
                  Faults& faults) {
  if (groups.empty()) return;
  std::map<std::string, int, std::less<>> times;
  for (const std::string& id : existing) times[id] = 0;
  for (const Group& group : groups)
    for (const std::string& id : group.ids) {
      const auto it = times.find(id);
      if (it == times.end())
        faults.push_back({std::string(file), 0, "pack.unknown_in_group", {{"id", id}}});
      else
        ++it->second;
    }
  for (const auto& [id, n] : times)
    if (n != 1) faults.push_back({std::string(file), 0, "pack.group", {{"id", id}, {"file", std::string(file)}}});
}

// A norm that commands, forbids, permits or advises must be named by a rule, or say why none can.
void check_coverage(const Pack& pack, Faults& faults) {
  for (const Item& item : pack.items) {
    if (item.kind != ItemKind::norm || item.modality == "statement" || item.modality == "definition" ||
        !item.principle.empty())
      continue;
    const bool named = std::ranges::any_of(pack.topics, [&](const Topic& t) {
      return std::ranges::any_of(t.rules,
                                 [&](const Rule& r) { return std::ranges::find(r.norms, item.id) != r.norms.end(); });
    });
    if (!named) faults.push_back({item.file, item.line, "pack.not_covered", {{"id", item.id}}, Fault::Grade::warning});
  }
}

}  // namespace

std::string_view word(Finding f) { return finding_words[static_cast<std::size_t>(f)]; }
std::string_view word(ItemKind k) { return kind_words[static_cast<std::size_t>(k)]; }

int Fact::option(std::string_view option_id) const { return index_by_id(of, option_id); }
int Topic::fact(std::string_view fact_id) const { return index_by_id(facts, fact_id); }
int Topic::rule(std::string_view rule_id) const { return index_by_id(rules, rule_id); }

const Actor* Pack::actor(std::string_view actor_id) const {
  const int at = index_by_id(actors, actor_id);
  return at < 0 ? nullptr : &actors[static_cast<std::size_t>(at)];
}
const Page* Pack::page(std::string_view page_id) const {
  const int at = index_by_id(pages, page_id);
  return at < 0 ? nullptr : &pages[static_cast<std::size_t>(at)];
}
const Item* Pack::item(std::string_view item_id) const {
  const int at = index_by_id(items, item_id);
  return at < 0 ? nullptr : &items[static_cast<std::size_t>(at)];
}
const Topic* Pack::topic(std::string_view topic_id) const {
  const int at = index_by_id(topics, topic_id);
  return at < 0 ? nullptr : &topics[static_cast<std::size_t>(at)];
}

std::string hash_of(const Files& files) {
  crypto::Sha256 sum;
  for (const auto& [path, content] : files) {
    sum.add(std::to_string(path.size()) + ":" + path + std::to_string(content.size()) + ":");
    sum.add(content);
  }
  return sum.hex();
}

yaml::Node read_root(const std::string& file, const std::string& content, Faults& faults) {
  const std::size_t before = faults.size();
  yaml::Node root = yaml::parse(file, content, faults);
  if (!ends_well(content)) {
    const int lines = static_cast<int>(std::ranges::count(content, '\n'));
    faults.push_back({file, std::max(1, lines), "pack.cut", {}});
  }
  if (faults.size() == before && !root.is_map())
    faults.push_back({file, 1, "pack.type", {{"key", file}, {"expected", "key: value"}}});
  if (faults.size() != before) root = {};
  return root;
}

std::optional<Pack> read(const Files& files, Faults& faults) {
  const std::size_t before = faults.size();
  Pack pack;
  pack.hash = hash_of(files);
  read_files(files, pack, faults);
  // References of a pack that could not be read whole would only repeat the first fault.
  if (!std::any_of(faults.begin() + static_cast<std::ptrdiff_t>(before), faults.end(),
                   [](const Fault& f) { return f.grade == Fault::Grade::error; })) {
    check_references(pack, faults);
    check_coverage(pack, faults);
    std::vector<std::string> topic_ids, param_ids;
    for (const Topic& t : pack.topics) topic_ids.push_back(t.id);
    for (const auto& [id, p] : pack.params) param_ids.push_back(id);
    check_groups(pack.topic_groups, topic_ids, "pack.yaml", faults);
    check_groups(pack.param_groups, param_ids, "params.yaml", faults);
    check_told(pack, faults);
  }
  if (std::any_of(faults.begin() + static_cast<std::ptrdiff_t>(before), faults.end(),
                  [](const Fault& f) { return f.grade == Fault::Grade::error; }))
    return std::nullopt;
  return pack;
}

}  // namespace adep::pack
