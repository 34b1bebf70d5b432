// SPDX-License-Identifier: AGPL-3.0-or-later
// Spellings that people mix, brought to one.
//
//   small("ҚЫЗМЕТ")       // "қызмет"
//   mended("Пapa 7")      // Latin a, p within a Cyrillic word become Cyrillic: "пара 7"
//   folded("Қызметкерің") // "кызметкерин": how it is typed without the Kazakh letters
#pragma once
#include <string>
#include <string_view>

namespace adep::language {

// Small letters of the Latin and Cyrillic alphabets; anything else stays as it is. Bytes that are no UTF-8 are left
// out.
std::string small(std::string_view text);

// The Kazakh letters by the Russian ones that stand for them where a keyboard has no Kazakh: қ→к ғ→г ң→н ә→а ө→о ұ→у
// ү→у і→и һ→х, and ё→е; small. Latin look-alikes within Cyrillic words are mended first. folded(folded(t)) ==
// folded(t).
std::string folded(std::string_view text);

// Latin letters that look like Cyrillic ones become those in words that have a letter which is surely Cyrillic. Words
// all Latin, digits and everything else stay as they are.
std::string mended(std::string_view text);

// What of the bytes is well-formed UTF-8.
std::string readable(std::string_view bytes);

// The word without marks around it: «сыйлық», → сыйлық. A word of marks only stays whole.
std::string_view without_punctuation(std::string_view word);

}  // namespace adep::language
