// SPDX-License-Identifier: AGPL-3.0-or-later
// adep items: what the code says, then and now.
#include <iostream>

#include "app/commands.h"
#include "guide/guide.h"
#include "web/json.h"

namespace adep::app {
namespace {

struct Options {
  std::string kind, folder;
  bool json = false;
};

int list(const House& house, const Options& options) {
  const auto edition = house.open(options.folder);
  if (!edition) return refused;
  const auto kind = guide::kind_named(options.kind);
  if (options.json) {
    std::cout << web::items_json(*edition, kind) << '\n';
    return done;
  }
  for (const pack::Item& item : edition->pack().items)
    if (!kind || item.kind == *kind) std::cout << item.id << '\t' << item.title[house.lang] << '\n';
  return done;
}

}  // namespace

void add_items(CLI::App& program, House& house, int& exit) {
  CLI::App* command = program.add_subcommand("items", house.say("cli.items.about"));
  auto options = std::make_shared<Options>();
  command->add_option("--kind", options->kind, house.say("cli.items.kind"))
      ->check(CLI::IsMember({"norm", "case", "qa"}));
  command->add_option("--pack", options->folder, house.say("cli.option.pack"));
  command->add_flag("--json", options->json, house.say("cli.option.json"));
  add_lang(*command, house);
  command->callback([&house, &exit, options] { exit = list(house, *options); });
}

}  // namespace adep::app
