// SPDX-License-Identifier: AGPL-3.0-or-later
// Which words of a text the words of a question met, for marking them.
//
//   marks(keys, notions, Lang::kk, "Басшыға сыйлық берілмейді", words)   // {0, 14}, {15, 27}
#pragma once
#include <span>

#include "guide/notions.h"

namespace adep::guide {

struct Mark {
  std::size_t begin = 0, end = 0;  // bytes of the text
};

// By a stem, by a folded stem or by what the word means; letters alone mark nothing.
std::vector<Mark> marks(language::Keys& keys, const Notions& notions, Lang lang, std::string_view text,
                        std::span<const search::QueryWord> words);

// The part of a long text around its first mark, cut between words to about so many letters.
struct Excerpt {
  std::size_t begin = 0, end = 0;  // bytes of the text
};
Excerpt excerpt(std::string_view text, std::span<const Mark> marks, std::size_t letters);

}  // namespace adep::guide
