// SPDX-License-Identifier: AGPL-3.0-or-later
// The stem of a Kazakh word: endings are peeled by a grammar (kazakh_grammar.txt), guided by a word list that is read
// at run time (Debian's hunspell-kk). It needs nothing of a pack or a server; another C++ project can use it alone:
//
//   #include "language/kazakh.h"                                         // link: adep_language
//   const auto kazakh = adep::language::Kazakh::open("/usr/share/hunspell/kk_KZ.dic");
//   kazakh.stem("қызметкерлеріміздің");   // "қызметкер"
//   kazakh.stem("халқына");               // "халық"
//   if (!kazakh.has_words()) …            // the list is missing: it still works, a little worse
//
// Unchanging after open(): any number of threads may use one object.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "language/letters.h"

namespace adep::language {

class Kazakh {
 public:
  // Never fails: without the file it works by the grammar alone.
  // An empty grammar means the built-in one.
  static Kazakh open(const std::filesystem::path& hunspell_dic, std::string_view grammar = {});

  Kazakh(Kazakh&&) noexcept;
  Kazakh& operator=(Kazakh&&) noexcept;
  ~Kazakh();

  // The stem, small letters, at least two of them. Anything that is not a word of Cyrillic letters comes back in small
  // letters as it is. A compound with hyphens is stemmed in its last part; an ending
  // after a number or a foreign word is dropped: 2026-ға → 2026.
  std::string stem(std::string_view word) const;
  Spelled stem(const Spelled& word) const;

  // Is the stem of the word in the list, or made of one that is?
  bool knows(std::string_view word) const;

  bool has_words() const;
  std::size_t words() const;
  std::size_t bytes() const;  // of memory held by the word list and the grammar

 private:
  struct Inside;
  explicit Kazakh(std::unique_ptr<const Inside> inside);
  std::unique_ptr<const Inside> inside_;
};

}  // namespace adep::language
