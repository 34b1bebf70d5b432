// SPDX-License-Identifier: AGPL-3.0-or-later
// drafts/ of the good pack with one fault planted at a time, and the phrase language.
#include "pack/drafts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "pack/pack.h"

namespace adep::pack {
namespace {

Files good() {
  static const Files files = *read_folder("tests/packs/good", ".yaml");
  return files;
}

struct Planted {
  const char* what;
  const char* file;
  const char* from;
  const char* to;
  const char* key;
  bool whole_file = false;
};
void PrintTo(const Planted& p, std::ostream* out) { *out << p.what; }

class DraftFault : public testing::TestWithParam<Planted> {};

TEST_P(DraftFault, IsFoundOnItsLine) {
  const Planted& p = GetParam();
  Files files = good();
  std::string& content = files.at(p.file);
  const std::size_t at = content.find(p.from);
  ASSERT_NE(at, content.npos) << "the good pack no longer holds «" << p.from << "»";
  const auto lines = std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const int line = p.whole_file ? 1 : 1 + static_cast<int>(lines);
  content.replace(at, std::string_view(p.from).size(), p.to);
  Faults faults;
  EXPECT_FALSE(read(files, faults).has_value());
  EXPECT_TRUE(std::ranges::any_of(faults, [&](const Fault& f) {
    return f.key == p.key && f.file == p.file && (f.line == line || p.whole_file);
  })) << (faults.empty() ? "no fault" : faults[0].file + ":" + std::to_string(faults[0].line) + " " + faults[0].key);
}

const char* const checks = "drafts/checks.yaml";
const char* const ru = "drafts/words-ru.yaml";
const char* const allow = "drafts/allow.yaml";
const char* const phrases = "drafts/phrases.yaml";
const char* const nearby = "drafts/nearby.yaml";

INSTANTIATE_TEST_SUITE_P(
    Drafts, DraftFault,
    testing::Values(
        Planted{"unknown category", checks, "{id: luxury", "{id: luxuries", "pack.type"},
        Planted{"category twice", checks, "{id: luxury", "{id: insult", "pack.twice"},
        Planted{"category missing", checks, "{id: luxury", "{id: insult", "pack.draft_missing", true},
        Planted{"unknown grade", checks, "{id: luxury, grade: advice", "{id: luxury, grade: hint", "pack.type"},
        Planted{"no language", checks, "title: {kk: luxury, ", "title: {", "pack.missing_language"},
        Planted{"unknown norm", checks, "{id: insult, grade: caution, norms: [N-1]",
                "{id: insult, grade: caution, norms: [N-9]", "pack.unknown_norm"},
        Planted{"unknown kind", checks, "  iban: {", "  ibans: {", "pack.unknown_key"},
        Planted{"kind missing", checks, "  iban: {", "  ibans: {", "pack.draft_missing", true},
        Planted{"language of words", ru, "lang: ru", "lang: de", "pack.type"},
        Planted{"category of words", ru, "  coarse: {advice", "  rude: {advice", "pack.unknown_key"},
        Planted{"grade of words", ru, "coarse: {advice", "coarse: {advise", "pack.unknown_key_near"},
        Planted{"word with a digit", ru, "чушь", "чушь1", "pack.draft_word"},
        Planted{"word in Latin letters", ru, "чушь", "chush", "pack.draft_word"},
        Planted{"word twice", ru, "[дурак, дура", "[дурак, дурак", "pack.twice"},
        Planted{"phrase of a gap alone", ru, "\"пустое место\"", "\"… место\"", "pack.draft_phrase"},
        Planted{"phrase of a number alone", phrases, "\"исх #\"", "\"#\"", "pack.draft_phrase"},
        Planted{"phrase without category", ru, "category: insult, grade: advice", "grade: advice", "pack.missing_key"},
        Planted{"bracket in a phrase", ru, "(тебя|вас)", "(тебя|вас", "pack.draft_phrase"},
        Planted{"allowed word", allow, "команда", "ко манда", "pack.draft_word"},
        Planted{"unknown list", phrases, "luxury:", "luxurys:", "pack.unknown_key_near"},
        Planted{"length of a card", nearby, "lengths: [13, 16, 19]", "lengths: [13, 116]", "pack.type"},
        Planted{"regions", nearby, "plate_regions: 20", "plate_regions: all", "pack.type"}));

TEST(DraftFiles, AllOrNone) {
  Faults faults;
  Files files = good();
  files.erase("drafts/allow.yaml");
  EXPECT_FALSE(read(files, faults).has_value());
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults[0].key, "pack.no_file");
  faults.clear();
  std::erase_if(files, [](const auto& f) { return f.first.starts_with("drafts/"); });
  const auto none = read(files, faults);
  ASSERT_TRUE(none.has_value());
  EXPECT_EQ(none->drafts, nullptr);
  files.emplace("drafts/more.yaml", "a: b\n...\n");
  EXPECT_FALSE(read(files, faults).has_value());
  EXPECT_TRUE(std::ranges::any_of(faults, [](const Fault& f) { return f.key == "pack.stray_file"; }));
}

TEST(DraftPhrases, AreReadAsWritten) {
  using M = PhraseWord::Match;
  const auto p = read_phrase("закрой … (=рот|пасть*) исх. № #");
  EXPECT_FALSE(p.has_value());  // a full stop is no letter
  const auto q = read_phrase("Закрой … (=рот|пасть*) № # кто-то Rolex");
  ASSERT_TRUE(q.has_value());
  ASSERT_EQ(q->size(), 6u);
  EXPECT_EQ((*q)[0].one_of[0], (PhraseWord{M::key, "закрой"}));
  EXPECT_TRUE((*q)[1].gap_before);
  EXPECT_EQ((*q)[1].one_of[0], (PhraseWord{M::exact, "рот"}));
  EXPECT_EQ((*q)[1].one_of[1], (PhraseWord{M::beginning, "пасть"}));
  EXPECT_EQ((*q)[2].one_of[0].match, M::number);
  EXPECT_EQ((*q)[4].one_of[0].letters, "то");
  EXPECT_EQ((*q)[5].one_of[0].letters, "rolex");
  for (const char* bad : {"", "…", "… а", "а …", "а … … б", "=а*", "(а|)", "а(б", "#", "a1"})
    EXPECT_FALSE(read_phrase(bad).has_value()) << bad;
}

}  // namespace
}  // namespace adep::pack
