// SPDX-License-Identifier: AGPL-3.0-or-later
// A text cut into words, and which languages each of them may be in: people mix languages and alphabets.
//
//   words("Бастыққа сыйлық, please")   // бастыққа (kk) · сыйлық (kk) · please (Latin)
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace adep::search {

enum class Script { kazakh, cyrillic, latin, digits };  // kazakh: with a letter that Russian does not have

struct Word {
  std::string text;  // small letters, look-alikes mended
  Script script = Script::latin;
  std::size_t begin = 0, end = 0;  // bytes of the text it stands at
};

// Letters and digits make words; a hyphen parts them, an apostrophe does not. Words of more than 60 bytes are cut.
std::vector<Word> words(std::string_view utf8);

// "^сый", "сыйл", "йлық", … of "сыйлық": four letters each, with marks where the word begins and ends.
std::vector<std::string> letter_grams(std::string_view word);

}  // namespace adep::search
