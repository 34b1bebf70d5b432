// SPDX-License-Identifier: AGPL-3.0-or-later
// The key of a Russian word: its dictionary form by the word list and the endings of hunspell-ru, which is read at run
// time; for a participle that of its verb. Words that are not listed, and all when the dictionary is missing, are cut
// by Snowball.
//
//   const auto russian = adep::language::Russian::open("/usr/share/hunspell/ru_RU.dic");   // the .aff beside it
//   russian.stem("подарками");   // "подарок"
//
// Unchanging after open(): any number of threads may use one object.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "language/letters.h"

namespace adep::language {

class Russian {
 public:
  static Russian open(const std::filesystem::path& hunspell_dic);  // never fails

  Russian(Russian&&) noexcept;
  Russian& operator=(Russian&&) noexcept;
  ~Russian();

  // In small letters, ё as е. What is no word of Cyrillic letters comes back in small letters as it is.
  std::string stem(std::string_view word) const;
  std::string stem(const Spelled& word) const;
  // The dictionary form, ё as е; of size 0 when the dictionary does not know the word.
  Spelled dictionary_form(const Spelled& word) const;

  bool knows(std::string_view word) const;  // has it a dictionary form?

  bool has_words() const;
  std::size_t words() const;
  std::size_t bytes() const;

 private:
  struct Inside;
  explicit Russian(std::unique_ptr<const Inside> inside);
  std::unique_ptr<const Inside> inside_;
};

}  // namespace adep::language
