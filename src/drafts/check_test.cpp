// SPDX-License-Identifier: AGPL-3.0-or-later
#include "drafts/test_pack.h"

namespace adep::drafts {
namespace {

TEST(Drafts, AWordRingsInEveryForm) {
  EXPECT_EQ(found("Ты дурак"), "insult:дурак");
  EXPECT_EQ(found("Собрались там дураками и СВОЛОЧАМИ!"), "insult:дураками insult:СВОЛОЧАМИ");
  EXPECT_EQ(found("Сен ақымақсың, ақымағым"), "insult:ақымақсың insult:ақымағым");
  EXPECT_EQ(found("Қайырлы күн, құрметті әріптестер! Сегодня совещание в 10:30."), "");
}

TEST(Drafts, SpansAreCodePoints) {
  const Report report = test_checker().check("Эй, әй 😀 дурак!");
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].start, 9u);
  EXPECT_EQ(report.findings[0].end, 14u);
  EXPECT_EQ(report.findings[0].grade, pack::DraftGrade::caution);
  EXPECT_EQ(report.level, Level::caution);
  EXPECT_EQ(report.findings[0].norm(), "N-1");
  EXPECT_EQ(report.findings[0].why()[Lang::en], "why insult");
}

TEST(Drafts, DisguisesAreSeenThrough) {
  for (const char* word :
       {"д у р а к", "д.у.р.а.к", "д-у-р-а-к", "дуууррак", "дур@к", "д*рак", "durak", "дуpaк", "дура́к",
        "ду\xE2\x80\x8Bрак", "ДУРАК", "ду_рак", "ｄｕｒａｋ", "дyрaк", "dурак", "Д У Р А К", "дур4к"})
    EXPECT_EQ(found(std::string("Ну и ") + word + " же он"), std::string("insult:") + word);
  EXPECT_EQ(found("акымак, aqymaq, акымактар"), "insult:акымак insult:aqymaq insult:акымактар");
  EXPECT_EQ(found("cв0л0чь $волочь"), "insult:cв0л0чь insult:$волочь");
}

TEST(Drafts, WhatOnlyResemblesDoesNotRing) {
  EXPECT_EQ(found("Команда задуракина, қотан, ақымақтық туралы"), "");
  EXPECT_EQ(found("Господин Дураков и госпожа Мудакова"), "");
  EXPECT_EQ(found("Кот сидит, коту хорошо"), "");  // кот is no Kazakh word typed in Russian letters
  EXPECT_EQ(found("и я в о с к"), "");
  EXPECT_EQ(found("50-жылдары, 2015ж, XIV ғ., Б.Қаратаев, п. 5 с. 3 и т. д."), "");
  EXPECT_EQ(found("The conduct of one-window staff is here"), "");
}

TEST(Drafts, AnAimedWordNeedsAPerson) {
  EXPECT_EQ(found("Ты козёл"), "insult:козёл");
  EXPECT_EQ(found("Министр — баран"), "insult:баран");
  EXPECT_EQ(found("Сен есексің"), "insult:есексің");
  EXPECT_EQ(found("Ахметов — осёл"), "insult:осёл");
  EXPECT_EQ(found("Купил козла и барана. Козёл жив. Есек сатып алдым."), "");
  EXPECT_EQ(found("У вас на ферме собака"), "");
  EXPECT_EQ(found("Козёл!"), "insult:Козёл");
  EXPECT_EQ(found("Сіз есексіз"), "insult:есексіз");
  EXPECT_EQ(found("Ауыл есексіз қалды"), "");  // without a donkey
  EXPECT_EQ(found("Ит екенсің"), "insult:Ит");
  EXPECT_EQ(found("Соседский козёл пришёл"), "");  // no surname
  EXPECT_EQ(found("Олар есек бағады"), "");
  EXPECT_EQ(found("Министр — есек"), "insult:есек");
  EXPECT_EQ(found("Они собака не пишут"), "");  // a verb follows
}

TEST(Drafts, AnAimedWordBetweenCommasIsAnAddress) {
  EXPECT_EQ(found("Бараны, куда вы смотрели?"), "insult:Бараны");
  EXPECT_EQ(found("Обнаглели там, козлы"), "insult:козлы");
  EXPECT_EQ(found("Хватит, баран, уже поздно"), "insult:баран");
  EXPECT_EQ(found("Держим: кур, козлы, овцы"), "");  // a list
  EXPECT_EQ(found("Баран, который пропал, нашёлся"), "");
  EXPECT_EQ(found("Собака, домой пора"), "");  // not of `called`
}

TEST(Drafts, AnAimedWordMayBeDisguised) {
  for (const char* word : {"коз*л", "к о з ё л", "кооозёл", "б@ран", "б*ран", "к.о.з.ё.л", "ко_зел", "баpан"}) {
    EXPECT_EQ(found(std::string("Ты ") + word), std::string("insult:") + word);
    EXPECT_EQ(found(std::string("Наш начальник — ") + word), std::string("insult:") + word);
    EXPECT_EQ(found(std::string("На ферме ") + word), "");
    EXPECT_EQ(found(std::string("Купил ") + word), "");
  }
  EXPECT_EQ(found("Сен е с е к"), "insult:е с е к");
}

TEST(Drafts, KazakhLettersStandForRussianOnesUnlessTheWordIsKazakh) {
  EXPECT_EQ(found("Ты дұрақ, мұдақ, ты тұпой қозёл"), "insult:дұрақ obscene:мұдақ insult:тұпой insult:қозёл");
  EXPECT_EQ(found("ақымак, акымақ, есұас"), "insult:ақымак insult:акымақ insult:есұас");
  EXPECT_EQ(found("Сен қозы, маңда, тұра, мәнде"), "");
}

TEST(Drafts, ARunOfSingleLettersEndsWhereItsSignChanges) {
  EXPECT_EQ(found("Он д у р а к, и у р о д"), "insult:д у р а к insult:у р о д");
  EXPECT_EQ(found("д у р а к, д.у.р.а.к, д*рак"), "insult:д у р а к insult:д.у.р.а.к insult:д*рак");
  EXPECT_EQ(found("д у р а к д*рак"), "insult:д у р а к insult:д*рак");
  EXPECT_EQ(found("д у р а к а он нет"), "insult:д у р а к");
  EXPECT_EQ(found("нет д у р а к а здесь"), "insult:д у р а к а");
  EXPECT_EQ(found("д у р а к! а я нет; у р о д: о н"), "insult:д у р а к insult:у р о д");
}

TEST(Drafts, AQuotationThatIsCondemnedIsLetGo) {
  EXPECT_EQ(found("Назвать человека «дурак» недопустимо."), "");
  EXPECT_EQ(found("Он сказал: «ты дурак»"), "insult:дурак");
}

TEST(Drafts, WhatNobodyMayBeCalledIsLetGoWithoutQuotationMarks) {
  EXPECT_EQ(found("Недопустимо называть посетителя дураком"), "");
  EXPECT_EQ(found("Посетителя дураком называть нельзя"), "");
  EXPECT_EQ(found("Клиентті ақымақ деп айтуға болмайды"), "");
  EXPECT_EQ(found("Называть его можно по-всякому: дурак"), "insult:дурак");
  EXPECT_EQ(found("Нельзя называть его умным, он дурак"), "insult:дурак");
  EXPECT_EQ(found("Называют дураком. Нельзя."), "insult:дураком");
  EXPECT_EQ(found("Айтуға болмайды, бірақ ол ақымақ"), "insult:ақымақ");
}

TEST(Drafts, WhatIsAllowedWithinAPhrase) {
  EXPECT_EQ(found("Мы не дураки, цифры видим"), "");
  EXPECT_EQ(found("В театре играли дурака"), "");
  EXPECT_EQ(found("Были в театре, видели дурака"), "insult:дурака");  // in another clause
  EXPECT_EQ(found("Сволочь породы гончая"), "");                      // a word of the farm beside another one
  EXPECT_EQ(found("Сволочь!"), "insult:Сволочь");
}

TEST(Drafts, PhrasesAreMetWithWordsBetween) {
  EXPECT_EQ(found("закрой ты свой рот"), "coarse:закрой ты свой рот");
  EXPECT_EQ(found("Закрой дверь. Рот открыт."), "");
  EXPECT_EQ(found("Я убью тебя"), "threat:убью тебя");
  EXPECT_EQ(found("Ауызыңды жап"), "coarse:Ауызыңды жап");
  EXPECT_EQ(found("Говорят, что снова повысят"), "unverified:Говорят, что");
}

TEST(Drafts, ClosedInformationInItsUsualForms) {
  EXPECT_EQ(found("Приказ с грифом ДСП"), "mark:ДСП");
  EXPECT_EQ(found("гриф Д С П"), "mark:Д С П");
  EXPECT_EQ(found("гриф д.с.п."), "mark:д.с.п");
  EXPECT_EQ(found("документ дсп"), "mark:дсп");
  EXPECT_EQ(found("Шкаф из ДСП"), "");
  EXPECT_EQ(found("Скинул Приказ_ДСП.docx"), "filename:Приказ_ДСП.docx");
  EXPECT_EQ(found("№ 12-3/45-ДСП"), "mark:ДСП");
  EXPECT_EQ(found("Для служебного пользования"), "mark:Для служебного пользования");
  EXPECT_EQ(found("Қызмет бабында пайдалану үшін"), "mark:Қызмет бабында пайдалану үшін");
  EXPECT_EQ(found("исх. № 12-3/45"), "registration:исх. № 12-3/45");
}

TEST(Drafts, WhatIsShownFromRightToLeftIsReadSo) {
  const std::string from = "\xE2\x80\xAE", to = "\xE2\x80\xAC";
  const Report report = test_checker().check("Ну ты " + from + "!карудирп" + to + " и " + from + " карулявецсреМ" + to);
  EXPECT_TRUE(report.findings.empty());
  const Report shown = test_checker().check("Ну ты " + from + "дору ,каруд" + to + ", " + from + "каруд");
  ASSERT_EQ(shown.findings.size(), 3u);
  EXPECT_EQ(shown.findings[0].start, 7u);
  EXPECT_EQ(shown.findings[0].end, 11u);
  EXPECT_EQ(shown.findings[1].start, 13u);
  EXPECT_EQ(shown.findings[1].end, 18u);
  EXPECT_EQ(shown.findings[2].start, 22u);
  EXPECT_EQ(found("ду" + from + "кар" + to), "insult:ду" + from + "кар");
}

TEST(Drafts, NoiseChangesNothing) {
  EXPECT_EQ(test_checker().check("\xFF\xFEдур\x80ак \xE2\x80\xAEсволочь\xE2\x80\xAC").findings.size(), 2u);
  EXPECT_EQ(test_checker().check("").level, Level::clean);
  EXPECT_EQ(test_checker().check(std::string(1 << 20, '*')).level, Level::clean);
}

}  // namespace
}  // namespace adep::drafts
