// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/text.h"
#include "pack/pack.h"

namespace adep::pack {
namespace {

Fact fact(FactType type) {
  Fact f;
  f.id = "f";
  f.type = type;
  if (type == FactType::choice) f.of = {{"self", {}, {}}, {"family", {}, {}}, {"no-one", {}, {}}};
  return f;
}

std::string read(FactType type, std::string_view typed) {
  const auto a = read_answer(fact(type), typed);
  return a ? written(fact(type), *a) : a.error().key;
}

TEST(Answers, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(read(FactType::yes_no, " yes "), "yes");
  EXPECT_EQ(read(FactType::yes_no, "false"), "no");
  EXPECT_EQ(read(FactType::choice, "no-one"), "no-one");
  EXPECT_EQ(read(FactType::choice, "family, self"), "self,family");
  EXPECT_EQ(read(FactType::choice, "self,family,no-one"), "unknown");  // every answer is no answer
  for (const char* typed : {"8650", "8 650",
                            "8\xC2\xA0"
                            "650",
                            "8'650", "8650 ₸", "8650тенге", "8 650 теңге", "8650 тг.", " 8650 tenge",
                            "8\xE2\x80\xAF"
                            "650"})
    EXPECT_EQ(read(FactType::money, typed), "8650") << typed;
  EXPECT_EQ(read(FactType::number, "0"), "0");
  EXPECT_EQ(read(FactType::date, "2026-11-20"), "2026-11-20");
  EXPECT_EQ(read(FactType::person, "  Айгүл "), "Айгүл");
  for (FactType t :
       {FactType::yes_no, FactType::choice, FactType::money, FactType::number, FactType::date, FactType::person}) {
    EXPECT_EQ(read(t, "unknown"), "unknown");
    EXPECT_EQ(read(t, "refused"), "refused");
    EXPECT_EQ(read(t, " "), "");
  }
}

TEST(Answers, SayWhatIsWrong) {
  EXPECT_EQ(read(FactType::yes_no, "maybe"), "answer.yes_no");
  EXPECT_EQ(read(FactType::choice, "nobody"), "answer.choice");
  EXPECT_EQ(read(FactType::choice, "self,,family"), "answer.choice");
  for (const char* typed : {"-5", "8,650", "8.5", "₸", "тенге", "1e5", "0x10", "eight"})
    EXPECT_EQ(read(FactType::money, typed), "answer.money") << typed;
  EXPECT_EQ(read(FactType::number, "-1"), "answer.number");
  EXPECT_EQ(read(FactType::money, "1000000000001"), "answer.too_large");
  EXPECT_EQ(read(FactType::money, std::string(400, '9')), "answer.too_large");
  EXPECT_EQ(read(FactType::money, "1000000000000"), "1000000000000");
  EXPECT_EQ(read(FactType::date, "2026-02-30"), "date.no_such_day");
  EXPECT_EQ(read(FactType::date, "20.11.2026"), "date.format");
  EXPECT_EQ(read(FactType::person, std::string(201, 'x')), "answer.person");
}

Answer random_answer(const Fact& f) {
  Answer a;
  a.state = *rc::gen::element(Answer::State::not_asked, Answer::State::answered, Answer::State::answered,
                              Answer::State::unknown, Answer::State::refused);
  if (!a.answered()) return a;
  switch (f.type) {
    case FactType::yes_no:
      a.choices = *rc::gen::element(1, 2);
      break;
    case FactType::choice:
      a.choices = *rc::gen::inRange(1, 7);
      break;
    case FactType::money:
    case FactType::number:
      a.number = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'001);
      break;
    case FactType::date:
      a.number = *rc::gen::inRange(-25'567, 84'006);
      break;
    case FactType::person:
      a.text = "Айгүл " + std::to_string(*rc::gen::arbitrary<int>());
      break;
  }
  return a;
}

TEST(Answers, ComeBackAsTheyWereWritten) {
  EXPECT_TRUE(rc::check([] {
    const Fact f = fact(*rc::gen::element(FactType::yes_no, FactType::choice, FactType::money, FactType::number,
                                          FactType::date, FactType::person));
    const Answer a = random_answer(f);
    const auto back = read_answer(f, written(f, a));
    RC_ASSERT(back.has_value() && *back == a);
  }));
}

TEST(Answers, AnyTextIsReadOrRefusedInWholeLetters) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    for (FactType t :
         {FactType::yes_no, FactType::choice, FactType::money, FactType::number, FactType::date, FactType::person}) {
      const auto a = read_answer(fact(t), bytes);
      if (a) continue;
      RC_ASSERT(a.error().key.starts_with("answer.") || a.error().key.starts_with("date."));
    }
  }));
  const auto a = read_answer(fact(FactType::choice), "а" + std::string(58, 'x') + "жж");
  for (const auto& [name, word] : a.error().words) EXPECT_TRUE(valid_utf8(word)) << word;
}

Topic three_facts() {
  Topic topic;
  topic.facts = {fact(FactType::date), fact(FactType::choice), fact(FactType::date)};
  topic.facts[0].id = "received_on", topic.facts[1].id = "giver", topic.facts[2].id = "learned_on";
  topic.facts[2].not_before = 0;
  return topic;
}

std::string from_file(const std::string& text) {
  Faults faults;
  const Topic topic = three_facts();
  const Answers answers = read_answers(topic, yaml::parse("facts.yaml", text, faults), "facts.yaml", faults);
  std::string out;
  for (const Fault& f : faults) out += f.key + ":" + std::to_string(f.line) + " ";
  if (!out.empty()) return out;
  for (std::size_t i = 0; i < answers.size(); ++i) out += written(topic.facts[i], answers[i]) + ";";
  return out;
}

TEST(AnswersOfAFile, AreReadByName) {
  EXPECT_EQ(from_file("received_on: 2026-09-01\ngiver: [self, family]\n"), "2026-09-01;self,family;;");
  EXPECT_EQ(from_file("giver: unknown\n"), ";unknown;;");
  EXPECT_EQ(from_file("giver:\n"), ";;;");
  EXPECT_EQ(from_file("{}"), ";;;");
  EXPECT_EQ(from_file("a: 1\nreceived: 2026-09-01\n"), "pack.unknown_fact:1 pack.unknown_fact:2 ");
  EXPECT_EQ(from_file("givr: self\n"), "pack.unknown_fact_near:1 ");
  EXPECT_EQ(from_file("giver: self\nreceived_on: yesterday\n"), "pack.bad_answer:2 ");
  EXPECT_EQ(from_file("giver: {a: b}\n"), "pack.bad_answer:1 ");
  EXPECT_EQ(from_file("received_on: 2026-09-02\nlearned_on: 2026-09-01\n"), "pack.too_early:2 ");
  EXPECT_EQ(from_file("giver: []\n"), "pack.bad_answer:1 ");
  EXPECT_EQ(from_file("[giver]\n"), "pack.type:1 ");
}

TEST(AnswersOfAFile, AWrongOneIsToldWithThoseThereAre) {
  Faults faults;
  const Topic topic = three_facts();
  read_answers(topic, yaml::parse("facts.yaml", "giver: boss\nlearned_on: 2026-02-30\n", faults), "facts.yaml", faults);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].words["answer"], "boss");
  EXPECT_EQ(faults[0].words["answers"], "self, family, no-one");
  EXPECT_EQ(faults[1].words["reason"], "date.no_such_day");
  EXPECT_EQ(faults[1].words["length"], "28");
}

}  // namespace
}  // namespace adep::pack
