// SPDX-License-Identifier: AGPL-3.0-or-later
// A text cut into words as search takes them: small, look-alike letters mended, parted at hyphens, each knowing where
// it stood.
//
//   words("Бастыққа сыйлық, please")   // бастыққа (kazakh) · сыйлық (kazakh) · please (latin)
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace adep::search {

enum class Script { kazakh, cyrillic, latin, digits };  // kazakh: with a letter that Russian does not have

struct Word {
  std::string text;
  Script script = Script::latin;
  std::size_t begin = 0, end = 0;  // bytes of the text
};

// Of words longer than 60 bytes the beginning.
std::vector<Word> words(std::string_view text);

// "^сый", "сыйл", "йлық", … of "сыйлық".
std::vector<std::string> letter_grams(std::string_view word);

}  // namespace adep::search
