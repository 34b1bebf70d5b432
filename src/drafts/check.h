// SPDX-License-Identifier: AGPL-3.0-or-later
// Look before you post: which words of a draft touch which norm, and why. Nothing of a draft is kept.
//
//   const drafts::Checker checker(*pack.drafts, stems);      // one for an edition; any number of threads; the pack and
//                                                            // the stems must outlive it
//   const drafts::Report report = checker.check(text);       // any bytes
//   for (const drafts::Finding& f : report.findings)         // in the order of the text, never overlapping
//     mark(f.start, f.end, f.category->title[lang], f.why()[lang], f.suggestion()[lang]);
//   report.level                                             // clean | advice | caution | stop
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "language/stems.h"
#include "pack/drafts.h"

namespace adep::drafts {

enum class Level { clean, advice, caution, stop };
std::string_view word(Level l);

struct Finding {
  std::size_t start = 0, end = 0;  // code points of the text, the end not included; a broken byte counts as one
  const pack::DraftCategory* category = nullptr;
  const pack::DraftKind* kind = nullptr;  // finer, for personal and closed information; else nullptr
  pack::DraftGrade grade = pack::DraftGrade::advice;
  std::string text;  // that part of the draft, well-formed

  const std::string& norm() const { return category->norms.front(); }  // category->norms has them all
  const Text& title() const { return kind ? kind->title : category->title; }
  const Text& why() const { return kind ? kind->why : category->why; }
  const Text& suggestion() const { return kind ? kind->suggestion : category->suggestion; }
};

struct Report {
  std::vector<Finding> findings;
  Level level = Level::clean;  // the worst grade found
};

class Checker {
 public:
  Checker(const pack::Drafts& drafts, const language::Stems& stems);
  Checker(Checker&&) noexcept;
  ~Checker();

  Report check(std::string_view text) const;

 private:
  struct Inside;
  std::unique_ptr<const Inside> inside_;
};

}  // namespace adep::drafts
