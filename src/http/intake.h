// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only, includes Boost: from a parsed header to our Request, or to the status of a refusal.
//
//   Intake in = take_in(parser, config, secure);
//   if (in.status != 0) refuse(in.status, in.request);
#pragma once
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <string>

#include "http/server.h"

namespace adep::http {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

struct Intake {
  int status = 0;  // of a refusal; 0: all is well
  Request request;
  bool cookies_allowed = false;
  bool wants_continue = false;  // Expect: 100-continue
  std::string forwarded_for;    // as whom the last address in X-Forwarded-For counts; never part of the request
};

// After a whole header.
Intake take_in(const Parser& parser, const Config& config, bool secure);
// After a header that was refused: whatever of it is known, for the page in the reader's language.
Request known_so_far(const Parser& parser, const Config& config, bool secure);

}  // namespace adep::http
