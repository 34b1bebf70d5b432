// SPDX-License-Identifier: AGPL-3.0-or-later
#include "drafts/check.h"

#include <algorithm>

#include "drafts/finder.h"
#include "language/utf8.h"

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

// Between U+202E and U+202C, or the end of the line, letters are shown from right to left: тоиди is read as идиот.
struct Turned {
  std::uint32_t from = 0, past = 0;
};
std::vector<Turned> turned(const std::vector<char32_t>& points) {
  std::vector<Turned> out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] != 0x202E) continue;
    std::size_t past = i + 1;
    for (int depth = 1; past < points.size() && symbol(points[past]).sort != Class::line; ++past) {
      const char32_t c = points[past];
      if (c == 0x202C && --depth == 0) break;
      depth += c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E;
    }
    out.push_back({static_cast<std::uint32_t>(i + 1), static_cast<std::uint32_t>(past)});
    i = past;
  }
  return out;
}

// What is found in such parts as they are shown, at the places where it stands, unless something was found there as
// typed.
void add_turned(const Draft& text, const Lexicon& lexicon, std::vector<Found>& found) {
  const std::vector<Turned> parts = turned(text.points());
  if (parts.empty()) return;
  std::vector<char32_t> points = text.points();
  for (const Turned& t : parts) std::reverse(points.begin() + t.from, points.begin() + t.past);
  std::string shown;
  for (const char32_t c : points) language::append(shown, c);
  std::vector<bool> taken(points.size());
  for (const Found& f : found) std::fill(taken.begin() + f.from, taken.begin() + f.past, true);
  const Draft other(shown);
  for (Found f : Finder(other, lexicon).find()) {
    auto part = std::ranges::upper_bound(parts, f.from, {}, &Turned::past);
    if (part == parts.end() || part->from >= f.past) continue;
    if (part->from <= f.from && f.past <= part->past) {
      f = {part->from + part->past - f.past, part->from + part->past - f.from, f.ring};
    } else {
      f.from = std::min(f.from, part->from);
      for (; part != parts.end() && part->from < f.past; ++part) f.past = std::max(f.past, part->past);
    }
    if (std::find(taken.begin() + f.from, taken.begin() + f.past, true) == taken.begin() + f.past) found.push_back(f);
  }
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
  std::vector<Found> found = Finder(text, inside_->lexicon).find();
  add_turned(text, inside_->lexicon, found);
  for (const Found& f : without_overlaps(std::move(found), rings)) {
    const Ring& ring = rings[static_cast<std::size_t>(f.ring)];
    out.findings.push_back({f.from, f.past, ring.category, ring.kind, ring.grade, text.bytes(f.from, f.past)});
    out.level = std::max(out.level, static_cast<Level>(static_cast<int>(ring.grade) + 1));
  }
  return out;
}

}  // namespace adep::drafts
