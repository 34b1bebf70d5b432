// SPDX-License-Identifier: AGPL-3.0-or-later
// Single sentences by the words of packs/kz: what was once missed, and what once rang without a reason.
#include <gtest/gtest.h>

#include "base/files.h"
#include "drafts/check.h"
#include "pack/pack.h"

namespace adep::drafts {
namespace {

// "insult:козёл personal:…" of each finding, the kind where there is one.
std::string found(std::string_view text) {
  static const auto words = [] {
    Faults faults;
    const auto pack = pack::read(*read_folder("packs/kz", ".yaml"), faults);
    if (!pack || !pack->drafts) throw std::runtime_error("packs/kz is refused");
    return pack->drafts;
  }();
  static const language::Stems stems;
  static const Checker checker(*words, stems);
  std::string out;
  for (const Finding& f : checker.check(text).findings)
    out += (out.empty() ? "" : " ") + (f.kind ? f.kind->id : f.category->id) + ":" + f.text;
  return out;
}

TEST(DraftWords, AHerdIsNoInsultUnlessPeopleAreMeant) {
  EXPECT_EQ(found("В хозяйстве пало стадо баранов, осталось сорок коз"), "");
  EXPECT_EQ(found("Стадо баранов паслось у аула"), "");
  EXPECT_EQ(found("Стадо овец и три козла сданы на мясо"), "");
  EXPECT_EQ(found("вы стадо баранов"), "insult:вы стадо баранов");
  EXPECT_EQ(found("Депутаты — стадо баранов"), "insult:Депутаты — стадо баранов");
  EXPECT_EQ(found("Стадо баранов!"), "insult:Стадо");
}

TEST(DraftWords, KazakhLettersInRussianWords) {
  for (const char* word : {"идіот", "дебіл", "кретін", "дұрақ", "хұй", "сұка", "піздец", "свінья", "қозёл"})
    EXPECT_TRUE(found(std::string("Ты ") + word).ends_with(std::string(":") + word)) << word;
  EXPECT_EQ(found("Қарға мен қозы, маңда, бәрі де сен үшін"), "");
  EXPECT_EQ(found("Ғалым әл-Қашғари туралы айтты"), "");
}

TEST(DraftWords, WhatIsCondemnedAndWhatIsATitle) {
  for (const char* text :
       {"Недопустимо называть посетителя идиотом", "Госслужащий не должен обзывать людей дураками",
        "Вы не имеете права называть меня дурой", "Ақымақ деп айтуға болмайды",
        "Клиентті ақымақ деп атауға жол берілмейді", "Азаматты топас деу әдепке жат", "Не смейте называть меня идиотом",
        "Читаем «Идиота»", "Перечитал «Идиота» Достоевского", "Детям показали Иванушку-дурачка"})
    EXPECT_EQ(found(text), "") << text;
  EXPECT_EQ(found("Назвали его идиотом, и правильно"), "insult:идиотом");
  EXPECT_EQ(found("Нельзя молчать: он идиот"), "insult:идиот");
  EXPECT_EQ(found("Наш «идиот» снова отличился"), "insult:идиот");
  EXPECT_EQ(found("Ол ақымақ, бұлай жұмыс істеуге болмайды"), "insult:ақымақ");
}

}  // namespace
}  // namespace adep::drafts
