// SPDX-License-Identifier: AGPL-3.0-or-later
// Collections in BEIR layout, line by line.
//
//   beir_entry(R"({"_id": "d1", "title": "…", "text": "…"})")   // of corpus.jsonl and queries.jsonl
//   beir_judgement("q1\td1\t1")                                  // of qrels/*.tsv
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace adep::search {

struct Entry {
  std::string id, title, text;
};

// A whole number is taken as an _id, as other tools write it; a title or a text that is no text is empty.
// Error: search.bad_line.
Result<Entry> beir_entry(std::string_view line);

struct Judgement {
  std::string query, document;
  int grade = 0;
};

// Query, document and grade between tabs, or the four columns of TREC. None for a heading, or what is neither.
std::optional<Judgement> beir_judgement(std::string_view line);

// The mark that some editors put at the beginning of a file is no part of its first line.
std::string_view without_mark(std::string_view line);

}  // namespace adep::search
