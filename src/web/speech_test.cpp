// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/speech.h"

#include <gtest/gtest.h>

#include "advisor/edition.h"

namespace adep::web {
namespace {

const Messages& messages() {
  static const Messages all = [] {
    Faults faults;
    Messages read = Messages::read(*read_folder("locales", ".yaml"), faults);
    EXPECT_TRUE(faults.empty()) << faults.front().file << " " << faults.front().key << " "
                                << faults.front().words["key"];
    return read;
  }();
  return all;
}

Date day(const char* iso) { return *Date::parse(iso); }

TEST(Speech, DatesAreSaidAsPeopleSayThem) {
  EXPECT_EQ(Speech(messages(), Lang::kk).until(day("2026-11-27"), day("2026-11-22")), "27 қараша, жұмаға дейін");
  EXPECT_EQ(Speech(messages(), Lang::ru).until(day("2026-11-27"), day("2026-11-22")), "до пятницы, 27 ноября");
  EXPECT_EQ(Speech(messages(), Lang::en).until(day("2026-11-27"), day("2026-11-22")), "by Friday 27 November");
  EXPECT_EQ(Speech(messages(), Lang::ru).until(day("2027-01-08"), day("2026-12-28")), "до 8 января 2027 года");
  EXPECT_EQ(Speech(messages(), Lang::kk).full_day(day("2026-07-01")), "2026 жылғы 1 шілде");
}

TEST(Speech, DaysLeftAreCountedInEachGrammar) {
  const Speech ru(messages(), Lang::ru);
  const Date today = day("2026-11-22");
  EXPECT_EQ(ru.days_left(today + 1, today), "остался 1 день");
  EXPECT_EQ(ru.days_left(today + 4, today), "осталось 4 дня");
  EXPECT_EQ(ru.days_left(today + 11, today), "осталось 11 дней");
  EXPECT_EQ(ru.days_left(today + 21, today), "остался 21 день");
  EXPECT_EQ(Speech(messages(), Lang::kk).days_left(today + 4, today), "4 күн қалды");
  EXPECT_EQ(Speech(messages(), Lang::en).days_left(today - 1, today), "due 1 day ago");
}

TEST(Speech, AnErrorAboutADateNamesTheMonth) {
  const auto error = Date::parse("2026-11-31").error();
  EXPECT_EQ(Speech(messages(), Lang::kk).say(error), "Қарашада 30 күн бар.");
  EXPECT_EQ(Speech(messages(), Lang::en).say(error), "November has 30 days.");
}

TEST(Speech, SumsKeepTheirDigitsTogether) { EXPECT_EQ(Speech(messages(), Lang::kk).money(8650), "8\u00A0650 теңге"); }

// Whatever a person answers, no sentence of advice is empty or shows a missing text.
TEST(Speech, EveryRuleReasonAndChangeOfThePackCanBeSaid) {
  Faults faults;
  const auto edition = advisor::Edition::open(*read_folder("packs/kz", ".yaml"), faults);
  ASSERT_TRUE(edition);
  for (Lang lang : all_langs) {
    const Speech speech(messages(), lang);
    for (const pack::Topic& topic : edition->pack().topics)
      for (const pack::RuleTest& test : topic.tests) {
        const auto advice = advisor::advise(edition->pack(), topic, edition->program(topic), test.facts);
        std::vector<std::string> said{speech.verdict(edition->pack(), topic, advice), speech.word(advice.verdict.kind)};
        for (const advisor::FindingOut& f : advice.findings)
          for (const advisor::Reason& r : f.reasons) said.push_back(speech.reason(topic, r, test.facts));
        for (const advisor::Change& c : advice.changes) said.push_back(speech.change(topic, c));
        for (const std::string& s : said) {
          EXPECT_FALSE(s.empty()) << topic.id << ": " << test.name;
          EXPECT_EQ(s.find('['), s.npos) << s;
          EXPECT_EQ(s.find('{'), s.npos) << s;
        }
      }
  }
}

}  // namespace
}  // namespace adep::web
