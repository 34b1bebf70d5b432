// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of tests/packs/good for the tests of this room, and what a check found in few words.
//
//   EXPECT_EQ(found("Ты дурак"), "insult:дурак");
#pragma once
#include <gtest/gtest.h>

#include "base/files.h"
#include "drafts/check.h"
#include "pack/pack.h"

namespace adep::drafts {

inline auto words_of(const std::string& folder) {
  Faults faults;
  const auto read = pack::read(*read_folder(folder, ".yaml"), faults);
  if (!read || !read->drafts)
    throw std::runtime_error(folder + " is refused: " + faults.at(0).file + " " + faults[0].key);
  return read->drafts;
}

inline const pack::Drafts& test_words() {
  static const auto words = words_of("tests/packs/good");
  return *words;
}

inline const Checker& test_checker() {
  static const language::Stems stems;
  static const Checker checker(test_words(), stems);
  return checker;
}

// "insult:дурак phone:+7…", the kind where there is one.
inline std::string found(std::string_view text, const Checker& checker = test_checker()) {
  std::string out;
  for (const Finding& f : checker.check(text).findings)
    out += (out.empty() ? "" : " ") + (f.kind ? f.kind->id : f.category->id) + ":" + f.text;
  return out;
}

}  // namespace adep::drafts
