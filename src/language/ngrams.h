// SPDX-License-Identifier: AGPL-3.0-or-later
// Letter 4-grams of a word with its ends marked, which find what stems miss: slips of the keyboard, unknown names.
//
//   for_each_ngram("сыйлық", [](std::string_view gram) { … });   // ^сый сыйл ыйлы йлық лық$
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "language/utf8.h"

namespace adep::language {

constexpr std::size_t ngram_letters = 4;

// Calls found(gram) with each run of four characters of ^word$; a word of one or two letters is one shorter gram,
// whole. The view holds for the call only. Bytes that are no UTF-8 are passed over. Give it folded or small text.
template <class Found>
void for_each_ngram(std::string_view word, Found found) {
  std::string gram;                               // of the last characters seen
  std::array<std::size_t, ngram_letters> size{};  // in bytes, of each of them
  std::size_t seen = 0;
  const auto push = [&](char32_t c) {
    if (seen >= ngram_letters) gram.erase(0, size[seen % ngram_letters]);
    const std::size_t before = gram.size();
    append(gram, c);
    size[seen % ngram_letters] = gram.size() - before;
    if (++seen >= ngram_letters) found(std::string_view(gram));
  };
  push(U'^');
  for (std::size_t i = 0; i < word.size();)
    if (const char32_t c = next_code_point(word, i); c != broken) push(c);
  if (seen == 1) return;
  push(U'$');
  if (seen < ngram_letters) found(std::string_view(gram));
}

}  // namespace adep::language
