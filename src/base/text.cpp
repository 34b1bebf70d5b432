// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"

#include <algorithm>

namespace adep {
namespace {

// Length of the well-formed sequence at s[i], or 0.
std::size_t sequence(std::string_view s, std::size_t i) {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(s[k]); };
  const unsigned char c = at(i);
  if (c < 0x80) return 1;
  const std::size_t n = c >= 0xC2 && c <= 0xDF ? 2 : (c & 0xF0) == 0xE0 ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
  if (n == 0 || i + n > s.size()) return 0;
  for (std::size_t k = 1; k < n; ++k)
    if ((at(i + k) & 0xC0) != 0x80) return 0;
  const unsigned char d = at(i + 1);
  if ((c == 0xE0 && d < 0xA0) || (c == 0xED && d > 0x9F) || (c == 0xF0 && d < 0x90) || (c == 0xF4 && d > 0x8F))
    return 0;
  return n;
}

}  // namespace

bool valid_utf8(std::string_view s) {
  const char* at = s.data();
  const char* const end = at + s.size();
  const auto byte = [&](std::ptrdiff_t k) { return static_cast<unsigned char>(at[k]); };
  while (at != end) {
    if (byte(0) < 0x80) {  // Latin letters, blanks and digits
      ++at;
    } else if (byte(0) >= 0xC2 && byte(0) <= 0xDF && end - at >= 2 && (byte(1) & 0xC0) == 0x80) {  // Cyrillic ones
      at += 2;
    } else {
      const std::size_t n = sequence({at, end}, 0);
      if (n == 0) return false;
      at += n;
    }
  }
  return true;
}

std::size_t count_letters(std::string_view s) {
  return static_cast<std::size_t>(
      std::ranges::count_if(s, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_control(std::string_view s) {
  return std::ranges::any_of(s, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::u32string code_points(std::string_view s) {
  std::u32string out;
  for (std::size_t i = 0; i < s.size();) {
    const auto first = static_cast<unsigned char>(s[i]);
    const std::size_t n = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t c = n == 1 ? first : first & (0x7Fu >> n);
    for (std::size_t k = 1; k < n; ++k) c = c << 6 | (static_cast<unsigned char>(s[i + k]) & 0x3Fu);
    out += c;
    i += n;
  }
  return out;
}

std::string_view trim(std::string_view s) {
  constexpr std::string_view nbsp = "\xC2\xA0";
  constexpr std::string_view blanks = " \t\r\n";
  for (bool more = true; more;) {
    more = false;
    if (s.starts_with(nbsp)) s.remove_prefix(2), more = true;
    if (s.ends_with(nbsp)) s.remove_suffix(2), more = true;
    if (!s.empty() && blanks.find(s.front()) != blanks.npos) s.remove_prefix(1), more = true;
    if (!s.empty() && blanks.find(s.back()) != blanks.npos) s.remove_suffix(1), more = true;
  }
  return s;
}

std::string_view shortened(std::string_view s, std::size_t most_letters) {
  std::size_t end = 0;
  for (; end < s.size(); ++end)
    if ((static_cast<unsigned char>(s[end]) & 0xC0) != 0x80 && most_letters-- == 0) break;
  return s.substr(0, end);
}

std::vector<std::string_view> split(std::string_view s, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const std::size_t to = s.find(at, from);
    parts.push_back(s.substr(from, to == s.npos ? s.npos : to - from));
    if (to == s.npos) return parts;
    from = to + 1;
  }
}

std::string group_digits(std::int64_t n) {
  const bool negative = n < 0;
  std::string digits = std::to_string(n).substr(negative ? 1 : 0);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += "\xC2\xA0";
    out += digits[i];
  }
  return negative ? "\xE2\x88\x92" + out : out;
}

}  // namespace adep
