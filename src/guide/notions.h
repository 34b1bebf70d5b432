// SPDX-License-Identifier: AGPL-3.0-or-later
// The pack's glossary and its everyday words as notions: "boss", "chief" and «басшы» are one, in whichever language
// they are said.
//
//   Notions notions(pack, stems);
//   notions.in(keys, Lang::en, "a present for the boss")   // {"Cgift", "Cmanager"}
#pragma once
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "search/query.h"

namespace adep::guide {

class Notions {
 public:
  Notions(const pack::Pack& pack, const language::Stems& stems);

  // Each notion once, as a term of the index.
  std::vector<std::string> in(language::Keys& keys, Lang lang, std::string_view text) const;
  // To each word the notions that begin with it.
  void mark(std::span<search::QueryWord> words) const;

 private:
  using Said = std::vector<std::string>;  // the folded stems of a name, one a word
  struct Name {
    Said said;
    std::string notion;
  };
  void add(language::Keys& keys, Lang lang, std::string_view name, const std::string& notion);

  std::unordered_map<std::string, std::vector<Name>> by_first_;
};

}  // namespace adep::guide
