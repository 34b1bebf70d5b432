// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pack/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace adep::pack {
namespace {

Date day(std::string_view iso) { return *Date::parse(iso); }

// 2026 whole, 2027 not whole: 4 January may be off; 2028 has no file.
Calendar two_years() {
  Calendar c;
  c.add(2026, {true,
               {{day("2026-01-01"), {}}, {day("2026-10-26"), {{"", "", "Republic Day"}}}, {day("2026-12-16"), {}}},
               {},
               {day("2026-03-14")}});
  c.add(2027, {false, {{day("2027-01-01"), {}}}, {{day("2027-01-04"), {}}}, {}});
  return c;
}

const Calendar calendar = two_years();

std::string due(Period term, std::string_view event) {
  const Due d = calendar.due(term, day(event));
  return d.earliest.iso() + (d.latest == d.earliest ? "" : " / " + d.latest.iso()) + (d.roll_unknown ? " roll" : "") +
         (d.calendar_unknown ? " calendar" : "");
}

constexpr Period calendar_days(int n, Roll roll) { return {n, Unit::calendar, true, roll}; }
constexpr Period working_days(int n, Roll roll = Roll::none) { return {n, Unit::working, true, roll}; }

TEST(Calendar, KnowsDaysOff) {
  EXPECT_TRUE(calendar.off(day("2026-10-26")));
  EXPECT_TRUE(calendar.off(day("2026-11-21")));   // Saturday
  EXPECT_FALSE(calendar.off(day("2026-03-14")));  // a worked Saturday
  EXPECT_FALSE(calendar.off(day("2026-11-20")));
  EXPECT_EQ((*calendar.name(day("2026-10-26")))[Lang::en], "Republic Day");
  EXPECT_EQ(calendar.name(day("2026-10-27")), nullptr);
  EXPECT_FALSE(calendar.off(day("2027-01-04")));
  EXPECT_TRUE(calendar.maybe_off(day("2027-01-04")));
  EXPECT_FALSE(calendar.maybe_off(day("2027-01-01")));  // surely off
  EXPECT_TRUE(calendar.maybe_off(day("2031-01-01")));   // as in the nearest year with a file
  EXPECT_FALSE(calendar.maybe_off(day("2026-01-05")));
  EXPECT_FALSE(Calendar().maybe_off(day("2026-01-01")));
}

TEST(Deadline, CountsFromTheNextDay) {
  EXPECT_EQ(due(calendar_days(7, Roll::none), "2026-11-20"), "2026-11-27");
  EXPECT_EQ(due({7, Unit::calendar, false, Roll::none}, "2026-11-20"), "2026-11-26");
  EXPECT_EQ(due(working_days(7), "2026-11-20"), "2026-12-01");
  EXPECT_EQ(due({1, Unit::working, false, Roll::none}, "2026-11-20"), "2026-11-20");
  EXPECT_EQ(due({1, Unit::working, false, Roll::none}, "2026-11-21"), "2026-11-23");
  EXPECT_EQ(due({1, Unit::months, true, Roll::none}, "2026-01-31"), "2026-02-28");
  EXPECT_EQ(due({1, Unit::months, false, Roll::none}, "2026-11-20"), "2026-12-19");
}

TEST(Deadline, RollsFromADayOff) {
  EXPECT_EQ(due(calendar_days(7, Roll::next_working_day), "2026-10-19"), "2026-10-27");
  EXPECT_EQ(due(calendar_days(7, Roll::none), "2026-10-19"), "2026-10-26");
  EXPECT_EQ(due(calendar_days(7, Roll::unknown), "2026-10-19"), "2026-10-26 / 2026-10-27 roll");
  EXPECT_EQ(due(calendar_days(7, Roll::unknown), "2026-10-20"), "2026-10-27");
  EXPECT_EQ(due(calendar_days(7, Roll::next_working_day), "2026-03-07"), "2026-03-14");
}

TEST(Deadline, GivesTwoDaysWhereTheCalendarIsNotWhole) {
  EXPECT_EQ(due(working_days(3), "2026-12-30"), "2027-01-05 / 2027-01-06 calendar");
  EXPECT_EQ(due(working_days(3, Roll::unknown), "2026-12-30"),
            "2027-01-05 / 2027-01-06 calendar");  // the last of working days needs no roll
  EXPECT_EQ(due(calendar_days(7, Roll::next_working_day), "2026-12-28"), "2027-01-04 / 2027-01-05 calendar");
  EXPECT_EQ(due(calendar_days(7, Roll::unknown), "2026-12-28"), "2027-01-04 / 2027-01-05 roll calendar");
  EXPECT_EQ(due(calendar_days(8, Roll::next_working_day), "2026-12-28"), "2027-01-05");
  EXPECT_EQ(due(calendar_days(7, Roll::none), "2026-12-28"), "2027-01-04");
  EXPECT_EQ(due(working_days(1), "2028-02-01"), "2028-02-02 calendar");
  EXPECT_EQ(due(calendar_days(1, Roll::next_working_day), "2030-12-31"), "2031-01-01 / 2031-01-02 calendar");
}

struct Random {
  Calendar calendar;
  Period term;
  Date event;
};

Random random_term() {
  Random r;
  for (int year = 2026; year <= 2028; ++year) {
    if (*rc::gen::inRange(0, 5) == 0) continue;
    Calendar::Year y;
    y.complete = *rc::gen::arbitrary<bool>();
    const auto some = [&] { return *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 365)); };
    const Date first = *Date::from(year, 1, 1);
    for (int n : some()) y.off.push_back({first + n, {}});
    if (!y.complete)
      for (int n : some()) y.maybe_off.push_back({first + n, {}});
    for (int n : some())
      if ((first + n).weekday() >= 6) y.worked.push_back(first + n);
    r.calendar.add(year, y);
  }
  r.term = {*rc::gen::inRange(1, 60), *rc::gen::element(Unit::calendar, Unit::working, Unit::months),
            *rc::gen::arbitrary<bool>(), *rc::gen::element(Roll::none, Roll::next_working_day, Roll::unknown)};
  if (r.term.unit == Unit::months) r.term.length = 1 + r.term.length / 5;
  r.event = Date(*rc::gen::inRange(20'400, 21'500));
  return r;
}

TEST(Deadline, AgreesWithCountingDayByDay) {
  EXPECT_TRUE(rc::check([] {
    const Random r = random_term();
    const Due d = r.calendar.due(r.term, r.event);
    RC_ASSERT(d.earliest <= d.latest);
    RC_ASSERT(r.event <= d.earliest || !r.term.from_next_day);
    RC_ASSERT((d.earliest == d.latest) || d.roll_unknown || d.calendar_unknown);
    if (r.term.unit == Unit::working) {
      for (const bool doubtful : {false, true}) {
        const Date end = doubtful ? d.latest : d.earliest;
        int counted = 0;
        for (Date x = r.event + (r.term.from_next_day ? 1 : 0); x <= end; x = x + 1)
          counted += !r.calendar.off(x) && !(doubtful && r.calendar.maybe_off(x));
        RC_ASSERT(counted == r.term.length);
        RC_ASSERT(!r.calendar.off(end));
      }
      RC_ASSERT(!d.roll_unknown);
    }
    if (r.term.unit == Unit::calendar && r.term.roll != Roll::next_working_day)
      RC_ASSERT(d.earliest - r.event == r.term.length - (r.term.from_next_day ? 0 : 1));
    if (r.term.roll == Roll::next_working_day) RC_ASSERT(!r.calendar.off(d.earliest) && !r.calendar.off(d.latest));
    if (r.term.roll == Roll::none && r.term.unit != Unit::working) RC_ASSERT(d.earliest == d.latest);
    // A whole calendar leaves only the law's own silence.
    bool whole = true;
    for (int year = r.event.year(); year <= d.latest.year(); ++year) whole = whole && r.calendar.complete(year);
    if (whole) RC_ASSERT(!d.calendar_unknown && (d.roll_unknown || d.earliest == d.latest));
  }));
}

}  // namespace
}  // namespace adep::pack
