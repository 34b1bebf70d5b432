// SPDX-License-Identifier: AGPL-3.0-or-later
// Topics: facts, rules with their versions, exceptions and tests. A topic that uses others is read with
// their facts and rules before its own, so that every condition finds its names.
#include <algorithm>
#include <functional>

#include "base/text.h"
#include "pack/shape.h"

namespace adep::pack {
namespace {

using Node = yaml::Node;

const std::vector<std::string> findings{"allowed", "prohibited", "needs_permission", "duty", "possible_liability"};
const std::vector<std::string> fact_types{"bool", "enum", "money", "int", "date", "person"};
constexpr std::array<int, 5> usual_weight{2, 5, 4, 4, 3};  // by Finding
constexpr int weight_of_advice = 2;

int index_of(const std::vector<std::string>& ids, std::string_view id) {
  const auto it = std::ranges::find(ids, id);
  return it == ids.end() ? -1 : static_cast<int>(it - ids.begin());
}

// Reads the facts, rules and tests of one file into a topic that already holds those it uses.
class TopicReader {
 public:
  TopicReader(Context& context, Pack& pack, Topic& topic) : context_(context), pack_(pack), topic_(topic) {
    for (const auto& [id, param] : pack.params)
      if (param.unit != "words") params_.push_back(id);
  }

  void facts(const Node& map) {
    for (const Node& node : map.children) {
      if (topic_.fact(node.key) >= 0 || !good_fact_id(node.key)) {
        context_.error(node.key_line, topic_.fact(node.key) >= 0 ? "pack.twice" : "pack.fact_id", {{"id", node.key}});
        continue;
      }
      topic_.facts.push_back(fact(node));
    }
  }

  void rules(const Node& list) {
    const std::size_t first = topic_.rules.size();
    for (const Rule& r : topic_.rules) ids_.push_back(r.id);
    for (const Node& node : list.children) {
      const Node* id = node.find("id");
      ids_.push_back(id ? id->text : "");
      if (id && std::ranges::count(ids_, id->text) > 1) context_.error(id->line, "pack.twice", {{"id", id->text}});
    }
    for (const Node& node : list.children) topic_.rules.push_back(rule(node));
    for (std::size_t i = first; i < topic_.rules.size(); ++i) check_time(topic_.rules[i]);
  }

  void tests(const Node& list) {
    for (const Node& node : list.children) topic_.tests.push_back(test(node));
  }

 private:
  static bool good_fact_id(std::string_view id) {
    static constexpr std::array<std::string_view, 11> taken{"and",  "or",    "not",   "in",   "always", "never",
                                                            "true", "false", "param", "rule", "days"};
    return good_id(id) && id.find_first_of("-.") == id.npos && !(id[0] >= '0' && id[0] <= '9') &&
           std::ranges::find(taken, id) == taken.end();
  }

  Fact fact(const Node& node) {
    Shape shape(context_, node);
    Fact f;
    f.id = node.key;
    const std::string type = shape.one_of("type", fact_types);
    f.type = static_cast<FactType>(std::max(0, index_of(fact_types, type)));
    f.ask = shape.text("ask");
    f.label = shape.text_or_none("label");
    f.hint = shape.text_or_none("hint");
    f.why = shape.text_or_none("why");
    f.sensitive = shape.truth("sensitive", false);
    if (f.type == FactType::yes_no) {
      f.yes = shape.text_or_none("yes");
      f.no = shape.text_or_none("no");
    }
    if (f.type == FactType::choice) options(shape, f);
    if (f.type == FactType::date)
      if (const std::string other = shape.id_or_none("not_before"); !other.empty()) {
        f.not_before = topic_.fact(other);
        if (f.not_before < 0 || topic_.facts[static_cast<std::size_t>(f.not_before)].type != FactType::date)
          context_.error(shape.line_of("not_before"), "pack.unknown_fact", {{"fact", other}});
      }
    if (f.label.empty()) {
      context_.warn(node.line, "pack.no_label", {{"fact", f.id}});
      f.label = f.ask;
    }
    shape.done();
    return f;
  }

  void options(Shape& shape, Fact& f) {
    const Node* of = shape.any("of");
    if (!of || (!of->is_map() && !of->is_list()) || of->children.size() < 2 || of->children.size() > 63) {
      context_.error(of ? of->line : shape.line(), "pack.type",
                     {{"key", "of"}, {"expected", "answer: {kk: …, ru: …, en: …}"}});
      return;
    }
    if (of->is_list()) context_.warn(of->line, "pack.plain_options", {{"fact", f.id}});
    for (const Node& node : of->children) {
      Option option;
      option.id = of->is_map() ? node.key : node.text;
      if (!good_id(option.id) || option.id == "unknown" || option.id == "refused")
        context_.error(node.line, "pack.option_id", {{"id", option.id}});
      if (f.option(option.id) >= 0) context_.error(node.line, "pack.twice", {{"id", option.id}});
      if (of->is_map()) {
        Node text = node;
        if (const Node* hint = node.find("hint")) {
          option.hint = read_text(context_, *hint, "hint");
          std::erase_if(text.children, [](const Node& n) { return n.key == "hint"; });
        }
        option.text = read_text(context_, text, option.id);
      } else {
        option.text = {{option.id, option.id, option.id}};
      }
      f.of.push_back(std::move(option));
    }
  }

  std::vector<int> rule_list(Shape& shape, std::string_view key, std::string_view own) {
    std::vector<int> out;
    for (const std::string& id : shape.ids(key)) {
      const int at = index_of(ids_, id);
      if (at < 0 || id == own)
        context_.error(shape.line_of(key), "pack.unknown_rule", {{"rule", id}, {"key", std::string(key)}});
      else
        out.push_back(at);
    }
    return out;
  }

  Rule rule(const Node& node) {
    Shape shape(context_, node);
    Rule r;
    r.file = context_.file;
    r.line = node.line;
    r.id = shape.id("id");
    r.norms = shape.ids("norms", true);
    for (const std::string& norm : r.norms)
      if (!pack_.item(norm)) context_.error(shape.line_of("norms"), "pack.unknown_norm", {{"norm", norm}});
    r.about = shape.id("about");
    r.finding = static_cast<Finding>(std::max(0, index_of(findings, shape.one_of("finding", findings))));
    r.kinds = shape.ids("kinds");
    r.text = shape.text_or_none("text");
    r.to_whom = shape.id_or_none("to_whom");
    r.defeats = rule_list(shape, "defeats", r.id);
    r.conflicts_with = rule_list(shape, "conflicts_with", r.id);
    r.as = shape.one_of("as", {"advice", "question", "term", "standing", "ask"}, false);
    if (!r.as.empty() && r.finding != (r.as == "ask" ? Finding::needs_permission : Finding::duty))
      context_.error(shape.line_of("as"), "pack.type",
                     {{"key", "as"}, {"expected", r.as == "ask" ? "finding: needs_permission" : "finding: duty"}});
    const bool light = r.as == "advice" || r.as == "question";
    const int usual = light ? weight_of_advice : usual_weight[static_cast<std::size_t>(r.finding)];
    r.weight = static_cast<int>(shape.number("weight", 1, 9, false).value_or(usual));
    if (r.text.empty() && !r.norms.empty())
      if (const Item* item = pack_.item(r.norms.front())) r.text = item->text;
    if (const Node* versions = shape.list("versions", true))
      for (const Node& v : versions->children) r.versions.push_back(version(v));
    std::vector<std::string> named = r.kinds;
    named.push_back(r.about);
    if (!r.to_whom.empty()) named.push_back(r.to_whom);
    for (const std::string& id : named)
      if (!id.empty() && !topic_.names.contains(id)) context_.warn(r.line, "pack.no_name", {{"id", id}});
    shape.done();
    return r;
  }

  Version version(const Node& node) {
    Shape shape(context_, node);
    Version v;
    v.line = node.line;
    v.from = shape.date("from").value_or(Date{});
    v.to = shape.date("to", false);
    v.cites = shape.cites("cite");
    const std::string when = shape.words("when");
    if (!when.empty()) {
      auto condition = parse_condition(when, {&topic_.facts, &ids_, &params_});
      if (condition)
        v.when = std::move(*condition);
      else
        context_.error(shape.line_of("when"), condition.error().key, condition.error().words);
    }
    if (v.when.terms.empty()) v.when.terms.push_back({});
    if (const Node* deadline = shape.map("deadline")) v.deadline = term(*deadline);
    shape.done();
    return v;
  }

  Deadline term(const Node& node) {
    Shape shape(context_, node);
    Deadline d;
    const Node* days = shape.any("days");
    if (days && days->is_scalar() && days->text.starts_with("param(") && days->text.ends_with(")")) {
      d.param = std::string(trim(std::string_view(days->text).substr(6, days->text.size() - 7)));
      if (!std::ranges::binary_search(params_, d.param))
        context_.error(days->line, "condition.unknown_param", {{"param", d.param}, {"column", "1"}});
    } else {
      d.length = static_cast<int>(shape.number("days", 1, 3660).value_or(1));
    }
    const std::string unit = shape.one_of("unit", {"calendar", "working", "months"});
    d.unit = unit == "working" ? Unit::working : unit == "months" ? Unit::months : Unit::calendar;
    d.from_next_day = shape.one_of("starts", {"next_day", "same_day"}) != "same_day";
    const std::string roll = shape.one_of("roll", {"next_working_day", "none", "unknown"});
    d.roll = roll == "none" ? Roll::none : roll == "unknown" ? Roll::unknown : Roll::next_working_day;
    const Node* from = shape.any("from");
    std::vector<Node> events = !from             ? std::vector<Node>{}
                               : from->is_list() ? from->children
                                                 : std::vector<Node>{*from};
    for (const Node& event : events) d.from.push_back(term_start(event));
    std::erase_if(d.from, [](const TermStart& start) { return start.fact < 0; });
    if (events.empty()) context_.error(node.line, "pack.missing_key", {{"key", "from"}});
    shape.done();
    return d;
  }

  // A date fact, or {fact: …, when: "…"}.
  TermStart term_start(const Node& node) {
    TermStart out;
    std::string id = node.text;
    if (node.is_map()) {
      Shape shape(context_, node);
      id = shape.id("fact");
      if (const std::string when = shape.words("when"); !when.empty()) {
        static const std::vector<std::string> no_rules;
        auto condition = parse_condition(when, {&topic_.facts, &no_rules, &params_});
        if (condition)
          out.when = std::move(*condition);
        else
          context_.error(shape.line_of("when"), condition.error().key, condition.error().words);
      }
      shape.done();
    }
    const int at = topic_.fact(id);
    if (at < 0 || topic_.facts[static_cast<std::size_t>(at)].type != FactType::date)
      context_.error(node.line, "pack.unknown_fact", {{"fact", id}});
    else
      out.fact = at;
    return out;
  }

  // Versions follow one another by date, from the first known law on, without a hole.
  void check_time(const Rule& r) {
    if (r.versions.empty()) return context_.error(r.line, "pack.missing_key", {{"key", "versions"}});
    if (r.versions.front().from > topic_.unknown_before)
      context_.error(
          r.versions.front().line, "pack.hole",
          {{"rule", r.id}, {"from", topic_.unknown_before.iso()}, {"to", (r.versions.front().from - 1).iso()}});
    for (std::size_t i = 0; i < r.versions.size(); ++i) {
      const Version& v = r.versions[i];
      if (v.to && *v.to < v.from)
        context_.error(v.line, "pack.backwards", {{"from", v.from.iso()}, {"to", v.to->iso()}});
      if (i + 1 == r.versions.size()) {
        if (v.to) context_.error(v.line, "pack.hole", {{"rule", r.id}, {"from", (*v.to + 1).iso()}, {"to", "…"}});
        continue;
      }
      const Date next = r.versions[i + 1].from;
      if (!v.to || *v.to >= next)
        context_.error(r.versions[i + 1].line, "pack.overlap", {{"what", r.id}, {"from", next.iso()}});
      else if (*v.to + 1 != next)
        context_.error(r.versions[i + 1].line, "pack.hole",
                       {{"rule", r.id}, {"from", (*v.to + 1).iso()}, {"to", (next - 1).iso()}});
    }
  }

  RuleTest test(const Node& node) {
    Shape shape(context_, node);
    RuleTest t;
    t.line = node.line;
    t.name = shape.words("name");
    if (const Node* map = shape.map("facts", true))
      t.facts = read_answers(topic_, *map, context_.file, context_.faults);
    t.certain = rule_list(shape, "certain", "");
    t.open = rule_list(shape, "open", "");
    t.certain_about = shape.ids("certain_about");
    const auto dates = [&](std::string_view key) {
      std::vector<std::pair<int, Date>> out;
      if (const Node* map = shape.map(key))
        for (const Node& one : map->children) {
          const int at = index_of(ids_, one.key);
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
    if (const Node* pairs = shape.list("conflict"))
      for (const Node& pair : pairs->children) {
        const int a = pair.children.size() == 2 ? index_of(ids_, pair.children[0].text) : -1;
        const int b = pair.children.size() == 2 ? index_of(ids_, pair.children[1].text) : -1;
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
        "verdict",
        {"prohibited", "needs_permission", "duty", "possible_liability", "allowed", "open", "nothing_forbids"}, false);
    shape.done();
    return t;
  }

  Context& context_;
  Pack& pack_;
  Topic& topic_;
  std::vector<std::string> ids_, params_;
};

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

void read_whole(const TopicFile& file, Pack& pack, Faults& faults) {
  Context context{file.file, faults};
  Shape shape(context, file.root);
  Topic topic;
  topic.id = shape.id("topic");
  topic.file = file.file;
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

}  // namespace

void read_topics(const std::vector<TopicFile>& files, Pack& pack, Faults& faults) {
  std::vector<const TopicFile*> waiting;
  for (const TopicFile& f : files) waiting.push_back(&f);
  // A topic is read once all that it uses stand; what is left over uses itself or nothing that exists.
  for (bool moved = true; moved && !waiting.empty();) {
    moved = false;
    for (auto it = waiting.begin(); it != waiting.end();) {
      const yaml::Node* uses = (*it)->root.find("uses");
      const bool ready = !uses || std::ranges::all_of(uses->children, [&](const yaml::Node& n) {
        return pack.topic(n.text) != nullptr;
      });
      if (ready) {
        read_whole(**it, pack, faults);
        it = waiting.erase(it);
        moved = true;
      } else {
        ++it;
      }
    }
  }
  for (const TopicFile* f : waiting) read_whole(*f, pack, faults);
}

}  // namespace adep::pack
