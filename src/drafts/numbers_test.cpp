// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers with a check digit: every valid one is found, and none that differs from it in one digit. All are made up
// here by their rules; whether one belongs to somebody nobody knows.
#include "drafts/numbers.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/date.h"
#include "drafts/test_pack.h"

namespace adep::drafts {
namespace {

int checks(const std::string& eleven, int shift) {
  int sum = 0;
  for (int i = 0; i < 11; ++i) sum += (eleven[static_cast<std::size_t>(i)] - '0') * ((i + shift) % 11 + 1);
  return sum % 11;
}

// The eleven digits with their check digit, or nothing where no digit checks them.
std::string with_check(const std::string& eleven) {
  for (const int shift : {0, 2})
    if (const int c = checks(eleven, shift); c < 10) return eleven + static_cast<char>('0' + c);
  return "";
}

std::string two(int n) { return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)}; }

std::string any_iin() {
  const int year = *rc::gen::inRange(1925, 2026), month = *rc::gen::inRange(1, 13);
  const int day = *rc::gen::inRange(1, days_in_month(year, static_cast<unsigned>(month)) + 1);
  const int century = year < 2000 ? *rc::gen::element(3, 4) : *rc::gen::element(5, 6);
  std::string eleven = two(year % 100) + two(month) + two(day) + static_cast<char>('0' + century);
  for (int i = 0; i < 4; ++i) eleven += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  const std::string out = with_check(eleven);
  RC_PRE(!out.empty());
  return out;
}

std::string any_bin() {
  std::string eleven = two(*rc::gen::inRange(0, 27)) + two(*rc::gen::inRange(1, 13)) +
                       static_cast<char>('0' + *rc::gen::inRange(4, 7)) +
                       static_cast<char>('0' + *rc::gen::inRange(0, 4));
  for (int i = 0; i < 5; ++i) eleven += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  const std::string out = with_check(eleven);
  RC_PRE(!out.empty());
  return out;
}

std::string any_card() {
  std::string digits = *rc::gen::element<std::string>("4400", "5169", "2221", "6221", "2200");
  while (digits.size() < 15) digits += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  for (char c = '0'; c <= '9'; ++c)
    if (luhn(digits + c)) return digits + c;
  return "";
}

std::string any_iban() {
  std::string rest;
  for (int i = 0; i < 3; ++i) rest += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  for (int i = 0; i < 13; ++i)
    rest += *rc::gen::element('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'K', 'T', 'Z');
  for (int check = 2; check <= 98; ++check)
    if (is_iban_kz("KZ" + two(check) + rest)) return "KZ" + two(check) + rest;
  return "";
}

RC_GTEST_PROP(DraftNumbers, AnIinIsFoundAndOneDigitAwayIsNone, ()) {
  const std::string iin = any_iin();
  RC_ASSERT(found("Мой номер " + iin + ", прошу") == "iin:" + iin);
  RC_ASSERT(found("ЖСН " + iin.substr(0, 6) + " " + iin.substr(6)) == "iin:" + iin.substr(0, 6) + " " + iin.substr(6));
  std::string other = iin;
  char& c = other[*rc::gen::inRange<std::size_t>(0, 12)];
  c = static_cast<char>('0' + (c - '0' + *rc::gen::inRange(1, 10)) % 10);
  RC_ASSERT(found("Мой номер " + other) != "iin:" + other || with_check(other.substr(0, 11)) == other);
  RC_ASSERT(found("сумма " + iin + " тенге") == "");
}

RC_GTEST_PROP(DraftNumbers, ABinIsFound, ()) {
  const std::string bin = any_bin();
  RC_ASSERT(found("БСН " + bin) == "bin:" + bin);
  RC_ASSERT(!is_iin(bin));
}

RC_GTEST_PROP(DraftNumbers, ACardIsFoundInOnePieceAndInFours, ()) {
  const std::string card = any_card();
  const std::string fours =
      card.substr(0, 4) + " " + card.substr(4, 4) + " " + card.substr(8, 4) + " " + card.substr(12);
  RC_ASSERT(found("карта " + card) == "card:" + card);
  RC_ASSERT(found("карта " + fours + ".") == "card:" + fours);
  std::string other = card;
  char& c = other[*rc::gen::inRange<std::size_t>(4, 16)];
  c = static_cast<char>('0' + (c - '0' + *rc::gen::inRange(1, 10)) % 10);
  RC_ASSERT(found("карта " + other) == "");
}

RC_GTEST_PROP(DraftNumbers, AnAccountIsFound, ()) {
  const std::string iban = any_iban();
  RC_PRE(!iban.empty());
  RC_ASSERT(found("шот " + iban) == "iban:" + iban);
  std::string other = iban;
  char& c = other[*rc::gen::inRange<std::size_t>(2, 7)];
  c = static_cast<char>('0' + (c - '0' + *rc::gen::inRange(1, 10)) % 10);
  RC_ASSERT(found("шот " + other) == "");
}

RC_GTEST_PROP(DraftNumbers, PhonesAndAmountsAreNeitherCardsNorIins, ()) {
  std::string phone = *rc::gen::element<std::string>("+7 701 ", "8 747 ", "8(705)");
  for (int i = 0; i < 7; ++i) {
    phone += static_cast<char>('0' + *rc::gen::inRange(0, 10));
    if (i == 2 || i == 4) phone += *rc::gen::element(' ', '-');
  }
  RC_ASSERT(found("звоните " + phone) == "phone:" + phone);
  std::string amount = std::to_string(*rc::gen::inRange(1, 1000));
  for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
    amount += ' ';
    for (int k = 0; k < 3; ++k) amount += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  }
  RC_ASSERT(found("выделено " + amount + " тенге") == "");
  RC_ASSERT(found("выделено " + amount) == "");
}

TEST(DraftNumbers, WhatNumberFollowsIsToldUpToThreeWordsBefore) {
  const std::string iin = "910 108 400 340";
  EXPECT_EQ(found("ИИН " + iin), "iin:" + iin);
  EXPECT_EQ(found("ИИН заявителя: " + iin), "iin:" + iin);
  EXPECT_EQ(found("ИИН моей старшей сестры: " + iin), "iin:" + iin);
  EXPECT_EQ(found("Өтініш берушінің ЖСН-і — " + iin), "iin:" + iin);
  EXPECT_EQ(found("Указан ИИН. Освоено " + iin), "");
  EXPECT_EQ(found("Выделено " + iin), "");
  EXPECT_EQ(found("карта Каспи мамы: 44004301 23456789"), "card:44004301 23456789");
  EXPECT_EQ(found("номер 44004301 23456789"), "");
  EXPECT_EQ(found("IBAN жены: KZ86  125K ZT50  0410 0100"), "iban:KZ86  125K ZT50  0410 0100");
}

TEST(DraftNumbers, AHouseAndAFlatAreAnAddressWithoutTheWordStreet) {
  EXPECT_EQ(found("Живём: Жандосова 58, кв. 104, второй этаж"), "address:Жандосова 58, кв. 104");
  EXPECT_EQ(found("Жандосов 58, 104 пәтер"), "address:Жандосов 58, 104 пәтер");
  EXPECT_EQ(found("Итоги 1 кв. 2024 года"), "");
  EXPECT_EQ(found("Площадь 58, всего 104 кв. м"), "");
  EXPECT_EQ(found("Жандосова 58, 2 этаж"), "");
}

TEST(DraftNumbers, ADayOfBirthBesideAName) {
  EXPECT_EQ(found("Асқар Серіков 12.03.1985 ж.т."), "birth:12.03.1985");
  EXPECT_EQ(found("Ахметов А., 12.03.1985 г.р."), "birth:12.03.1985");
  const Report asked = test_checker().check("Асқар Серіков 12.03.1985");
  ASSERT_EQ(asked.findings.size(), 1u);
  EXPECT_EQ(asked.findings[0].kind->id, "birth");
  EXPECT_EQ(asked.level, Level::advice);
  EXPECT_EQ(test_checker().check("Асқар Серіков 12.03.1985 ж.т.").level, Level::caution);
  EXPECT_EQ(found("Принял Серіков 12.03.2025"), "");
  EXPECT_EQ(found("Совещание 12.03.1985"), "");
  EXPECT_EQ(found("Серіков бастаған топ 1990 жылы 25 қазанда жиналды"), "");
}

TEST(DraftNumbers, OtherPersonalData) {
  EXPECT_EQ(found("пишите на ivan.petrov@mail.example.kz."), "email:ivan.petrov@mail.example.kz");
  EXPECT_EQ(found("8 (7172) 55-66-77"), "landline:8 (7172) 55-66-77");
  EXPECT_EQ(found("8 (72-71) 41-55-66"), "landline:8 (72-71) 41-55-66");
  EXPECT_EQ(found("8 (70-12) 41-55-66, 8 (7012) 4-15-56"), "");
  EXPECT_EQ(found("8 (701) 241-55-66"), "phone:8 (701) 241-55-66");
  EXPECT_EQ(found("машина 123 ABC 02, 456АВ01"), "plate:123 ABC 02 plate:456АВ01");
  EXPECT_EQ(found("в 2024 году 123 АБВ 02"), "");
  EXPECT_EQ(found("удостоверение личности № 012345678"), "document:012345678");
  EXPECT_EQ(found("паспорт N12345678"), "document:N12345678");
  EXPECT_EQ(found("ул. Абая, дом 5, кв. 12"), "address:ул. Абая, дом 5, кв. 12");
  EXPECT_EQ(found("Абай көшесі 10 үй, 5 пәтер"), "address:Абай көшесі 10 үй, 5 пәтер");
  EXPECT_EQ(found("Приём по адресу: пр. Абая, 10, кабинет 5"), "");
  EXPECT_EQ(found("горит: ул. Абая, дом 5"), "house:ул. Абая, дом 5");
  EXPECT_EQ(found("горит: ул. Абая, дом 5, у Жумабаева"), "address:ул. Абая, дом 5");
  EXPECT_EQ(found("Проживает у кабинета врача, ул. Абая, дом 5"), "address:ул. Абая, дом 5");
  EXPECT_EQ(found("Света не будет: ул. Абая, дома 3–41, ул. Сатпаева"), "");
  EXPECT_EQ(found("Живёт на ул. Абая, дом 10-5"), "address:ул. Абая, дом 10");
  EXPECT_EQ(found("звоните 8 705 000 00 15"), "phone:8 705 000 00 15");
  EXPECT_EQ(found("кабинет 5: 8 705 000 00 15"), "office_phone:8 705 000 00 15");
  EXPECT_EQ(found("кабинет 5, Жумабаев: 8 705 000 00 15"), "phone:8 705 000 00 15");
  EXPECT_EQ(found("Ахметов родился 05.03.1985"), "birth:05.03.1985");
  EXPECT_EQ(found("Совещание 05.03.2025 в 10:30"), "");
  EXPECT_EQ(found("2024 жылғы 3 сәуірдегі № ЖТ-2024-0318 өтініш"), "");
  EXPECT_EQ(found("У Ахметова диагноз шизофрения"), "health:диагноз health:шизофрения");
  EXPECT_EQ(found("В аптеке есть лекарства, диагноз ставит врач"), "");
  EXPECT_EQ(found("Вакцина безвредна, диагноз ставит врач"), "");
  EXPECT_EQ(found("Примеров поправится, диагноз ставит врач"), "health:диагноз");
}

}  // namespace
}  // namespace adep::drafts
