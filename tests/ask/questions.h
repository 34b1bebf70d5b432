// SPDX-License-Identifier: AGPL-3.0-or-later
// The text files of this folder: questions as people type them and what answers them. docs/ask.md tells how to add one.
//
//   [plain] first 80, three 95                        a style, and how much of it is right at least, in per cent
//   may I print my thesis → QA-1.1-1 (KZ-1.1-01)      the answer; in brackets what is nearly as right
//   [far] refused 95
//   what will the weather be → none                   the guide does not tell
#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "guide/ask.h"

namespace adep::ask {

struct Question {
  int line = 0;
  std::string text;
  std::set<std::string> right, near;  // none right: the guide does not tell
};

struct Style {
  std::string name;
  double first = 0, three = 0, refused = 0;  // floors, in per cent
  std::vector<Question> questions;
};

// Throws std::runtime_error naming file and line of what is not understood.
std::vector<Style> read_questions(const std::filesystem::path& file);

struct Outcome {
  bool first = false, three = false, nearly_first = false, nearly_three = false, answered = false;
};
Outcome judged(const Question& question, const guide::Reply& reply);

struct Totals {
  int asked = 0, settled = 0;  // questions; of them with an answer
  int first = 0, three = 0, nearly_first = 0, nearly_three = 0;
  int answered = 0;  // of the settled ones
  int refused = 0;   // of the others

  void add(const Question& question, const Outcome& outcome);
  Totals& operator+=(const Totals& other);
  std::string line() const;
};

}  // namespace adep::ask
