// SPDX-License-Identifier: AGPL-3.0-or-later
// The gift rules once more, as a logic program: conditions become rules of clingo, exceptions its "not". Both
// engines judge the same 5,000 situations, in which everything is known, and must find the same.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "advisor/edition.h"
#include "advisor/random_test.h"

namespace adep {
namespace {

using advisor::Dice;
using advisor::Situation;
using advisor::Slot;
using pack::Op;

constexpr int situations = 5'000;
constexpr int in_one_call = 1'000;
const Date first_day = *Date::parse("2016-01-01"), last_day = *Date::parse("2026-12-31");

// A topic as a logic program over situations S: fact F is option O: c(S,F,O); its number is V: n(S,F,V).
class Asp {
 public:
  Asp(const pack::Pack& pack, const pack::Topic& topic) : topic_(topic) {
    for (const auto& [id, param] : pack.params)
      for (const pack::ParamValue& v : param.values)
        line("param(\"{}\",{},{},{}).", id, v.from.days(), v.to.value_or(Date(99'999)).days(), v.value);
    for (std::size_t r = 0; r < topic.rules.size(); ++r) {
      for (std::size_t v = 0; v < topic.rules[r].versions.size(); ++v) version(r, v);
      for (int defeated : topic.rules[r].defeats) line("beats({},{}).", r, defeated);
    }
    line("defeated(S,R) :- beats(D,R), finding(S,D).");
    line("#show finding/2.");
  }

  std::string facts(int s, const Situation& world) const {
    std::string out;
    for (std::size_t f = 0; f < world.size(); ++f) {
      if (world[f].choices != 0) out += fmt::format("c({},{},{}). ", s, f, std::countr_zero(world[f].choices));
      if (world[f].choices == 0) out += fmt::format("n({},{},{}). ", s, f, world[f].number);
    }
    return out + "\n";
  }
  const std::string& program() const { return out_; }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> pattern, Args&&... args) {
    out_ += fmt::format(pattern, std::forward<Args>(args)...) + "\n";
  }

  // Each term of a condition is a predicate: t_… where it is a truth, x_…(S,V) where it is a number.
  void version(std::size_t r, std::size_t v) {
    const pack::Version& version = topic_.rules[r].versions[v];
    const std::string here = fmt::format("{}_{}", r, v);
    line("law_{}(S) :- n(S,{},D), D >= {}, D <= {}.", here, topic_.judged_at, version.from.days(),
         version.to.value_or(Date(99'999)).days());
    const std::vector<pack::Term>& terms = version.when.terms;
    for (std::size_t i = 0; i < terms.size(); ++i) term(here, static_cast<int>(i), terms[i]);
    line("finding(S,{}) :- t_{}_{}(S), not defeated(S,{}).", r, here, terms.size() - 1, r);
  }

  void term(const std::string& here, int i, const pack::Term& t) {
    const std::string law = fmt::format("law_{}(S)", here);
    const auto truth = [&](int k) { return fmt::format("t_{}_{}(S)", here, k); };
    const auto number = [&](int k, std::string_view value) { return fmt::format("x_{}_{}(S,{})", here, k, value); };
    const auto holds = [&](const std::string& body) { line("{} :- {}, {}.", truth(i), law, body); };
    const auto sum = [&](std::string_view value) {
      line("{} :- {}, {}.", number(i, value), number(t.a, "A"), number(t.b, "B"));
    };
    const auto compare = [&](std::string_view sign) {
      holds(fmt::format("{}, {}, A {} B", number(t.a, "A"), number(t.b, "B"), sign));
    };
    switch (t.op) {
      case Op::constant:
        return holds(t.number != 0 ? "1 = 1" : "1 = 0");
      case Op::number:
        return line("{} :- {}.", number(i, std::to_string(t.number)), law);
      case Op::param:
        return line("{} :- {}, n(S,{},D), param(\"{}\",F,T,V), F <= D, D <= T.", number(i, "V"), law, topic_.judged_at,
                    t.param);
      case Op::fact:
        if (topic_.facts[static_cast<std::size_t>(t.index)].type == pack::FactType::yes_no)
          return holds(fmt::format("c(S,{},1)", t.index));
        return line("{} :- {}, n(S,{},V).", number(i, "V"), law, t.index);
      case Op::among:
        for (std::uint64_t left = t.choices; left != 0; left &= left - 1)
          holds(fmt::format("c(S,{},{})", t.index, std::countr_zero(left)));
        return;
      case Op::rule:
        return holds(fmt::format("finding(S,{})", t.index));
      case Op::plus:
        return sum("A+B");
      case Op::minus:
        return sum("A-B");
      case Op::times:
        return sum("A*B");
      case Op::days:
        return sum("B-A");
      case Op::months:
        throw std::logic_error("the gift rules count no months");
      case Op::equal:
        return compare("=");
      case Op::unequal:
        return compare("!=");
      case Op::less:
        return compare("<");
      case Op::at_most:
        return compare("<=");
      case Op::more:
        return compare(">");
      case Op::at_least:
        return compare(">=");
      case Op::same_truth:
        holds(truth(t.a) + ", " + truth(t.b));
        return holds("not " + truth(t.a) + ", not " + truth(t.b));
      case Op::other_truth:
        holds(truth(t.a) + ", not " + truth(t.b));
        return holds("not " + truth(t.a) + ", " + truth(t.b));
      case Op::land:
        return holds(truth(t.a) + ", " + truth(t.b));
      case Op::lor:
        holds(truth(t.a));
        return holds(truth(t.b));
      case Op::lnot:
        return holds("not " + truth(t.a));
    }
  }

  const pack::Topic& topic_;
  std::string out_;
};

using Findings = std::set<std::pair<int, int>>;  // situation, rule

Findings ask_clingo(const std::string& program) {
  const auto file = std::filesystem::temp_directory_path() / fmt::format("adep-clingo-{}.lp", ::getpid());
  std::ofstream(file) << program;
  Findings out;
  FILE* pipe = ::popen(fmt::format("clingo --verbose=0 --warn=none {} 2>&1", file.string()).c_str(), "r");
  std::string text(1 << 20, '\0'), all;
  while (const std::size_t n = std::fread(text.data(), 1, text.size(), pipe)) all.append(text, 0, n);
  const int status = ::pclose(pipe);
  std::filesystem::remove(file);
  // 10: satisfiable, 30: and no other answer. Anything else means that clingo is missing or refused the program.
  const bool answered = WIFEXITED(status) && (WEXITSTATUS(status) == 30 || WEXITSTATUS(status) == 10);
  EXPECT_TRUE(answered) << "clingo (Debian's package gringo) did not answer: " << all.substr(0, 500);
  int situation = 0, rule = 0;
  for (std::size_t at = all.find("finding("); at != all.npos; at = all.find("finding(", at + 1))
    if (std::sscanf(all.c_str() + at, "finding(%d,%d)", &situation, &rule) == 2) out.emplace(situation, rule);
  return out;
}

Situation random_world(Dice& dice, const pack::Pack& pack, const pack::Topic& topic, const advisor::Program& program) {
  Situation s;
  for (std::size_t f = 0; f < topic.facts.size(); ++f) {
    if (program.all_choices(f) != 0) {
      s.push_back({std::uint64_t{1} << dice.below(std::popcount(program.all_choices(f))), 0, true});
    } else if (topic.facts[f].type == pack::FactType::date) {
      s.push_back({0, dice.between(first_day.days(), last_day.days()), true});
      if (const int before = topic.facts[f].not_before; before >= 0)
        s.back().number = s[static_cast<std::size_t>(before)].number + dice.between(0, 20);
    } else {  // around twice the index of some year
      s.push_back({0,
                   std::max<std::int64_t>(
                       0, dice.between(1, 3) * dice.of(pack.params.at("mci").values).value + dice.between(-1, 1)),
                   true});
    }
  }
  return s;
}

class Clingo : public testing::TestWithParam<const char*> {};

TEST_P(Clingo, FindsTheSameIn5000Situations) {
  Faults faults;
  const auto edition = advisor::Edition::open(*read_folder("packs/kz", ".yaml"), faults);
  ASSERT_TRUE(edition);
  const pack::Topic& topic = *edition->pack().topic(GetParam());
  const advisor::Program& program = edition->program(topic);
  const Asp asp(edition->pack(), topic);
  Dice dice(20'261'122);
  std::size_t found = 0;
  for (int batch = 0; batch < situations / in_one_call; ++batch) {
    std::string text = asp.program();
    Findings ours;
    std::vector<Situation> worlds;
    for (int i = 0; i < in_one_call; ++i) {
      worlds.push_back(random_world(dice, edition->pack(), topic, program));
      text += asp.facts(i, worlds.back());
      const advisor::States states = program.evaluate(worlds.back());
      for (std::size_t r = 0; r < states.size(); ++r) {
        ASSERT_NE(states[r], advisor::Tri::open) << topic.rules[r].id;
        if (states[r] == advisor::Tri::yes) ours.emplace(i, static_cast<int>(r));
      }
    }
    const Findings theirs = ask_clingo(text);
    found += ours.size();
    ASSERT_EQ(ours.size(), theirs.size());
    for (const auto& [situation, rule] : ours)
      ASSERT_TRUE(theirs.contains({situation, rule}))
          << topic.rules[static_cast<std::size_t>(rule)].id << "\n"
          << asp.facts(situation, worlds[static_cast<std::size_t>(situation)]);
  }
  EXPECT_GT(found, static_cast<std::size_t>(situations));  // the situations are not empty ones
  RecordProperty("findings", static_cast<int>(found));
}

INSTANTIATE_TEST_SUITE_P(Gifts, Clingo, testing::Values("accepting-gifts", "handing-over"));

}  // namespace
}  // namespace adep
