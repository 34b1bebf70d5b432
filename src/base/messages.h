// SPDX-License-Identifier: AGPL-3.0-or-later
// The program's own sentences: locales/<language>/*.yaml, one flat key a sentence, {names} to fill in.
// All three languages must hold the same keys with the same {names}; the build checks it.
//
//   messages.say(Lang::kk, "advisor.days_left", {{"days", "4"}})   → "4 күн қалды"
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/lang.h"
#include "base/yaml.h"

namespace adep {

class Messages {
 public:
  // `files` as in embedded::under("locales/"): "kk/pages.yaml" and so on. A nested map joins its keys
  // with dots. Faults name missing languages, differing {names} and non-texts.
  static Messages read(const Files& files, Faults& faults);

  bool has(std::string_view key) const;
  // The sentence with its {names} filled. A key that does not exist comes back as "[key]", so that it
  // is seen; the build's check keeps that from happening.
  std::string say(Lang lang, std::string_view key, const Words& words = {}) const;
  std::string say(Lang lang, const Error& error) const { return say(lang, error.key, error.words); }
  std::vector<std::string> keys() const;

 private:
  std::array<std::map<std::string, std::string, std::less<>>, 3> texts_;
};

// Replaces each {name} in `pattern`; an unknown name stays as it is.
std::string fill(std::string_view pattern, const Words& words);

}  // namespace adep
