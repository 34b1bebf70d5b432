// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/spelling.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/text.h"
#include "language/utf8.h"

namespace adep::search {
namespace {

constexpr std::size_t shortest = 4, longest = 30, long_word = 8;  // letters

// Empty for words that are not compared.
std::u16string letters_of(std::string_view word) {
  std::u16string out;
  for (const char32_t c : code_points(word)) {
    if (c > 0xFFFF || out.size() == longest) return {};
    out += static_cast<char16_t>(c);
  }
  return out.size() < shortest ? std::u16string() : out;
}

std::uint64_t set_of(std::u16string_view word) {
  std::uint64_t out = 0;
  for (const char16_t c : word) out |= std::uint64_t{1} << c % 64;
  return out;
}

// Letters put in, left out, exchanged, or two that changed places.
std::size_t distance(std::u16string_view a, std::u16string_view b) {
  std::array<std::array<std::uint8_t, longest + 1>, longest + 1> d;
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<std::uint8_t>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int best = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, d[i - 2][j - 2] + 1);
      d[i][j] = static_cast<std::uint8_t>(best);
    }
  return d[a.size()][b.size()];
}

}  // namespace

void Spelling::add(std::string_view word, std::size_t frequency) {
  const std::u16string letters = letters_of(word);
  if (letters.empty()) return;
  constexpr std::size_t most = 0xFFFF;
  words_.push_back({set_of(letters), static_cast<std::uint32_t>(pool_.size()),
                    static_cast<std::uint16_t>(std::min(frequency, most)), static_cast<std::uint16_t>(letters.size())});
  pool_ += letters;
}

void Spelling::finish() { words_.shrink_to_fit(), pool_.shrink_to_fit(); }

std::string Spelling::nearest(std::string_view word) const {
  const std::u16string letters = letters_of(word);
  if (letters.empty()) return {};
  const std::uint64_t set = set_of(letters);
  std::size_t most = letters.size() >= long_word ? 2 : 1;
  const Known* best = nullptr;
  for (const Known& known : words_) {
    if (static_cast<std::size_t>(std::popcount(known.letters ^ set)) > 2 * most) continue;
    const auto [small, large] = std::minmax({std::size_t{known.size}, letters.size()});
    if (large - small > most) continue;
    const std::size_t far = distance(text(known), letters);
    if (far == 0) return {};
    if (far > most || (best && far == most && known.frequency <= best->frequency)) continue;
    most = far;
    best = &known;
  }
  std::string out;
  if (best)
    for (const char16_t c : text(*best)) language::append(out, c);
  return out;
}

std::size_t Spelling::bytes() const { return words_.capacity() * sizeof(Known) + pool_.capacity() * sizeof(char16_t); }

}  // namespace adep::search
