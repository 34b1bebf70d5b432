// SPDX-License-Identifier: AGPL-3.0-or-later
// What is known of Kazakh words: hunspell-kk's list, read at run time, and our own kazakh_words.txt.
#pragma once
#include <filesystem>
#include <string_view>

#include "language/grammar.h"
#include "language/own_words.h"

namespace adep::language {

// б г ғ at the end of a stem are п к қ before another ending: кітабы → кітап.
Letter hardened(Letter l);

// Kazakh roots of two letters are a vowel and a consonant, or end in у or и; of verbs there are also де and же.
bool is_short_root(const Spelled& word, bool verb);

struct KazakhWords {
  enum Mark : WordList::Marks {
    name = 1,
    verb = 2,
    kept = 4,    // kazakh_words.txt says so
    fertile = 8  // another word of the list is made of it: сый in сыйлық
  };
  WordList list;           // verbs by their bare stem, its end hardened
  OwnWords own;            // forms whose stem no rule tells
  std::size_t listed = 0;  // words of the dictionary file; 0: there is none

  std::size_t bytes() const { return list.bytes() + own.bytes(); }
};

// `opened` brings a word to the spelling that the grammar works on.
KazakhWords read_kazakh_words(const std::filesystem::path& dic, std::string_view own, const Grammar& grammar,
                              Spelled (*opened)(const Spelled&));

}  // namespace adep::language
