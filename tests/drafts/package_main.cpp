// SPDX-License-Identifier: AGPL-3.0-or-later
// check-draft as a package has it: compiled without ADEP_EVALUATION, whatever the build around it says.
#include <iostream>

#include "app/commands.h"
#include "base/embedded.h"

int main(int argc, char** argv) {
  using namespace adep;
  app::House house;
  Faults faults;
  house.messages = Messages::read(embedded::under("locales/"), faults);
  CLI::App program("", "adep");
  int exit = app::done;
  app::add_check_draft(program, house, exit);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return program.exit(e) == 0 ? app::done : app::wrong_use;
  }
  return exit;
}
