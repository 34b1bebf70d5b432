// SPDX-License-Identifier: AGPL-3.0-or-later
// How fast the advisor is; docs/benchmarks.md tells how to run this and what came out.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <stdexcept>

#include "advisor/advice.h"
#include "advisor/edition.h"
#include "advisor/explain.h"
#include "advisor/random_test.h"

namespace adep::advisor {
namespace {

constexpr int situations = 5'000;

Files files_of(const std::string& folder) {
  auto files = read_folder(folder, ".yaml");
  if (!files) throw std::runtime_error(folder + " is not here: run from the root of the checkout");
  return *files;
}

const Edition& opened(const std::string& folder) {
  static std::map<std::string, std::shared_ptr<const Edition>> editions;
  auto& edition = editions[folder];
  Faults faults;
  if (!edition) edition = Edition::open(files_of(folder), faults);
  if (!edition) throw std::runtime_error(folder + " is refused");
  return *edition;
}

struct Drawn {
  const pack::Pack& pack;
  const pack::Topic& topic;
  const Program& program;
  std::vector<Answers> answers;
  std::vector<Situation> worlds;
};

// Situations of 2026, of whose facts `unknown` were not asked; a negative number: so many, and the day too.
Drawn drawn(const std::string& folder, int unknown, std::size_t which = 0, int how_many = situations) {
  const Edition& edition = opened(folder);
  const pack::Topic& topic = edition.pack().topics[which];
  Drawn out{edition.pack(), topic, edition.program(topic), {}, {}};
  Dice dice(7);
  for (int i = 0; i < how_many; ++i) {
    Answers answers;
    const int received = Date::parse("2026-07-01")->days() + dice.below(150);
    for (const pack::Fact& f : topic.facts) {
      Slot slot{0, received + (answers.empty() ? 0 : dice.below(10)), true};
      if (f.type == pack::FactType::yes_no) slot = {std::uint64_t{1} << dice.below(2), 0, true};
      if (f.type == pack::FactType::choice)
        slot = {std::uint64_t{1} << dice.below(static_cast<int>(f.of.size())), 0, true};
      if (f.type == pack::FactType::money) slot.number = dice.below(20'000);
      answers.push_back(answer_of(slot));
    }
    if (unknown < 0) answers[0] = {};
    const int most = static_cast<int>(answers.size()) - 1;
    for (int u = 0; u < std::min(std::abs(unknown), most);) {
      pack::Answer& a = answers[1 + static_cast<std::size_t>(dice.below(most))];
      u += a.answered();
      a = {};
    }
    out.worlds.push_back(out.program.situation(answers));
    out.answers.push_back(std::move(answers));
  }
  return out;
}

void evaluate(benchmark::State& state, const std::string& folder) {
  const Drawn d = drawn(folder, static_cast<int>(state.range(0)));
  const std::size_t epoch = d.program.epochs_of(d.worlds.front()).front();
  States states(d.program.rule_count());
  std::size_t i = 0;
  for (auto _ : state) {
    d.program.evaluate(d.worlds[i], epoch, states);
    benchmark::DoNotOptimize(states.data());
    i = i + 1 == situations ? 0 : i + 1;
  }
  state.SetItemsProcessed(state.iterations());
}
void worked_example(benchmark::State& state) { evaluate(state, "tests/packs/worked-example"); }
void whole_topic(benchmark::State& state) { evaluate(state, "packs/kz"); }

template <class Step>
void each_answers(benchmark::State& state, const std::vector<Drawn>& topics, Step step) {
  std::size_t i = 0, at = 0;
  for (auto _ : state) {
    step(topics[at], topics[at].answers[i]);
    if (++at == topics.size()) at = 0, i = i + 1 == topics[0].answers.size() ? 0 : i + 1;
  }
  // How long single ones take: each of the situations once more by itself, in the thread's own time.
  const auto now = [] {
    timespec t{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return 1e6 * static_cast<double>(t.tv_sec) + 1e-3 * static_cast<double>(t.tv_nsec);
  };
  std::vector<double> each;
  for (const Drawn& d : topics)
    for (const Answers& answers : d.answers) {
      const double begin = now();
      step(d, answers);
      each.push_back(now() - begin);
    }
  std::ranges::sort(each);
  state.counters["p99_us"] = each[each.size() * 99 / 100];
  state.counters["longest_us"] = each.back();
}
std::vector<Drawn> gifts(const benchmark::State& state) {
  std::vector<Drawn> one;
  one.push_back(drawn("packs/kz", static_cast<int>(state.range(0))));
  return one;
}
std::vector<Drawn> every_topic(const benchmark::State& state) {
  std::vector<Drawn> all;
  for (std::size_t t = 0; t < opened("packs/kz").pack().topics.size(); ++t)
    all.push_back(drawn("packs/kz", static_cast<int>(state.range(0)), t, 200));
  return all;
}
void give_advice(const Drawn& d, const Answers& answers) {
  benchmark::DoNotOptimize(advise(d.pack, d.topic, d.program, answers));
}
void ask(const Drawn& d, const Answers& answers) {
  const States states = d.program.evaluate(d.program.situation(answers));
  benchmark::DoNotOptimize(next_question(d.topic, d.program, answers, states, ~std::uint64_t{0}));
}
// The rules with their trace: which hold, and the reasons of every rule that could.
void trace(const Drawn& d, const Answers& answers) {
  const Situation s = d.program.situation(answers);
  const States states = d.program.evaluate(s);
  const Explainer explainer(d.pack, d.topic, d.program, s, states);
  const std::size_t epoch = d.program.epochs_of(s).front();
  for (std::size_t r = 0; r < states.size(); ++r)
    if (const pack::Version* v = explainer.version(d.topic.rules[r], epoch); v && states[r] != Tri::no)
      benchmark::DoNotOptimize(explainer.reasons(*v, epoch, states[r]));
}
void advice(benchmark::State& state) { each_answers(state, gifts(state), give_advice); }
void question(benchmark::State& state) { each_answers(state, gifts(state), ask); }
void completions(benchmark::State& state) {
  each_answers(state, gifts(state), [](const Drawn& d, const Answers& answers) {
    benchmark::DoNotOptimize(complete(d.program, d.program.situation(answers)));
  });
}
void every_trace(benchmark::State& state) { each_answers(state, every_topic(state), trace); }
void every_advice(benchmark::State& state) { each_answers(state, every_topic(state), give_advice); }
void every_question(benchmark::State& state) { each_answers(state, every_topic(state), ask); }

void load(benchmark::State& state) {
  const Files files = files_of("packs/kz");
  for (auto _ : state) {
    Faults faults;
    benchmark::DoNotOptimize(Edition::open(files, faults));
  }
}

BENCHMARK(worked_example)->ArgName("unknown")->Arg(0)->Arg(1);
BENCHMARK(whole_topic)->ArgName("unknown")->Arg(0)->Arg(1);
BENCHMARK(advice)->ArgName("unknown")->Arg(0)->Arg(1)->Arg(4)->Arg(8)->Arg(13)->Arg(-4)->Arg(-13)->Unit(
    benchmark::kMicrosecond);
BENCHMARK(completions)->ArgName("unknown")->Arg(1)->Arg(4)->Arg(8)->Arg(13)->Unit(benchmark::kMicrosecond);
BENCHMARK(question)->ArgName("unknown")->Arg(1)->Arg(8)->Arg(13)->Arg(-4)->Arg(-13)->Unit(benchmark::kMicrosecond);
BENCHMARK(every_trace)->ArgName("unknown")->Arg(0)->Arg(4)->Unit(benchmark::kMicrosecond);
BENCHMARK(every_advice)->ArgName("unknown")->Arg(0)->Arg(4)->Arg(13)->Arg(-13)->Unit(benchmark::kMicrosecond);
BENCHMARK(every_question)
    ->ArgName("unknown")
    ->Arg(1)
    ->Arg(6)
    ->Arg(13)
    ->Arg(-6)
    ->Arg(-13)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace adep::advisor

BENCHMARK_MAIN();
