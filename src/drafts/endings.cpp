// SPDX-License-Identifier: AGPL-3.0-or-later
#include "drafts/endings.h"

#include <algorithm>

#include "drafts/lexicon.h"

namespace adep::drafts {
namespace {

using Table = std::vector<Letters>;

Table table(std::initializer_list<std::string_view> endings) {
  Table out;
  for (const std::string_view e : endings) out.push_back(letters_of(e));
  return out;
}

bool is_one_of(std::span<const Letter> ending, const Table& of) {
  return std::ranges::any_of(of, [&](const Letters& e) { return std::ranges::equal(ending, e); });
}

const Table plurals = table({"лар", "лер", "дар", "дер", "тар", "тер"});
const Table ours = table({"ым", "ім", "м", "ымыз", "іміз", "мыз", "міз", "ы", "і", "сы", "сі", "лары", "лері", "дары",
                          "дері", "тары", "тері"});
const Table you = table({"сың", "сің", "сыңдар", "сіңдер", "сыздар", "сіздер"});
const Table polite = table({"сыз", "сіз"});

}  // namespace

bool is_plural(std::span<const Letter> e) { return is_one_of(e, plurals); }
bool is_ours(std::span<const Letter> e) { return is_one_of(e, ours); }
bool is_you(std::span<const Letter> e) { return is_one_of(e, you); }
bool is_polite(std::span<const Letter> e) { return is_one_of(e, polite); }

}  // namespace adep::drafts
