// SPDX-License-Identifier: AGPL-3.0-or-later
// Walking over bytes that may be broken UTF-8, one code point at a time.
//
//   for (std::size_t i = 0; i < s.size();) { const char32_t c = next_code_point(s, i); … }
#pragma once
#include <string>
#include <string_view>

namespace adep::language {

constexpr char32_t broken = 0xFFFFFFFF;  // a byte that belongs to no well-formed sequence

// The code point at s[i], and i moved past it; `broken`, and i moved by one, where there is none.
inline char32_t next_code_point(std::string_view s, std::size_t& i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(s[k]); };
  const char32_t c = byte(i++);
  if (c < 0x80) return c;
  const std::size_t more = c >= 0xC2 && c <= 0xDF ? 1 : (c & 0xF0) == 0xE0 ? 2 : c >= 0xF0 && c <= 0xF4 ? 3 : 0;
  if (more == 0 || i + more > s.size()) return broken;
  char32_t out = c & (0x3Fu >> more);
  for (std::size_t k = 0; k < more; ++k) {
    if ((byte(i + k) & 0xC0) != 0x80) return broken;
    out = out << 6 | (byte(i + k) & 0x3Fu);
  }
  const bool overlong = (more == 2 && out < 0x800) || (more == 3 && out < 0x10000);
  if (overlong || (out >= 0xD800 && out < 0xE000) || out > 0x10FFFF) return broken;
  i += more;
  return out;
}

inline void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t b) { out += static_cast<char>(b); };
  const auto tail = [&](int shift) { put(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | c >> 6), tail(0);
  if (c < 0x10000) return put(0xE0 | c >> 12), tail(6), tail(0);
  put(0xF0 | c >> 18), tail(12), tail(6), tail(0);
}

}  // namespace adep::language
