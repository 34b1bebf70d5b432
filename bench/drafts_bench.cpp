// SPDX-License-Identifier: AGPL-3.0-or-later
// How fast drafts are checked, with the words of packs/kz; docs/drafts.md tells how to run this and what came out.
#include <benchmark/benchmark.h>

#include <fstream>
#include <random>
#include <stdexcept>

#include "base/text.h"
#include "drafts/check.h"
#include "pack/pack.h"

namespace adep::drafts {
namespace {

const Checker& checker() {
  static const language::Stems stems;
  static const auto words = [] {
    Faults faults;
    auto pack = pack::read(*read_folder("packs/kz", ".yaml"), faults);
    if (!pack || !pack->drafts)
      throw std::runtime_error("packs/kz has no drafts, or faults; run this from the checkout");
    return pack->drafts;
  }();
  static const Checker c(*words, stems);
  return c;
}

// Running text: all texts of the guide in one language, over and over.
std::string running(Lang lang, std::size_t bytes) {
  static const auto pack = [] {
    Faults faults;
    return pack::read(*read_folder("packs/kz", ".yaml"), faults);
  }();
  std::string out;
  while (out.size() < bytes)
    for (const pack::Item& item : pack->items) {
      out += item.text[lang] + "\n";
      for (const auto& p : item.phrasings[static_cast<std::size_t>(lang)]) out += p + ". ";
    }
  out.resize(bytes);
  return out;
}

// Words of a dictionary, none twice: what no memory of keys helps with.
std::string distinct(const char* file, std::size_t bytes) {
  std::ifstream in(file);
  std::vector<std::string> words;
  for (std::string line; std::getline(in, line);) words.push_back(line.substr(0, line.find_first_of("/\r\t")));
  std::mt19937 dice(7);
  std::ranges::shuffle(words, dice);
  std::string out;
  for (std::size_t i = 0; out.size() < bytes && i < words.size(); ++i) out += words[i] + ' ';
  return out;
}

void check(benchmark::State& state, const std::string& text) {
  const Checker& c = checker();
  std::size_t findings = 0;
  for (auto _ : state) findings += c.check(text).findings.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
  state.counters["findings"] = static_cast<double>(findings) / static_cast<double>(state.iterations());
}

std::string many(std::string_view piece) {
  std::string out;
  while (out.size() < (1u << 20)) out += piece;
  return out;
}

void draft_of_5000_letters(benchmark::State& state) {
  const std::string all = running(Lang::kk, 5'000) + running(Lang::ru, 5'000);
  check(state, all);
}
void clean_kazakh(benchmark::State& state) { check(state, running(Lang::kk, 1 << 20)); }
void clean_russian(benchmark::State& state) { check(state, running(Lang::ru, 1 << 20)); }
void clean_english(benchmark::State& state) { check(state, running(Lang::en, 1 << 20)); }
void distinct_kazakh(benchmark::State& state) { check(state, distinct("/usr/share/hunspell/kk_KZ.dic", 1 << 20)); }
void distinct_russian(benchmark::State& state) { check(state, distinct("/usr/share/hunspell/ru_RU.dic", 1 << 20)); }
void hostile(benchmark::State& state, std::string_view piece) { check(state, many(piece)); }

BENCHMARK(draft_of_5000_letters)->Unit(benchmark::kMicrosecond);
BENCHMARK(clean_kazakh)->Unit(benchmark::kMillisecond);
BENCHMARK(clean_russian)->Unit(benchmark::kMillisecond);
BENCHMARK(clean_english)->Unit(benchmark::kMillisecond);
BENCHMARK(distinct_kazakh)->Unit(benchmark::kMillisecond);
BENCHMARK(distinct_russian)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, one_letter, "а")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, stars, "*")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, starred_words, "д*** *у**к ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, spaced_letters, "д у р а к ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, disguised, "дур@к с0лнц3 yмhый ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, dotted, "д.у.р.а.к.")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, latin, "durak suka blyad pidar ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, digits, "4111 1111 1111 1111 ")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, quoted, "«дурак» ")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace adep::drafts

BENCHMARK_MAIN();
