// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/keeper.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

namespace adep::web {
namespace {

namespace fs = std::filesystem;

// A copy of the Kazakhstan pack that a test may break, and a state folder of its own.
class KeeperTest : public testing::Test {
 protected:
  void SetUp() override {
    base_ = fs::temp_directory_path() / ("adep-keeper-" + std::to_string(::getpid()) + "-" +
                                         testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(base_);
    fs::copy("packs/kz", base_ / "pack", fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(base_); }

  std::string rule_file() const { return (base_ / "pack/rules/accepting-gifts.yaml").string(); }
  void write(const fs::path& path, std::string_view content) const { std::ofstream(path, std::ios::binary) << content; }
  std::string read(const fs::path& path) const { return *read_file(path, 4u << 20); }

  std::unique_ptr<Keeper> start() {
    return std::make_unique<Keeper>(
        Keeper::Config{.folder = base_ / "pack",
                       .built_in = *read_folder("packs/kz", ".yaml"),
                       .state = base_ / "state",
                       .every = std::chrono::hours(1),
                       .faults = [this](const Faults& f) { faults_ = f; },
                       .note = [this](std::string_view key, const Words&) { notes_.emplace_back(key); }});
  }

  fs::path base_;
  Faults faults_;
  std::vector<std::string> notes_;
};

TEST_F(KeeperTest, AnEditIsTakenWithoutARestart) {
  const auto keeper = start();
  const std::string before = keeper->current()->hash();
  std::string rules = read(rule_file());
  rules.replace(rules.find("title:"), 6, "# edited\ntitle:");
  write(rule_file(), rules);
  EXPECT_TRUE(keeper->look());
  EXPECT_NE(keeper->current()->hash(), before);
  EXPECT_FALSE(keeper->look());  // nothing new
  EXPECT_EQ(notes_, (std::vector<std::string>{"keeper.new_edition"}));
}

TEST_F(KeeperTest, ABrokenEditKeepsTheLastGoodEditionAndSaysWhatIsWrong) {
  const auto keeper = start();
  const auto good = keeper->current();
  const std::string rules = read(rule_file());
  write(rule_file(), rules.substr(0, rules.size() / 2));
  EXPECT_FALSE(keeper->look());
  EXPECT_EQ(keeper->current(), good);
  ASSERT_FALSE(faults_.empty());
  EXPECT_EQ(faults_.front().file, "rules/accepting-gifts.yaml");
  EXPECT_EQ(notes_, (std::vector<std::string>{"keeper.refused"}));
  write(rule_file(), rules);  // mended: the same edition again
  EXPECT_FALSE(keeper->look());
  EXPECT_EQ(keeper->current()->hash(), good->hash());
}

TEST_F(KeeperTest, ItLooksByItselfAndStandsWhatItFinds) {
  std::atomic<bool> taken = false, refused = false;
  const Keeper keeper(
      {.folder = base_ / "pack",
       .built_in = {},
       .state = base_ / "state",
       .every = std::chrono::milliseconds(10),
       .faults = [&](const Faults&) { refused = true; },
       .note = [&](std::string_view key, const Words&) { taken = taken || key == "keeper.new_edition"; }});
  const auto until = [](const std::atomic<bool>& happened) {
    for (int i = 0; i < 500 && !happened; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return happened.load();
  };
  const fs::path odd = base_ / "pack/replay/\xFF.yaml";  // a name that no JSON can hold
  fs::copy(base_ / "pack/replay/qa-1.yaml", odd);
  EXPECT_TRUE(until(refused));
  fs::remove(odd);
  std::string rules = read(rule_file());
  rules.replace(rules.find("title:"), 6, "# edited\ntitle:");
  write(rule_file(), rules);
  EXPECT_TRUE(until(taken));
}

TEST_F(KeeperTest, AServerThatFindsABrokenPackStartsOnTheLastGoodOne) {
  std::string rules = read(rule_file());
  rules.replace(rules.find("title:"), 6, "# edited\ntitle:");
  write(rule_file(), rules);
  const std::string good = start()->current()->hash();
  write(rule_file(), "topic: [");
  const auto again = start();
  EXPECT_EQ(again->current()->hash(), good);
  EXPECT_EQ(notes_.back(), "keeper.last_good");
}

TEST_F(KeeperTest, WithNothingKeptTheBuiltInPackServes) {
  write(rule_file(), "topic: [");
  const auto keeper = start();
  EXPECT_EQ(keeper->current()->hash(), pack::hash_of(*read_folder("packs/kz", ".yaml")));
  EXPECT_EQ(notes_.back(), "keeper.built_in");
}

TEST_F(KeeperTest, AnEditionIsKeptByItsHashAndOnlyAsItWas) {
  const std::string hash = start()->current()->hash();
  ASSERT_TRUE(kept_edition(base_ / "state", hash));
  EXPECT_EQ(pack::hash_of(*kept_edition(base_ / "state", hash)), hash);
  const fs::path file = base_ / "state/editions" / (hash + ".json");
  std::string content = read(file);
  content[content.find("gift")] = 'G';
  write(file, content);
  EXPECT_EQ(kept_edition(base_ / "state", hash).error().key, "keeper.no_edition");
  EXPECT_EQ(kept_edition(base_ / "state", "../../etc/passwd").error().key, "keeper.no_edition");
}

TEST_F(KeeperTest, AFullDiskCostsTheMemoryOfAnEditionNotTheService) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit full{4096, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &full);  // writing past 4 KiB fails, as on a full disk
  const auto keeper = start();
  setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_TRUE(keeper->current());
  EXPECT_EQ(notes_.back(), "keeper.not_kept");
  EXPECT_FALSE(kept_edition(base_ / "state", keeper->current()->hash()));
}

}  // namespace
}  // namespace adep::web
