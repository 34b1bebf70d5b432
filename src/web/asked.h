// SPDX-License-Identifier: AGPL-3.0-or-later
// A question as it came from the form: cleaned of what nobody can see, measured, and with the part of the results that
// is wanted. It lives as long as the request.
//
//   const Asked asked = read_asked(form);     // fields q or example; kind, found, page; go
//   if (asked.mistake.empty()) desk->ask(asked.read(), …);
#pragma once
#include <string>
#include <string_view>

#include "http/form.h"
#include "web/sift.h"

namespace adep::web {

struct Asked {
  std::string question;  // all that was typed, in one line
  std::size_t letters = 0;
  bool unseen = false;  // characters that cannot be seen were left out
  std::string mistake;  // "empty", "no_words" or none: a text of web.ask.*
  Wanted wanted;

  std::string_view read() const;    // what is looked up
  std::string_view unread() const;  // the rest of a question that is too long
};

Asked read_asked(const http::Form& form);

// The text without control and other unseen characters; line ends and tabs become blanks. `unseen` is set where
// something else was left out.
std::string seen(std::string_view text, bool& unseen);

}  // namespace adep::web
