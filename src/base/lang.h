// SPDX-License-Identifier: AGPL-3.0-or-later
// The three languages of the house, Kazakh first, and a text that exists in each of them.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace adep {

enum class Lang { kk, ru, en };
inline constexpr std::array<Lang, 3> all_langs{Lang::kk, Lang::ru, Lang::en};

constexpr std::string_view code(Lang l) {
  constexpr std::array<std::string_view, 3> codes{"kk", "ru", "en"};
  return codes[static_cast<std::size_t>(l)];
}

constexpr std::optional<Lang> lang_from(std::string_view code_word) {
  for (Lang l : all_langs)
    if (code(l) == code_word) return l;
  return std::nullopt;
}

// A text in all three languages; a pack that leaves one empty is refused (see pack/check).
struct Text {
  std::array<std::string, 3> in;
  const std::string& operator[](Lang l) const { return in[static_cast<std::size_t>(l)]; }
  std::string& operator[](Lang l) { return in[static_cast<std::size_t>(l)]; }
  bool empty() const { return in[0].empty() && in[1].empty() && in[2].empty(); }
  bool operator==(const Text&) const = default;
};

}  // namespace adep
