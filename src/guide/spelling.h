// SPDX-License-Identifier: AGPL-3.0-or-later
// How a question would be written with all its letters: search reads it anyway, but people should see how it was read.
//
//   Spelling spelling(pack, stems);
//   spelling.read("бастыкка туган кунине", words).text    // "бастыққа туған күніне"
//   spelling.better(reader, "подарок началству", words)   // "подарок начальству"
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "pack/pack.h"
#include "search/index.h"

namespace adep::guide {

class Spelling {
 public:
  Spelling(const pack::Pack& pack, const language::Stems& stems);

  // The question with Kazakh letters where it was typed without them, in Russian letters or in Latin ones; empty when
  // every word was read as it stands. Russian and English questions stay as they are.
  std::string read(std::string_view question, std::span<const search::QueryWord> words) const;

  // The question with words that neither the guide nor a dictionary knows replaced by the nearest that the guide has;
  // empty when there is nothing to replace.
  std::string better(search::Reader& reader, std::string_view question, std::span<const search::QueryWord> words) const;

  // Is a word of a Kazakh text typed without its letters?
  bool lacks_letters(std::string_view kazakh_text) const;

  std::size_t bytes() const;

 private:
  std::string_view with_kazakh_letters(std::string_view word) const;
  bool kazakh(std::span<const search::QueryWord> words) const;

  const language::Stems& stems_;
  std::string pool_;  // words with Kazakh letters, each after a byte with its size
  struct Place {
    std::uint32_t folded, at;  // hash of the word as typed without them; where the word stands in the pool
  };
  std::vector<Place> places_;                // by hash
  std::unordered_set<std::size_t> russian_;  // hashes of words of the Russian texts
};

}  // namespace adep::guide
