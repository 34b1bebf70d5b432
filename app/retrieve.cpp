// SPDX-License-Identifier: AGPL-3.0-or-later
// adep retrieve: the analysis and scoring of `ask` over any corpus in BEIR layout, judged by its own judgements.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/commands.h"
#include "base/text.h"
#include "search/index.h"
#include "search/measure.h"

namespace adep::app {
namespace {

using Json = nlohmann::json;
using Judgements = std::map<std::string, std::map<std::string, int>>;  // query → document → grade

struct Options {
  std::string folder, lang, run;
  std::size_t depth = 10;
  std::vector<std::string> channels;  // none: all
};

search::Weights weights_of(const std::vector<std::string>& channels) {
  search::Weights out;
  const std::map<std::string, double*> all{
      {"exact", &out.exact}, {"stem", &out.stem}, {"folded", &out.folded}, {"gram", &out.gram}};
  for (const auto& [name, weight] : all)
    if (!channels.empty() && std::ranges::find(channels, name) == channels.end()) *weight = 0;
  return out;
}

struct Entry {
  std::string id, title, text;
};

std::optional<std::vector<Entry>> read_lines(const House& house, const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Entry> out;
  std::string line;
  for (int n = 1; std::getline(in, line); ++n) {
    if (trim(line).empty()) continue;
    const Json row = Json::parse(line, nullptr, false);
    const auto text = [&row](const char* name) {
      const auto it = row.find(name);
      return it == row.end() || !it->is_string() ? std::string() : it->get<std::string>();
    };
    const bool numbered = row.is_object() && row.contains("_id") && row["_id"].is_number_integer();
    if (!row.is_object() || !row.contains("text") || (text("_id").empty() && !numbered)) {
      house.print({{file.string(), n, "search.bad_line", {}}});
      return std::nullopt;
    }
    out.push_back({numbered ? row["_id"].dump() : text("_id"), text("title"), text("text")});
  }
  if (!out.empty()) return out;
  house.print({{file.string(), 0, "files.unreadable", {{"path", file.string()}}}});
  return std::nullopt;
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
    for (std::string line; std::getline(in, line);) {
      const auto cells = split(trim(line), '\t');
      if (cells.size() < 3) continue;
      char* end = nullptr;
      const std::string grade(cells.back());
      const long g = std::strtol(grade.c_str(), &end, 10);
      if (end == grade.c_str()) continue;  // the heading
      out[std::string(cells[0])][std::string(cells[cells.size() - 2])] = static_cast<int>(g);
    }
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

std::shared_ptr<const search::Index> index_of(const std::vector<Entry>& corpus, Lang lang,
                                              const language::Stems& stems) {
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
  return index ? *index : nullptr;
}

int run(const House& house, const Options& o) {
  const std::filesystem::path folder = o.folder;
  const auto corpus = read_lines(house, folder / "corpus.jsonl");
  const auto queries = corpus ? read_lines(house, folder / "queries.jsonl") : std::nullopt;
  if (!queries) return refused;
  const Judgements judgements = read_judgements(folder / "qrels");
  const language::Stems stems;
  const Lang lang = lang_from(o.lang).value_or(language_of(*corpus));
  const auto index = index_of(*corpus, lang, stems);
  if (!index) return environment;
  std::ofstream ranking;
  if (!o.run.empty()) ranking.open(o.run);
  search::Measure measure(o.depth);
  search::Reader& reader = index->reader();
  const search::Weights weights = weights_of(o.channels);
  std::size_t asked = 0;
  std::chrono::nanoseconds spent{};
  for (const Entry& q : *queries) {
    const auto right = judgements.find(q.id);
    if (right == judgements.end()) continue;
    const auto begin = std::chrono::steady_clock::now();
    const auto hits = reader.find(reader.understand(q.text), o.depth, weights);
    spent += std::chrono::steady_clock::now() - begin;
    ++asked;
    std::vector<std::string> ranked;
    for (const search::Hit& hit : hits) {
      ranked.push_back((*corpus)[hit.document].id);
      if (ranking) ranking << q.id << " Q0 " << ranked.back() << ' ' << ranked.size() << ' ' << hit.score << " adep\n";
    }
    measure.add(ranked, right->second);
  }
  const std::string at = "@" + std::to_string(o.depth) + " ";
  const double seconds = std::chrono::duration<double>(spent).count();
  std::cout << std::fixed << std::setprecision(4) << "nDCG" << at << measure.ndcg() << "\nMRR" << at
            << measure.reciprocal_rank() << "\nRecall" << at << measure.recall() << "\nqueries/s "
            << std::setprecision(1) << (seconds > 0 ? static_cast<double>(asked) / seconds : 0) << "\nqueries "
            << measure.queries() << "\ndocuments " << corpus->size() << '\n';
  return o.run.empty() || ranking.good() ? done : environment;
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
  command->callback([&house, &exit, o] { exit = run(house, *o); });
}

}  // namespace adep::app
