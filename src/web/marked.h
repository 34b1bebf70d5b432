// SPDX-License-Identifier: AGPL-3.0-or-later
// A draft with its findings, as a page shows it: the text cut at the marks, and one note for all places that are marked
// for the same reason. It lives as long as the request.
//
//   const Marked marked(text, report);
//   for (const Piece& p : marked.pieces) p.place ? mark(p.text, marked.notes[p.note].number) : plain(p.text);
#pragma once
#include <string_view>
#include <vector>

#include "drafts/check.h"

namespace adep::web {

struct Piece {
  std::string_view text;
  std::size_t place = 0;  // counted from 1; 0: not marked
  std::size_t note = 0;   // of a marked one
};

struct Note {
  const drafts::Finding* finding = nullptr;  // the first of them
  std::vector<std::size_t> places;
};

struct Marked {
  std::vector<Piece> pieces;
  std::vector<Note> notes;  // in the order of their first places

  // The text must be valid UTF-8 and outlive it, and the report too.
  Marked(std::string_view text, const drafts::Report& report);
};

// A marked text with its end apart, which a line must not part from the number that follows: its last word, or the last
// letters of a long one.
struct Ended {
  std::string_view begin, end;
};
Ended ended(std::string_view marked);

}  // namespace adep::web
