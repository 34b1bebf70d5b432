// SPDX-License-Identifier: AGPL-3.0-or-later
// How fast a question is answered, and what answering holds in memory; docs/benchmarks.md tells how to run this.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "tests/ask/questions.h"

namespace adep::ask {
namespace {

const language::Stems& stems() {
  static const language::Stems s;
  return s;
}

const pack::Pack& kz() {
  static const pack::Pack p = [] {
    Faults faults;
    auto pack = pack::read(*read_folder("packs/kz", ".yaml"), faults);
    if (!pack) throw std::runtime_error("packs/kz is refused");
    return std::move(*pack);
  }();
  return p;
}

const guide::Desk& desk() {
  static const auto d = guide::Desk::open(kz(), stems(), {}).value();
  return *d;
}

const std::vector<std::pair<Lang, std::string>>& questions() {
  static const auto all = [] {
    std::vector<std::pair<Lang, std::string>> out;
    for (const Lang lang : all_langs)
      for (const Style& style : read_questions("tests/ask/" + std::string(code(lang)) + ".txt"))
        for (const Question& q : style.questions) out.emplace_back(lang, q.text);
    return out;
  }();
  return all;
}

// Every question in turn; of each the time of this thread alone.
void ask(benchmark::State& state) {
  const auto now = [] {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
  };
  desk().ask("сыйлық", std::nullopt, 5);
  std::vector<double> spent;
  std::size_t i = 0;
  for (auto _ : state) {
    const auto& [lang, text] = questions()[i++ % questions().size()];
    const double before = now();
    benchmark::DoNotOptimize(desk().ask(text, lang, 5));
    spent.push_back(now() - before);
  }
  std::ranges::sort(spent);
  const auto at = [&](double share) {
    return spent[static_cast<std::size_t>(share * static_cast<double>(spent.size() - 1))];
  };
  state.counters["p50 ms"] = at(0.5);
  state.counters["p99 ms"] = at(0.99);
  state.counters["longest ms"] = spent.back();
  state.SetItemsProcessed(state.iterations());
}

void build_index(benchmark::State& state) {
  kz(), stems().kazakh(), stems().russian();
  for (auto _ : state) {
    const auto d = guide::Desk::open(kz(), stems(), {}).value();
    state.counters["passages"] = static_cast<double>(d->passages());
    state.counters["file bytes"] = static_cast<double>(d->index().bytes());
    state.counters["memory bytes"] = static_cast<double>(d->bytes());
  }
}

void open_kept_index(benchmark::State& state) {
  const auto folder = std::filesystem::temp_directory_path() / "adep-ask-bench";
  guide::Desk::open(kz(), stems(), folder).value();
  for (auto _ : state) benchmark::DoNotOptimize(guide::Desk::open(kz(), stems(), folder).value());
  std::filesystem::remove_all(folder);
}

BENCHMARK(ask)->Unit(benchmark::kMillisecond)->MinTime(4);
BENCHMARK(build_index)->Unit(benchmark::kMillisecond)->Iterations(2);
BENCHMARK(open_kept_index)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace adep::ask

BENCHMARK_MAIN();
