// SPDX-License-Identifier: AGPL-3.0-or-later
// The text tables of this folder, compiled into the program; each begins with what it means.
#pragma once
#include <string_view>
#include <vector>

namespace adep::language {

// The rows of such a table, each cut at its blanks; empty lines and those that begin with # are left out.
std::vector<std::vector<std::string_view>> table_rows(std::string_view table);

}  // namespace adep::language

namespace adep::language::data {

extern const std::string_view kazakh_grammar;  // kazakh_grammar.txt
extern const std::string_view kazakh_words;    // kazakh_words.txt
extern const std::string_view russian_words;   // russian_words.txt
extern const std::string_view latin_letters;   // latin_letters.txt

}  // namespace adep::language::data
