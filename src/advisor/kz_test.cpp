// SPDX-License-Identifier: AGPL-3.0-or-later
// The pack of Kazakhstan under random hands: whatever is told, forgotten or refused, there is an answer, it is
// true of every world that is possible, and the interview comes to its end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <bit>

#include "advisor/advice.h"
#include "advisor/edition.h"
#include "advisor/random_test.h"
#include "advisor/replay.h"

namespace adep::advisor {
namespace {

using State = pack::Answer::State;

const Edition& kz() {
  static const auto edition = [] {
    Faults faults;
    auto opened = Edition::open(*read_folder("packs/kz", ".yaml"), faults);
    for (const Fault& f : faults)
      ADD_FAILURE() << f.file << ":" << f.line << " " << f.key << " " << testing::PrintToString(f.words);
    return opened;
  }();
  if (!edition) throw std::runtime_error("packs/kz is refused");
  return *edition;
}

// Numbers at and around what the rules look at; days on, before and after each day on which something changes.
class Kz {
 public:
  explicit Kz(const pack::Topic& t) : topic(t), program(kz().program(t)) {}

  Slot value(Dice& dice, std::size_t fact) const {
    const pack::Fact& f = topic.facts[fact];
    if (program.all_choices(fact) != 0) {
      const int n = f.type == pack::FactType::yes_no ? 2 : static_cast<int>(f.of.size());
      return {std::uint64_t{1} << dice.below(n), 0, true};
    }
    if (f.type != pack::FactType::date) {
      const std::int64_t mci = dice.of(kz().pack().params.at("mci").values).value;
      return {0, std::max<std::int64_t>(0, dice.between(0, 3) * mci + dice.between(-1, 1)), true};
    }
    const auto& epochs = program.epochs();
    const Date change = epochs[1 + static_cast<std::size_t>(dice.below(static_cast<int>(epochs.size()) - 1))].from;
    return {0, change.days() + (dice.once_in(2) ? dice.between(0, 1) : dice.between(0, 120)), true};
  }
  Situation world(Dice& dice) const {
    Situation s;
    for (std::size_t f = 0; f < topic.facts.size(); ++f) {
      s.push_back(value(dice, f));
      if (const int before = topic.facts[f].not_before; before >= 0)
        s[f].number = s[static_cast<std::size_t>(before)].number + dice.between(0, 20);
    }
    return s;
  }
  // Some of what is so in that world; the rest unknown, refused or not asked.
  Answers told(Dice& dice, const Situation& world, int one_unknown_in) const {
    Answers out;
    for (const Slot& slot : world) {
      pack::Answer a = answer_of(slot);
      if (dice.once_in(one_unknown_in)) a = {dice.of(std::vector{State::not_asked, State::unknown, State::refused})};
      if (topic.facts[out.size()].of.size() > 2 && a.answered() && dice.once_in(8))
        a.choices |= std::uint64_t{1} << dice.below(static_cast<int>(topic.facts[out.size()].of.size()));
      out.push_back(a);
    }
    return out;
  }
  // Another world in which the same was told.
  std::optional<Situation> world_like(Dice& dice, const Answers& told) const {
    Situation s = world(dice);
    const Situation given = program.situation(told);
    for (std::size_t f = 0; f < s.size(); ++f) {
      if (given[f].known) s[f] = given[f];
      while ((s[f].choices & given[f].choices) != s[f].choices) s[f] = value(dice, f);
    }
    const Date day(static_cast<std::int32_t>(s[static_cast<std::size_t>(topic.judged_at)].number));
    if (!program.in_order(s, program.epoch_at(day))) return std::nullopt;
    return s;
  }
  std::string shown(const Answers& answers) const {
    std::string out = topic.id + "\n";
    for (std::size_t f = 0; f < answers.size(); ++f)
      out += "  " + topic.facts[f].id + ": " + pack::written(topic.facts[f], answers[f]) + "\n";
    return out;
  }

  const pack::Topic& topic;
  const Program& program;
};

// One of the topics and a throw of dice, for each test. A case costs as much as several of a random topic, of which
// far more are tried (see advice_random_test.cpp): here it is one in five.
bool tried() { return *rc::gen::inRange(0, 5) == 0; }

struct Draw {
  Dice dice{*rc::gen::arbitrary<std::uint64_t>()};
  Kz kz_topic{dice.of(kz().pack().topics)};
};

TEST(KzPack, LoadsWithoutAnyFault) {
  EXPECT_GE(kz().pack().topics.size(), 2u);
  for (const ReplayResult& r : replay(kz())) EXPECT_THAT(r.failures, testing::IsEmpty()) << r.item << " " << r.topic;
}

TEST(KzPack, ByteCodeAgreesWithTheBook) {
  EXPECT_TRUE(rc::check([] {
    if (!tried()) return;
    Draw d;
    const Kz& k = d.kz_topic;
    const Situation world = k.world(d.dice);
    const Answers answers = k.told(d.dice, world, 3);
    const Situation s = k.program.situation(answers);
    for (std::size_t e : k.program.epochs_of(s)) {
      States states(k.topic.rules.size());
      k.program.evaluate(s, e, states);
      RC_ASSERT(states == Kleene(LawOfDay(kz().pack(), k.topic, k.program.epochs()[e].from), s).states());
    }
    RC_ASSERT(k.program.evaluate(world) == judged(kz().pack(), k.topic, world));
  }));
}

TEST(KzPack, WhatIsCertainHoldsInEveryWorldAndNothingPossibleIsMissing) {
  EXPECT_TRUE(rc::check([] {
    if (!tried()) return;
    Draw d;
    const Kz& k = d.kz_topic;
    const Answers answers = k.told(d.dice, k.world(d.dice), d.dice.between(2, 8));
    const Advice advice = advise(kz().pack(), k.topic, k.program, answers);
    RC_LOG() << k.shown(answers) << word(advice.verdict.kind) << "\n";
    std::vector<Tri> states(k.topic.rules.size(), Tri::no);
    for (const FindingOut& f : advice.findings)
      states[static_cast<std::size_t>(f.rule)] = f.certainty == Certainty::certain ? Tri::yes : Tri::open;
    for (int i = 0; i < 50; ++i) {
      const auto world = k.world_like(d.dice, answers);
      if (!world) continue;
      const States truth = judged(kz().pack(), k.topic, *world);
      for (std::size_t r = 0; r < states.size(); ++r) {
        const pack::Rule& rule = k.topic.rules[r];
        if (!rule.shown) continue;
        RC_LOG() << (truth[r] != Tri::no && states[r] == Tri::no ? rule.id : "");
        RC_ASSERT((static_cast<unsigned>(truth[r]) & ~static_cast<unsigned>(states[r])) == 0u);
        // To forget an answer never makes the verdict milder.
        if (truth[r] == Tri::yes && rule.finding == pack::Finding::prohibited)
          RC_ASSERT(advice.verdict.kind != VerdictKind::allowed && advice.verdict.kind != VerdictKind::nothing_forbids);
      }
    }
  }));
}

TEST(KzPack, WhereAFewChoicesAreOpenWhatEveryWorldAgreesOnIsCertain) {
  EXPECT_TRUE(rc::check([] {
    if (!tried()) return;
    Draw d;
    const Kz& k = d.kz_topic;
    const Situation world = k.world(d.dice);
    Answers answers = k.told(d.dice, world, 1'000'000);
    std::uint64_t worlds = 1;
    for (std::size_t f = 0; f < answers.size(); ++f)
      if (k.program.all_choices(f) != 0 && d.dice.once_in(3) && worlds < 500) {
        answers[f] = {};
        worlds *= static_cast<std::uint64_t>(std::popcount(k.program.all_choices(f)));
      }
    RC_LOG() << k.shown(answers);
    const Completion all = complete(k.program, k.program.situation(answers));
    std::vector<unsigned> seen(k.topic.rules.size(), 0);
    const std::function<void(Situation&, std::size_t)> walk = [&](Situation& s, std::size_t f) {
      while (f < s.size() && s[f].known) ++f;
      if (f == s.size()) {
        const States truth = judged(kz().pack(), k.topic, s);
        for (std::size_t r = 0; r < seen.size(); ++r) seen[r] |= static_cast<unsigned>(truth[r]);
        return;
      }
      const Slot before = s[f];
      for (std::uint64_t left = before.choices; left != 0; left &= left - 1) {
        s[f] = {left & ~(left - 1), 0, true};
        walk(s, f + 1);
      }
      s[f] = before;
    };
    Situation s = k.program.situation(answers);
    walk(s, 0);
    for (std::size_t r = 0; r < seen.size(); ++r) {
      RC_LOG() << k.topic.rules[r].id << " " << static_cast<int>(all.states[r]) << " in all worlds " << seen[r] << "\n";
      RC_ASSERT(static_cast<unsigned>(all.states[r]) == seen[r]);
    }
  }));
}

// The day a term runs from was told, the term is the version's own, and its end is the calendar's.
void check_due(const Kz& k, const Answers& answers, const pack::Deadline& d, const DueDate& due,
               std::optional<Date> judged_on) {
  const auto start = std::ranges::find(d.from, due.event_fact, &pack::TermStart::fact);
  RC_ASSERT(start != d.from.end());
  RC_ASSERT(due.event.days() == answers[static_cast<std::size_t>(due.event_fact)].number);
  RC_ASSERT(due.period.unit == d.unit && due.period.roll == d.roll && due.period.from_next_day == d.from_next_day);
  if (d.param.empty()) RC_ASSERT(due.period.length == d.length);
  if (!d.param.empty() && judged_on)
    RC_ASSERT(due.period.length == kz().pack().params.at(d.param).at(*judged_on)->value);
  RC_ASSERT(due.due == kz().pack().calendar.due(due.period, due.event));
  RC_ASSERT(due.due.earliest <= due.due.latest);
  RC_ASSERT(k.topic.facts[static_cast<std::size_t>(due.event_fact)].type == pack::FactType::date);
}

TEST(KzPack, EveryPartialSituationHasAnAnswerWithWords) {
  EXPECT_TRUE(rc::check([] {
    if (!tried()) return;
    Draw d;
    const Kz& k = d.kz_topic;
    const Answers answers = k.told(d.dice, k.world(d.dice), d.dice.between(1, 6));
    const Advice a = advise(kz().pack(), k.topic, k.program, answers);
    RC_LOG() << k.shown(answers) << word(a.verdict.kind) << "\n";
    const auto certain = [](const FindingOut& f) { return f.certainty == Certainty::certain; };
    const bool open = !std::ranges::all_of(a.findings, certain);
    if (a.verdict.kind != VerdictKind::nothing_forbids) RC_ASSERT(!a.verdict.rules.empty());
    if (a.verdict.kind == VerdictKind::allowed || a.verdict.kind == VerdictKind::nothing_forbids)
      for (const FindingOut& f : a.findings) {
        const pack::Rule& rule = k.topic.rules[static_cast<std::size_t>(f.rule)];
        RC_ASSERT(certain(f) || rule.finding == pack::Finding::allowed || !rule.heads());
      }
    if (a.verdict.kind == VerdictKind::open) RC_ASSERT(open);
    RC_ASSERT(a.findings.size() + a.not_in_force.size() ==
              static_cast<std::size_t>(std::ranges::count(k.topic.rules, true, &pack::Rule::shown)));
    for (const FindingOut& f : a.findings) {
      const pack::Rule& rule = k.topic.rules[static_cast<std::size_t>(f.rule)];
      for (Lang l : all_langs) RC_ASSERT(!rule.text[l].empty());
      RC_ASSERT(a.before_law || !f.versions.empty());
      for (const pack::Version* v : f.versions) RC_ASSERT(!v->cites.empty());
      if (f.due) check_due(k, answers, *f.versions.front()->deadline, *f.due, a.judged_on);
      if (f.due_needs >= 0) RC_ASSERT(!answers[static_cast<std::size_t>(f.due_needs)].answered());
      // An open finding says what it depends on, unless the law itself leaves it open.
      if (!certain(f) && f.depends_on.empty()) RC_ASSERT(a.judged_on.has_value());
      for (int fact : f.depends_on) RC_ASSERT(!k.program.situation(answers)[static_cast<std::size_t>(fact)].known);
    }
  }));
}

TEST(KzPack, TheInterviewEndsInEveryOrderWithTheSameAnswer) {
  EXPECT_TRUE(rc::check([] {
    if (!tried()) return;
    Draw d;
    const Kz& k = d.kz_topic;
    const Situation world = k.world(d.dice);
    // Some things this person does not know or will not say, whenever asked.
    Answers would_say = k.told(d.dice, world, d.dice.once_in(2) ? 1'000'000 : 5);
    // One date narrows down the others, whether or not it is asked for; so all dates are told here.
    for (std::size_t f = 0; f < world.size(); ++f)
      if (k.topic.facts[f].type == pack::FactType::date) would_say[f] = answer_of(world[f]);
    const auto interview = [&](bool as_asked) {
      Answers answers(world.size());
      Advice a = advise(kz().pack(), k.topic, k.program, answers);
      for (std::size_t asked = 0; a.next_question; ++asked) {
        RC_ASSERT(asked < world.size());
        auto f = static_cast<std::size_t>(*a.next_question);
        RC_ASSERT(answers[f].state == State::not_asked);
        while (!as_asked) {  // a person who answers what nobody asked yet
          f = static_cast<std::size_t>(d.dice.below(static_cast<int>(world.size())));
          as_asked = answers[f].state == State::not_asked;
        }
        as_asked = as_asked && !d.dice.once_in(2);
        answers[f] = would_say[f].state == State::not_asked ? pack::Answer{State::unknown} : would_say[f];
        a = advise(kz().pack(), k.topic, k.program, answers);
      }
      RC_LOG() << k.shown(answers);
      std::vector<std::pair<std::string, int>> out;
      for (const FindingOut& f : a.findings)
        out.emplace_back(k.topic.rules[static_cast<std::size_t>(f.rule)].id, static_cast<int>(f.certainty));
      std::ranges::sort(out);
      return std::pair(out, a.verdict.kind);
    };
    const auto first = interview(true), second = interview(false);
    RC_ASSERT(first.second == second.second);
    RC_ASSERT(first.first == second.first);
  }));
}

TEST(KzPack, EachChangeDoesWhatItSays) {
  EXPECT_TRUE(rc::check([] {
    if (!tried()) return;
    Draw d;
    const Kz& k = d.kz_topic;
    const Answers answers = k.told(d.dice, k.world(d.dice), 8);
    const Advice before = advise(kz().pack(), k.topic, k.program, answers);
    RC_LOG() << k.shown(answers);
    for (const Change& change : before.changes) {
      Answers turned = answers;
      const auto f = static_cast<std::size_t>(change.fact);
      turned[f] = change.to;
      if (change.to.choices != 0) turned[f].choices = change.to.choices & ~(change.to.choices - 1);
      const Advice after = advise(kz().pack(), k.topic, k.program, turned);
      const auto is = [&](const Advice& a, int rule) {
        const auto it = std::ranges::find(a.findings, rule, &FindingOut::rule);
        return it == a.findings.end() ? Tri::no : it->certainty == Certainty::certain ? Tri::yes : Tri::open;
      };
      RC_LOG() << k.topic.facts[f].id << " to " << pack::written(k.topic.facts[f], turned[f]) << "\n";
      for (int r : change.come) RC_ASSERT(is(before, r) != Tri::yes && is(after, r) == Tri::yes);
      for (int r : change.gone) RC_ASSERT(is(before, r) == Tri::yes && is(after, r) == Tri::no);
      RC_ASSERT(after.verdict.kind == change.verdict);
    }
  }));
}

}  // namespace
}  // namespace adep::advisor
