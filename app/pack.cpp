// SPDX-License-Identifier: AGPL-3.0-or-later
// adep pack check DIR [--strict]: the pack author's compiler.
#include <algorithm>
#include <iostream>

#include "app/commands.h"

namespace adep::app {
namespace {

int check(const House& house, const std::string& folder, bool strict) {
  Faults faults;
  auto files = read_folder(folder, ".yaml");
  if (!files) {
    house.print({{folder, 0, files.error().key, files.error().words}});
    return refused;
  }
  const auto edition = advisor::Edition::open(*files, faults);
  if (strict)
    for (Fault& f : faults) f.grade = Fault::Grade::error;
  std::ranges::stable_sort(faults, {}, [](const Fault& f) { return std::pair(f.file, f.line); });
  for (const Fault& f : faults) std::cout << house.line(f) << '\n';
  const auto errors = std::ranges::count(faults, Fault::Grade::error, &Fault::grade);
  const Words counts{{"errors", std::to_string(errors)},
                     {"warnings", std::to_string(static_cast<std::ptrdiff_t>(faults.size()) - errors)}};
  if (!edition || errors > 0) {
    std::cout << house.say("cli.pack.refused", counts) << '\n';
    return check_failed;
  }
  const pack::Pack& p = edition->pack();
  std::size_t rules = 0, tests = 0, unreviewed = 0;
  for (const pack::Topic& t : p.topics) {
    rules += static_cast<std::size_t>(std::ranges::count(t.rules, t.file, &pack::Rule::file));
    tests += t.tests.size();
    unreviewed += !t.reviewed;
  }
  std::cout << house.say("cli.pack.good", counts) << '\n'
            << house.say("cli.pack.holds", {{"items", std::to_string(p.items.size())},
                                            {"topics", std::to_string(p.topics.size())},
                                            {"rules", std::to_string(rules)},
                                            {"tests", std::to_string(tests)}})
            << '\n';
  if (unreviewed > 0) std::cout << house.say("cli.pack.unreviewed", {{"topics", std::to_string(unreviewed)}}) << '\n';
  std::cout << "sha256 " << edition->hash() << '\n';
  return done;
}

}  // namespace

void add_pack(CLI::App& program, House& house, int& exit) {
  CLI::App* pack = program.add_subcommand("pack", house.say("cli.pack.about"));
  pack->require_subcommand(1);
  CLI::App* command = pack->add_subcommand("check", house.say("cli.pack.check"));
  struct Options {
    std::string folder;
    bool strict = false;
  };
  auto options = std::make_shared<Options>();
  command->add_option("DIR", options->folder, house.say("cli.pack.dir"))->required();
  command->add_flag("--strict", options->strict, house.say("cli.pack.strict"));
  add_lang(*command, house);
  command->callback([&house, &exit, options] { exit = check(house, options->folder, options->strict); });
}

}  // namespace adep::app
