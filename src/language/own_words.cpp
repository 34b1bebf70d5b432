// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/own_words.h"

#include "language/data.h"

namespace adep::language {
OwnWords::OwnWords(std::string_view text) {
  for (const auto& column : table_rows(text)) {
    if (column.size() < 3) continue;
    const bool whole = column[1] == "=";
    auto word = spell(column[0]);
    const auto to = spell(column[whole ? 0 : 1]);
    if (!word || !to) continue;
    if (whole) kept_.push_back(*word);
    stems_.push_back(*to);
    const auto place = static_cast<WordList::Marks>(stems_.size());
    if (word->last() == hyphen)
      before_endings_.put(word->at.data(), word->size - 1, place);
    else
      forms_.put(word->at.data(), word->size, place);
  }
  stems_.shrink_to_fit();
  kept_.shrink_to_fit();
}

const Spelled* OwnWords::stem(const Spelled& form) const {
  const WordList::Marks at = forms_.find(form.at.data(), form.size);
  return at ? &stems_[at - 1] : nullptr;
}

const Spelled* OwnWords::whole_stem(const Spelled& part) const {
  const WordList::Marks at = before_endings_.find(part.at.data(), part.size);
  return at ? &stems_[at - 1] : nullptr;
}

}  // namespace adep::language
