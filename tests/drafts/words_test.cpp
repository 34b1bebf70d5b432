// SPDX-License-Identifier: AGPL-3.0-or-later
// Single sentences by the words of packs/kz: what was once missed, and what once rang without a reason.
#include <gtest/gtest.h>

#include "tests/drafts/kz_words.h"

namespace adep::drafts {
namespace {

TEST(DraftWords, AHerdIsNoInsultUnlessPeopleAreMeant) {
  EXPECT_EQ(kz_found("В хозяйстве пало стадо баранов, осталось сорок коз"), "");
  EXPECT_EQ(kz_found("Стадо баранов паслось у аула"), "");
  EXPECT_EQ(kz_found("Стадо овец и три козла сданы на мясо"), "");
  EXPECT_EQ(kz_found("вы стадо баранов"), "insult:вы стадо баранов");
  EXPECT_EQ(kz_found("Депутаты — стадо баранов"), "insult:Депутаты — стадо баранов");
  EXPECT_EQ(kz_found("Стадо баранов!"), "insult:Стадо");
}

TEST(DraftWords, KazakhLettersInRussianWords) {
  for (const char* word : {"идіот", "дебіл", "кретін", "дұрақ", "хұй", "сұка", "піздец", "свінья", "қозёл"})
    EXPECT_TRUE(kz_found(std::string("Ты ") + word).ends_with(std::string(":") + word)) << word;
  EXPECT_EQ(kz_found("Қарға мен қозы, маңда, бәрі де сен үшін"), "");
  EXPECT_EQ(kz_found("Ғалым әл-Қашғари туралы айтты"), "");
}

TEST(DraftWords, WhatIsCondemnedAndWhatIsATitle) {
  for (const char* text :
       {"Недопустимо называть посетителя идиотом", "Госслужащий не должен обзывать людей дураками",
        "Вы не имеете права называть меня дурой", "Ақымақ деп айтуға болмайды",
        "Клиентті ақымақ деп атауға жол берілмейді", "Азаматты топас деу әдепке жат", "Не смейте называть меня идиотом",
        "Читаем «Идиота»", "Перечитал «Идиота» Достоевского", "Детям показали Иванушку-дурачка"})
    EXPECT_EQ(kz_found(text), "") << text;
  EXPECT_EQ(kz_found("Назвали его идиотом, и правильно"), "insult:идиотом");
  EXPECT_EQ(kz_found("Нельзя молчать: он идиот"), "insult:идиот");
  EXPECT_EQ(kz_found("Наш «идиот» снова отличился"), "insult:идиот");
  EXPECT_EQ(kz_found("Ол ақымақ, бұлай жұмыс істеуге болмайды"), "insult:ақымақ");
}

}  // namespace
}  // namespace adep::drafts
