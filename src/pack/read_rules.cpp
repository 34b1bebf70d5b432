// SPDX-License-Identifier: AGPL-3.0-or-later
// Topics: the rules with their versions, terms and exceptions.
#include <algorithm>

#include "base/text.h"
#include "pack/topic_reader.h"

namespace adep::pack {
namespace {

using Node = yaml::Node;

const std::vector<std::string> findings{"allowed", "prohibited", "needs_permission", "duty", "possible_liability"};
constexpr std::array<int, 5> usual_weight{2, 5, 4, 4, 3};  // by Finding
constexpr int weight_of_advice = 2;

int index_of(const std::vector<std::string>& ids, std::string_view id) {
  const auto it = std::ranges::find(ids, id);
  return it == ids.end() ? -1 : static_cast<int>(it - ids.begin());
}

}  // namespace

TopicReader::TopicReader(Context& context, Pack& pack, Topic& topic) : context_(context), pack_(pack), topic_(topic) {
  for (const auto& [id, param] : pack.params)
    if (param.unit != "words") params_.push_back(id);
}

int TopicReader::rule_at(std::string_view id) const { return index_of(ids_, id); }

void TopicReader::rules(const Node& list) {
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

std::vector<int> TopicReader::rule_list(Shape& shape, std::string_view key, std::string_view own) {
  std::vector<int> out;
  for (const std::string& id : shape.ids(key)) {
    const int at = rule_at(id);
    if (at < 0 || id == own)
      context_.error(shape.line_of(key), "pack.unknown_rule", {{"rule", id}, {"key", std::string(key)}});
    else
      out.push_back(at);
  }
  return out;
}

Rule TopicReader::rule(const Node& node) {
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

Version TopicReader::version(const Node& node) {
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

Deadline TopicReader::term(const Node& node) {
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
  std::vector<Node> events = !from ? std::vector<Node>{} : from->is_list() ? from->children : std::vector<Node>{*from};
  for (const Node& event : events) d.from.push_back(term_start(event));
  std::erase_if(d.from, [](const TermStart& start) { return start.fact < 0; });
  if (events.empty()) context_.error(node.line, "pack.missing_key", {{"key", "from"}});
  shape.done();
  return d;
}

// A date fact, or {fact: …, when: "…"}.
TermStart TopicReader::term_start(const Node& node) {
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
void TopicReader::check_time(const Rule& r) {
  if (r.versions.empty()) return context_.error(r.line, "pack.missing_key", {{"key", "versions"}});
  if (r.versions.front().from > topic_.unknown_before)
    context_.error(
        r.versions.front().line, "pack.hole",
        {{"rule", r.id}, {"from", topic_.unknown_before.iso()}, {"to", (r.versions.front().from - 1).iso()}});
  for (std::size_t i = 0; i < r.versions.size(); ++i) {
    const Version& v = r.versions[i];
    if (v.to && *v.to < v.from) context_.error(v.line, "pack.backwards", {{"from", v.from.iso()}, {"to", v.to->iso()}});
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

}  // namespace adep::pack
