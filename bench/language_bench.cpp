// SPDX-License-Identifier: AGPL-3.0-or-later
// How fast words become keys; docs/language.md tells how to run this and what came out.
#include <benchmark/benchmark.h>

#include <fstream>
#include <random>
#include <stdexcept>

#include "language/latin.h"
#include "language/ngrams.h"
#include "language/stems.h"

namespace adep::language {
namespace {

const Stems& stems() {
  static const Stems s;
  if (s.kazakh(), s.russian(); !s.missing().empty()) throw std::runtime_error("a dictionary is missing");
  return s;
}

// Words of a dictionary, each with several endings: about 200,000 distinct ones, shuffled.
std::vector<std::string> distinct_words(const char* file, std::initializer_list<const char*> endings) {
  std::ifstream in(file);
  std::vector<std::string> roots, out;
  for (std::string line; std::getline(in, line);) roots.push_back(line.substr(0, line.find_first_of("/\r")));
  std::mt19937 dice(7);
  std::ranges::shuffle(roots, dice);
  roots.resize(std::min<std::size_t>(roots.size(), 40'000));
  for (const std::string& root : roots)
    for (const char* ending : endings) out.push_back(root + ending);
  std::ranges::shuffle(out, dice);
  return out;
}

const std::vector<std::string>& kazakh_words() {
  static const auto words = distinct_words("/usr/share/hunspell/kk_KZ.dic", {"", "лары", "ның", "мен", "дағы"});
  return words;
}

const std::vector<std::string>& russian_words() {
  static const auto words = distinct_words("/usr/share/hunspell/ru_RU.dic", {"", "а", "ами", "ов", "ого"});
  return words;
}

constexpr std::size_t words_a_line = 16;

// Lines of text whose words are as frequent as those of a language: the n-th is met in proportion to 1/n.
std::vector<std::string> running(const std::vector<std::string>& words, std::size_t lines) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < words.size(); ++i) weights.push_back(1.0 / static_cast<double>(i + 3));
  std::discrete_distribution<std::size_t> zipf(weights.begin(), weights.end());
  std::mt19937 dice(11);
  std::vector<std::string> out(lines);
  for (std::string& line : out)
    for (std::size_t i = 0; i < words_a_line; ++i) line += words[zipf(dice)] + ' ';
  return out;
}

void cold(benchmark::State& state, Lang lang, const std::vector<std::string>& words) {
  const Stems& s = stems();
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(s.key(lang, words[i]));
    if (++i == words.size()) i = 0;
  }
  state.SetItemsProcessed(state.iterations());
}

void warm(benchmark::State& state, Lang lang, const std::vector<std::string>& words) {
  Keys keys(stems());
  const auto text = running(words, 60'000);
  std::string out;
  std::size_t i = 0;
  for (auto _ : state) {
    out.clear();
    keys.line(lang, text[i], out);
    benchmark::DoNotOptimize(out.data());
    if (++i == text.size()) i = 0;
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(words_a_line));
}

void kazakh_distinct(benchmark::State& state) { cold(state, Lang::kk, kazakh_words()); }
void russian_distinct(benchmark::State& state) { cold(state, Lang::ru, russian_words()); }
void kazakh_running(benchmark::State& state) { warm(state, Lang::kk, kazakh_words()); }
void russian_running(benchmark::State& state) { warm(state, Lang::ru, russian_words()); }

void latin_word(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(from_latin("qyzmettik", Lang::kk, stems()));
  state.SetItemsProcessed(state.iterations());
}

void ngrams(benchmark::State& state) {
  std::size_t letters = 0;
  for (auto _ : state)
    for_each_ngram("қызметкерлеріміздің",
                   [&](std::string_view gram) { benchmark::DoNotOptimize(letters += gram.size()); });
  state.SetItemsProcessed(state.iterations());
}

void open_kazakh(benchmark::State& state) {
  for (auto _ : state) {
    const Kazakh kazakh = Kazakh::open("/usr/share/hunspell/kk_KZ.dic");
    state.counters["bytes"] = static_cast<double>(kazakh.bytes());
  }
}

void open_russian(benchmark::State& state) {
  for (auto _ : state) {
    const Russian russian = Russian::open("/usr/share/hunspell/ru_RU.dic");
    state.counters["bytes"] = static_cast<double>(russian.bytes());
  }
}

BENCHMARK(kazakh_distinct);
BENCHMARK(russian_distinct);
BENCHMARK(kazakh_running);
BENCHMARK(russian_running);
BENCHMARK(latin_word);
BENCHMARK(ngrams);
BENCHMARK(open_kazakh)->Unit(benchmark::kMillisecond);
BENCHMARK(open_russian)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace adep::language

BENCHMARK_MAIN();
