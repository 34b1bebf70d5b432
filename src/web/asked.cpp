// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/asked.h"

#include <charconv>

#include "base/text.h"
#include "guide/guide.h"
#include "language/utf8.h"
#include "search/words.h"

namespace adep::web {
namespace {

bool blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x2028 || c == 0x2029;
}

// Controls, marks that turn the direction of writing or take no room, and code points that are no characters.
bool unseen_letter(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE;
}

// "kind:norm", "found:all", "page:2": a button changes one part of what is wanted.
void change(Wanted& wanted, std::string_view name, std::string_view value) {
  if (name == "kind") wanted.kind = guide::kind_named(value);
  if (name == "found") wanted.passage = lang_from(value);
  if (name != "page") return;
  wanted.page = 1;
  if (value.size() <= 3) std::from_chars(value.data(), value.data() + value.size(), wanted.page);
}

}  // namespace

std::string seen(std::string_view text, bool& unseen) {
  std::string out;
  for (const char32_t c : code_points(text)) {
    if (blank(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (unseen_letter(c)) {
      unseen = true;
    } else {
      language::append(out, c);
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string_view Asked::read() const { return shortened(question, guide::Desk::longest_question); }
std::string_view Asked::unread() const { return std::string_view(question).substr(read().size()); }

Asked read_asked(const http::Form& form) {
  Asked out;
  const std::string_view example = form.value("example");
  out.question = seen(example.empty() ? form.value("q") : example, out.unseen);
  out.letters = count_letters(out.question);
  if (out.question.empty())
    out.mistake = "empty";
  else if (search::words(out.read()).empty())
    out.mistake = "no_words";
  for (const std::string_view name : {"kind", "found", "page"}) change(out.wanted, name, form.value(name));
  if (!example.empty()) out.wanted = {};
  const std::string_view go = form.value("go");
  if (const std::size_t colon = go.find(':'); colon != go.npos && !go.starts_with("show:")) {
    out.wanted.page = 1;
    change(out.wanted, go.substr(0, colon), go.substr(colon + 1));
  }
  return out;
}

}  // namespace adep::web
