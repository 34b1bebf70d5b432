// SPDX-License-Identifier: AGPL-3.0-or-later
// The handlers of the public pages, one file a screen. Site::add_routes says which path each answers.
#pragma once
#include "web/visit.h"

namespace adep::web {

http::Response home(const Visit& v);
http::Response question_box(const Visit& v);    // GET: nothing asked yet
http::Response question_asked(const Visit& v);  // POST
http::Response words_box(const Visit& v);       // GET
http::Response words_shown(const Visit& v);     // POST: how a question was taken apart, and why each item was found
http::Response guide_list(const Visit& v);
http::Response guide_item(const Visit& v);
http::Response section(const Visit& v);
http::Response actors(const Visit& v);
http::Response actor(const Visit& v);
http::Response reading(const Visit& v);
http::Response numbers(const Visit& v);
http::Response glossary(const Visit& v);
http::Response contacts(const Visit& v);
http::Response sources(const Visit& v);
http::Response accessibility(const Visit& v);
http::Response data(const Visit& v);

http::Response topics(const Visit& v);
http::Response first_question(const Visit& v);
http::Response answered(const Visit& v);   // POST: the next question, an earlier one, or the findings
http::Response sheet(const Visit& v);      // POST: findings to print
http::Response deadlines(const Visit& v);  // POST: text/calendar

http::Response draft_empty(const Visit& v);    // GET: nothing pasted yet
http::Response draft_checked(const Visit& v);  // POST

http::Response error(const Visit& v, int status);

}  // namespace adep::web
