// SPDX-License-Identifier: AGPL-3.0-or-later
// The text tables of this folder, compiled into the program; each begins with what it means.
#pragma once
#include <string_view>

namespace adep::language::data {

extern const std::string_view kazakh_grammar;  // kazakh_grammar.txt
extern const std::string_view kazakh_words;    // kazakh_words.txt
extern const std::string_view russian_words;   // russian_words.txt

}  // namespace adep::language::data
