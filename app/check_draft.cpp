// SPDX-License-Identifier: AGPL-3.0-or-later
// adep check-draft: one's own draft, before it is posted. Nothing of it is kept.
#include "app/check_draft.h"

#include <iostream>

#include "web/draft_json.h"

namespace adep::app {
namespace {

constexpr std::size_t most_bytes = 4u << 20;

struct Options {
  std::string file = "-", folder, batch;
  bool json = false;
};

void print(const House& house, const pack::Drafts& data, const drafts::Report& report) {
  const Lang lang = house.lang;
  std::cout << house.say("cli.draft.level." + std::string(drafts::word(report.level))) << '\n';
  for (const drafts::Finding& f : report.findings)
    std::cout << '\n'
              << house.say("cli.draft.grade." + std::string(pack::word(f.grade))) << " · " << f.title()[lang] << " · "
              << f.norm() << "\n  " << f.start << "-" << f.end << ": " << f.text << "\n  " << f.why()[lang] << "\n  "
              << f.suggestion()[lang] << '\n';
  std::cout << '\n' << house.say("cli.draft.questions") << '\n';
  for (const pack::DraftSaying& q : data.questions) std::cout << "  " << q.says[lang] << " [" << q.norm << "]\n";
}

int run(const House& house, const Options& options) {
  const auto edition = house.open(options.folder);
  if (!edition) return refused;
  if (!edition->pack().drafts) {
    house.print({{"", 0, "draft.no_data", {}}});
    return refused;
  }
  const language::Stems stems;
  const drafts::Checker checker(*edition->pack().drafts, stems);
  house.warn_of_missing(stems);
#ifdef ADEP_EVALUATION
  if (!options.batch.empty()) return check_batch(house, checker, options.batch);
#endif
  const auto text = read_file(options.file == "-" ? "/dev/stdin" : options.file, most_bytes);
  if (!text) {
    house.print({{"", 0, text.error().key, text.error().words}});
    return refused;
  }
  const drafts::Report report = checker.check(*text);
  if (options.json)
    std::cout << web::draft_json(report, house.lang) << '\n';
  else
    print(house, *edition->pack().drafts, report);
  return done;
}

}  // namespace

void add_check_draft(CLI::App& program, House& house, int& exit) {
  CLI::App* command = program.add_subcommand("check-draft", house.say("cli.draft.about"));
  auto options = std::make_shared<Options>();
  [[maybe_unused]] CLI::Option* file = command->add_option("FILE", options->file, house.say("cli.draft.file"));
  command->add_flag("--json", options->json, house.say("cli.option.json"));
  command->add_option("--pack", options->folder, house.say("cli.option.pack"));
#ifdef ADEP_EVALUATION
  command->add_option("--batch", options->batch, house.say("cli.draft.batch"))->excludes(file);
#endif
  add_lang(*command, house);
  command->callback([&house, &exit, options] { exit = run(house, *options); });
}

}  // namespace adep::app
