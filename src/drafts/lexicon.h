// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of a pack's drafts/ made ready to be found: entries, what each is for, and tries over their beginnings.
//
//   const Lexicon lexicon(drafts, stems);
//   lexicon.entries()[ending.entry].finding      // what rings, or -1
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "drafts/trie.h"
#include "language/stems.h"
#include "pack/drafts.h"

namespace adep::drafts {

using Letters = std::vector<Letter>;  // ё as е

// What a word is for beside ringing.
enum Role : std::uint32_t {
  person = 1 << 0,
  office = 1 << 1,
  farm = 1 << 2,
  material = 1 << 3,
  money = 1 << 4,
  street = 1 << 5,
  house = 1 << 6,
  flat = 1 << 7,
  lives = 1 << 8,
  office_building = 1 << 9,
  document = 1 << 10,
  birth = 1 << 11,
  allowed = 1 << 12,
  identity = 1 << 15,
  month = 1 << 14,
  allowed_name = 1 << 13,
  called = 1 << 16,
  copula = 1 << 17,
  address = 1 << 18
};

struct Entry {
  enum class Match : std::uint8_t { key, exact, beginning, root };
  Match match = Match::key;
  Lang lang = Lang::ru;
  bool any_lang = false;        // of a phrase in any language: the key of either
  Letters letters;              // what its forms begin with, whole
  std::uint64_t key = 0;        // of its forms; 0: not by key
  std::uint64_t other_key = 0;  // any_lang: the Kazakh one
  std::int32_t finding = -1;    // what rings
  bool aimed = false;
  bool latin = false;  // typed in Latin letters in the pack, as names of makers are
  std::uint32_t roles = 0;
  bool alone = false;                                                   // a phrase of this word alone rings
  std::vector<std::uint32_t> anchors;                                   // of these phrases
  bool stands_alone() const { return finding >= 0 || roles || alone; }  // and is no mere part of a phrase
};

struct Ring {
  const pack::DraftCategory* category = nullptr;
  const pack::DraftKind* kind = nullptr;
  pack::DraftGrade grade = pack::DraftGrade::advice;
};

// An element is met where any of its entries is, or a number where `number`.
struct Element {
  std::vector<std::uint32_t> entries;  // sorted
  bool number = false;
  bool gap_before = false;
};
struct Phrase {
  std::vector<Element> elements;
  std::size_t anchor = 0;
  std::int32_t finding = -1;
  bool about = false;      // tells that something is quoted or condemned
  bool naming = false;     // tells that somebody is called so
  bool condemned = false;  // and that one may not
  bool allowed = false;    // nothing within it rings
  bool of_person = false;  // rings only beside a named person
};

std::uint64_t key_of(Lang lang, const language::Spelled& word, const language::Stems& stems);

class Lexicon {
 public:
  Lexicon(const pack::Drafts& drafts, const language::Stems& stems);

  const pack::Drafts& drafts() const { return drafts_; }
  const language::Stems& stems() const { return stems_; }
  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<Ring>& rings() const { return rings_; }
  const std::vector<Phrase>& phrases() const { return phrases_; }
  const Trie& words() const { return words_; }      // what is looked for everywhere
  const Trie& context() const { return context_; }  // what is looked for beside a find
  const Trie& allowed() const { return allowed_; }
  bool surname(std::span<const Letter> letters) const;  // does it end as one?

  // Marks in capitals, ДСП, and the parts of file names; small letters.
  struct Mark {
    Letters letters;
    std::int32_t finding = -1;
    bool capitals = false;
  };
  const std::vector<Mark>& marks() const { return marks_; }
  const std::vector<Letters>& filenames() const { return filenames_; }
  std::int32_t kind(std::string_view id) const;    // the ring of a kind, or -1
  std::int32_t advice(std::string_view id) const;  // that of a kind where it is a question only
  std::size_t bytes() const;

 private:
  enum class Which { words, context, allowed };
  using Id = std::tuple<Which, Entry::Match, Lang, bool, Letters>;

  std::uint32_t entry(Which which, Entry::Match match, Lang lang, bool any_lang, const Letters& letters);
  std::uint32_t entry(Which which, const pack::PhraseWord& word, std::optional<Lang> lang);
  void put(Which which, std::uint32_t entry);
  void put(Which which, std::uint32_t entry, const Letters& letters, std::size_t size);
  std::int32_t ring(std::string_view category, std::string_view kind, pack::DraftGrade grade);
  void add_words();
  void add_phrase(const pack::DraftPhrase& phrase);
  void add_list(Which which, const pack::DraftLists& lists, Role role, bool exact = false);
  void add_marks(const std::vector<std::string>& marks, std::string_view kind);

  const pack::Drafts& drafts_;
  const language::Stems& stems_;
  std::vector<Entry> entries_;
  std::vector<Ring> rings_;
  std::vector<Phrase> phrases_;
  std::vector<Mark> marks_;
  std::vector<Letters> filenames_, surnames_;
  Trie words_, context_, allowed_;

  std::map<Id, std::uint32_t> known_;            // while it is made
  std::array<std::vector<Trie::Word>, 3> made_;  // while it is made
};

// The beginnings that all forms of a dictionary form share, the whole word first.
std::vector<std::size_t> cuts(Lang lang, const Letters& lemma);
Letters letters_of(std::string_view utf8);  // of its letters, Latin ones as they sound

}  // namespace adep::drafts
