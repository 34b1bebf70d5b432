// SPDX-License-Identifier: AGPL-3.0-or-later
// Small things about UTF-8 text that every room needs. Nothing here allocates unless it returns a string.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace adep {

bool valid_utf8(std::string_view s);                // RFC 3629; no surrogates, no overlong forms
std::size_t count_letters(std::string_view utf8);   // code points
std::u32string code_points(std::string_view utf8);  // of valid UTF-8
bool has_control(std::string_view s);               // an ASCII control character, line ends and tabs too
std::string_view trim(std::string_view s);          // ASCII blanks and no-break spaces at both ends
std::string_view shortened(std::string_view utf8, std::size_t most_letters);  // the beginning, cut between letters
std::vector<std::string_view> split(std::string_view s, char at);

// 8650 → "8 650" with no-break spaces, as all three languages of the house write it.
std::string group_digits(std::int64_t n);

}  // namespace adep
