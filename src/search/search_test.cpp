// SPDX-License-Identifier: AGPL-3.0-or-later
// The room as a whole: texts into an index, questions out of it, whatever happens to its file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include "base/text.h"
#include "language/fold.h"
#include "search/beir.h"
#include "search/measure.h"
#include "search/shelf.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace adep::search {
namespace {

// Xapian 1.4.22 loses a table whenever it cannot write a compacted file; that is not this test's to find.
struct XapianLosesTables {
#ifdef __SANITIZE_ADDRESS__
  XapianLosesTables() { __lsan_disable(); }
  ~XapianLosesTables() { __lsan_enable(); }
#endif
};

namespace fs = std::filesystem;
using testing::ElementsAre;

const language::Stems& stems() {
  static const language::Stems s;
  return s;
}

const std::vector<std::pair<Lang, std::string>> texts{
    {Lang::kk, "Басшыға туған күнінде сыйлық берілмейді"},
    {Lang::kk, "Қызметтік көлікпен баланы мектепке апармаңыз"},
    {Lang::ru, "Начальнику нельзя дарить подарки"},
    {Lang::en, "Do not print private papers at work"},
};

void fill(Builder& builder) {
  for (const auto& [lang, text] : texts) {
    const Field field{lang, text};
    builder.add({&field, 1});
  }
}

class Shelf : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override {
    fs::permissions(folder_, fs::perms::owner_all);
    fs::remove_all(folder_);
  }
  std::shared_ptr<const Index> open(const std::string& name = "t-1") {
    auto index = kept_index(folder_, name, stems(), [this](Builder& b) { ++built_, fill(b); });
    EXPECT_TRUE(index);
    return index ? *index : nullptr;
  }
  fs::path file(const std::string& name = "t-1") const { return folder_ / (name + ".glass"); }

  fs::path folder_ = fs::temp_directory_path() / ("adep-shelf-" + std::to_string(::getpid()));
  int built_ = 0;
};

std::size_t first(const Index& index, std::string_view question) {
  const auto hits = index.reader().find(index.reader().understand(question), 5);
  return hits.empty() ? texts.size() : hits.front().document;
}

TEST_F(Shelf, FindsWhatIsMeantHoweverItIsTyped) {
  const auto index = open();
  EXPECT_EQ(first(*index, "бастыкка туган кунине сыйлык беруге бола ма"), 0u);
  EXPECT_EQ(first(*index, "syilyq"), 0u);
  EXPECT_EQ(first(*index, "qyzmettik kolikpen bala apar"), 1u);
  EXPECT_EQ(first(*index, "подарков начальникам"), 2u);
  EXPECT_EQ(first(*index, "printing a private paper"), 3u);
  EXPECT_EQ(first(*index, "нечто постороннее и далёкое zzzz"), first(*index, "нечто постороннее и далёкое zzzz"));
  EXPECT_EQ(first(*index, ""), texts.size());
}

TEST_F(Shelf, AKeptIndexIsOpenedAndNotBuiltAgain) {
  open();
  open();
  EXPECT_EQ(built_, 1);
  open("t-2");
  EXPECT_EQ(built_, 2);
}

TEST_F(Shelf, AFileThatIsCutOrOverwrittenIsBuiltAnew) {
  open();
  const auto size = fs::file_size(file());
  int expected = 1;
  for (const auto keep : {std::uintmax_t{0}, std::uintmax_t{100}, std::uintmax_t{8192}}) {
    fs::resize_file(file(), std::min(keep, size / 2));
    EXPECT_EQ(first(*open(), "подарков начальникам"), 2u);
    EXPECT_EQ(built_, ++expected) << keep;
  }
  std::ofstream(file(), std::ios::binary) << std::string(size, 'x');
  EXPECT_EQ(first(*open(), "подарков начальникам"), 2u);
  EXPECT_EQ(built_, ++expected);
  open();
  EXPECT_EQ(built_, expected);
}

TEST_F(Shelf, BytesChangedInsideAreNeverACrash) {
  open();
  std::string whole(fs::file_size(file()), 0);
  std::ifstream(file(), std::ios::binary).read(whole.data(), static_cast<std::streamsize>(whole.size()));
  for (std::size_t at = 0; at < whole.size(); at += whole.size() / 23) {
    std::string bad = whole;
    for (std::size_t i = at; i < std::min(at + 64, bad.size()); ++i) bad[i] = static_cast<char>(~bad[i]);
    std::ofstream(file(), std::ios::binary) << bad;
    const auto index = open();
    ASSERT_TRUE(index);
    EXPECT_LT(first(*index, "подарков начальникам"), texts.size() + 1);
  }
}

TEST_F(Shelf, WithoutAFolderThatCanBeWrittenItStillWorks) {
  const auto blocked = folder_ / "a file";
  std::ofstream(blocked) << "x";
  auto index = kept_index(blocked / "below", "t-1", stems(), fill);
  ASSERT_TRUE(index);
  EXPECT_EQ(first(**index, "подарков начальникам"), 2u);
  EXPECT_TRUE(kept_index({}, "t-1", stems(), fill));
}

TEST_F(Shelf, AFullDiskIsAFailureInWordsAndLeavesNothingBehind) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  for (const rlim_t most : {0, 4096, 20'000}) {  // writing past it fails, as on a full disk, wherever it is tried
    const rlimit full{most, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &full);
    const auto index = [this] {
      [[maybe_unused]] const XapianLosesTables known;
      return kept_index(folder_, "t-1", stems(), fill);
    }();
    setrlimit(RLIMIT_FSIZE, &before);
    ASSERT_FALSE(index) << most;
    EXPECT_EQ(index.error().key, "search.unwritable");
    EXPECT_TRUE(fs::is_empty(folder_)) << fs::directory_iterator(folder_)->path();
  }
  EXPECT_EQ(first(*open(), "подарков начальникам"), 2u);
}

TEST_F(Shelf, WhatAKilledProgramLeftIsClearedAway) {
  fs::create_directories(folder_ / "building-abc123/db");
  fs::create_directories(folder_ / "building-now123");
  std::ofstream(folder_ / "t-1.77.new") << "x";
  for (const char* old : {"building-abc123", "t-1.77.new"})
    fs::last_write_time(folder_ / old, fs::file_time_type::clock::now() - std::chrono::hours(2));
  open();
  EXPECT_FALSE(fs::exists(folder_ / "building-abc123"));
  EXPECT_FALSE(fs::exists(folder_ / "t-1.77.new"));
  EXPECT_TRUE(fs::exists(folder_ / "building-now123"));
}

TEST_F(Shelf, OnlyTheNewestOfAKindAreKept) {
  for (const char* name : {"t-1", "t-2", "t-3", "t-4", "t-5"}) open(name);
  open("u-1");
  std::size_t kept = 0;
  for (const auto& entry : fs::directory_iterator(folder_)) kept += entry.path().filename().string().starts_with("t-");
  EXPECT_EQ(kept, 3u);
  EXPECT_TRUE(fs::exists(file("u-1")));
}

TEST_F(Shelf, ManyThreadsGetTheSameAnswers) {
  const auto index = open();
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 40; ++i)
        wrong += first(*index, "бастыкка сыйлык") != 0 || first(*index, "print private") != 3;
    });
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(wrong, 0);
}

TEST_F(Shelf, TheForwardListHoldsWhatTheIndexHolds) {
  const auto index = open();
  const Forward forward = index->forward();
  EXPECT_EQ(forward.documents(), texts.size());
  EXPECT_EQ(forward.term("Xno such word"), Forward::none);
  const Comparison same(forward, index->reader().understand(texts[2].second));
  EXPECT_NEAR(same.alike(2), 1, 0.05);
  EXPECT_GT(same.asked(), 0);
  EXPECT_LT(same.alike(3), 0.2);
  EXPECT_GT(forward.bytes(), 100u);
  const Comparison nothing(forward, {});
  EXPECT_EQ(nothing.alike(0), 0);
}

TEST(Spelling, FindsTheNearestWord) {
  Spelling s;
  for (const char* word : {"көлік", "мектеп", "бастық", "министрлік", "подарок", "мен"}) s.add(word, 1);
  s.add("мектен", 5);
  EXPECT_EQ(s.words(), 6u);
  EXPECT_EQ(s.nearest("көлк"), "көлік");
  EXPECT_EQ(s.nearest("басытқ"), "бастық");        // two letters changed places
  EXPECT_EQ(s.nearest("мектер"), "мектен");        // of words as near the more frequent
  EXPECT_EQ(s.nearest("минстрлк"), "министрлік");  // a long word may have two slips
  EXPECT_EQ(s.nearest("пдрок"), "");               // a short one may not
  EXPECT_EQ(s.nearest("подарок"), "");             // known
  EXPECT_EQ(s.nearest(""), "");
  EXPECT_EQ(s.nearest(std::string(10'000, 'a')), "");
  EXPECT_GT(s.bytes(), 6u * 8);
}

TEST(Words, PartsAtHyphensMendsLookAlikesAndKnowsWhereEachStood) {
  const std::string text = "Бaстыққа, сыйлық-пен 8 please";  // the second letter is Latin
  std::vector<std::string> found;
  for (const Word& w : words(text)) {
    found.push_back(w.text);
    EXPECT_LE(w.end, text.size());
    EXPECT_LT(w.begin, w.end);
  }
  EXPECT_THAT(found, ElementsAre("бастыққа", "сыйлық", "пен", "8", "please"));
  EXPECT_EQ(words("сыйлық")[0].script, Script::kazakh);
  EXPECT_EQ(words("подарок")[0].script, Script::cyrillic);
}

TEST(Words, ALongWordIsCutBetweenLetters) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "қ";
  const auto list = words(text);
  ASSERT_EQ(list.size(), 1u);
  EXPECT_LE(list[0].text.size(), 60u);
  EXPECT_TRUE(valid_utf8(list[0].text));
}

RC_GTEST_PROP(Words, AreTotalOnAnyBytes, (const std::string& bytes)) {
  for (const Word& w : words(bytes)) {
    RC_ASSERT(valid_utf8(w.text));
    RC_ASSERT(!w.text.empty());
    RC_ASSERT(w.end <= bytes.size());
    RC_ASSERT(language::folded(language::folded(w.text)) == language::folded(w.text));
  }
}

TEST(Query, AWordWithoutKazakhLettersIsReadInBothLanguages) {
  language::Keys keys(stems());
  const Known all = [](const std::string&) { return true; };
  const auto read = QueryReader(stems(), keys, all).read("кызметтик колик");
  ASSERT_EQ(read.size(), 2u);
  EXPECT_GE(read[0].stems.size(), 1u);
  EXPECT_GE(read[1].folded.size(), 1u);
  for (const QueryWord& w : read)
    for (const auto* list : {&w.stems, &w.folded, &w.exact, &w.grams})
      for (const std::string& term : *list) EXPECT_LE(term.size(), 245u);
}

TEST(Query, NoStemIsShorterThanTwoLettersUnlessTheWordIs) {
  language::Keys keys(stems());
  for (const Lang lang : all_langs)
    for (const char* text : {"алған", "еті", "үйі", "берді", "её", "ушёл", "идя", "is", "went", "әке", "мен", "аса"})
      for (const Word& w : words(text))
        EXPECT_GE(count_letters(index_terms(keys, lang, w).stem), std::min<std::size_t>(count_letters(text), 2) + 1)
            << text;
}

TEST(Beir, EntriesAsToolsWriteThem) {
  const auto entry = beir_entry(R"({"_id": "d1", "title": "T", "text": "x"})");
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->id + entry->title + entry->text, "d1Tx");
  EXPECT_EQ(beir_entry(R"({"_id": 17, "title": null, "text": "x"})")->id, "17");
  EXPECT_EQ(beir_entry(R"({"_id": 17, "title": null, "text": "x"})")->title, "");
  EXPECT_EQ(beir_entry(R"({"_id": "d", "text": "x", "metadata": {"a": [1]}})")->title, "");
  EXPECT_EQ(beir_entry(R"({"_id": "d", "title": 5, "text": "x"})")->title, "");
  for (const char* bad : {"", "[]", "7", "{", R"({"text": "x"})", R"({"_id": "d"})", R"({"_id": 1.5, "text": "x"})",
                          R"({"_id": null, "text": "x"})", R"({"_id": "", "text": "x"})"})
    EXPECT_EQ(beir_entry(bad).error().key, "search.bad_line") << bad;
}

TEST(Beir, JudgementsInBothLayouts) {
  const auto three = beir_judgement("q1\td1\t2\r"), four = beir_judgement("q1\t0\td1\t1");
  ASSERT_TRUE(three && four);
  EXPECT_EQ(three->query + three->document + std::to_string(three->grade), "q1d12");
  EXPECT_EQ(four->document + std::to_string(four->grade), "d11");
  for (const char* none : {"", "query-id\tcorpus-id\tscore", "q1\td1", "q1 d1 1"})
    EXPECT_FALSE(beir_judgement(none)) << none;
  EXPECT_EQ(without_mark("\xEF\xBB\xBFkk"), "kk");
  EXPECT_EQ(without_mark("kk"), "kk");
}

TEST(Measure, CountsGradesAndPlaces) {
  Measure m(10);
  m.add({"d3", "d1"}, {{"d1", 1}});
  EXPECT_DOUBLE_EQ(m.reciprocal_rank(), 0.5);
  EXPECT_DOUBLE_EQ(m.recall(), 1);
  EXPECT_NEAR(m.ndcg(), 1 / std::log2(3.0), 1e-12);
  m.add({"a"}, {{"b", 0}});  // nothing is right: the query does not count
  m.add({"a"}, {});
  EXPECT_EQ(m.queries(), 1u);
}

TEST(Measure, TheBestOrderOfGradesIsOne) {
  Measure best(3), worse(3);
  const std::map<std::string, int> right{{"a", 3}, {"b", 1}, {"c", 2}, {"d", 1}};
  best.add({"a", "c", "b"}, right);
  worse.add({"b", "c", "a"}, right);
  EXPECT_DOUBLE_EQ(best.ndcg(), 1);
  EXPECT_LT(worse.ndcg(), 1);
  EXPECT_DOUBLE_EQ(best.recall(), 0.75);
  EXPECT_DOUBLE_EQ(Measure(10).ndcg(), 0);
}

RC_GTEST_PROP(Measure, StaysBetweenNoneAndAll,
              (const std::vector<std::uint8_t>& ranked, const std::map<std::uint8_t, bool>& right)) {
  Measure m(10);
  std::vector<std::string> ids;
  std::set<std::uint8_t> seen;
  for (const std::uint8_t r : ranked)
    if (seen.insert(r).second) ids.push_back(std::to_string(r));
  std::map<std::string, int> grades;
  for (const auto& [id, yes] : right) grades[std::to_string(id)] = yes ? 2 : 0;
  m.add(ids, grades);
  for (const double v : {m.ndcg(), m.recall(), m.reciprocal_rank()}) RC_ASSERT(v >= 0 && v <= 1 + 1e-9);
}

}  // namespace
}  // namespace adep::search
