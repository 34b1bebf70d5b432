// SPDX-License-Identifier: AGPL-3.0-or-later
// Every word of packs/kz under every disguise of drafts/test_disguises.h: what rings plainly rings disguised. Words
// that are aimed stand beside a person.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <random>

#include "base/text.h"
#include "drafts/test_disguises.h"
#include "tests/drafts/kz_words.h"

namespace adep::drafts {
namespace {

constexpr std::size_t shortest = 4;  // shorter words are common parts of others: «ит», «кот»
constexpr int draws = 3;             // of each disguise

std::u32string points(std::string_view s) {
  std::u32string out;
  for (const char32_t c : code_points(s)) out += c;
  return out;
}

TEST(DraftDisguises, WhatRingsPlainlyRingsDisguised) {
  const Checker& checker = kz_checker();
  const auto rings = [&](const std::u32string& before, const std::u32string& word) {
    for (const Finding& f : checker.check(utf8(before + word + U" екен")).findings)
      if (f.end > before.size() && f.start < before.size() + word.size()) return true;
    return false;
  };
  std::mt19937 any(5);
  const Choice choice = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(any); };
  for (const bool aimed : {false, true}) {
    std::size_t words = 0;
    std::map<Disguise, std::pair<int, int>> found;  // of how many
    std::map<Disguise, std::string> missed;
    for (const pack::DraftWord& w : kz_words().words) {
      if ((w.sort == pack::DraftWord::Sort::aimed) != aimed) continue;
      const std::u32string word = points(w.word);
      if (word.size() < shortest) continue;
      const std::vector<std::u32string> persons = !aimed ? std::vector<std::u32string>{U"Сегодня "}
                                                  : w.lang == Lang::kk
                                                      ? std::vector<std::u32string>{U"Сен ", U"Біздің бастық "}
                                                      : std::vector<std::u32string>{U"Ты ", U"Наш начальник "};
      for (const std::u32string& before : persons) {
        if (!rings(before, word)) continue;
        ++words;
        for (const Disguise how : all_disguises)
          for (int i = 0; i < draws; ++i) {
            const std::u32string other = disguised(word, how, choice);
            auto& [hit, of] = found[how];
            ++of;
            if (rings(before, other))
              ++hit;
            else if (missed[how].size() < 2000)
              missed[how] += ' ' + utf8(other);
          }
      }
    }
    std::cout << (aimed ? "aimed" : "others") << ": " << words << " that ring plainly\n";
    EXPECT_GT(words, aimed ? 400u : 900u);
    for (const auto& [how, counts] : found) {
      const double part = static_cast<double>(counts.first) / counts.second;
      std::cout << "  " << name_of(how) << ": " << counts.first << " of " << counts.second << " (" << part << ")"
                << (part < 1 ? "; missed:" + missed[how].substr(0, 600) : "") << '\n';
      EXPECT_GE(part, .97) << name_of(how);
    }
  }
}

}  // namespace
}  // namespace adep::drafts
