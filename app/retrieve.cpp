// SPDX-License-Identifier: AGPL-3.0-or-later
// adep retrieve: the analysis and scoring of `ask` over any corpus in BEIR layout, judged by its own judgements.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <optional>

#include "app/commands.h"
#include "base/text.h"
#include "search/beir.h"
#include "search/index.h"
#include "search/measure.h"

namespace adep::app {
namespace {

using Judgements = std::map<std::string, std::map<std::string, int>>;  // query → document → grade

struct Options {
  std::string folder, lang, run, dictionaries = language::usual_dictionaries;
  std::size_t depth = 10;
  std::vector<std::string> channels;  // none: all
};

using search::Entry;

search::Weights weights_of(const std::vector<std::string>& channels) {
  search::Weights out;
  const std::map<std::string, double*> all{
      {"exact", &out.exact}, {"stem", &out.stem}, {"folded", &out.folded}, {"gram", &out.gram}};
  for (const auto& [name, weight] : all)
    if (!channels.empty() && std::ranges::find(channels, name) == channels.end()) *weight = 0;
  return out;
}

// corpus.jsonl or queries.jsonl; what is wrong is printed.
std::optional<std::vector<Entry>> read_entries(const House& house, const std::filesystem::path& file) {
  std::ifstream in(file);
  const auto refuse = [&](int line, std::string key, Words words = {}) {
    house.print({{file.string(), line, std::move(key), std::move(words)}});
    return std::nullopt;
  };
  if (!in) return refuse(0, "files.unreadable", {{"path", file.string()}});
  std::vector<Entry> out;
  std::string line;
  for (int n = 1; std::getline(in, line); ++n) {
    const std::string_view read = n == 1 ? search::without_mark(line) : line;
    if (trim(read).empty()) continue;
    auto entry = search::beir_entry(read);
    if (!entry) return refuse(n, entry.error().key);
    out.push_back(std::move(*entry));
  }
  if (out.empty()) return refuse(0, "search.no_entries");
  return out;
}

// qrels/test.tsv, or every table of the folder where there is none of that name.
Judgements read_judgements(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code none;
  if (std::filesystem::exists(folder / "test.tsv", none)) {
    files.push_back(folder / "test.tsv");
  } else {
    for (const auto& entry : std::filesystem::directory_iterator(folder, none))
      if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  Judgements out;
  for (const auto& file : files) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
      if (auto j = search::beir_judgement(search::without_mark(line))) out[j->query][j->document] = j->grade;
  }
  return out;
}

// By the letters: a text in Kazakh has its own in a good part of its words, one in Russian has none.
Lang language_of(const std::vector<Entry>& corpus) {
  std::map<search::Script, std::size_t> count;
  for (std::size_t i = 0; i < std::min<std::size_t>(corpus.size(), 200); ++i)
    for (const search::Word& w : search::words(corpus[i].text)) ++count[w.script];
  const std::size_t kazakh = count[search::Script::kazakh], cyrillic = count[search::Script::cyrillic];
  if (kazakh + cyrillic < count[search::Script::latin]) return Lang::en;
  return kazakh * 10 > cyrillic ? Lang::kk : Lang::ru;
}

std::shared_ptr<const search::Index> index_of(const House& house, const std::vector<Entry>& corpus, Lang lang,
                                              const language::Stems& stems) try {
  const auto folder = std::filesystem::temp_directory_path();
  search::Builder builder(stems, folder);
  for (const Entry& e : corpus) {
    const std::array<search::Field, 2> fields{search::Field{lang, e.title}, search::Field{lang, e.text}};
    builder.add(fields);
  }
  std::string file = (folder / "adep-retrieve-XXXXXX").string();
  ::close(mkstemp(file.data()));
  std::filesystem::remove(file);
  builder.finish(file);
  auto index = search::Index::open(file, stems);
  std::filesystem::remove(file);
  if (!index) house.print({{"", 0, index.error().key, index.error().words}});
  return index ? *index : nullptr;
} catch (const std::exception& e) {
  house.print({{"", 0, "search.no_room", {{"reason", e.what()}}}});
  return nullptr;
}

int run(const House& house, const Options& o) {
  const std::filesystem::path folder = o.folder;
  const auto corpus = read_entries(house, folder / "corpus.jsonl");
  auto queries = corpus ? read_entries(house, folder / "queries.jsonl") : std::nullopt;
  if (!queries) return refused;
  const Judgements judgements = read_judgements(folder / "qrels");
  std::erase_if(*queries, [&](const Entry& q) { return !judgements.contains(q.id); });
  if (queries->empty()) {
    house.print({{(folder / "qrels").string(), 0, "search.not_judged", {}}});
    return refused;
  }
  // Before the work, not after it.
  std::ofstream ranking;
  const auto unwritable = [&] {
    house.print({{"", 0, "files.unwritable", {{"path", o.run}}}});
    return environment;
  };
  if (!o.run.empty()) ranking.open(o.run);
  if (!ranking) return unwritable();
  const language::Stems stems(o.dictionaries);
  const Lang lang = lang_from(o.lang).value_or(language_of(*corpus));
  const auto index = index_of(house, *corpus, lang, stems);
  if (!index) return environment;
  house.warn_of_missing(stems);
  search::Measure measure(o.depth);
  search::Reader& reader = index->reader();
  const search::Weights weights = weights_of(o.channels);
  std::size_t asked = 0;
  std::chrono::nanoseconds spent{};
  for (const Entry& q : *queries) {
    const auto begin = std::chrono::steady_clock::now();
    const auto hits = reader.find(reader.understand(q.text), o.depth, weights);
    spent += std::chrono::steady_clock::now() - begin;
    ++asked;
    std::vector<std::string> ranked;
    for (const search::Hit& hit : hits) {
      ranked.push_back((*corpus)[hit.document].id);
      if (ranking.is_open())
        ranking << q.id << " Q0 " << ranked.back() << ' ' << ranked.size() << ' ' << hit.score << " adep\n";
    }
    measure.add(ranked, judgements.at(q.id));
  }
  const std::string at = "@" + std::to_string(o.depth) + " ";
  const double seconds = std::chrono::duration<double>(spent).count();
  std::cout << std::fixed << std::setprecision(4) << "nDCG" << at << measure.ndcg() << "\nMRR" << at
            << measure.reciprocal_rank() << "\nRecall" << at << measure.recall() << "\nqueries/s "
            << std::setprecision(1) << (seconds > 0 ? static_cast<double>(asked) / seconds : 0) << "\nqueries "
            << measure.queries() << "\ndocuments " << corpus->size() << '\n';
  return ranking.flush() ? done : unwritable();
}

}  // namespace

void add_retrieve(CLI::App& program, House& house, int& exit) {
  CLI::App* command = program.add_subcommand("retrieve", house.say("cli.retrieve.about"));
  auto o = std::make_shared<Options>();
  command->add_option("--beir", o->folder, house.say("cli.retrieve.beir"))->required();
  command->add_option("--lang", o->lang, house.say("cli.retrieve.lang"))->check(CLI::IsMember({"kk", "ru", "en"}));
  command->add_option("--k", o->depth, house.say("cli.retrieve.k"))
      ->check(CLI::Range(1, 1000, "1…1000"))
      ->capture_default_str();
  command->add_option("--run", o->run, house.say("cli.retrieve.run"));
  command->add_option("--channels", o->channels, house.say("cli.retrieve.channels"))
      ->delimiter(',')
      ->check(CLI::IsMember({"exact", "stem", "folded", "gram"}));
  command->add_option("--dictionaries", o->dictionaries, house.say("cli.stem.dictionaries"));
  command->callback([&house, &exit, o] { exit = run(house, *o); });
}

}  // namespace adep::app
