// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pack/condition.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/text.h"
#include "pack/naive_test.h"

namespace adep::pack {
namespace {

using namespace std::string_literals;

Fact fact(const std::string& id, FactType type, const std::vector<std::string>& options = {}) {
  Fact f;
  f.id = id;
  f.type = type;
  for (const std::string& o : options) f.of.push_back({o, {}, {}});
  return f;
}

const std::vector<Fact> facts{fact("yes", FactType::yes_no),
                              fact("sure", FactType::yes_no),
                              fact("giver", FactType::choice, {"self", "no-one", "2nd.class"}),
                              fact("value", FactType::money),
                              fact("count", FactType::number),
                              fact("first", FactType::date),
                              fact("last", FactType::date),
                              fact("name", FactType::person)};
const std::vector<std::string> rules{"a-rule", "b.rule"};
const std::vector<std::string> params{"mci", "term.long"};
const Scope scope{&facts, &rules, &params};

World world() {
  return {{2, 1, 1, 0, 0, 0, 0, 0},
          {0, 0, 0, 8650, 3, 20'000, 20'007, 0},
          [](int r) { return r == 0; },
          [](const std::string& id) { return id == "mci" ? 4325 : 30; }};
}

bool judge(const std::string& text) {
  const auto c = parse_condition(text, scope);
  EXPECT_TRUE(c) << text << ": " << c.error().key;
  return c && holds(*c, world());
}

TEST(Condition, ReadsEveryForm) {
  for (const char* text : {"always",
                           "true",
                           "yes",
                           "not sure",
                           "giver = self",
                           "giver in [self, no-one]",
                           "giver != no-one",
                           "giver not in [no-one, 2nd.class]",
                           "value <= 2 * param(mci)",
                           "value = 8650",
                           "count < param( term.long )",
                           "days(first, last) = 7",
                           "days(last, first) = 0 - 7",
                           "first + 7 = last",
                           "last - 7 >= first",
                           "first < 2026-01-01",
                           "first = 2024-10-04",
                           "rule(a-rule)",
                           "not rule(b.rule)",
                           "yes = true",
                           "yes != sure",
                           "(yes) and (not (sure))",
                           "\n yes\tand  yes\n",
                           "not not yes",
                           "rule(a-rule) = yes",
                           "1 + 2 * 3 = 7",
                           "(1 + 2) * 3 = 9",
                           "10 - 3 - 2 = 5"})
    EXPECT_TRUE(judge(text)) << text;
  for (const char* text :
       {"never", "false", "sure", "giver = 2nd.class", "giver != self", "value < 2 * param(mci)", "rule(b.rule)"})
    EXPECT_FALSE(judge(text)) << text;
}

TEST(Condition, BindsNotBeforeAndBeforeOr) {
  EXPECT_TRUE(judge("yes or yes and sure"));
  EXPECT_FALSE(judge("(yes or yes) and sure"));
  EXPECT_TRUE(judge("not sure or yes"));
  EXPECT_FALSE(judge("not (sure or yes)"));
  EXPECT_FALSE(judge("not yes = true"));
  EXPECT_TRUE(judge("not value > 9000 and yes"));
}

// "key@column", and for most the word that is wrong.
std::string fault(const std::string& text) {
  const auto c = parse_condition(text, scope);
  if (c) return "good";
  EXPECT_TRUE(c.error().words.contains("column"));
  for (const auto& [name, word] : c.error().words) EXPECT_TRUE(valid_utf8(word)) << name;
  return c.error().key.substr(10) + "@" + c.error().words.at("column");
}

TEST(Condition, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(fault(""), "unexpected@1");
  EXPECT_EQ(fault("yes and"), "unexpected@8");
  EXPECT_EQ(fault("yes sure"), "unexpected@5");
  EXPECT_EQ(fault("(yes"), "unexpected@5");
  EXPECT_EQ(fault("yes)"), "unexpected@4");
  EXPECT_EQ(fault("yes & sure"), "unexpected@5");
  EXPECT_EQ(fault("and yes"), "unexpected@1");
  EXPECT_EQ(fault("giver"), "unexpected@6");
  EXPECT_EQ(fault("giver in self"), "unexpected@10");
  EXPECT_EQ(fault("giver in []"), "unexpected@11");
  EXPECT_EQ(fault("giver in [self"), "unexpected@15");
  EXPECT_EQ(fault("1 < 2 < 3"), "unexpected@7");
  EXPECT_EQ(fault("rule a-rule"), "unexpected@6");
  EXPECT_EQ(fault("rule(a-rule"), "unexpected@12");
  EXPECT_EQ(fault("days(first last) = 1"), "unexpected@12");
  EXPECT_EQ(fault("yes = not sure"), "unknown_name@7");
  EXPECT_EQ(fault("yes and да"), "unexpected@9");
  EXPECT_EQ(fault("nope"), "unknown_name@1");
  EXPECT_EQ(fault("yes and nope > 3 or sure"), "unknown_name@9");
  EXPECT_EQ(fault("name = 3"), "unknown_name@1");
  EXPECT_EQ(fault("giver = nobody"), "unknown_answer@9");
  EXPECT_EQ(fault("giver in [self, no-two] and yes"), "unknown_answer@17");
  EXPECT_EQ(fault("yes and rule(c-rule) and sure"), "unknown_rule@14");
  EXPECT_EQ(fault("value > param(mcj)"), "unknown_param@15");
  EXPECT_EQ(fault("value"), "type@1");
  EXPECT_EQ(fault("yes and value"), "type@9");
  EXPECT_EQ(fault("not value"), "type@5");
  EXPECT_EQ(fault("value and yes"), "type@1");
  EXPECT_EQ(fault("first = 3"), "type@9");
  EXPECT_EQ(fault("value < 2026-01-01"), "type@9");
  EXPECT_EQ(fault("yes < sure"), "type@1");
  EXPECT_EQ(fault("days(value, first) > 1"), "type@6");
  EXPECT_EQ(fault("last - first > 1"), "type@8");
  EXPECT_EQ(fault("yes + 1 = 2"), "type@1");
  EXPECT_EQ(fault("giver + 1 = 2"), "type@1");
  EXPECT_EQ(fault("yes = giver"), "type@7");
  EXPECT_EQ(fault("value * count > 3"), "product@1");
  EXPECT_EQ(fault("3 > 2 * value * days(first, last)"), "product@5");
  EXPECT_EQ(fault("value > 1234567890123456"), "number@9");
  EXPECT_EQ(fault("yes and " + std::string(65, '(') + "yes" + std::string(65, ')')), "too_long@73");
  EXPECT_EQ(fault(std::string(64, '(') + "yes" + std::string(64, ')')).substr(0, 8), "too_long");
  EXPECT_EQ(fault(std::string(63, '(') + "yes" + std::string(63, ')')), "good");
}

TEST(Condition, TakesNoMoreThanItsLetters) {
  EXPECT_EQ(parse_condition(std::string(4001, ' '), scope).error().key, "condition.too_long");
  std::string days;
  for (int i = 0; i < 700; ++i) days += "days(";
  EXPECT_FALSE(parse_condition(days, scope));
  std::string nots;
  for (int i = 0; i < 900; ++i) nots += "not ";
  EXPECT_TRUE(judge(nots + "yes"));
}

// A random expression that knows its own value: written with only the brackets it needs, then parsed.
struct Written {
  std::string text;
  bool value;
  int binds;  // 1 or, 2 and, 3 not, 4 atom
};

struct Number {
  std::string text;
  std::int64_t value;
  int binds;  // 1 sum, 2 product, 3 atom
  bool varies;
};

std::string bracketed(const std::string& text, bool needed) { return needed ? "(" + text + ")" : text; }

Number number(int depth) {
  switch (depth == 0 ? *rc::gen::inRange(0, 4) : *rc::gen::inRange(0, 7)) {
    case 0: {
      const auto n = *rc::gen::inRange(0, 20);
      return {std::to_string(n), n, 3, false};
    }
    case 1:
      return {"value", 8650, 3, true};
    case 2:
      return {"param(mci)", 4325, 3, false};
    case 3:
      return {"days(first, last)", 7, 3, true};
    case 4: {
      const Number a = number(depth - 1), b = number(depth - 1);
      if (a.varies && b.varies) return a;
      return {bracketed(a.text, a.binds < 2) + " * " + bracketed(b.text, b.binds < 3), a.value * b.value, 2,
              a.varies || b.varies};
    }
    default: {
      const Number a = number(depth - 1), b = number(depth - 1);
      const bool minus = *rc::gen::arbitrary<bool>();
      return {a.text + (minus ? " - " : "+") + bracketed(b.text, b.binds < 2),
              minus ? a.value - b.value : a.value + b.value, 1, a.varies || b.varies};
    }
  }
}

Written truth(int depth) {
  switch (depth == 0 ? *rc::gen::inRange(0, 4) : *rc::gen::inRange(0, 8)) {
    case 0:
      return {"yes", true, 4};
    case 1:
      return {"sure", false, 4};
    case 2: {
      const Number a = number(2), b = number(2);
      switch (*rc::gen::inRange(0, 6)) {
        case 0:
          return {a.text + "=" + b.text, a.value == b.value, 4};
        case 1:
          return {a.text + "!=" + b.text, a.value != b.value, 4};
        case 2:
          return {a.text + " < " + b.text, a.value < b.value, 4};
        case 3:
          return {a.text + " <= " + b.text, a.value <= b.value, 4};
        case 4:
          return {a.text + " > " + b.text, a.value > b.value, 4};
        default:
          return {a.text + " >= " + b.text, a.value >= b.value, 4};
      }
    }
    case 3:
      return {"giver in [2nd.class, self]", true, 4};
    case 4: {
      const Written a = truth(depth - 1);
      return {"not " + bracketed(a.text, a.binds < 3), !a.value, 3};
    }
    case 5: {
      const Written a = truth(depth - 1), b = truth(depth - 1);
      return {"(" + a.text + ") = (" + b.text + ")", a.value == b.value, 4};
    }
    case 6: {
      const Written a = truth(depth - 1), b = truth(depth - 1);
      return {bracketed(a.text, a.binds < 2) + " and " + bracketed(b.text, b.binds < 3), a.value && b.value, 2};
    }
    default: {
      const Written a = truth(depth - 1), b = truth(depth - 1);
      return {a.text + " or " + bracketed(b.text, b.binds < 2), a.value || b.value, 1};
    }
  }
}

TEST(Condition, ParsesAnyExpressionToItsValue) {
  EXPECT_TRUE(rc::check([] {
    const Written w = truth(4);
    const auto c = parse_condition(w.text, scope);
    RC_LOG() << w.text << '\n';
    RC_ASSERT(c.has_value() || c.error().key == "condition.too_long");
    if (c) RC_ASSERT(holds(*c, world()) == w.value);
  }));
}

TEST(Condition, AnyTextIsReadOrRefused) {
  EXPECT_TRUE(rc::check([] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element("yes"s, "giver"s, "value"s, "first"s, "("s, ")"s, "["s, "]"s, ","s, "="s, "!="s, "<="s,
                         "not "s, " and "s, " or "s, " in "s, "param("s, "rule("s, "days("s, "mci"s, "self"s,
                         "2026-01-01"s, "7"s, "+"s, "*"s, "-"s, "é"s, "\xFF"s));
    std::string text;
    for (const std::string& p : parts) text += p;
    const auto c = parse_condition(text, scope);
    const bool whole = c ? !c->terms.empty() : c.error().key.starts_with("condition.");
    RC_ASSERT(whole);
  }));
}

}  // namespace
}  // namespace adep::pack
