// SPDX-License-Identifier: AGPL-3.0-or-later
// What a findings page says of its dates: where each comes from, and what is not confirmed.
#include "web/test_house.h"

namespace adep::web {
namespace {

const Pairs gift{
    {"a.giver", "subordinate"}, {"a.received_on", "2026-11-20"}, {"a.learned_on", "2026-11-20"}, {"a.agreed", "no"}};

Pairs on_day(const std::string& day) {
  Pairs told = gift;
  told[1].second = told[2].second = day;
  told.emplace_back("a.value_kzt", "6000");
  return told;
}

// The box that heads a page, without what follows it.
std::string box_of_page(const std::string& page) {
  const std::size_t from = page.find("adep-verdict__word"), to = page.find("</section>", from);
  EXPECT_NE(to, page.npos);
  return page.substr(from, to - from);
}

// The ban rests on the text of the law, the earlier of its two terms on the handbook alone.
TEST(Findings, ADateInTheBoxNamesItsActAndThatItIsNotConfirmed) {
  const House house;
  for (const char* path : {"/en/check/gift", "/en/check/gift/sheet"}) {
    const std::string box = box_of_page(text(house.post(path, on_day("2026-11-20"))));
    EXPECT_THAT(box, HasSubstr("Prohibited"));
    EXPECT_THAT(box, HasSubstr("Due by Friday 27 November"));
    EXPECT_THAT(box, HasSubstr("This term rests on: "));
    EXPECT_THAT(box, HasSubstr("This term is not confirmed. It can be confirmed by the officer."));
  }
}

Pairs real_gift_on(const std::string& day) {
  return {{"a.received_on", day},     {"a.learned_on", day},   {"a.receiver", "self"},    {"a.official_reward", "no"},
          {"a.giver", "subordinate"}, {"a.how", "knowingly"},  {"a.what", "thing"},       {"a.for_act", "no"},
          {"a.value_kzt", "5000"},    {"a.first_time", "yes"}, {"a.agreed_before", "no"}, {"a.lawful_act", "yes"},
          {"a.wants_to_buy", "no"}};
}

TEST(Findings, TheRealPackSaysSoInEachLanguage) {
  const House house("packs/kz");
  const std::pair<std::string, const char*> said[]{
      {"kk", "Бұл мерзім расталмаған."}, {"ru", "Этот срок не подтверждён."}, {"en", "This term is not confirmed."}};
  for (const auto& [lang, unconfirmed] : said) {
    const std::string path = "/" + lang + "/check/accepting-gifts";
    const std::string box = box_of_page(text(house.post(path, real_gift_on("2026-11-28"))));
    EXPECT_THAT(box, HasSubstr("12(6)"));
    EXPECT_THAT(box, HasSubstr(unconfirmed));
  }
}

// Where no table of days can be drawn the two dates are still told, each beside its norm.
TEST(Findings, TwoTermsOverTheEndOfAYearKeepTheirDates) {
  const std::string page = text(House("packs/kz").post("/ru/check/accepting-gifts", real_gift_on("2026-12-28")));
  const std::size_t from = page.find("Почему два срока");
  ASSERT_NE(from, page.npos);
  const std::string conflict = page.substr(from, page.find("id=\"why\"", from) - from);
  EXPECT_THAT(conflict, HasSubstr("<b>Срок: до 4 января 2027 года.</b>"));
  EXPECT_THAT(conflict, HasSubstr("до 8 января 2027 года"));
  EXPECT_THAT(conflict, HasSubstr("до 11 января 2027 года"));
}

// A term of one year and the other, from a day before the new year.
TEST(Findings, EachSideOfAConflictTellsItsDate) {
  const std::string page = text(House().post("/en/check/gift", on_day("2026-12-28")));
  const std::size_t from = page.find("Why there are two terms");
  ASSERT_NE(from, page.npos);
  EXPECT_THAT(page.substr(from), HasSubstr("<b>Due by 4 January 2027.</b> Hand it over in seven days."));
  EXPECT_THAT(page.substr(from), HasSubstr("January 2027.</b> Hand it over in seven working days."));
}

TEST(Findings, ADayAfterTheLawWasCheckedIsSaid) {
  const House house;  // checked on 1 November 2026
  EXPECT_THAT(text(house.post("/en/check/gift", on_day("2026-11-20"))),
              HasSubstr("The law was checked up to 1 November 2026, and your day lies later: 20 November 2026."));
  EXPECT_THAT(text(house.post("/en/check/gift", on_day("2026-11-01"))), Not(HasSubstr("your day lies later")));
}

}  // namespace
}  // namespace adep::web
