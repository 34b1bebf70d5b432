// SPDX-License-Identifier: AGPL-3.0-or-later
// The advisor on random topics, against an evaluator written as plainly as can be and against every world
// that the answers leave possible.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>

#include "advisor/advice.h"
#include "advisor/explain.h"
#include "advisor/prove.h"
#include "advisor/random_test.h"

namespace adep::advisor {
namespace {

// More cases than RapidCheck takes by itself; its own settings still win.
const int more_cases = ::setenv("RC_PARAMS", "max_success=1500 max_size=200", 0);

constexpr std::array<Tri, 3> three{Tri::no, Tri::yes, Tri::open};

TEST(Kleene, HasItsTables) {
  const auto table = [](auto of) {
    std::string out;
    for (Tri a : three)
      for (Tri b : three) out += "?ny-"[static_cast<int>(of(a, b))];
    return out;
  };
  EXPECT_EQ(table(both), "nnnny-n--");  // rows and columns: no, yes, open
  EXPECT_EQ(table(either), "ny-yyy-y-");
  EXPECT_EQ(table(merged), "n---y----");
  EXPECT_EQ(opposite(Tri::no), Tri::yes);
  EXPECT_EQ(opposite(Tri::yes), Tri::no);
  EXPECT_EQ(opposite(Tri::open), Tri::open);
}

struct Case {
  std::uint64_t seed;
  pack::Pack pack;
  Answers answers;
  const pack::Topic& topic() const { return pack.topics[0]; }
};

// At most `open_numbers` of the numbers and dates stay unknown, so that all worlds can be walked.
Case random_case(std::uint64_t seed, int facts, int rules, int open_numbers) {
  Dice dice(seed);
  Case c{seed, TopicMaker(dice).make(facts, rules), {}};
  for (std::size_t f = 0; f < c.topic().facts.size(); ++f) {
    const pack::Fact& fact = c.topic().facts[f];
    pack::Answer a = answer_of(told_value(dice, fact, f == 0));
    const bool number = a.choices == 0;
    if (f == 0 && dice.once_in(20)) a.number = law_begins.days() - dice.between(1, 5);
    if ((!number || open_numbers > 0) && dice.once_in(2)) {
      open_numbers -= number;
      const bool set = fact.of.size() > 2 && dice.once_in(2);
      a = set ? pack::Answer{pack::Answer::State::answered,
                             a.choices | (std::uint64_t{1} << dice.below(static_cast<int>(fact.of.size()))), 0, ""}
              : pack::Answer{};
      if (!set && dice.once_in(4))
        a.state = dice.once_in(2) ? pack::Answer::State::unknown : pack::Answer::State::refused;
    }
    if (fact.not_before >= 0 && a.answered() && c.answers[0].answered())
      a.number = std::max(a.number, c.answers[0].number);
    c.answers.push_back(a);
  }
  return c;
}

std::string shown(const Case& c) {
  std::string out = "seed " + std::to_string(c.seed) + "\n";
  for (const pack::Rule& r : c.topic().rules) {
    for (const pack::Version& v : r.versions)
      out += r.id + " " + std::string(word(r.finding)) + " " + r.about + " from " +
             std::to_string(v.from - law_begins) + ": " + v.when.source + "\n";
    for (int d : r.defeats) out += "  defeats r" + std::to_string(d) + "\n";
  }
  for (std::size_t f = 0; f < c.answers.size(); ++f)
    out += c.topic().facts[f].id + " type " + std::to_string(static_cast<int>(c.topic().facts[f].type)) + " state " +
           std::to_string(static_cast<int>(c.answers[f].state)) + " choices " + std::to_string(c.answers[f].choices) +
           " number " + std::to_string(c.answers[f].number) +
           (c.topic().facts[f].not_before >= 0 ? " not before f0" : "") + "\n";
  return out;
}

// Every world that the answers leave possible, without shortcuts.
template <class Do>
void each_world(const pack::Topic& topic, const Program& program, Situation s, std::size_t fact, Do&& with) {
  if (fact == s.size()) {
    for (std::size_t f = 0; f < s.size(); ++f)
      if (topic.facts[f].not_before >= 0 && s[f].number < s[static_cast<std::size_t>(topic.facts[f].not_before)].number)
        return;
    return with(s);
  }
  if (s[fact].known) return each_world(topic, program, s, fact + 1, with);
  const std::uint64_t choices = s[fact].choices;
  for (const Slot& slot : values_of(topic.facts[fact], static_cast<int>(fact) == topic.judged_at)) {
    if (program.all_choices(fact) != 0 && (slot.choices & choices) == 0) continue;
    s[fact] = slot;
    each_world(topic, program, s, fact + 1, with);
  }
}

// For each rule, the union of what it is in all worlds.
std::pair<States, int> over_all_worlds(const Case& c, const Program& program) {
  std::vector<unsigned> seen(c.topic().rules.size(), 0);
  int worlds = 0;
  each_world(c.topic(), program, program.situation(c.answers), 0, [&](const Situation& world) {
    ++worlds;
    const States states = judged(c.pack, c.topic(), world);
    for (std::size_t r = 0; r < states.size(); ++r) seen[r] |= static_cast<unsigned>(states[r]);
  });
  States out;
  for (unsigned u : seen) out.push_back(Tri(u));
  return {out, worlds};
}

TEST(RandomTopics, ByteCodeAgreesWithTheBook) {
  EXPECT_TRUE(rc::check([] {
    const Case c =
        random_case(*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange(1, 8), *rc::gen::inRange(1, 8), 8);
    const Program program(c.pack, c.topic());
    const Situation s = program.situation(c.answers);
    std::vector<unsigned> all(c.topic().rules.size(), 0);
    for (std::size_t e : program.epochs_of(s)) {
      States states(c.topic().rules.size());
      program.evaluate(s, e, states);
      const Date day = program.epochs()[e].law ? program.epochs()[e].from : law_begins - 1;
      RC_ASSERT(states == Kleene(LawOfDay(c.pack, c.topic(), day), s).states());
      const Explainer explainer(c.pack, c.topic(), program, s, states);
      for (std::size_t r = 0; r < states.size(); ++r) {
        all[r] |= static_cast<unsigned>(states[r]);
        const pack::Version* v = explainer.version(c.topic().rules[r], e);
        RC_ASSERT((v != nullptr) == program.epochs()[e].law);
        if (!v) continue;
        // The explainer looks at the condition alone; with the exceptions it must give the same state.
        Tri with_exceptions = explainer.condition(*v, e);
        for (std::size_t d = 0; d < states.size(); ++d)
          if (std::ranges::find(c.topic().rules[d].defeats, static_cast<int>(r)) != c.topic().rules[d].defeats.end())
            with_exceptions = both(with_exceptions, opposite(states[d]));
        RC_ASSERT(with_exceptions == states[r]);
      }
    }
    const States whole = program.evaluate(s);
    for (std::size_t r = 0; r < all.size(); ++r) RC_ASSERT(static_cast<unsigned>(whole[r]) == all[r]);
  }));
}

TEST(RandomTopics, CertainIsWhatHoldsInEveryWorldAndOpenWhatMayDiffer) {
  int agree = 0, differ = 0;
  EXPECT_TRUE(rc::check([&] {
    const Case c =
        random_case(*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange(1, 7), *rc::gen::inRange(1, 6), 2);
    const Program program(c.pack, c.topic());
    const auto [truth, worlds] = over_all_worlds(c, program);
    if (worlds == 0) return;  // the dates that were told leave no day with law
    const Completion all = complete(program, program.situation(c.answers));
    RC_LOG() << shown(c);
    for (std::size_t r = 0; r < truth.size(); ++r) {
      RC_LOG() << "r" << r << ": worlds " << static_cast<int>(truth[r]) << ", advisor "
               << static_cast<int>(all.states[r]) << "\n";
      // Nothing possible is missing, whether or not all worlds were enumerated …
      RC_ASSERT((static_cast<unsigned>(truth[r]) & ~static_cast<unsigned>(all.states[r])) == 0u);
      // … and what is the same in every world is certain.
      if (all.enumerated) RC_ASSERT(static_cast<int>(all.states[r]) == static_cast<int>(truth[r]));
      (all.states[r] == truth[r] ? agree : differ)++;
    }
  }));
  RecordProperty("rules_left_open_though_every_world_agrees", differ);
  EXPECT_GT(agree, 100 * differ);
}

TEST(RandomTopics, VerdictIsNeverMilderThanAWorldThatIsPossible) {
  EXPECT_TRUE(rc::check([] {
    const Case c =
        random_case(*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange(1, 6), *rc::gen::inRange(1, 6), 1);
    const Program program(c.pack, c.topic());
    const Advice advice = advise(c.pack, c.topic(), program, c.answers);
    RC_LOG() << shown(c) << "verdict " << word(advice.verdict.kind) << "\n";
    unsigned restricted = 0;  // by some ban or permission, in some world or in every one
    bool everywhere = true;
    each_world(c.topic(), program, program.situation(c.answers), 0, [&](const Situation& world) {
      const States states = judged(c.pack, c.topic(), world);
      bool here = false;
      for (std::size_t r = 0; r < states.size(); ++r) {
        const pack::Finding f = c.topic().rules[r].finding;
        if (f == pack::Finding::prohibited && states[r] == Tri::yes) here = true;
        if (f != pack::Finding::allowed && states[r] != Tri::no)
          RC_ASSERT(advice.verdict.kind != VerdictKind::nothing_forbids);
      }
      restricted |= here;
      everywhere = everywhere && here;
    });
    if (restricted)
      RC_ASSERT(advice.verdict.kind != VerdictKind::allowed && advice.verdict.kind != VerdictKind::nothing_forbids);
    if (advice.verdict.kind == VerdictKind::prohibited) RC_ASSERT(everywhere);
    if (advice.verdict.kind != VerdictKind::nothing_forbids) RC_ASSERT(!advice.verdict.rules.empty());
  }));
}

// The reasons that an answer gives, and what they rest on, down to the facts.
class Reasons {
 public:
  Reasons(const Case& c, const Program& program, const Situation& s, const States& states, std::size_t epoch)
      : c_(c), explainer_(c.pack, c.topic(), program, s, states), states_(states), epoch_(epoch) {}

  std::uint64_t facts_of(const std::vector<Reason>& reasons) {
    std::uint64_t out = 0;
    for (const Reason& reason : reasons) {
      out |= reason.facts;
      if (reason.rule >= 0) out |= facts_of(reason.rule);
    }
    return out;
  }
  std::uint64_t facts_of(int rule) {
    const pack::Version& v = *explainer_.version(c_.topic().rules[static_cast<std::size_t>(rule)], epoch_);
    std::uint64_t out = facts_of(explainer_.reasons(v, epoch_, states_[static_cast<std::size_t>(rule)]));
    for (std::size_t d = 0; d < states_.size(); ++d)
      if (std::ranges::find(c_.topic().rules[d].defeats, rule) != c_.topic().rules[d].defeats.end())
        out |= facts_of(static_cast<int>(d));
    return out;
  }

 private:
  const Case& c_;
  Explainer explainer_;
  const States& states_;
  std::size_t epoch_;
};

TEST(RandomTopics, ReasonsOfACertainFindingSuffice) {
  EXPECT_TRUE(rc::check([] {
    const Case c =
        random_case(*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange(1, 7), *rc::gen::inRange(1, 6), 3);
    if (!c.answers[0].answered()) return;
    const Program program(c.pack, c.topic());
    const Situation s = program.situation(c.answers);
    const Completion all = complete(program, s);
    const Advice advice = advise(c.pack, c.topic(), program, c.answers);
    RC_LOG() << shown(c);
    for (const FindingOut& f : advice.findings) {
      if (f.certainty != Certainty::certain) continue;
      Reasons reasons(c, program, s, all.states, program.epochs_of(s).front());
      std::uint64_t facts = 1 | reasons.facts_of(f.reasons);
      for (const auto& [exception, state] : f.exceptions) facts |= reasons.facts_of(exception);
      Answers few(c.answers.size());
      for (std::size_t i = 0; i < few.size(); ++i)
        if (facts >> i & 1) few[i] = c.answers[i];
      const Completion again = complete(program, program.situation(few));
      RC_LOG() << "r" << f.rule << " from facts " << facts << "\n";
      if (all.enumerated && again.enumerated) RC_ASSERT(again.states[static_cast<std::size_t>(f.rule)] == Tri::yes);
    }
  }));
}

TEST(RandomTopics, EachChangeDoesWhatItSays) {
  EXPECT_TRUE(rc::check([] {
    const Case c =
        random_case(*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange(1, 6), *rc::gen::inRange(1, 6), 1);
    const Program program(c.pack, c.topic());
    const Advice before = advise(c.pack, c.topic(), program, c.answers);
    const auto is = [](const Advice& a, int rule, Certainty wanted) {
      return std::ranges::any_of(a.findings,
                                 [&](const FindingOut& f) { return f.rule == rule && f.certainty == wanted; });
    };
    RC_LOG() << shown(c);
    for (const Change& change : before.changes) {
      const auto fact = static_cast<std::size_t>(change.fact);
      for (const Slot& slot : values_of(c.topic().facts[fact], change.fact == 0)) {
        const bool meant = slot.choices != 0                         ? (slot.choices & change.to.choices) != 0
                           : change.reach == Change::Reach::at_least ? slot.number >= change.to.number
                           : change.reach == Change::Reach::at_most  ? slot.number <= change.to.number
                                                                     : slot.number == change.to.number;
        if (!meant) continue;
        Answers answers = c.answers;
        answers[fact] = answer_of(slot);
        const Advice after = advise(c.pack, c.topic(), program, answers);
        RC_LOG() << "f" << fact << " to choices " << slot.choices << " number " << slot.number << "\n";
        for (int r : change.come) RC_ASSERT(!is(before, r, Certainty::certain) && is(after, r, Certainty::certain));
        for (int r : change.gone)
          RC_ASSERT(is(before, r, Certainty::certain) && !is(after, r, Certainty::certain) &&
                    !is(after, r, Certainty::open));
        RC_ASSERT(after.verdict.kind == change.verdict);
      }
    }
  }));
}

TEST(RandomTopics, TheInterviewEndsAndThenKnowsAll) {
  EXPECT_TRUE(rc::check([] {
    const std::uint64_t seed = *rc::gen::arbitrary<std::uint64_t>();
    Case c = random_case(seed, *rc::gen::inRange(1, 7), *rc::gen::inRange(1, 6), 0);
    Dice dice(seed + 1);
    const Program program(c.pack, c.topic());
    c.answers.assign(c.answers.size(), {});
    RC_LOG() << shown(c);
    Situation world(c.answers.size());
    for (std::size_t f = 0; f < world.size(); ++f) {
      world[f] = dice.of(values_of(c.topic().facts[f], f == 0));
      if (c.topic().facts[f].not_before >= 0) world[f].number = std::max(world[f].number, world[0].number);
    }
    const bool all_told = dice.once_in(2);
    Advice advice = advise(c.pack, c.topic(), program, c.answers);
    std::size_t asked = 0;
    while (advice.next_question) {
      RC_ASSERT(++asked <= c.answers.size());
      const auto f = static_cast<std::size_t>(*advice.next_question);
      RC_ASSERT(c.answers[f].state == pack::Answer::State::not_asked);
      c.answers[f] = answer_of(world[f]);
      if (!all_told && dice.once_in(4))
        c.answers[f] = {dice.once_in(2) ? pack::Answer::State::unknown : pack::Answer::State::refused};
      advice = advise(c.pack, c.topic(), program, c.answers);
    }
    if (!all_told) return;
    // The advice after the last question is that of the whole world, whatever was not asked.
    const States truth = judged(c.pack, c.topic(), world);
    for (std::size_t f = 0; f < world.size(); ++f)
      RC_LOG() << "f" << f << " is " << world[f].number << " " << world[f].choices
               << (c.answers[f].answered() ? " told\n" : "\n");
    for (const FindingOut& f : advice.findings)
      RC_ASSERT((f.certainty == Certainty::certain ? Tri::yes : Tri::open) == truth[static_cast<std::size_t>(f.rule)]);
    for (int r : advice.not_in_force) RC_ASSERT(truth[static_cast<std::size_t>(r)] == Tri::no);
  }));
}

TEST(RandomTopics, ContradictionsAreFoundWhereThereAreAny) {
  int found = 0, none = 0;
  EXPECT_TRUE(rc::check([&] {
    const Case c =
        random_case(*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange(1, 5), *rc::gen::inRange(2, 5), 0);
    const Program program(c.pack, c.topic());
    bool cut = false;
    const auto s = both_in_force(program, 0, 1, cut);
    RC_LOG() << shown(c);
    if (s) {
      ++found;
      const Date day(static_cast<std::int32_t>((*s)[0].number));
      const States states = Kleene(LawOfDay(c.pack, c.topic(), day), *s).states();
      RC_ASSERT(states[0] == Tri::yes && states[1] == Tri::yes);
      RC_ASSERT(program.in_order(*s, program.epoch_at(day)));
      return;
    }
    if (cut) return;
    ++none;
    Dice dice(c.seed + 2);
    for (int i = 0; i < 500; ++i) {
      Situation world;
      for (std::size_t f = 0; f < c.topic().facts.size(); ++f)
        world.push_back(dice.of(values_of(c.topic().facts[f], f == 0)));
      if (!program.in_order(world, program.epoch_at(Date(static_cast<std::int32_t>(world[0].number))))) continue;
      const States states = judged(c.pack, c.topic(), world);
      RC_ASSERT(!(states[0] == Tri::yes && states[1] == Tri::yes));
    }
  }));
  EXPECT_GT(found, 100);
  EXPECT_GT(none, 100);
}

}  // namespace
}  // namespace adep::advisor
