// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only: the head of an answer as bytes, with the strict headers that every page of the house gets.
//
//   std::optional<std::string> head = head_of(response, {.keep_alive = true, .secure = tls});
#pragma once
#include <optional>
#include <string>

#include "http/response.h"

namespace adep::http {

struct ReplyFacts {
  bool keep_alive = false;
  bool http_1_0 = false;
  bool secure = false;   // adds Strict-Transport-Security
  bool cookies = false;  // otherwise Set-Cookie is left out
};

// Up to and with the blank line. Nothing where a handler set a header that cannot be sent (CR, LF, NUL and the like).
std::optional<std::string> head_of(const Response& response, const ReplyFacts& facts);

// False for 1xx, 204 and 304.
bool may_have_body(int status);

// The refusal that needs no page of anybody: one line of English.
Response plain_refusal(int status);

}  // namespace adep::http
