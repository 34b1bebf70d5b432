// SPDX-License-Identifier: AGPL-3.0-or-later
// adep replay: the handbook's cases and questions, judged again. Ends with "N passed, N failed".
#include <algorithm>
#include <iostream>

#include "app/commands.h"
#include "web/json.h"

namespace adep::app {
namespace {

struct Options {
  std::string folder;
  bool json = false;
};

int run(const House& house, const Options& options) {
  const auto edition = house.open(options.folder);
  if (!edition) return refused;
  const auto results = advisor::replay(*edition);
  const auto failed = std::ranges::count_if(results, [](const auto& r) { return !r.passed(); });
  if (options.json) {
    std::cout << web::replay_json(*edition, results) << '\n';
    return failed == 0 ? done : check_failed;
  }
  for (const advisor::ReplayResult& r : results) {
    std::cout << (r.passed() ? "ok   " : "FAIL ") << r.item << '\t' << r.on.iso() << '\t' << r.topic << '\t';
    for (std::size_t i = 0; i < r.certain.size(); ++i) std::cout << (i ? ", " : "") << r.certain[i];
    std::cout << '\n';
    for (const std::string& failure : r.failures) std::cout << "     " << failure << '\n';
  }
  std::cout << static_cast<std::ptrdiff_t>(results.size()) - failed << " passed, " << failed << " failed\n";
  return failed == 0 ? done : check_failed;
}

}  // namespace

void add_replay(CLI::App& program, House& house, int& exit) {
  CLI::App* command = program.add_subcommand("replay", house.say("cli.replay.about"));
  auto options = std::make_shared<Options>();
  command->add_option("--pack", options->folder, house.say("cli.option.pack"));
  command->add_flag("--json", options->json, house.say("cli.option.json"));
  add_lang(*command, house);
  command->callback([&house, &exit, options] { exit = run(house, *options); });
}

}  // namespace adep::app
