// SPDX-License-Identifier: AGPL-3.0-or-later
// The good pack of tests/packs/good with what the fuzzer makes of it: a whole file of its own, or one edit.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/files.h"

inline adep::Files edited_pack(const std::uint8_t* data, std::size_t size) {
  static const adep::Files good = [] {
    auto files = adep::read_folder("tests/packs/good", ".yaml");
    if (!files) std::fputs("run from the root of the checkout\n", stderr), std::abort();
    return *files;
  }();
  // Reading YAML is slow here: what an edit of the rules does not need is left out.
  static const adep::Files few = [] {
    adep::Files files = good;
    for (const char* unneeded : {"replay/c-1.yaml", "calendar/2026.yaml", "rules/late.yaml"}) files.erase(unneeded);
    files["glossary.yaml"] = "terms: []\n...\n";
    files["contacts.yaml"] = "contacts: []\n...\n";
    std::string& guide = files["guide/gifts.yaml"];
    guide.replace(guide.find("  - id: C-1"), guide.npos, "...\n");
    return files;
  }();
  const bool any_file = size >= 4 && data[0] % 4 == 0;
  adep::Files files = any_file ? good : few;
  if (size < 4) return files;
  auto file = files.find("rules/gifts.yaml");
  if (any_file) std::advance(file = files.begin(), data[0] / 4 % files.size());
  const std::string inserted(reinterpret_cast<const char*>(data + 4), size - 4);
  if (data[0] % 4 == 1) {
    file->second = inserted;
  } else {  // from one place on, so many bytes are exchanged
    const std::size_t at = (data[1] + 256u * data[2]) % (file->second.size() + 1);
    file->second.replace(at, data[3], inserted);
  }
  return files;
}
