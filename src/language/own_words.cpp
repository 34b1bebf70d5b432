// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/own_words.h"

#include <algorithm>

#include "base/text.h"

namespace adep::language {
namespace {

std::string_view next_column(std::string_view& line) {
  line = trim(line);
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view out = line.substr(0, end);
  line.remove_prefix(end);
  return out;
}

}  // namespace

OwnWords::OwnWords(std::string_view text) {
  for (std::string_view line : split(text, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    const std::string_view form = next_column(line), stem = next_column(line);
    const auto word = spell(form), to = spell(stem == "=" ? form : stem);
    if (!word || !to) continue;
    if (stem == "=") kept_.push_back(*word);
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
