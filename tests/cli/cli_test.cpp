// SPDX-License-Identifier: AGPL-3.0-or-later
// The program called as from a shell: what it says of a wrong call, in which language, and how it ends.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace {

using testing::HasSubstr;
using testing::Not;

struct Call {
  int exit = 0;
  std::string said;  // both outputs, unless one is sent elsewhere
};

Call run(const std::string& command) {
  Call call;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  std::array<char, 4096> part{};
  for (std::size_t n; (n = std::fread(part.data(), 1, part.size(), pipe)) > 0;) call.said.append(part.data(), n);
  const int status = ::pclose(pipe);
  call.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return call;
}

Call adep(const std::string& words, const std::string& terminal = "en_US.UTF-8") {
  return run("LC_ALL=" + terminal + " " ADEP_PROGRAM " " + words + " 2>&1");
}

TEST(Calls, ADayThatIsNoneIsExplainedAsItIsWritten) {
  const Call february = adep("advise accepting-gifts --on 2026-02-30");
  EXPECT_EQ(february.exit, 2);
  EXPECT_THAT(february.said, HasSubstr("“2026-02-30” is not a date. February has 28 days."));
  EXPECT_THAT(february.said, HasSubstr("Write it like this: 2026-11-20."));
  EXPECT_THAT(adep("advise accepting-gifts --on 2026-13-01").said, HasSubstr("12 months"));
  EXPECT_THAT(adep("advise accepting-gifts --on today").said, Not(HasSubstr("20 11 2026")));
}

TEST(Calls, TheLanguageAskedForIsSpokenWhereverItStands) {
  for (const char* words : {"--lang kk --help", "--help --lang kk", "--help --lang=kk"})
    EXPECT_THAT(adep("serve " + std::string(words)).said, HasSubstr("Беттер мен JSON интерфейсінің сервері")) << words;
  EXPECT_THAT(adep("advise accepting-gifts --lang ru --on bad").said, HasSubstr("«bad» — не дата."));
  EXPECT_THAT(adep("advise accepting-gifts --on bad --lang ru", "kk_KZ.UTF-8").said, HasSubstr("«bad» — не дата."));
  EXPECT_THAT(adep("stem --lang kk --help").said, HasSubstr("Usage"));  // the language of the words it reads
}

// CLI11 has these sentences in English alone.
TEST(Calls, WhatIsWrongIsSaidInEachLanguage) {
  struct Wrong {
    const char *words, *kk, *ru, *en;
  };
  for (const Wrong& w : {
           Wrong{"", "Пәрменді көрсетіңіз: serve", "Назовите команду: serve", "Name a command: serve, advise"},
           Wrong{"foo", "«foo» деген пәрмен жоқ. Барлары: serve", "Команды «foo» нет", "There is no command “foo”"},
           Wrong{"pack foo", "Барлары: check.", "Есть такие: check.", "There are: check."},
           Wrong{"advise", "Көрсетілмеген: TOPIC", "Не указано: TOPIC", "TOPIC is missing"},
           Wrong{"items --foo", "белгісіз: --foo", "неизвестно: --foo", "Not known or not needed here: --foo"},
           Wrong{"serve --port 99999", "0 мен 65535", "от 0 до 65535", "a whole number from 0 to 65535"},
           Wrong{"items --kind poem", "мыналар жарайды: norm,case,qa", "можно: norm,case,qa", "one of norm,case,qa"},
           Wrong{"items --kind", "мәні жазылуы керек", "нужно значение", "--kind needs a value"},
           Wrong{"serve --tls-key a", "тек --tls-certificate", "вместе с --tls-certificate", "with --tls-certificate"},
           Wrong{"ask --batch a --json b", "бірге көрсетілмейді", "вместе не указывают", "cannot be given together"},
       }) {
    const std::pair<const char*, const char*> said[]{{"kk_KZ.UTF-8", w.kk}, {"ru_RU.UTF-8", w.ru}, {"C", w.en}};
    for (const auto& [terminal, sentence] : said) {
      const Call call = adep(w.words, terminal);
      EXPECT_EQ(call.exit, 2) << w.words;
      EXPECT_THAT(call.said, HasSubstr(sentence)) << w.words;
      EXPECT_THAT(call.said, HasSubstr("--help")) << w.words;
    }
  }
}

TEST(Calls, HelpHoldsNoForeignWord) {
  for (const char* command : {"", "serve", "advise", "items", "replay", "pack", "pack check", "ask", "check-draft"}) {
    const Call call = adep(std::string(command) + " --help", "ru_RU.UTF-8");
    EXPECT_EQ(call.exit, 0) << command;
    for (const char* theirs : {"Usage", "Options", "OPTIONS", "Positionals", "Subcommand", "SUBCOMMAND", "REQUIRED",
                               "Needs", "Excludes", "TEXT", "INT", "Print", "Display"})
      EXPECT_THAT(call.said, Not(HasSubstr(theirs))) << command;
    EXPECT_THAT(call.said, Not(HasSubstr("[cli."))) << command;
  }
}

TEST(Calls, FactsThatCannotBeReadAreToldApart) {
  const std::string advise = "advise accepting-gifts --facts ";
  EXPECT_THAT(adep(advise + "/nowhere/facts.yaml").said, HasSubstr("There is no file /nowhere/facts.yaml."));
  EXPECT_THAT(adep(advise + "/").said, HasSubstr("/ is a folder, and a file is needed."));
}

TEST(Calls, WrongFactsComeWithTheAnswersThereAre) {
  const auto told = [](const std::string& facts) {
    return run("printf '" + facts + "' | LC_ALL=C " ADEP_PROGRAM " advise accepting-gifts --facts - 2>&1");
  };
  EXPECT_EQ(told("giver: boss").exit, 3);
  EXPECT_THAT(told("giver: boss").said, HasSubstr("Possible answers: subordinate, dependant, "));
  EXPECT_THAT(told("received_on: 2026-02-30").said, HasSubstr("February has 28 days. Possible answers: 2026-11-20, …"));
  EXPECT_THAT(told("giver: []").said, HasSubstr("“[]” is not an answer to “giver”."));
  EXPECT_THAT(told("learned_on: 2026-01-01\\nreceived_on: 2026-01-02").said, HasSubstr("-:1: error: "));
}

TEST(Calls, AnUnknownTopicComesWithTheWayToTheList) {
  const Call call = adep("advise nosuch");
  EXPECT_EQ(call.exit, 3);
  EXPECT_THAT(call.said, HasSubstr("adep advise --list"));
  EXPECT_THAT(call.said, Not(HasSubstr("circle")));
}

TEST(Calls, ACertificateThatIsNotThereIsSaidToBeMissing) {
  const Call call = adep("serve --port 0 --tls-certificate /nowhere/a.pem --tls-key /nowhere/b.pem");
  EXPECT_EQ(call.exit, 4);
  EXPECT_THAT(call.said, HasSubstr("There is no file /nowhere/a.pem."));
}

TEST(Calls, AServerIsNotStartedOnAFolderThatIsNotThere) {
  const Call call = adep("serve --port 0 --pack /nowhere/pack");
  EXPECT_EQ(call.exit, 2);
  EXPECT_THAT(call.said, HasSubstr("There is no folder /nowhere/pack."));
}

// Where it listens is its result; that it has stopped is not.
TEST(Calls, AServerSaysOnStdoutWhereItListensAndNoMore) {
  const std::string folder = testing::TempDir() + "adep-cli";
  const std::string words = "serve --port 0 --state " + folder + " --cache " + folder;
  const Call call = run("timeout -s TERM 5 " ADEP_PROGRAM " " + words + " 2>/dev/null");
  EXPECT_THAT(call.said, HasSubstr("http://127.0.0.1:"));
  EXPECT_THAT(call.said, Not(HasSubstr("stopped")));
}

}  // namespace
