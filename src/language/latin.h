// SPDX-License-Identifier: AGPL-3.0-or-later
// Kazakh and Russian words typed in Latin letters, brought to Cyrillic. Latin spellings are many: the Kazakh draft of
// 2021 (ä ö ü ū ı ğ ñ ş q), that of 2018 (á ó ú ǵ ń sh ch ý), and what people type without any of these. Where a letter
// may stand for several, all readings are made and the likeliest given first: those whose stem is listed, then those
// that need the fewest rare readings.
//
//   from_latin("bastyqqa", Lang::kk, stems)   // {"бастыққа"}
//   from_latin("kolikpen", Lang::kk, stems)   // {"көлікпен", …}
//   from_latin("podarok", Lang::ru, stems)    // {"подарок"}
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "language/stems.h"

namespace adep::language {

struct LatinReading {
  std::string cyrillic;  // small letters
  bool listed = false;   // a dictionary knows its stem
};

// At most `most` readings, the best first; none for a word that is not all Latin letters, is longer than 40 of them, or
// for English. When one is listed, those that are not are left out.
std::vector<LatinReading> from_latin(std::string_view word, Lang lang, const Stems& stems, std::size_t most = 4);

}  // namespace adep::language
