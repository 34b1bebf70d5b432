// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds the words of a lexicon in a text: in plain spelling by their keys, in a disguised one letter by letter.
//
//   Reader reader(text, lexicon);
//   reader.read();
//   for (const Hit& h : reader.hits()) lexicon.entries()[h.entry] …
#pragma once
#include <array>
#include <deque>
#include <optional>
#include <vector>

#include "drafts/draft.h"
#include "drafts/lexicon.h"

namespace adep::drafts {

struct Hit {
  std::uint32_t token = 0, last = 0;  // the first and the last token it covers
  std::uint32_t entry = 0;
  std::uint32_t from = 0, past = 0;  // code points
  bool disguised = false;
  bool allowed = false;  // resembles the word only; may still be a part of a phrase
};

class Reader {
 public:
  Reader(const Draft& text, const Lexicon& lexicon);

  void read();
  const std::vector<Hit>& hits() const { return hits_; }  // by token
  // The hits that begin at that token.
  std::span<const Hit> hits_at(std::size_t token) const;

  // Entries of the context that the token is; read when first asked for.
  const std::vector<Hit>& context(std::size_t token);
  bool has(std::size_t token, std::uint32_t roles);
  // Do that token and the next abbreviate a word of the context by two letters and stops, as г.р. does?
  bool abbreviates(std::size_t token, std::uint32_t roles) const;

  // A verb or a noun of the dictionary may tell what a Russian word is.
  std::optional<language::Spelled> russian_form(const Token& token) const;

 private:
  struct Facts {
    std::uint64_t word = 0, key[2] = {0, 0};
    std::uint8_t known[2] = {0, 0};  // 0 not asked, 1 no, 2 yes
  };
  struct Sign {  // of a word that may be disguised
    Symbol symbol;
    char32_t c = 0;
    std::uint32_t at = 0;  // code point
    std::uint32_t past = 0;
    std::uint32_t run = 1;  // how often it stands there
  };
  struct Unit {
    std::vector<Sign> signs;
    std::size_t token = 0, last = 0;
    std::uint32_t least = 0, most = 0;  // a hit must reach before the one or beyond the other
    bool cyrillic = false, latin = false, other = false, kazakh = false;
    bool spaced = false;   // a run of single letters, in which several words may stand
    bool bounded = false;  // least and most count
    int parting = 0;       // how many . _ - stand in it
    bool dotted = false;
  };
  static constexpr std::size_t deepest = 48;
  struct Walk {
    const Trie& trie;
    const Unit& unit;
    std::vector<Hit>& out;
    FoldSet Symbol::*read_as = &Symbol::may_be;
    std::size_t start = 0;
    std::size_t had = 0;  // hits before this walk
    int steps = 0;
    std::array<std::uint32_t, deepest> via{};
    std::array<bool, deepest> wild{};
  };

  Facts& facts(std::span<const Letter> letters);
  std::uint64_t key(Lang lang, std::span<const Letter> letters);
  bool known(Lang lang, std::span<const Letter> letters);
  bool listed(std::span<const Letter> letters);
  bool allowed(std::span<const Letter> letters, bool capital);
  bool speaks(const Entry& entry, const Token& token);
  bool has_key(const Entry& entry, std::span<const Letter> letters);

  void look(std::size_t token, const Trie& trie, std::vector<Hit>& out);
  bool plain(std::size_t token, const Trie& trie, std::vector<Hit>& out, bool& slack);
  Unit unit(std::uint32_t from, std::uint32_t past, std::size_t token, std::size_t last, bool spaced = false) const;
  void disguised(const Unit& unit, const Trie& trie, std::vector<Hit>& out);
  void walk(Walk& w, Trie::Node node, std::size_t at, std::size_t depth, int wilds);
  void accept(Walk& w, const Trie::Ending& ending, std::size_t at, std::size_t depth, int wilds);
  bool kazakh(const Unit& unit);
  bool ends_well(const Walk& w, const Entry& entry, std::size_t size, std::size_t at, int wilds);
  Letters rest(const Walk& w, const Entry& entry, std::size_t size, std::size_t at, unsigned how, Letter wild) const;
  std::optional<char32_t> parting(std::uint32_t from, std::uint32_t past) const;
  std::size_t spaced(std::size_t token);
  std::size_t joined(std::size_t token);
  bool english_near(std::size_t token) const;
  bool all_known(std::size_t first, std::size_t last);

  const Draft& text_;
  const Lexicon& lexicon_;
  std::vector<Facts> facts_;
  std::vector<Hit> hits_;
  std::vector<std::uint32_t> context_at_;  // by token: its place in context_, from 1; 0: not read
  std::deque<std::vector<Hit>> context_;
  std::size_t guesses_ = 0;
};

}  // namespace adep::drafts
