// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/marked.h"

#include <algorithm>

namespace adep::web {
namespace {

bool follows(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The byte `letters` further on.
std::size_t after(std::string_view text, std::size_t at, std::size_t letters) {
  for (; letters > 0 && at < text.size(); --letters) {
    ++at;
    while (at < text.size() && follows(text[at])) ++at;
  }
  return at;
}

}  // namespace

Marked::Marked(std::string_view text, const drafts::Report& report) {
  std::size_t at = 0, letters = 0;
  for (const drafts::Finding& f : report.findings) {
    const std::size_t begin = after(text, at, f.start - letters), end = after(text, begin, f.end - f.start);
    const auto same = std::ranges::find_if(notes, [&](const Note& n) {
      return n.finding->category == f.category && n.finding->kind == f.kind && n.finding->grade == f.grade;
    });
    const auto note = static_cast<std::size_t>(same - notes.begin());
    if (same == notes.end()) notes.push_back({&f, {}});
    if (begin > at) pieces.push_back({text.substr(at, begin - at)});
    const auto place = static_cast<std::size_t>(&f - report.findings.data()) + 1;
    pieces.push_back({text.substr(begin, end - begin), place, note});
    notes[note].places.push_back(place);
    at = end;
    letters = f.end;
  }
  if (at < text.size()) pieces.push_back({text.substr(at)});
}

Ended ended(std::string_view marked) {
  constexpr std::size_t most_letters = 8;
  std::size_t at = marked.size();
  for (std::size_t letters = 0; at > 0 && letters < most_letters; ++letters) {
    std::size_t before = at - 1;
    while (before > 0 && follows(marked[before])) --before;
    if (marked[before] == ' ' || marked[before] == '\n' || marked[before] == '\t') break;
    at = before;
  }
  return {marked.substr(0, at), marked.substr(at)};
}

}  // namespace adep::web
