// SPDX-License-Identifier: AGPL-3.0-or-later
// What is filled in from a question, and above all what is not: a wrong answer given for somebody is worse than a
// question asked once more.
#include "guide/told.h"

#include <gmock/gmock.h>

#include "base/files.h"

namespace adep::guide {
namespace {

const pack::Pack& kz() {
  static const pack::Pack pack = [] {
    Faults faults;
    return *pack::read(*read_folder("packs/kz", ".yaml"), faults);
  }();
  return pack;
}

// "giver=subordinate how=unknowingly"
std::string of(std::string_view topic_id, std::string_view question) {
  const pack::Topic& topic = *kz().topic(topic_id);
  std::string out;
  for (const ToldAnswer& t : told(kz(), topic, question)) {
    const pack::Fact& fact = topic.facts[static_cast<std::size_t>(t.fact)];
    out += (out.empty() ? "" : " ") + fact.id + "=" + pack::written(fact, t.answer);
  }
  return out;
}

TEST(Told, WhatTheQuestionSurelySays) {
  for (const auto& [topic, question, answers] : std::initializer_list<std::array<const char*, 3>>{
           {"accepting-gifts", "Бағынышты қызметкер торт әкелді", "giver=subordinate"},
           {"accepting-gifts", "багынышты кызметкер торт акелди, алсам бола ма", "giver=subordinate"},
           {"accepting-gifts", "Подчинённый принёс торт", "giver=subordinate"},
           {"accepting-gifts", "можно ли взять подарок от своего подчиненного", "giver=subordinate"},
           {"accepting-gifts", "A subordinate brought a cake", "giver=subordinate"},
           {"accepting-gifts", "a subordinate left chocolates on my desk, may I keep them",
            "giver=subordinate how=unknowingly"},
           {"accepting-gifts", "моей жене подарили сумку", "receiver=family"},
           {"presents-for-boss", "бастыкка туган кунине сыйлык беруге бола ма", "to=superior"},
           {"presents-for-boss", "бастыққа гүл берсем бола ма", "my_part=give to=superior"},
           {"presents-for-boss", "можно ли дарить подарки начальству", "to=superior"},
           {"presents-for-boss", "собирают деньги на подарок начальнику", "to=superior collecting=yes"},
           {"presents-for-boss", "May I give my boss a present", "my_part=give to=superior"},
           {"presents-for-boss", "flowers for my boss", "to=superior"},
           {"state-property", "қызметтік көлікпен бала апаруға бола ма", "what=car purpose=private"},
           {"state-property", "можно ли возить ребёнка на служебной машине", "what=car purpose=private"},
           {"state-property", "may I print my daughter's thesis at work", "what=printer purpose=private"},
           {"celebrations", "ұлымды үйлендіремін, қонақ саны шектеле ме", "my_part=mine kind=wedding"},
           {"conflict-of-interest", "фирма моей жены участвует в тендере", "tie=close"},
           {"conflict-of-interest", "немере ағамның фирмасы тендерге қатысып жатыр", "tie=wider"},
           {"penalty-in-force", "у меня выговор, когда снимут", "penalty=reprimand"},
           {"penalty-in-force", "когда снимут строгий выговор", "penalty=severe_reprimand"},
           {"penalty-in-force", "қатаң сөгіс қашан алынады", "penalty=severe_reprimand"}})
    EXPECT_EQ(of(topic, question), answers) << question;
}

TEST(Told, NothingOnDoubt) {
  for (const auto& [topic, question] : std::initializer_list<std::array<const char*, 2>>{
           // denied
           {"accepting-gifts", "подчинённый не приносил торт, подарок от подчинённого не брал"},
           {"accepting-gifts", "бағынышты торт әкелген жоқ"},
           {"accepting-gifts", "бағынышты торт әкелді, бірақ алмадым, бермеді"},
           {"accepting-gifts", "the cake did not come from a subordinate"},
           // two named
           {"presents-for-boss", "подарок начальнику или коллеге"},
           {"presents-for-boss", "подарки коллеге, цветы начальнику"},
           {"penalty-in-force", "выговор и замечание: что строже"},
           {"state-property", "заодно отвезти ребёнка на служебной, по пути"},
           // somebody else
           {"accepting-gifts", "коллега взял подарок от подчинённого"},
           {"accepting-gifts", "әріптесім бағыныштыдан сыйлық алды"},
           {"accepting-gifts", "my colleague took a gift from a subordinate"},
           {"presents-for-boss", "can he give his boss a present"},
           // the words stand there, and say something else
           {"presents-for-boss", "сообщить начальнику о сборе"},
           {"presents-for-boss", "бастық маған сыйлық берді"},
           {"presents-for-boss", "my boss gave me a gift"},
           {"accepting-gifts", "подарок подчинённому"},
           {"accepting-gifts", "бағыныштыма сыйлық берсем бола ма"},
           {"accepting-gifts", "торт"},
           {"accepting-gifts", ""}}) {
    const std::string filled = of(topic, question);
    EXPECT_TRUE(filled.empty() || filled == "purpose=mixed") << question << " → " << filled;
  }
}

}  // namespace
}  // namespace adep::guide
