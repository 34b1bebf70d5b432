// SPDX-License-Identifier: AGPL-3.0-or-later
// Words to keys in three languages: words with one key are searched as one. The dictionaries are opened at first use.
//
//   Stems stems;                              // one for the program; any number of threads
//   stems.key(Lang::kk, "Халқына");           // "халық"
//   Keys keys(stems);                         // one a thread: remembers what it met
//   keys.line(Lang::ru, "новые подарки", out) // appends "новый подарок"
//   stems.missing();                          // dictionaries that were wanted and not found, for a note to the reader
#pragma once
#include <array>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "language/kazakh.h"
#include "language/russian.h"

namespace adep::language {

// Where Debian's packages hunspell-kk and hunspell-ru put their files.
inline constexpr const char* usual_dictionaries = "/usr/share/hunspell";

class Stems {
 public:
  explicit Stems(std::filesystem::path dictionaries = usual_dictionaries);

  const Kazakh& kazakh() const;
  const Russian& russian() const;

  // Of one word, without punctuation around it; empty only for what has no letters or digits.
  std::string key(Lang lang, std::string_view word) const;

  struct Missing {
    std::filesystem::path file;
    std::string package;  // the Debian package that has it
  };
  std::vector<Missing> missing() const;  // of the dictionaries opened so far

  struct Part {
    std::string_view name;
    std::size_t words, bytes;
  };
  std::vector<Part> memory() const;  // held by the dictionaries opened so far

 private:
  std::filesystem::path folder_;
  mutable std::once_flag kazakh_once_, russian_once_;
  mutable std::optional<Kazakh> kazakh_;
  mutable std::optional<Russian> russian_;
};

// A memory of keys: as many slots as given, 64 bytes each, whatever is read. Not for two threads at once.
class Keys {
 public:
  explicit Keys(const Stems& stems, std::size_t slots = 1 << 17);  // slots: rounded up to a power of two

  // Appends the key of a word, as Stems::key says it.
  void word(Lang lang, std::string_view word, std::string& out);
  // Appends the keys of the line's words, parted by a blank. A line may hold any bytes. The Kazakh
  // copula belongs to the form before it and adds no key: «болған емес» is бол.
  void line(Lang lang, std::string_view line, std::string& out);

  std::size_t bytes() const { return slots_.size() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint8_t lang = 0xFF, word_size = 0, key_size = 0;
    std::array<char, 57> bytes;  // the word, then its key

    bool holds(std::uint32_t word_hash, Lang of, std::string_view word) const;
    void set(std::uint32_t word_hash, Lang of, std::string_view word, std::string_view key);
  };
  static_assert(sizeof(Slot) == 64);

  const Stems& stems_;
  std::vector<Slot> slots_;
};

}  // namespace adep::language
