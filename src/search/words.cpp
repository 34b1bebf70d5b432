// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/words.h"

#include "base/text.h"
#include "language/fold.h"
#include "language/ngrams.h"
#include "language/words.h"

namespace adep::search {
namespace {

constexpr std::size_t longest = 60;  // bytes of a word; Xapian takes terms of up to 245

std::string cut(std::string word) {
  if (word.size() <= longest) return word;
  std::size_t end = longest;
  while ((static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

Script script_of(std::string_view word) {
  constexpr std::u32string_view kazakh = U"әғқңөұүһі";
  switch (language::script_of(word)) {
    case language::Script::cyrillic:
      break;
    case language::Script::number:
      return Script::digits;
    default:
      return Script::latin;
  }
  return code_points(word).find_first_of(kazakh) == std::u32string::npos ? Script::cyrillic : Script::kazakh;
}

}  // namespace

std::vector<Word> words(std::string_view text) {
  std::vector<Word> out;
  for (const language::Word& w : language::words_of(text)) {
    std::size_t begin = static_cast<std::size_t>(w.text.data() - text.data());
    for (const std::string_view part : split(w.text, '-')) {
      std::string small = cut(language::small(language::mended(part)));
      const Script script = script_of(small);
      if (!small.empty()) out.push_back({std::move(small), script, begin, begin + part.size()});
      begin += part.size() + 1;
    }
  }
  return out;
}

std::vector<std::string> letter_grams(std::string_view word) {
  std::vector<std::string> out;
  language::for_each_ngram(word, [&](std::string_view gram) { out.emplace_back(gram); });
  return out;
}

}  // namespace adep::search
