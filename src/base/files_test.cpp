// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/files.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

namespace adep {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, gone at its end.
class FilesTest : public testing::Test {
 protected:
  FilesTest() : folder(fs::temp_directory_path() / ("adep-files-" + std::to_string(::getpid()))) {
    fs::create_directories(folder);
  }
  ~FilesTest() override { fs::remove_all(folder); }
  void put(const std::string& name, std::string_view content) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << content;
  }
  fs::path folder;
};

TEST_F(FilesTest, ReadsATreeByItsSuffix) {
  put("pack.yaml", "a");
  put("rules/gifts.yaml", "b");
  put("notes.txt", "c");
  put(".hidden.yaml", "d");
  put(".git/x.yaml", "e");
  const auto files = read_folder(folder, ".yaml");
  ASSERT_TRUE(files);
  EXPECT_EQ(*files, (Files{{"pack.yaml", "a"}, {"rules/gifts.yaml", "b"}}));
  EXPECT_EQ(read_folder(folder / "none", ".yaml").error().key, "files.no_folder");
}

TEST_F(FilesTest, FollowsNoLinkOutOfTheFolder) {
  put("a/inside.yaml", "a");
  put("outside/secret.yaml", "s");
  fs::create_symlink("inside.yaml", folder / "a/link.yaml");
  fs::create_symlink("../outside/secret.yaml", folder / "a/escape.yaml");
  fs::create_symlink("nowhere.yaml", folder / "a/dangling.yaml");
  fs::create_directory_symlink("../outside", folder / "a/folder");
  const auto files = read_folder(folder / "a", ".yaml");
  ASSERT_TRUE(files);
  EXPECT_EQ(*files, (Files{{"inside.yaml", "a"}, {"link.yaml", "a"}}));
}

TEST_F(FilesTest, RefusesWhatIsTooLargeOrNoFile) {
  put("a.yaml", "12345");
  EXPECT_EQ(*read_file(folder / "a.yaml", 5), "12345");
  EXPECT_EQ(read_file(folder / "a.yaml", 4).error().key, "files.too_large");
  EXPECT_EQ(read_file(folder / "none", 4).error().key, "files.missing");
  EXPECT_EQ(read_file(folder, 4).error().key, "files.is_folder");
  put("big.yaml", std::string((4u << 20) + 1, ' '));
  EXPECT_EQ(read_folder(folder, ".yaml").error().key, "files.too_large");
  fs::remove(folder / "big.yaml");
  for (int i = 0; i <= 2000; ++i) put("many/" + std::to_string(i) + ".yaml", "");
  EXPECT_EQ(read_folder(folder, ".yaml").error().key, "files.too_many");
}

TEST_F(FilesTest, AFolderReadInPartIsRefused) {
  put("pack.yaml", "a");
  put("rules/gifts.yaml", "b");
  ::chmod((folder / "rules").c_str(), 0);
  const bool root = ::geteuid() == 0;  // root may read everything
  const bool nobody = root && ::seteuid(65534) == 0;
  const auto files = read_folder(folder, ".yaml");
  EXPECT_TRUE(!nobody || ::seteuid(0) == 0);
  ::chmod((folder / "rules").c_str(), 0700);
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().key, "files.unreadable");
}

TEST_F(FilesTest, TellsAFileThatMayNotBeRead) {
  put("locked.yaml", "a");
  ::chmod((folder / "locked.yaml").c_str(), 0);
  ::chmod(folder.c_str(), 0755);
  const bool root = ::geteuid() == 0;
  const bool nobody = root && ::seteuid(65534) == 0;
  const auto file = read_file(folder / "locked.yaml", 4);
  EXPECT_TRUE(!nobody || ::seteuid(0) == 0);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().key, "files.no_right");
}

TEST_F(FilesTest, RefusesANameThatIsNoText) {
  put("gifts-\xFF.yaml", "a");
  EXPECT_EQ(read_folder(folder, ".yaml").error().key, "files.unreadable");
}

TEST_F(FilesTest, WritesWholeOrNotAtAll) {
  const fs::path file = folder / "state";
  ASSERT_TRUE(write_file(file, "old"));
  ASSERT_TRUE(write_file(file, ""));
  EXPECT_EQ(*read_file(file, 10), "");
  ASSERT_TRUE(write_file(file, "old"));
  EXPECT_EQ(write_file(folder / "none/state", "new").error().key, "files.unwritable");
  struct stat info {};
  ASSERT_EQ(::stat(file.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

// A disk that takes the first half and no more: the old content stays, and no half is left beside it.
TEST_F(FilesTest, AFullDiskLosesNothing) {
  const fs::path file = folder / "state";
  ASSERT_TRUE(write_file(file, "old"));
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit half{50'000, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &half), 0);
  const auto written = write_file(file, std::string(100'000, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().key, "files.unwritable");
  EXPECT_EQ(*read_file(file, 10), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(FilesTest, AReaderSeesTheOldOrTheNewNeverHalf) {
  const fs::path file = folder / "state";
  const std::string a(100'000, 'a'), b(50'000, 'b');
  ASSERT_TRUE(write_file(file, a));
  std::jthread writer([&](const std::stop_token& stop) {
    for (int i = 0; !stop.stop_requested(); ++i) (void)write_file(file, i % 2 ? a : b);
  });
  for (int i = 0; i < 300; ++i) {
    const auto read = read_file(file, 1u << 20);
    ASSERT_TRUE(read && (*read == a || *read == b));
  }
}

}  // namespace
}  // namespace adep
