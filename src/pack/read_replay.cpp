// SPDX-License-Identifier: AGPL-3.0-or-later
// The handbook's cases and questions as facts and expected findings.
#include <algorithm>

#include "pack/shape.h"

namespace adep::pack {
namespace {

std::vector<int> rules_named(Context& context, Shape& shape, const Topic& topic, std::string_view key) {
  std::vector<int> out;
  for (const std::string& id : shape.ids(key)) {
    const int at = topic.rule(id);
    if (at < 0) context.error(shape.line_of(key), "pack.unknown_rule", {{"rule", id}, {"key", std::string(key)}});
    if (at >= 0) out.push_back(at);
  }
  return out;
}

Judgement read_judgement(Context& context, const yaml::Node& node, const Pack& pack) {
  Shape shape(context, node);
  Judgement j;
  j.line = node.line;
  const std::string topic_id = shape.id_or_none("topic");
  const auto it = std::ranges::find(pack.topics, topic_id, &Topic::id);
  j.on = shape.date("on").value_or(Date{});
  if (topic_id.empty()) {
    j.settled = shape.one_of("settled", {"no"});
    j.verdict = shape.one_of("verdict", {"open"});
    shape.done();
    return j;
  }
  j.settled = shape.one_of("settled", {"yes", "partly", "no"});
  if (it == pack.topics.end()) {
    context.error(shape.line_of("topic"), "pack.unknown_topic", {{"topic", topic_id}});
    return j;
  }
  const Topic& topic = *it;
  j.topic = static_cast<int>(it - pack.topics.begin());
  const auto answers = [&](std::string_view key, bool required) {
    const yaml::Node* map = shape.map(key, required);
    return map ? read_answers(topic, *map, context.file, context.faults) : Answers(topic.facts.size());
  };
  j.told = answers("told", true);
  if (topic.judged_at >= 0)
    if (Answer& day = j.told[static_cast<std::size_t>(topic.judged_at)]; !day.answered()) {
      day.state = Answer::State::answered;
      day.number = j.on.days();
    }
  const Answers presumed = answers("presumed", false);
  j.presumed = j.told;
  for (std::size_t i = 0; i < presumed.size(); ++i)
    if (presumed[i].state != Answer::State::not_asked) j.presumed[i] = presumed[i];
  j.certain = rules_named(context, shape, topic, "certain");
  j.open = rules_named(context, shape, topic, "open");
  j.not_these = rules_named(context, shape, topic, "not");
  if (shape.any("with_presumed")) {
    j.has_presumed = true;
    j.with_presumed = rules_named(context, shape, topic, "with_presumed");
  }
  if (const yaml::Node* map = shape.map("decisive", true)) {
    Shape inner(context, *map);
    const std::string fact = inner.id("fact");
    j.decisive = topic.fact(fact);
    const std::string typed = inner.words("other");
    if (j.decisive < 0) {
      context.error(map->line, "pack.unknown_fact", {{"fact", fact}});
    } else if (const auto answer = read_answer(topic.facts[static_cast<std::size_t>(j.decisive)], typed)) {
      j.flipped = *answer;
    } else {
      context.error(map->line, "pack.bad_answer",
                    wrong_answer(topic.facts[static_cast<std::size_t>(j.decisive)], typed, answer.error()));
    }
    j.gone = rules_named(context, inner, topic, "gone");
    j.come = rules_named(context, inner, topic, "come");
    if (j.gone.empty() && j.come.empty()) context.error(map->line, "pack.no_change", {{"fact", fact}});
    inner.done();
  }
  shape.done();
  return j;
}

}  // namespace

void read_replay(Context& context, const yaml::Node& root, Pack& pack) {
  Shape shape(context, root);
  Replay replay;
  replay.file = context.file;
  replay.item = shape.id("replay");
  if (!pack.item(replay.item)) context.error(shape.line_of("replay"), "pack.unknown_norm", {{"norm", replay.item}});
  if (const yaml::Node* list = shape.list("judgements", true))
    for (const yaml::Node& node : list->children) replay.judgements.push_back(read_judgement(context, node, pack));
  shape.done();
  pack.replays.push_back(std::move(replay));
}

}  // namespace adep::pack
