// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes as text: keys, folding, words, n-grams and Latin readings are total, and folding twice changes nothing.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "language/fold.h"
#include "language/latin.h"
#include "language/ngrams.h"
#include "language/stems.h"
#include "language/words.h"

using namespace adep::language;

namespace {

const Stems& stems() {
  static const Stems s;
  return s;
}

}  // namespace

// Reading the dictionaries takes seconds under sanitizers, and must not count as an input that hangs.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  stems().kazakh(), stems().russian();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Keys keys(stems(), 256);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const adep::Lang lang : adep::all_langs) {
    std::string first, second;
    keys.line(lang, text, first);
    keys.line(lang, text, second);
    if (first != second || !adep::valid_utf8(first)) std::abort();
  }
  const std::string folded_once = folded(text);
  if (folded(folded_once) != folded_once || !adep::valid_utf8(folded_once)) std::abort();
  for (const Word& word : words_of(text)) {
    if (word.text.data() < text.data() || word.text.data() + word.text.size() > text.data() + text.size()) std::abort();
    for_each_ngram(word.text, [](std::string_view gram) {
      if (!adep::valid_utf8(gram)) std::abort();
    });
    if (word.script == Script::latin && from_latin(word.text, adep::Lang::kk, stems()).size() > 4) std::abort();
  }
  return 0;
}
