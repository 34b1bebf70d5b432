// SPDX-License-Identifier: AGPL-3.0-or-later
// The commands of adep; wiring only. Exit codes: 0 the command did its work, 1 a check failed, 2 wrong
// use, 3 input refused, 4 the environment (disk, port, certificate). Results go to stdout, all else to stderr.
#pragma once
#include <CLI/CLI.hpp>
#include <memory>

#include "advisor/edition.h"
#include "base/messages.h"
#include "language/stems.h"

namespace adep::app {

enum Exit : int { done = 0, check_failed = 1, wrong_use = 2, refused = 3, environment = 4 };

// What every command shares: the sentences of the house and the language they are said in.
struct House {
  Messages messages;
  Lang lang = Lang::en;

  // "rules/gifts.yaml:12: error: what is wrong" and below it how to mend it.
  std::string line(const Fault& fault) const;
  void print(const Faults& faults) const;
  std::string say(std::string_view key, const Words& words = {}) const { return messages.say(lang, key, words); }
  // Of the dictionaries opened so far, on stderr; the work goes on without them.
  void warn_of_missing(const language::Stems& stems) const;
  // The pack of a folder, or the one built in when the folder is empty; faults are printed.
  std::shared_ptr<const advisor::Edition> open(const std::string& folder) const;
};

// Each adds its command and options to the program and sets `exit` when it has run.
void add_pack(CLI::App& program, House& house, int& exit);
void add_items(CLI::App& program, House& house, int& exit);
void add_advise(CLI::App& program, House& house, int& exit);
void add_replay(CLI::App& program, House& house, int& exit);
void add_serve(CLI::App& program, House& house, int& exit);
void add_ask(CLI::App& program, House& house, int& exit);
void add_retrieve(CLI::App& program, House& house, int& exit);
void add_check_draft(CLI::App& program, House& house, int& exit);
void add_stem(CLI::App& program, House& house, int& exit);

void add_lang(CLI::App& command, House& house);

}  // namespace adep::app
