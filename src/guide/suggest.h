// SPDX-License-Identifier: AGPL-3.0-or-later
// Questions that begin like what is being typed: titles of guide items, and those of their phrasings that are spelled
// well. (Phrasings hold slips on purpose: search learns from them, readers should not.)
//
//   Suggestions suggestions(pack, stems, spelling);
//   suggestions.like("бастыкка сый", Lang::kk, 6)   // {"бастыққа сыйлық беруге бола ма", …}
//
// Any number of threads may ask; nothing is kept.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guide/spelling.h"

namespace adep::guide {

class Suggestions {
 public:
  // Keeps views into the pack, which must outlive it.
  Suggestions(const pack::Pack& pack, const language::Stems& stems, const Spelling& spelling);

  // Those in which every word typed begins a word, or all but one where there are none; in the reader's language first;
  // at most one of an item.
  std::vector<std::string_view> like(std::string_view typed, Lang lang, std::size_t most) const;

  std::size_t bytes() const;

 private:
  struct One {
    std::uint32_t item, begin, end;  // of the pool
    std::string_view text;
    Lang lang;
    bool title;
  };
  std::string pool_;  // " бастыкка туган кунинде …" of each text
  std::vector<One> all_;
};

}  // namespace adep::guide
