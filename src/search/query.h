// SPDX-License-Identifier: AGPL-3.0-or-later
// What was typed, as terms of five channels. A term's first letter names its channel:
//   X exact word · S stem · F folded stem, as typed without the Kazakh letters · G four letters of the folded word ·
//   C a notion of the caller's own, however it is said
//
// The same analysis makes the terms of what is indexed and of what is asked; the query takes more than one reading of a
// word where its language is not certain.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "language/stems.h"
#include "search/words.h"

namespace adep::search {

// How much each channel counts, and the shape of BM25. Measured in docs/language.md.
struct Weights {
  double exact = 0.3, stem = 1.0, folded = 0.6, gram = 0.35, notion = 0.4;
  double k1 = 1.2, b = 0.75;
  double common_gram = 1;  // grams that a larger share of the documents has are not asked for
};

// What a word of the question may be found by. The terms of one list count as one.
struct QueryWord {
  Word typed;
  std::string read_as;                            // in other letters than it was typed in, if it was
  std::vector<std::string> exact, stems, folded;  // terms with their channel letter
  std::vector<std::string> near;                  // of the known word that it may be a slip for
  std::vector<std::string> notions;               // what it means, as the caller knows it
  std::vector<std::string> grams;
};

// The terms of a word in a text of the language, for the index.
struct IndexTerms {
  std::string exact, stem, folded;
  std::vector<std::string> grams;
};
IndexTerms index_terms(language::Keys& keys, Lang lang, const Word& word);

// Which language a word of a text in `lang` is stemmed in: Kazakh letters and the Latin alphabet tell; else the text's.
Lang language_of(const Word& word, Lang lang);

// Asked of the index: is there such a term?
using Known = std::function<bool(const std::string& term)>;

// The words of a question. A Cyrillic word without Kazakh letters is read as Russian and as Kazakh typed without them;
// Latin words are read as Kazakh and Russian too, unless most of them are English ones that the index knows.
class QueryReader {
 public:
  QueryReader(const language::Stems& stems, language::Keys& keys, Known known)
      : stems_(stems), keys_(keys), known_(std::move(known)) {}
  std::vector<QueryWord> read(std::string_view question);

  // Is there no document with the word, in any reading?
  bool unknown(const QueryWord& word) const;
  // The word is perhaps a slip for `near`.
  void may_be(QueryWord& word, const std::string& near);

 private:
  std::string stem(Lang lang, std::string_view word);
  std::vector<std::string> known_beginnings(const std::string& folded) const;
  void read_cyrillic(QueryWord& out, const std::string& word, bool kazakh, bool russian);
  void read_latin(QueryWord& out);
  bool english(const std::vector<Word>& words);

  const language::Stems& stems_;
  language::Keys& keys_;
  Known known_;
};

}  // namespace adep::search
