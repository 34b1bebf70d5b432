// SPDX-License-Identifier: AGPL-3.0-or-later
// The target of a request line: percent escapes decoded, path made plain, everything doubtful refused.
//
//   Result<Target> t = parse_target("/ask?q=%D1%82%D0%BE%D1%80%D1%82");   // path "/ask", query {{"q", "торт"}}
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/request.h"

namespace adep::http {

struct Target {
  std::string path;
  Pairs query;
};

// Origin form ("/a?b"), absolute form ("http://host/a") or "*". "." and empty segments are dropped, a slash at the
// end is kept. Errors: target.form, target.bad_escape, target.not_utf8, target.control (NUL and control characters),
// target.climbs (".."), target.hidden_slash (%2F, \ and %5C), target.query.
Result<Target> parse_target(std::string_view raw);

// Decodes %XX; with `plus`, '+' is a blank. Nothing for a bad escape.
bool percent_decode(std::string_view s, bool plus, std::string& out);

}  // namespace adep::http
