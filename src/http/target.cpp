// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/target.h"

#include "base/text.h"
#include "http/form.h"

namespace adep::http {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// "http://host/a?b" → "/a?b"; other forms come back as they are.
std::string_view without_origin(std::string_view raw) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (raw.size() < scheme.size() || !same_ignoring_case(raw.substr(0, scheme.size()), scheme)) continue;
    std::size_t end = raw.find_first_of("/?", scheme.size());
    return end == std::string_view::npos ? std::string_view("/") : raw.substr(end);
  }
  return raw;
}

Result<std::string> plain_path(std::string_view raw) {
  std::string decoded;
  if (!percent_decode(raw, false, decoded)) return fail("target.bad_escape");
  if (has_control(decoded)) return fail("target.control");
  if (!valid_utf8(decoded)) return fail("target.not_utf8");
  if (decoded.find('\\') != std::string::npos) return fail("target.hidden_slash");

  std::string path;
  std::string_view rest = decoded;
  while (!rest.empty()) {
    std::size_t slash = rest.find('/');
    std::string_view segment = rest.substr(0, slash);
    if (segment == "..") return fail("target.climbs");
    if (!segment.empty() && segment != ".") path.append("/").append(segment);
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  if (path.empty() || decoded.ends_with('/')) path += '/';
  return path;
}

}  // namespace

bool percent_decode(std::string_view s, bool plus, std::string& out) {
  out.clear();
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '%') {
      if (i + 2 >= s.size()) return false;
      int high = hex_digit(s[i + 1]), low = hex_digit(s[i + 2]);
      if (high < 0 || low < 0) return false;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus && s[i] == '+' ? ' ' : s[i];
    }
  }
  return true;
}

Result<Target> parse_target(std::string_view raw) {
  if (raw == "*") return Target{"*", {}};
  raw = without_origin(raw);
  std::size_t question = raw.find('?');
  std::string_view path = raw.substr(0, question);
  if (path.empty() && question == 0) path = "/";  // "http://host?a"
  if (!path.starts_with('/') || raw.find('#') != std::string_view::npos) return fail("target.form");
  for (std::size_t at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1))
    if (same_ignoring_case(path.substr(at, 3), "%2f")) return fail("target.hidden_slash");

  Result<std::string> plain = plain_path(path);
  if (!plain) return tl::make_unexpected(plain.error());
  Target target{*std::move(plain), {}};
  if (question != std::string_view::npos) {
    Result<Form> query = parse_urlencoded(raw.substr(question + 1));
    if (!query) return fail("target.query");
    target.query = std::move(query->fields);
  }
  return target;
}

}  // namespace adep::http
