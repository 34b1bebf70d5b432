// SPDX-License-Identifier: AGPL-3.0-or-later
// adep ask and adep retrieve as somebody runs them: what stands on stdout and stderr, and the exit code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace adep {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Ran {
  int exit = -1;
  std::string out, err;
};

std::string read(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

class Command : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::string name = (fs::temp_directory_path() / "adep-command-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }

  static void write(const fs::path& name, const std::string& content) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  static Ran run(const std::string& arguments) {
    const fs::path out = folder_ / "out", err = folder_ / "err";
    const std::string command =
        std::string(ADEP_PROGRAM) + " " + arguments + " >" + out.string() + " 2>" + err.string();
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(out), read(err)};
  }
  // With the dictionaries, unless told otherwise, and an index that all of them share.
  static Ran ask(const std::string& arguments) {
    return run("ask --cache " + (folder_ / "cache").string() + " " + arguments);
  }
  static Ran retrieve(const std::string& more = "") {
    return run("retrieve --beir " + (folder_ / "beir").string() + " " + more);
  }

  static void collection(const std::string& corpus, const std::string& judgements = "q1\td1\t1\n") {
    fs::remove_all(folder_ / "beir");
    write("beir/corpus.jsonl", corpus);
    write("beir/queries.jsonl", "{\"_id\": \"q1\", \"text\": \"gift\"}\n");
    if (!judgements.empty()) write("beir/qrels/test.tsv", "query-id\tcorpus-id\tscore\n" + judgements);
  }
  static inline fs::path folder_;
  static inline const std::string gift = "{\"_id\": \"d1\", \"title\": \"\", \"text\": \"a gift\"}\n";
};

TEST_F(Command, AskLeadsToTheTopicThatThePageLeadsTo) {
  const Ran ran = ask("--lang ru \"можно ли дарить подарки начальству\"");
  EXPECT_EQ(ran.exit, 0);
  EXPECT_THAT(ran.out, HasSubstr("QA-1\n"));
  EXPECT_THAT(ran.out.substr(0, ran.out.find("·", ran.out.find("QA-1"))), HasSubstr("adep advise presents-for-boss"));
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ask("--lang ru --json \"можно ли дарить подарки начальству\"").out,
              HasSubstr("\"topics\":[\"presents-for-boss\""));
}

TEST_F(Command, MissingDictionariesAreSaidOnce) {
  const Ran ran = run("ask --cache " + (folder_ / "bare").string() + " --dictionaries /nowhere --lang kk \"сыйлық\"");
  EXPECT_EQ(ran.exit, 0);
  for (const std::string package : {"hunspell-kk", "hunspell-ru"}) {
    const std::size_t at = ran.err.find(package);
    EXPECT_NE(at, ran.err.npos) << ran.err;
    EXPECT_EQ(ran.err.find(package, at + 1), ran.err.npos) << ran.err;
  }
  collection("{\"_id\": \"d1\", \"text\": \"Басшыға сыйлық\"}\n");
  EXPECT_THAT(retrieve("--dictionaries /nowhere --lang kk").err, HasSubstr("hunspell-kk"));
  EXPECT_EQ(retrieve("--lang kk").err, "");
}

TEST_F(Command, ABatchMayBeginWithAMarkAndEachAnswerIsOneLine) {
  write("batch.tsv",
        "\xEF\xBB\xBF"
        "en\tgift\xE2\x80\xA8"
        "box\xC2\x85\r\nru\tподарок\n");
  const Ran ran = ask("--json --batch " + (folder_ / "batch.tsv").string());
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 2);
  for (const char* separator : {"\xE2\x80\xA8", "\xC2\x85"}) EXPECT_EQ(ran.out.find(separator), ran.out.npos);
}

TEST_F(Command, RetrieveTakesNumbersAsIdsAndNullAsNoTitle) {
  collection(
      "\xEF\xBB\xBF{\"_id\": 1, \"title\": null, \"text\": \"a gift\"}\n{\"_id\": \"d2\", \"text\": \"a car\"}\n",
      "q1\t1\t1\n");
  const Ran ran = retrieve("--lang en --run " + (folder_ / "ranking").string());
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("nDCG@10 1.0000\n"));
  EXPECT_THAT(read(folder_ / "ranking"), HasSubstr("q1 Q0 1 1 "));
}

TEST_F(Command, RetrieveSaysWhatIsWrong) {
  const auto refused = [&](const std::string& says, const std::string& more = "", int exit = 3) {
    const Ran ran = retrieve("--lang en " + more);
    EXPECT_EQ(ran.exit, exit) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(says));
    EXPECT_EQ(ran.out, "");
  };
  collection(gift + "{\"_id\": \"d2\"}\n");
  refused("corpus.jsonl:2: error: This line is not an entry of a BEIR collection.");
  collection("\n");
  refused("corpus.jsonl: error: This file has no entries.");
  collection(gift);
  fs::remove(folder_ / "beir/queries.jsonl");
  refused("queries.jsonl cannot be read.");
  collection(gift, "");
  refused("judges none of the queries");
  collection(gift, "another\td1\t1\n");
  refused("judges none of the queries");
  collection(gift);
  refused("/nonexistent/x cannot be written.", "--run /nonexistent/x", 4);
  if (fs::exists("/dev/full")) {
    const Ran full = retrieve("--lang en --run /dev/full");
    EXPECT_EQ(full.exit, 4);
    EXPECT_THAT(full.err, HasSubstr("/dev/full cannot be written."));
  }
}

}  // namespace
}  // namespace adep
