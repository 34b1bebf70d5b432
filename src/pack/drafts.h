// SPDX-License-Identifier: AGPL-3.0-or-later
// What the check of a draft post goes by (drafts/*.yaml): graded words, phrases, what never rings, and what is said of
// a finding. docs/pack-format.md tells how it is written; the room drafts makes a checker of it.
//
//   if (pack.drafts) for (const pack::DraftCategory& c : pack.drafts->categories) show(c.title[lang]);
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/lang.h"

namespace adep::pack {

// How weighty a finding is, the least first.
enum class DraftGrade { advice, caution, stop };
std::string_view word(DraftGrade g);

const std::vector<std::string>& draft_categories();
struct DraftCategory {
  std::string id;  // one of draft_categories()
  DraftGrade grade = DraftGrade::advice;
  std::vector<std::string> norms;  // at least one
  Text title, why, suggestion;
  int line = 0;
};

// Finer than a category: an IIN, a plate, a stamp. One for each of draft_kinds().
const std::vector<std::string>& draft_kinds();
struct DraftKind {
  std::string id, category;
  std::optional<DraftGrade> grade;  // else that of the category
  Text title, why, suggestion;
};

struct DraftSaying {
  std::string norm;
  Text says;
  int line = 0;
};

// A word that rings: in every form; by its root; or only when it is aimed at a person.
struct DraftWord {
  enum class Sort { lemma, root, aimed };
  std::string word;
  Lang lang = Lang::ru;
  Sort sort = Sort::lemma;
  std::string category;
  DraftGrade grade = DraftGrade::advice;
};

// "ауызыңды … (жап|тый)*": one element after another, each one of some words.
struct PhraseWord {
  enum class Match { key, exact, beginning, number };
  Match match = Match::key;
  std::string letters;  // small; empty for a number
  bool operator==(const PhraseWord&) const = default;
};
struct PhraseElement {
  std::vector<PhraseWord> one_of;
  bool gap_before = false;  // up to three words may stand before it
};
using Phrase = std::vector<PhraseElement>;
// Nothing when it is not of the phrase language, or has no word in it.
std::optional<Phrase> read_phrase(std::string_view say);

struct DraftPhrase {
  Phrase elements;
  std::optional<Lang> lang;    // none: in any
  std::string category, kind;  // kind: may be empty
  DraftGrade grade = DraftGrade::advice;
};

using DraftLists = std::array<std::vector<std::string>, 3>;  // by language

// What stands around personal data and gives it its meaning.
struct DraftNearby {
  DraftLists persons, offices, surnames;  // at whom a word may be aimed; surnames: endings of names
  DraftLists copulas;                     // after these a Kazakh word is what somebody is said to be
  DraftLists called;                      // of the aimed words, those that mean a person when they stand between commas
  DraftLists material;                    // beside these «ДСП» is chipboard
  DraftLists money;                       // beside these a number is an amount
  DraftLists identity;                    // after these twelve digits are no amount
  DraftLists street, house, flat, lives, address, office_building, document, birth, months;
  struct Cards {
    std::int64_t first = 0, last = 0;  // how their numbers begin: 2221 to 2720
    std::vector<int> lengths;
  };
  std::vector<Cards> cards;
  std::string country, trunk;  // of phone numbers: "7", "8"
  std::vector<std::string> mobile_codes, town_codes;
  int plate_regions = 0;  // car plates end in 01 to this
};

struct Drafts {
  std::vector<DraftCategory> categories;  // in the order in which pages show them
  std::vector<DraftKind> kinds;
  std::vector<DraftSaying> questions, principles;
  DraftSaying open_dialogue;
  std::vector<DraftWord> words;
  DraftLists prefixes;  // that may stand before a root
  std::vector<DraftPhrase> phrases;
  std::vector<std::string> marks, secrecy, filename;  // of closed information, letters as given
  DraftLists allowed, farm;
  std::vector<std::string> allowed_names;
  std::vector<DraftPhrase> about;              // tell that words are quoted or condemned; no category
  std::vector<DraftPhrase> naming, condemned;  // beside the one, and in a sentence with the other, nothing rings
  std::vector<DraftPhrase> allowed_phrases;    // nothing within them rings; no category
  DraftNearby nearby;
  bool reviewed = false;  // every file of drafts/ was read by a person

  const DraftCategory* category(std::string_view id) const;
  const DraftKind* kind(std::string_view id) const;
};

}  // namespace adep::pack
