// SPDX-License-Identifier: AGPL-3.0-or-later
// Marks of closed information: ДСП, Д С П, д.с.п., Приказ_ДСП.docx.
#include <algorithm>

#include "drafts/finder.h"

namespace adep::drafts {
namespace {

constexpr std::size_t material_near = 6, longest_name = 120;
constexpr std::string_view extensions[] = {"doc", "docx", "pdf",  "xls", "xlsx", "ppt", "pptx", "odt", "ods",  "rtf",
                                           "txt", "jpg",  "jpeg", "png", "zip",  "rar", "7z",   "tif", "tiff", "csv"};

}  // namespace

void Finder::marks() {
  file_names();
  const auto& tokens = text_.tokens();
  const auto& points = text_.points();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    if (t.number || (!t.plain && !t.latin && t.past - t.from > 12)) continue;
    for (const Lexicon::Mark& mark : lexicon_.marks()) {
      // Letters of one token, or of several of one letter each.
      std::size_t met = 0, last = i;
      bool good = true, capitals = true, parted = false;
      for (; good && met < mark.letters.size() && last < tokens.size(); ++last) {
        const Token& part = tokens[last];
        std::size_t letters = 0;
        for (std::uint32_t p = part.from; good && p < part.past; ++p) {
          const Symbol s = symbol(points[p]);
          if (s.sort == Class::noise) continue;
          const Letter l = s.letter ? s.letter : language::look_alike(plain_form(points[p]));
          good = met < mark.letters.size() && l == mark.letters[met];
          ++met, ++letters;
          capitals = capitals && small_form(points[p]) != plain_form(points[p]);
        }
        if (last > i) parted = true;
        good = good && (letters == 1 || (last == i && met == mark.letters.size())) &&
               (last == i || part.from - tokens[last - 1].past <= 2);
      }
      if (!good || met != mark.letters.size()) continue;
      const std::size_t past = tokens[last - 1].past;
      if (mark.capitals && role_near(i, Role::material, material_near, material_near)) continue;
      if (!mark.capitals && parted) continue;
      if (allowed_within(t.from, static_cast<std::uint32_t>(past))) continue;
      add(mark.finding, t.from, past);
      break;
    }
  }
}

// A name with an extension in which a part of the list stands, in Cyrillic or Latin letters.
void Finder::file_names() {
  const auto& tokens = text_.tokens();
  const auto& points = text_.points();
  if (lexicon_.filenames().empty()) return;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    if (!t.glued || points[t.from - 1] != U'.' || t.past - t.from > 4) continue;
    std::string extension;
    for (std::uint32_t p = t.from; p < t.past; ++p)
      if (const char32_t c = small_form(points[p]); c < 128) extension += static_cast<char>(c);
    if (std::ranges::find(extensions, extension) == std::end(extensions)) continue;
    std::size_t first = i;
    while (first > 0 && tokens[first].glued && t.past - tokens[first - 1].from <= longest_name) --first;
    std::vector<Fold> name;
    for (std::uint32_t p = tokens[first].from; p < t.from; ++p)
      if (const Symbol c = symbol(points[p]); c.sort <= Class::digit && c.heard != no_fold) name.push_back(c.heard);
    for (const Letters& part : lexicon_.filenames()) {
      std::vector<Fold> wanted;
      for (const Letter l : part) wanted.push_back(fold(l));
      if (std::search(name.begin(), name.end(), wanted.begin(), wanted.end()) == name.end()) continue;
      add_kind("filename", tokens[first].from, t.past);
      break;
    }
  }
}

}  // namespace adep::drafts
