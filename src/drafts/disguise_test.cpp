// SPDX-License-Identifier: AGPL-3.0-or-later
// Any word under any disguise is found, with its place; noise between letters changes nothing; nothing takes long.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

#include "base/text.h"
#include "drafts/test_pack.h"
#include "language/utf8.h"

namespace adep::drafts {
namespace {

std::string bytes(std::u32string_view points) {
  std::string out;
  for (const char32_t c : points) language::append(out, c);
  return out;
}

// What stands for a letter, beside the letter itself.
std::u32string_view alike(char32_t c) {
  switch (c) {
    case U'а':
      return U"a@4";
    case U'о':
      return U"o0";
    case U'е':
      return U"e3";
    case U'с':
      return U"c$";
    case U'р':
      return U"p";
    case U'у':
      return U"y";
    case U'к':
      return U"k";
    case U'ч':
      return U"4";
    case U'б':
      return U"6";
    case U'в':
      return U"8";
    case U'т':
      return U"t";
    case U'д':
      return U"d";
    case U'л':
      return U"l";
    case U'м':
      return U"m";
    default:
      return U"";
  }
}

// Forms that the words of the test pack have.
const std::vector<std::u32string>& forms() {
  static const std::vector<std::u32string> all{U"дурак",   U"дураками",  U"подонок", U"подонки", U"мерзавцу",
                                               U"сволочь", U"сволочи",   U"ублюдок", U"мудак",   U"мудаков",
                                               U"ақымақ",  U"ақымақтар", U"оңбаған", U"қотақ"};
  return all;
}

std::u32string disguised(const std::u32string& word) {
  std::u32string out;
  switch (*rc::gen::inRange(0, 7)) {
    case 0: {  // some letters by others that look so
      for (const char32_t c : word) {
        const auto choice = alike(c);
        out +=
            !choice.empty() && *rc::gen::inRange(0, 2) ? choice[*rc::gen::inRange<std::size_t>(0, choice.size())] : c;
      }
      return out;
    }
    case 1: {  // every letter apart
      const std::u32string_view gap = *rc::gen::element<std::u32string_view>(U" ", U".", U"-", U"_", U" . ");
      for (const char32_t c : word) (out += out.empty() ? U"" : gap) += c;
      return out;
    }
    case 2: {  // one letter stretched
      const std::size_t at = *rc::gen::inRange<std::size_t>(0, word.size());
      return word.substr(0, at) + std::u32string(static_cast<std::size_t>(*rc::gen::inRange(3, 9)), word[at]) +
             word.substr(at + 1);
    }
    case 3: {  // one letter, not at an end, by a star
      out = word;
      out[*rc::gen::inRange<std::size_t>(1, std::min<std::size_t>(out.size() - 1, 4))] = U'*';
      return out;
    }
    case 4:  // capitals by turns
      for (std::size_t i = 0; i < word.size(); ++i) {
        const language::Letter l = language::letter(word[i]);
        out += i % 2 ? language::capital(l) : word[i];
      }
      return out;
    case 5:  // marks that are not seen
      for (const char32_t c : word) (out += c) += *rc::gen::element(U'\u200B', U'\u0301', U'\u202E', U'\u00AD');
      out.pop_back();
      return out;
    default:  // a sign between two of them
      out = word;
      return out.insert(*rc::gen::inRange<std::size_t>(2, word.size() - 1), 1, *rc::gen::element(U'_', U'\'', U'|'));
  }
}

RC_GTEST_PROP(DraftDisguise, AnyWordUnderAnyDisguiseIsFoundWithItsPlace, ()) {
  const std::u32string word = disguised(*rc::gen::elementOf(forms()));
  const std::u32string before = *rc::gen::element<std::u32string>(U"", U"Сегодня ", U"Ол 2024 жылы: ", U"«");
  const std::u32string after = *rc::gen::element<std::u32string>(U"", U" пришёл", U", деді", U"!");
  const Report report = test_checker().check(bytes(before + word + after));
  RC_LOG() << bytes(before + word + after) << "\n";
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
  const std::pair<const char*, std::string> texts[] = {
      {"one letter", many("а")},           {"stars", many("*")},
      {"spaced letters", many("д ")},      {"spaced words", many("д у р а к ")},
      {"wild words", many("д*** ")},       {"dots", many("а.б.в.")},
      {"latin", many("durak aqymaq ")},    {"digits", many("4 1 7 ")},
      {"long number", many("4111111")},    {"broken", many("\xD0\xFF")},
      {"marks", many("\u0301\u200B")},     {"signs", many("@$!|()")},
      {"quotes", many("«дурак ")},         {"phrases", many("закрой ")},
      {"disguised", many("дур@к с0лнц3 ")}};
  for (const auto& [name, text] : texts) {
    const auto begun = std::chrono::steady_clock::now();
    test_checker().check(text);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    EXPECT_LT(took.count(), 20.0) << name;  // a busy machine, or one with sanitizers; the bench says how fast it is
  }
}

}  // namespace
}  // namespace adep::drafts
