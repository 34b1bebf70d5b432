// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/messages.h"

#include <gtest/gtest.h>

namespace adep {
namespace {

std::vector<std::string> faults_of(const Files& files) {
  Faults faults;
  (void)Messages::read(files, faults);
  std::vector<std::string> out;
  for (const Fault& f : faults)
    out.push_back(f.file + " " + f.key + (f.words.contains("key") ? " " + f.words.at("key") : ""));
  return out;
}

const Files good{{"kk/a.yaml", "days: {left: \"{days} күн қалды\"}\n"},
                 {"ru/a.yaml", "days: {left: \"осталось {days} дн.\"}\n"},
                 {"en/a.yaml", "days.left: \"{days} days left\"\n"}};

TEST(Messages, SayTheSentenceOfEachLanguage) {
  Faults faults;
  const Messages m = Messages::read(good, faults);
  ASSERT_TRUE(faults.empty());
  EXPECT_EQ(m.say(Lang::kk, "days.left", {{"days", "4"}}), "4 күн қалды");
  EXPECT_EQ(m.say(Lang::en, Error{"days.left", {{"days", "4"}}}), "4 days left");
  EXPECT_EQ(m.keys(), std::vector<std::string>{"days.left"});
  EXPECT_TRUE(m.has("days.left"));
  EXPECT_EQ(m.say(Lang::ru, "no.such"), "[no.such]");
}

TEST(Messages, FindWhatIsNotTheSameInThreeLanguages) {
  Files files = good;
  files["en/a.yaml"] = "days.left: \"days left\"\n";
  EXPECT_EQ(faults_of(files), std::vector<std::string>{"en locale.names_differ days.left"});
  files = good;
  files["ru/a.yaml"] = "other: text\n";
  EXPECT_EQ(faults_of(files), (std::vector<std::string>{"ru locale.missing days.left", "kk locale.missing other",
                                                        "en locale.missing other"}));
  files = good;
  files["kk/b.yaml"] = "days.left: \"{days}\"\n";
  EXPECT_EQ(faults_of(files), std::vector<std::string>{"kk/b.yaml locale.repeated days.left"});
  files = good;
  files["kk/b.yaml"] = "list: [a]\n";
  EXPECT_EQ(faults_of(files), std::vector<std::string>{"kk/b.yaml locale.not_text list"});
  files = good;
  files["de/a.yaml"] = "a: b\n";
  EXPECT_EQ(faults_of(files), std::vector<std::string>{"de/a.yaml locale.unknown_language"});
}

TEST(Fill, LeavesWhatItDoesNotKnow) {
  EXPECT_EQ(fill("{a} and {b}", {{"a", "1"}}), "1 and {b}");
  EXPECT_EQ(fill("{a", {{"a", "1"}}), "{a");
  EXPECT_EQ(fill("{a}{a}}", {{"a", "{a}"}}), "{a}{a}}");
  EXPECT_EQ(fill("", {}), "");
}

}  // namespace
}  // namespace adep
