// SPDX-License-Identifier: AGPL-3.0-or-later
// From the words met to what is told: phrases put together, aimed words judged by who stands beside them, quotations
// let go, personal data and marks found. One for a text.
#pragma once
#include <vector>

#include "drafts/reader.h"

namespace adep::drafts {

struct Found {
  std::uint32_t from = 0, past = 0;  // code points
  std::int32_t ring = -1;
};

class Finder {
 public:
  Finder(const Draft& text, const Lexicon& lexicon);
  std::vector<Found> find();

 private:
  // words.cpp: insults and phrases
  void words();
  bool outdone(const Hit& hit) const;
  bool of_the_farm(const Hit& hit);
  bool aimed_at_person(const Hit& hit, const Entry& entry);
  bool is_office(std::size_t token);
  bool names_a_person(std::size_t token, const Entry* aimed, bool without);
  bool alone(const Hit& hit) const;
  bool called_out(const Hit& hit);
  bool verb(std::size_t token) const;
  bool sign_before(std::size_t token, bool (*is)(char32_t)) const;  // between it and the one before
  bool clause_begins(std::size_t token) const;                      // with it, behind a comma or the like
  bool parted(std::size_t token) const;                             // by a sign, from the word before it
  bool predicate(const Hit& hit, const Entry& entry);
  bool nominative(const Token& token, const Entry& entry) const;
  void allowances();
  void phrases();
  bool phrase(const Phrase& phrase, const Hit& anchor, Found& found);
  std::size_t element(const Element& element, std::size_t token, bool anchored);  // the token behind it, or `nowhere`
  bool element_before(const Phrase& phrase, std::size_t k, std::size_t& token);
  bool allowed_within(std::uint32_t from, std::uint32_t past) const;
  bool excused(std::uint32_t from, std::uint32_t past, bool disguised);  // quoted or named, and condemned beside it
  void quotations();
  // Does a phrase of that sort begin at the token, or stand around its word there?
  bool tells(std::size_t token, bool Phrase::*sort, Found& found);
  bool about_near(std::size_t first, std::size_t last);
  bool called_so(std::uint32_t from, std::uint32_t past);  // named, and condemned in the same sentence
  bool role_near(std::size_t token, std::uint32_t roles, std::size_t before, std::size_t after,
                 bool one_sentence = true, std::size_t words = 1);
  bool of_somebody(std::size_t street, std::size_t number);
  bool named_near(std::size_t token, std::size_t before, std::size_t after);
  bool name(std::size_t token) const;

  // numbers, addresses, documents
  void personal();
  void digits();
  void number_run(std::size_t first, std::size_t past);
  void emails();
  void ibans();
  void plates();
  void documents();
  void births();
  void addresses();
  std::size_t unnamed_street(std::size_t house, std::size_t told);
  // marks of closed information
  void marks();
  void file_names();

  void add(std::int32_t ring, std::size_t from, std::size_t past) {
    if (ring >= 0) found_.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(past), ring});
  }
  void add_kind(std::string_view kind, std::size_t from, std::size_t past) { add(lexicon_.kind(kind), from, past); }
  Class sort(std::size_t point) const {
    return point < text_.points().size() ? symbol(text_.points()[point]).sort : Class::line;
  }
  bool in_word(std::size_t point) const {
    const Class s = sort(point);
    return s == Class::letter || s == Class::latin || s == Class::digit;
  }

  const Draft& text_;
  const Lexicon& lexicon_;
  Reader reader_;
  std::vector<Found> found_, allowances_;
  struct Quotation {
    std::uint32_t from, past;
  };
  std::vector<Quotation> quotations_;
  bool quotations_read_ = false;
};

}  // namespace adep::drafts
