// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes as the two files of a hunspell dictionary: reading is total, and every form found is a listed word.
#include <cstdint>
#include <cstdlib>

#include "language/affixes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace adep::language;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = text.find('\0');
  const Affixes affixes(text.substr(0, cut), cut == text.npos ? text : text.substr(cut + 1));
  for (const char* word : {"подарками", "новый", "а", "находящуюся"})
    affixes.each_form(*spell(word), [&](const Spelled& form) {
      if (!affixes.has(form)) std::abort();
    });
  return 0;
}
