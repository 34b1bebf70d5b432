// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/target.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "http/form.h"

namespace adep::http {
namespace {

std::string path_of(std::string_view raw) {
  auto target = parse_target(raw);
  return target ? target->path : target.error().key;
}

TEST(Target, PathIsDecodedAndMadePlain) {
  EXPECT_EQ(path_of("/"), "/");
  EXPECT_EQ(path_of("/a/b"), "/a/b");
  EXPECT_EQ(path_of("/a/b/"), "/a/b/");
  EXPECT_EQ(path_of("//a/./b"), "/a/b");
  EXPECT_EQ(path_of("//evil.example"), "/evil.example");
  EXPECT_EQ(path_of("/%D1%82%D0%BE%D1%80%D1%82"), "/торт");
  EXPECT_EQ(path_of("/a+b%20c"), "/a+b c");
  EXPECT_EQ(path_of("http://host:80/a?b"), "/a");
  EXPECT_EQ(path_of("HTTP://host"), "/");
  EXPECT_EQ(path_of("https://host?a=1"), "/");
  EXPECT_EQ(path_of("*"), "*");
}

TEST(Target, DoubtfulPathsAreRefused) {
  EXPECT_EQ(path_of(""), "target.form");
  EXPECT_EQ(path_of("a"), "target.form");
  EXPECT_EQ(path_of("/a#b"), "target.form");
  EXPECT_EQ(path_of("/%"), "target.bad_escape");
  EXPECT_EQ(path_of("/%4"), "target.bad_escape");
  EXPECT_EQ(path_of("/%zz"), "target.bad_escape");
  EXPECT_EQ(path_of("/%00"), "target.control");
  EXPECT_EQ(path_of("/a%0d%0aSet-Cookie:x"), "target.control");
  EXPECT_EQ(path_of("/%ff"), "target.not_utf8");
  EXPECT_EQ(path_of("/%ed%a0%80"), "target.not_utf8");
  EXPECT_EQ(path_of("/.."), "target.climbs");
  EXPECT_EQ(path_of("/a/%2e%2E/b"), "target.climbs");
  EXPECT_EQ(path_of("/a%2fb"), "target.hidden_slash");
  EXPECT_EQ(path_of("/a%5Cb"), "target.hidden_slash");
  EXPECT_EQ(path_of("/a?b=%zz"), "target.query");
  EXPECT_EQ(path_of("/a?b=%00"), "target.query");
}

TEST(Target, QueryKeepsOrderAndRepeats) {
  auto target = parse_target("/ask?q=%D2%9B+a&t=1&t=2&empty&=x");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->query, (Pairs{{"q", "қ a"}, {"t", "1"}, {"t", "2"}, {"empty", ""}, {"", "x"}}));
}

RC_GTEST_PROP(Target, AnyAnswerIsPlain, (const std::string& raw)) {
  auto target = parse_target("/" + raw);
  if (!target) return;
  RC_ASSERT(target->path.starts_with('/'));
  RC_ASSERT(valid_utf8(target->path));
  RC_ASSERT(target->path.find("//") == std::string::npos);
  RC_ASSERT(target->path.find('\0') == std::string::npos);
  RC_ASSERT(path_of("/" + percent_encode(target->path.substr(1))) == target->path ||
            target->path.find('/', 1) != std::string::npos);
}

}  // namespace
}  // namespace adep::http
