// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace adep {
namespace {

// UTF-8 by the book, one code point at a time.
std::string encoded(std::uint32_t c) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

TEST(Utf8, TakesEveryCodePointButTheSurrogates) {
  for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) ASSERT_EQ(valid_utf8(encoded(c)), c < 0xD800 || c > 0xDFFF) << c;
  EXPECT_FALSE(valid_utf8(encoded(0x110000)));
}

TEST(Utf8, RefusesBrokenSequences) {
  for (const char* broken : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xF5\x80\x80\x80",
                             "\xFF", "\xD1", "\xD1\x80\xD1", "\xE2\x82", "\xF0\x9F\x98", "a\xC2z"})
    EXPECT_FALSE(valid_utf8(broken));
  EXPECT_TRUE(valid_utf8("Сыйлық алсам бола ма? ₸"));
}

TEST(Utf8, CountsLetters) {
  EXPECT_EQ(count_letters("gift"), 4u);
  EXPECT_EQ(count_letters("сыйлық"), 6u);
  EXPECT_EQ(count_letters("5 ₸"), 3u);
}

TEST(Utf8, ShortensBetweenLetters) {
  EXPECT_EQ(shortened("сыйлық", 3), "сый");
  EXPECT_EQ(shortened("сыйлық", 6), "сыйлық");
  EXPECT_TRUE(rc::check([](const std::vector<std::uint32_t>& points, unsigned char most) {
    std::string text;
    for (std::uint32_t c : points) text += encoded(c % 0xD800);
    const std::string_view cut = shortened(text, most);
    RC_ASSERT(valid_utf8(cut));
    RC_ASSERT(text.starts_with(cut));
    RC_ASSERT(count_letters(cut) == std::min<std::size_t>(most, points.size()));
  }));
}

TEST(Text, TrimsBlanksAndNoBreakSpaces) {
  EXPECT_EQ(trim(" \t a b \r\n"), "a b");
  EXPECT_EQ(trim("\xC2\xA0 8\xC2\xA0"
                 "650 \xC2\xA0"),
            "8\xC2\xA0"
            "650");
  EXPECT_EQ(trim("\xC2\xA0"), "");
  EXPECT_EQ(trim("à"), "à");  // its second byte is that of a no-break space
}

TEST(Text, SplitsAndJoinsBack) {
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
  EXPECT_TRUE(rc::check([](const std::string& text) {
    std::string joined;
    for (std::string_view part : split(text, ',')) joined += std::string(part) + ",";
    RC_ASSERT(joined == text + ",");
  }));
}

TEST(Text, GroupsDigitsByThree) {
  EXPECT_EQ(group_digits(0), "0");
  EXPECT_EQ(group_digits(999), "999");
  EXPECT_EQ(group_digits(8650),
            "8\xC2\xA0"
            "650");
  EXPECT_EQ(group_digits(-1234567),
            "−1\xC2\xA0"
            "234\xC2\xA0"
            "567");
  EXPECT_EQ(group_digits(std::numeric_limits<std::int64_t>::min()).size(), 3 + 19 + 2 * 6u);
}

}  // namespace
}  // namespace adep
