// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/own_words.h"

#include "language/data.h"

namespace adep::language {
OwnWords::OwnWords(std::string_view text) {
  for (const auto& column : table_rows(text)) {
    if (column.size() < 3) continue;
    const bool whole = column[1] == "=";
    const auto word = spell(column[0]), to = spell(column[whole ? 0 : 1]);
    if (!word || !to) continue;
    if (whole) kept_.push_back(*word);
    stems_.push_back(*to);
    forms_.put(word->at.data(), word->size, static_cast<WordList::Marks>(stems_.size()));
  }
  stems_.shrink_to_fit();
  kept_.shrink_to_fit();
}

const Spelled* OwnWords::stem(const Spelled& form) const {
  const WordList::Marks at = forms_.find(form.at.data(), form.size);
  return at ? &stems_[at - 1] : nullptr;
}

}  // namespace adep::language
