// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of packs/kz and their checker, read once for all tests of this folder.
#pragma once
#include "drafts/test_pack.h"

namespace adep::drafts {

inline const language::Stems& kz_stems() {
  static const language::Stems stems;
  return stems;
}

inline const pack::Drafts& kz_words() {
  static const auto words = words_of("packs/kz");
  return *words;
}

inline const Checker& kz_checker() {
  static const Checker checker(kz_words(), kz_stems());
  return checker;
}

inline std::string kz_found(std::string_view text) { return found(text, kz_checker()); }

}  // namespace adep::drafts
