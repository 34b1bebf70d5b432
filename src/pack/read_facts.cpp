// SPDX-License-Identifier: AGPL-3.0-or-later
// Topics: the facts that are asked for.
#include <algorithm>

#include "pack/topic_reader.h"

namespace adep::pack {
namespace {

using Node = yaml::Node;

const std::vector<std::string> fact_types{"bool", "enum", "money", "int", "date", "person"};

bool good_fact_id(std::string_view id) {
  static constexpr std::array<std::string_view, 11> taken{"and",  "or",    "not",   "in",   "always", "never",
                                                          "true", "false", "param", "rule", "days"};
  return good_id(id) && id.find_first_of("-.") == id.npos && !(id[0] >= '0' && id[0] <= '9') &&
         std::ranges::find(taken, id) == taken.end();
}

}  // namespace

void TopicReader::facts(const Node& map) {
  for (const Node& node : map.children) {
    if (topic_.fact(node.key) >= 0 || !good_fact_id(node.key)) {
      context_.error(node.key_line, topic_.fact(node.key) >= 0 ? "pack.twice" : "pack.fact_id", {{"id", node.key}});
      continue;
    }
    topic_.facts.push_back(fact(node));
  }
}

Fact TopicReader::fact(const Node& node) {
  Shape shape(context_, node);
  Fact f;
  f.id = node.key;
  const std::string type = shape.one_of("type", fact_types);
  if (!type.empty()) f.type = static_cast<FactType>(std::ranges::find(fact_types, type) - fact_types.begin());
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

void TopicReader::options(Shape& shape, Fact& f) {
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

}  // namespace adep::pack
