// SPDX-License-Identifier: AGPL-3.0-or-later
// One HTTP request as handlers see it: already checked, decoded and within the limits. It carries no
// client address, no cookie (unless the path is one of Config::cookie_prefixes) and no header that a
// proxy adds about the client.
//
//   request.path == "/ask";   request.query_value("q") == "торт";   request.header("accept-language")
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace adep::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// The first value of that name, or empty. `find` tells an empty value from none.
const std::string* find(const Pairs& pairs, std::string_view name);

// ASCII letters only, whatever the locale.
std::string lower(std::string_view s);
bool same_ignoring_case(std::string_view a, std::string_view b);

struct Request {
  std::string method;  // GET HEAD POST OPTIONS
  std::string path;    // decoded UTF-8, begins with "/", no "." or "..", no empty segment, no control character
  Pairs query;         // decoded, in order, repeated names kept
  Pairs headers;       // names in lower case, in order
  Pairs params;        // {names} of the router's pattern
  std::string body;
  bool secure = false;  // came over the server's own TLS

  std::string_view header(std::string_view name) const;  // any case; the first, or empty
  std::string_view query_value(std::string_view name) const;
  std::string_view param(std::string_view name) const;
  std::string_view content_type() const { return header("content-type"); }
};

}  // namespace adep::http
