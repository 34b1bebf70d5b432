// SPDX-License-Identifier: AGPL-3.0-or-later
// adep: the program. See commands.h for what every command keeps to.
#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "app/usage.h"
#include "base/embedded.h"

namespace {

// The language of the terminal where it is one of ours.
adep::Lang terminal_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value)
      return adep::lang_from(std::string_view(value).substr(0, 2)).value_or(adep::Lang::en);
  return adep::Lang::en;
}

}  // namespace

int main(int argc, char** argv) try {
  using namespace adep;
  app::House house;
  Faults faults;
  house.messages = Messages::read(embedded::under("locales/"), faults);
  house.lang = app::usage_language({argv + 1, argv + std::max(argc, 1)}, terminal_language());
  if (!faults.empty()) {
    house.print(faults);
    return app::environment;
  }
  CLI::App program(house.say("cli.about"), "adep");
  app::speak(program, house);
  program.require_subcommand(1);
  int exit = app::done;
  app::add_serve(program, house, exit);
  app::add_advise(program, house, exit);
  app::add_items(program, house, exit);
  app::add_replay(program, house, exit);
  app::add_pack(program, house, exit);
  app::add_ask(program, house, exit);
  app::add_retrieve(program, house, exit);
  app::add_check_draft(program, house, exit);
  app::add_stem(program, house, exit);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return program.exit(e) == 0 ? app::done : app::wrong_use;
  }
  std::cout.flush();
  if (!std::cout) {
    std::cerr << house.say("cli.no_output") << '\n';
    return app::environment;
  }
  return exit;
} catch (const std::exception& e) {
  std::cerr << "adep: " << e.what() << '\n';
  return adep::app::environment;
}
