// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/replay.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "advisor/completion.h"

namespace adep::advisor {
namespace {

using Ids = std::vector<std::string>;

Ids named(const pack::Topic& topic, const std::vector<int>& rules) {
  Ids out;
  for (int r : rules) out.push_back(topic.rules[static_cast<std::size_t>(r)].id);
  std::ranges::sort(out);
  return out;
}

struct Outcome {
  std::vector<int> certain, open;
};

Outcome judge(const pack::Topic& topic, const Program& program, const Answers& answers) {
  const Completion all = complete(program, program.situation(answers));
  Outcome out;
  for (std::size_t r = 0; r < topic.rules.size(); ++r) {
    if (!topic.rules[r].shown) continue;
    if (all.states[r] == Tri::yes) out.certain.push_back(static_cast<int>(r));
    if (all.states[r] == Tri::open) out.open.push_back(static_cast<int>(r));
  }
  return out;
}

bool has(const std::vector<int>& list, int rule) { return std::ranges::find(list, rule) != list.end(); }

// A question that nothing settles: the guide must say so, and no rule may pretend to know.
ReplayResult judged_by_guide(const Edition& edition, const pack::Replay& replay, const pack::Judgement& j) {
  ReplayResult out{replay.item, "", j.on, j.settled, {}, {}, {}};
  const pack::Item& item = *edition.pack().item(replay.item);
  if (item.verdict != j.verdict)
    out.failures.push_back(fmt::format("verdict: wanted {}, found {}", j.verdict, item.verdict));
  if (item.open.empty()) out.failures.emplace_back("open: the item does not say what stays open");
  for (const pack::Topic& topic : edition.pack().topics)
    for (const pack::Rule& rule : topic.rules)
      if (std::ranges::find(rule.norms, item.id) != rule.norms.end())
        out.failures.push_back(fmt::format("open: the rule {} settles it", rule.id));
  return out;
}

ReplayResult judged(const Edition& edition, const pack::Replay& replay, const pack::Judgement& j) {
  if (j.topic < 0) return judged_by_guide(edition, replay, j);
  const pack::Topic& topic = edition.pack().topics[static_cast<std::size_t>(j.topic)];
  const Program& program = edition.program(topic);
  const Outcome told = judge(topic, program, j.told);
  ReplayResult out{replay.item, topic.id, j.on, j.settled, named(topic, told.certain), named(topic, told.open), {}};
  const auto same = [&](std::string_view what, const Ids& wanted, const Ids& found) {
    if (wanted != found)
      out.failures.push_back(
          fmt::format("{}: wanted [{}], found [{}]", what, fmt::join(wanted, ", "), fmt::join(found, ", ")));
  };
  same("certain", named(topic, j.certain), out.certain);
  for (int r : j.open)
    if (!has(told.open, r)) same("open", named(topic, {r}), {});
  for (int r : j.not_these)
    if (has(told.open, r) || has(told.certain, r)) same("not", {}, named(topic, {r}));
  if (j.has_presumed)
    same("with_presumed", named(topic, j.with_presumed), named(topic, judge(topic, program, j.presumed).certain));
  Answers flipped = j.told;
  flipped[static_cast<std::size_t>(j.decisive)] = j.flipped;
  const Outcome other = judge(topic, program, flipped);
  for (int r : j.gone)
    if (!has(told.certain, r) || has(other.certain, r)) same("decisive: gone", named(topic, {r}), {});
  for (int r : j.come)
    if (has(told.certain, r) || !has(other.certain, r)) same("decisive: come", named(topic, {r}), {});
  return out;
}

}  // namespace

std::vector<ReplayResult> replay(const Edition& edition) {
  std::vector<ReplayResult> out;
  for (const pack::Replay& r : edition.pack().replays)
    for (const pack::Judgement& j : r.judgements) out.push_back(judged(edition, r, j));
  return out;
}

}  // namespace adep::advisor
