// SPDX-License-Identifier: AGPL-3.0-or-later
#include "drafts/check.h"

#include <algorithm>

#include "drafts/finder.h"

namespace adep::drafts {
namespace {

// Of findings that overlap the weightiest stays, of equals the longest.
std::vector<Found> without_overlaps(std::vector<Found> found, const std::vector<Ring>& rings) {
  const auto grade = [&](const Found& f) { return rings[static_cast<std::size_t>(f.ring)].grade; };
  std::ranges::sort(found, [&](const Found& a, const Found& b) {
    if (a.from != b.from) return a.from < b.from;
    if (a.past != b.past) return a.past > b.past;
    return grade(a) > grade(b);
  });
  std::vector<Found> out;
  for (const Found& f : found) {
    bool keep = true;
    while (!out.empty() && out.back().past > f.from) {
      const Found& o = out.back();
      const bool other_wins = grade(o) != grade(f) ? grade(o) > grade(f) : o.past - o.from >= f.past - f.from;
      if (other_wins) {
        keep = false;
        break;
      }
      out.pop_back();
    }
    if (keep) out.push_back(f);
  }
  return out;
}

}  // namespace

struct Checker::Inside {
  Lexicon lexicon;
};

std::string_view word(Level l) {
  return l == Level::clean ? "clean" : pack::word(static_cast<pack::DraftGrade>(static_cast<int>(l) - 1));
}

Checker::Checker(const pack::Drafts& drafts, const language::Stems& stems)
    : inside_(new Inside{Lexicon(drafts, stems)}) {}
Checker::Checker(Checker&&) noexcept = default;
Checker::~Checker() = default;

Report Checker::check(std::string_view bytes) const {
  const Draft text(bytes);
  const auto& rings = inside_->lexicon.rings();
  Report out;
  for (const Found& f : without_overlaps(Finder(text, inside_->lexicon).find(), rings)) {
    const Ring& ring = rings[static_cast<std::size_t>(f.ring)];
    out.findings.push_back({f.from, f.past, ring.category, ring.kind, ring.grade, text.bytes(f.from, f.past)});
    out.level = std::max(out.level, static_cast<Level>(static_cast<int>(ring.grade) + 1));
  }
  return out;
}

}  // namespace adep::drafts
