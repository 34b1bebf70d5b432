// SPDX-License-Identifier: AGPL-3.0-or-later
// Any word under any disguise is found, with its place; noise between letters changes nothing; nothing takes long.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <chrono>

#include "base/text.h"
#include "drafts/test_disguises.h"
#include "drafts/test_pack.h"

namespace adep::drafts {
namespace {

// Forms that the words of the test pack have.
const std::vector<std::u32string>& forms() {
  static const std::vector<std::u32string> all{U"дурак",   U"дураками",  U"подонок", U"подонки", U"мерзавцу",
                                               U"сволочь", U"сволочи",   U"ублюдок", U"мудак",   U"мудаков",
                                               U"ақымақ",  U"ақымақтар", U"оңбаған", U"қотақ"};
  return all;
}

RC_GTEST_PROP(DraftDisguise, AnyWordUnderAnyDisguiseIsFoundWithItsPlace, ()) {
  const auto choice = [](std::size_t n) { return *rc::gen::inRange<std::size_t>(0, n); };
  const std::u32string word =
      disguised(*rc::gen::elementOf(forms()), *rc::gen::elementOf(std::to_array(all_disguises)), choice);
  const std::u32string before = *rc::gen::element<std::u32string>(U"", U"Сегодня ", U"Ол 2024 жылы: ", U"«");
  const std::u32string after = *rc::gen::element<std::u32string>(U"", U" пришёл", U", деді", U"!");
  const Report report = test_checker().check(utf8(before + word + after));
  RC_LOG() << utf8(before + word + after) << "\n";
  RC_ASSERT(report.findings.size() == 1u);
  RC_ASSERT(report.findings[0].start == before.size());
  RC_ASSERT(report.findings[0].end == before.size() + word.size());
}

RC_GTEST_PROP(DraftDisguise, NoiseBetweenLettersChangesNothing, ()) {
  const std::string text = "Ты дурак, а министр — баран. Приказ ДСП, тел. +7 701 123 45 67, акымак!";
  std::string noisy;
  for (const char32_t c : code_points(text)) {
    language::append(noisy, c);
    if (*rc::gen::inRange(0, 4) == 0) noisy += *rc::gen::element<std::string>("\u200B", "\u200F", "\u0336", "\xFF");
  }
  const auto categories = [](const Report& r) {
    std::vector<std::string> out;
    for (const Finding& f : r.findings) out.push_back(f.kind ? f.kind->id : f.category->id);
    return out;
  };
  RC_ASSERT(categories(test_checker().check(noisy)) == categories(test_checker().check(text)));
}

TEST(DraftDisguise, AMegabyteOfAnythingIsAnsweredInTime) {
  const auto many = [](std::string_view piece) {
    std::string out;
    while (out.size() < (1u << 20)) out += piece;
    return out;
  };
  const std::pair<const char*, std::string> texts[] = {{"one letter", many("а")},
                                                       {"stars", many("*")},
                                                       {"spaced letters", many("д ")},
                                                       {"spaced words", many("д у р а к ")},
                                                       {"wild words", many("д*** ")},
                                                       {"dots", many("а.б.в.")},
                                                       {"latin", many("durak aqymaq ")},
                                                       {"digits", many("4 1 7 ")},
                                                       {"long number", many("4111111")},
                                                       {"broken", many("\xD0\xFF")},
                                                       {"marks", many("\u0301\u200B")},
                                                       {"signs", many("@$!|()")},
                                                       {"quotes", many("«дурак ")},
                                                       {"phrases", many("закрой ")},
                                                       {"disguised", many("дур@к с0лнц3 ")},
                                                       {"turned", many("\u202Eкаруд\u202C ")},
                                                       {"never turned back", many("\u202Eкаруд ")},
                                                       {"letters of Kazakh", many("дұрақ қәдірлі ")},
                                                       {"named", many("нельзя называть дураком ")}};
  for (const auto& [name, text] : texts) {
    const auto begun = std::chrono::steady_clock::now();
    test_checker().check(text);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    EXPECT_LT(took.count(), 20.0) << name;  // a busy machine, or one with sanitizers; the bench says how fast it is
  }
}

}  // namespace
}  // namespace adep::drafts
