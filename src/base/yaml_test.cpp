// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/yaml.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace adep::yaml {
namespace {

// "key:line" of the first fault, or "".
std::string fault(std::string_view text, Limits limits = {}) {
  Faults faults;
  (void)parse("f.yaml", text, faults, limits);
  if (faults.empty()) return "";
  EXPECT_EQ(faults[0].file, "f.yaml");
  EXPECT_TRUE(has_errors(faults));
  return faults[0].key + ":" + std::to_string(faults[0].line);
}

TEST(Yaml, KeepsWordsLinesAndQuotes) {
  Faults faults;
  const Node root =
      parse("f.yaml", "a: no\nb: \"12\"\nc:\n  - {x: 1, y: [2, 3]}\nd: ~\ne: |\n  two\n  lines\n...\n", faults);
  ASSERT_TRUE(faults.empty());
  ASSERT_TRUE(root.is_map());
  EXPECT_EQ(root.find("a")->text, "no");
  EXPECT_FALSE(root.find("a")->quoted);
  EXPECT_TRUE(root.find("b")->quoted);
  EXPECT_EQ(root.find("c")->children[0].find("y")->children[1].text, "3");
  EXPECT_EQ(root.find("c")->children[0].line, 4);
  EXPECT_EQ(root.find("d")->kind, Node::Kind::null);
  EXPECT_EQ(root.find("e")->text, "two\nlines\n");
  EXPECT_EQ(root.find("e")->key_line, 6);
  EXPECT_EQ(root.find("none"), nullptr);
}

TEST(Yaml, NamesEachFaultWithItsLine) {
  EXPECT_EQ(fault("a: 1\nb: 2\na: 3\n"), "yaml.repeated_key:3");
  EXPECT_EQ(fault("a: 1\nb: {x: 1, x: 2}\n"), "yaml.repeated_key:2");
  EXPECT_EQ(fault("a: &x 1\nb: 2\n"), "yaml.anchor:1");
  EXPECT_EQ(fault("a: 1\nb: &x {c: 1}\n"), "yaml.anchor:2");
  EXPECT_EQ(fault("a: 1\nb: *a\n"), "yaml.anchor:2");
  EXPECT_EQ(fault("a: 1\nb: !!int 2\n"), "yaml.tag:2");
  EXPECT_EQ(fault("a: 1\nb: !mine {c: 1}\n"), "yaml.tag:2");
  EXPECT_EQ(fault("[a, b]: 1\n"), "yaml.key_not_text:1");
  EXPECT_EQ(fault("a: 1\n{b: 1}: 2\n"), "yaml.key_not_text:2");
  EXPECT_EQ(fault("a: 1\n~: 2\n"), "yaml.key_not_text:2");
  EXPECT_EQ(fault("a: 1\n...\nb: 2\n"), "yaml.second_document:3");
  EXPECT_EQ(fault("a: 1\n---\n~\n---\nb: 2\n...\n"), "yaml.second_document:5");
  EXPECT_EQ(fault("a: [1\nb: 2\n"), "yaml.syntax:2");
  EXPECT_EQ(fault("a: \"never closed\n"), "yaml.syntax:2");
  EXPECT_EQ(fault("a: 1\n\tb: 2\n"), "yaml.syntax:2");
  EXPECT_EQ(fault(""), "yaml.empty:0");
  EXPECT_EQ(fault("# only a comment\n"), "yaml.empty:0");
  EXPECT_EQ(fault("a: \xFF\n"), "yaml.not_utf8:0");
  EXPECT_EQ(fault(std::string_view("a: \0b\n", 6)), "yaml.not_utf8:0");
  EXPECT_EQ(fault("a: 1\n# hidden\u2028b: 2\n"), "yaml.line_break:2");
  EXPECT_EQ(fault("\u0085\u2029a: [\n"), "yaml.line_break:1");
  EXPECT_EQ(fault("a: 1\n"), "");
}

// Few keys are looked through, many looked up.
TEST(Yaml, SeesEveryRepeatedKey) {
  for (int keys : {1, 15, 16, 17, 40})
    for (int again = 0; again < keys; ++again) {
      std::string text = "all:\n";
      for (int k = 0; k < keys; ++k) text += "  a" + std::to_string(k) + ": {x: 1}\n";
      const std::string key = "a" + std::to_string(again);
      Faults faults;
      (void)parse("f.yaml", text + "  " + key + ": 1\n  " + key + ": 2\n  last: 3\n", faults);
      ASSERT_EQ(faults.size(), 2u) << keys << " " << key;
      EXPECT_EQ(faults[0].line, keys + 2);
      EXPECT_EQ(faults[1].line, keys + 3);
      EXPECT_EQ(faults[1].words.at("key"), key);
    }
}

TEST(Yaml, KeepsItsLimits) {
  EXPECT_EQ(fault(std::string(100, '[') + std::string(100, ']')), "yaml.too_deep:1");
  EXPECT_EQ(fault("a: 1\nb: {c: {d: 1}}\n", {.most_depth = 2}), "yaml.too_deep:2");
  EXPECT_EQ(fault("a: 12345\n", {.most_bytes = 8}), "yaml.too_large:0");
  EXPECT_EQ(fault("a: 1\nb: 2\nc: 3\n", {.most_nodes = 5}), "yaml.too_large:3");
}

TEST(Yaml, AnyBytesGiveANodeOrAFault) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    Faults faults;
    const Node root = parse("f.yaml", bytes, faults);
    RC_ASSERT(!faults.empty() || root.kind != Node::Kind::null);
  }));
}

// Words that YAML would read as something else come back as they were written.
TEST(Yaml, QuotedTextComesBack) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *rc::gen::container<std::string>(rc::gen::inRange(' ', '~'));
    std::string quoted;
    for (char c : text) quoted += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
    Faults faults;
    const Node root = parse("f.yaml", "a: \"" + quoted + "\"\n", faults);
    RC_ASSERT(faults.empty());
    RC_ASSERT(root.find("a")->text == text);
    RC_ASSERT(root.find("a")->is_scalar());
  }));
}

}  // namespace
}  // namespace adep::yaml
