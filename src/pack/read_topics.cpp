// SPDX-License-Identifier: AGPL-3.0-or-later
// Topics whole: their own facts, rules and tests with those of the topic they use, so that every condition
// finds its names.
#include <algorithm>
#include <functional>

#include "pack/topic_reader.h"

namespace adep::pack {

void TopicReader::tests(const yaml::Node& list) {
  for (const yaml::Node& node : list.children) topic_.tests.push_back(test(node));
}

RuleTest TopicReader::test(const yaml::Node& node) {
  Shape shape(context_, node);
  RuleTest t;
  t.line = node.line;
  t.name = shape.words("name");
  if (const yaml::Node* map = shape.map("facts", true))
    t.facts = read_answers(topic_, *map, context_.file, context_.faults);
  t.certain = rule_list(shape, "certain", "");
  t.open = rule_list(shape, "open", "");
  t.certain_about = shape.ids("certain_about");
  const auto dates = [&](std::string_view key) {
    std::vector<std::pair<int, Date>> out;
    if (const yaml::Node* map = shape.map(key))
      for (const yaml::Node& one : map->children) {
        const int at = rule_at(one.key);
        const auto date = Date::parse(one.text);
        if (at < 0) context_.error(one.key_line, "pack.unknown_rule", {{"rule", one.key}, {"key", std::string(key)}});
        if (!date)
          context_.error(one.line, "pack.type", {{"key", one.key}, {"expected", "2026-07-01"}, {"found", one.text}});
        if (at >= 0 && date) out.emplace_back(at, *date);
      }
    return out;
  };
  t.deadline = dates("deadline");
  t.deadline_latest = dates("deadline_latest");
  if (const yaml::Node* pairs = shape.list("conflict"))
    for (const yaml::Node& pair : pairs->children) {
      const int a = pair.children.size() == 2 ? rule_at(pair.children[0].text) : -1;
      const int b = pair.children.size() == 2 ? rule_at(pair.children[1].text) : -1;
      if (a < 0 || b < 0)
        context_.error(pair.line, "pack.type", {{"key", "conflict"}, {"expected", "[[rule, rule]]"}});
      else
        t.conflict.emplace_back(std::min(a, b), std::max(a, b));
    }
  for (const std::string& id : shape.ids("next_question_in")) {
    const int at = topic_.fact(id);
    if (at < 0) context_.error(shape.line_of("next_question_in"), "pack.unknown_fact", {{"fact", id}});
    t.next_question_in.push_back(at);
  }
  t.verdict = shape.one_of(
      "verdict", {"prohibited", "needs_permission", "duty", "possible_liability", "allowed", "open", "nothing_forbids"},
      false);
  shape.done();
  return t;
}

namespace {

// Rules in an order in which each stands after its defeaters and the rules its conditions name.
void put_in_order(Context& context, Topic& topic) {
  const std::size_t n = topic.rules.size();
  std::vector<std::vector<int>> rests_on(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (int defeated : topic.rules[i].defeats)
      rests_on[static_cast<std::size_t>(defeated)].push_back(static_cast<int>(i));
    for (const Version& v : topic.rules[i].versions)
      for (const Term& t : v.when.terms)
        if (t.op == Op::rule && t.index >= 0) rests_on[i].push_back(t.index);
  }
  std::vector<int> state(n, 0);  // 0 new, 1 on the path, 2 done
  std::vector<int> path;
  const std::function<bool(int)> visit = [&](int i) {
    const auto at = static_cast<std::size_t>(i);
    if (state[at] == 2) return true;
    path.push_back(i);
    if (state[at] == 1) return false;
    state[at] = 1;
    for (int j : rests_on[at])
      if (!visit(j)) return false;
    state[at] = 2;
    path.pop_back();
    topic.order.push_back(i);
    return true;
  };
  for (std::size_t i = 0; i < n; ++i) {
    if (visit(static_cast<int>(i))) continue;
    std::string circle;
    for (auto it = std::ranges::find(path, path.back()); it != path.end(); ++it)
      circle += (circle.empty() ? "" : " → ") + topic.rules[static_cast<std::size_t>(*it)].id;
    const Rule& r = topic.rules[static_cast<std::size_t>(path.back())];
    context.faults.push_back({r.file, r.line, "pack.cycle", {{"circle", circle}}});
    return;
  }
}

void read_whole(const std::string& file, const yaml::Node& root, Pack& pack, Faults& faults) {
  Context context{file, faults};
  Shape shape(context, root);
  Topic topic;
  topic.id = shape.id("topic");
  topic.file = file;
  topic.title = shape.text_or_none("title");
  topic.lead = shape.text_or_none("lead");
  topic.example = shape.text_or_none("example");
  if (topic.title.empty()) context.warn(shape.line(), "pack.no_title", {{"topic", topic.id}});
  if (topic.title.empty()) topic.title = {{topic.id, topic.id, topic.id}};
  topic.reviewed = read_reviewed(context, shape);
  topic.unknown_before = shape.date("unknown_before").value_or(Date{});
  for (const std::string& id : shape.ids("uses")) {
    const Topic* used = pack.topic(id);
    if (!used) {
      context.error(shape.line_of("uses"), "pack.unknown_topic", {{"topic", id}});
      continue;
    }
    if (!topic.facts.empty()) {
      context.error(shape.line_of("uses"), "pack.uses_one", {{"topic", id}});
      continue;
    }
    topic.facts = used->facts;
    topic.rules = used->rules;
    topic.names = used->names;
    for (const Rule& r : used->rules)
      if (!r.versions.empty() && r.versions.front().from > topic.unknown_before) {
        context.error(
            shape.line_of("unknown_before"), "pack.hole",
            {{"rule", r.id}, {"from", topic.unknown_before.iso()}, {"to", (r.versions.front().from - 1).iso()}});
        break;
      }
  }
  if (const yaml::Node* names = shape.map("names"))
    for (const yaml::Node& name : names->children)
      topic.names.insert_or_assign(name.key, read_text(context, name, name.key));
  TopicReader reader(context, pack, topic);
  if (const yaml::Node* facts = shape.map("facts")) reader.facts(*facts);
  if (topic.facts.size() > 64)
    context.error(shape.line_of("facts"), "pack.type", {{"key", "facts"}, {"expected", "1 … 64"}});
  const std::string judged_at = shape.id("judged_at");
  topic.judged_at = topic.fact(judged_at);
  if (topic.judged_at < 0 || topic.facts[static_cast<std::size_t>(topic.judged_at)].type != FactType::date) {
    context.error(shape.line_of("judged_at"), "pack.unknown_fact", {{"fact", judged_at}});
    topic.judged_at = -1;
  }
  if (const yaml::Node* rules = shape.list("rules")) reader.rules(*rules);
  if (topic.rules.empty()) context.error(shape.line(), "pack.missing_key", {{"key", "rules"}});
  const auto abouts = [&](std::string_view key) {
    std::vector<std::string> found = shape.ids(key);
    for (const std::string& about : found)
      if (std::ranges::find(topic.rules, about, &Rule::about) == topic.rules.end())
        context.error(shape.line_of(key), "pack.unknown_about", {{"about", about}});
    return found;
  };
  const std::vector<std::string> shows = abouts("shows"), first = abouts("first");
  for (const Topic& other : pack.topics)
    for (const Rule& r : topic.rules)
      if (r.file == topic.file && other.rule(r.id) >= 0) context.error(r.line, "pack.twice", {{"id", r.id}});
  for (Rule& r : topic.rules) {
    r.shown = shows.empty() || std::ranges::find(shows, r.about) != shows.end();
    r.first = std::ranges::find(first, r.about) != first.end();
  }
  if (const yaml::Node* tests = shape.list("tests")) reader.tests(*tests);
  shape.done();
  put_in_order(context, topic);
  if (pack.topic(topic.id)) context.error(shape.line_of("topic"), "pack.twice", {{"id", topic.id}});
  pack.topics.push_back(std::move(topic));
}

// Do all topics that it uses stand?
bool ready(const yaml::Node& root, const Pack& pack) {
  const yaml::Node* uses = root.find("uses");
  return !uses ||
         std::ranges::all_of(uses->children, [&](const yaml::Node& n) { return pack.topic(n.text) != nullptr; });
}

}  // namespace

void read_topics(const Files& files, Pack& pack, Faults& faults) {
  std::vector<std::pair<std::string, yaml::Node>> waiting;
  for (const auto& [path, content] : files) {
    if (!path.starts_with("rules/")) continue;
    yaml::Node root = read_root(path, content, faults);
    if (!root.is_map()) continue;
    if (ready(root, pack))
      read_whole(path, root, pack, faults);
    else
      waiting.emplace_back(path, std::move(root));
  }
  // What is left over in the end uses itself or nothing that exists.
  for (bool moved = true; moved && !waiting.empty();) {
    moved = false;
    for (auto it = waiting.begin(); it != waiting.end();) {
      if (ready(it->second, pack)) {
        read_whole(it->first, it->second, pack, faults);
        it = waiting.erase(it);
        moved = true;
      } else {
        ++it;
      }
    }
  }
  for (const auto& [path, root] : waiting) read_whole(path, root, pack, faults);
}

}  // namespace adep::pack
