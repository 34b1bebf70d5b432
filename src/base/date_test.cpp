// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <ctime>

namespace adep {
namespace {

// The reference: the C library's own calendar, walked day by day.
TEST(Date, AgreesWithTheCLibraryOnEveryDayFrom1900To2199) {
  int days = -25'567;  // 1900-01-01
  for (int year = 1900; year <= 2199; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= days_in_month(year, static_cast<unsigned>(month)); ++day, ++days) {
        std::tm tm{};
        tm.tm_year = year - 1900, tm.tm_mon = month - 1, tm.tm_mday = day;
        const std::time_t seconds = timegm(&tm);  // also fills in the weekday
        const auto date = Date::from(year, month, day);
        ASSERT_TRUE(date);
        ASSERT_EQ(date->days(), days);
        ASSERT_EQ(date->days(), seconds / 86'400);
        ASSERT_EQ(date->weekday(), tm.tm_wday == 0 ? 7 : tm.tm_wday) << date->iso();
        ASSERT_EQ(date->year(), year);
        ASSERT_EQ(date->month(), unsigned(month));
        ASSERT_EQ(date->day(), unsigned(day));
      }
  EXPECT_EQ(Date::parse("2199-12-31")->days() + 1, days);
}

TEST(Date, ReadsWhatItWrites) {
  EXPECT_TRUE(rc::check([] {
    const Date date(*rc::gen::inRange(-25'567, 84'006));
    RC_ASSERT(Date::parse(date.iso()) == date);
  }));
}

TEST(Date, SaysWhatIsWrong) {
  const auto key = [](std::string_view text) {
    const auto date = Date::parse(text);
    return date ? "read: " + date->iso() : date.error().key;
  };
  for (const char* text :
       {"", "2026", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-0a-01", "+026-01-01",
        "2026-01--1", "20260101", "2026-01-01T", "\xD0\xB0\xD0\xB0-01-01"})
    EXPECT_EQ(key(text), "date.format") << text;
  EXPECT_EQ(key("2026-00-10"), "date.no_such_month");
  EXPECT_EQ(key("2026-13-10"), "date.no_such_month");
  EXPECT_EQ(key("2026-11-31"), "date.no_such_day");
  EXPECT_EQ(key("2026-01-00"), "date.no_such_day");
  EXPECT_EQ(key("1900-02-29"), "date.no_such_day");
  EXPECT_EQ(key("2000-02-29"), "read: 2000-02-29");
  EXPECT_EQ(key("2100-02-29"), "date.no_such_day");
  EXPECT_EQ(key("1899-12-31"), "date.range");
  EXPECT_EQ(key("2200-01-01"), "date.range");
  EXPECT_EQ(Date::parse("2026-11-31").error().words.at("length"), "30");
}

TEST(Date, NeverFallsOverAnyText) {
  EXPECT_TRUE(rc::check([](const std::string& text) { (void)Date::parse(text); }));
}

TEST(Date, MonthsKeepTheNumberOrTakeTheLastDay) {
  const auto plus = [](std::string_view from, int months) { return Date::parse(from)->plus_months(months).iso(); };
  EXPECT_EQ(plus("2026-01-31", 1), "2026-02-28");
  EXPECT_EQ(plus("2027-12-31", 2), "2028-02-29");
  EXPECT_EQ(plus("2026-11-20", 1), "2026-12-20");
  EXPECT_EQ(plus("2026-11-20", 14), "2028-01-20");
  EXPECT_EQ(plus("2026-03-31", -1), "2026-02-28");
}

}  // namespace
}  // namespace adep
