// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/intake.h"

#include <algorithm>

#include "base/text.h"
#include "http/peer.h"
#include "http/target.h"

namespace adep::http {

namespace {

namespace beast_http = boost::beast::http;
using beast_http::field;

// Names an address or a session of the person, or is meant for the connection alone.
bool kept_from_handlers(std::string_view name, bool cookies_allowed) {
  if (name == "cookie" || name == "cookie2") return !cookies_allowed;
  return name.starts_with("x-forwarded-") || name == "forwarded" || name == "x-real-ip" || name == "x-client-ip" ||
         name == "true-client-ip" || name == "cf-connecting-ip" || name == "via" || name == "connection" ||
         name == "keep-alive" || name == "transfer-encoding" || name == "expect" || name == "te" || name == "trailer" ||
         name == "upgrade" || name == "proxy-connection" || name == "proxy-authorization";
}

bool under_prefix(std::string_view path, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
    return path.starts_with(prefix) &&
           (path.size() == prefix.size() || prefix.ends_with('/') || path[prefix.size()] == '/');
  });
}

Pairs copy_headers(const Parser& parser, bool cookies_allowed) {
  Pairs out;
  for (const auto& f : parser.get()) {
    std::string name = lower(f.name_string());
    if (!kept_from_handlers(name, cookies_allowed)) out.emplace_back(std::move(name), std::string(f.value()));
  }
  return out;
}

bool bad_in_header(std::string_view s) {
  return std::any_of(s.begin(), s.end(),
                     [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

bool plain_host(std::string_view host) {
  return std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view(".-_:[]%").find(c) != std::string_view::npos;
  });
}

int refuse_method(std::string_view method) {
  if (method == "GET" || method == "HEAD" || method == "POST" || method == "OPTIONS") return 0;
  for (std::string_view known : {"PUT", "DELETE", "PATCH", "TRACE", "CONNECT"})
    if (method == known) return 405;
  return 501;
}

// The framing of the body, where two readings of it would let a request hide inside another.
int refuse_framing(const Parser& parser) {
  const auto& message = parser.get();
  const std::size_t lengths = message.count(field::content_length);
  const std::size_t codings = message.count(field::transfer_encoding);
  if (lengths > 1 || (lengths == 1 && message[field::content_length].find(',') != std::string_view::npos)) return 400;
  if (codings > 0) {
    if (lengths > 0 || codings > 1 || message.version() < 11) return 400;
    if (!same_ignoring_case(message[field::transfer_encoding], "chunked")) return 501;
  } else if (lengths == 0 && message.method() == beast_http::verb::post) {
    return 411;
  }
  return 0;
}

int refuse_fields(const Parser& parser) {
  const auto& message = parser.get();
  for (const auto& f : message)
    if (bad_in_header(f.value())) return 400;
  const std::size_t hosts = message.count(field::host);
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return 400;
  return plain_host(message[field::host]) ? 0 : 400;
}

std::string_view last_address(std::string_view list) {
  return trim(list.substr(list.rfind(',') + 1));  // npos + 1 is 0: the whole
}

}  // namespace

Request known_so_far(const Parser& parser, const Config& config, bool secure) {
  const auto& message = parser.get();
  Request request;
  request.secure = secure;
  request.method = std::string(message.method_string());
  bool cookies_allowed = false;
  if (Result<Target> target = parse_target(message.target())) {
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    cookies_allowed = under_prefix(request.path, config.cookie_prefixes);
  }
  request.headers = copy_headers(parser, cookies_allowed);
  return request;
}

Intake take_in(const Parser& parser, const Config& config, bool secure) {
  const auto& message = parser.get();
  Intake in;
  in.request = known_so_far(parser, config, secure);
  const std::string& path = in.request.path;
  in.cookies_allowed = under_prefix(path, config.cookie_prefixes);

  if ((in.status = refuse_method(in.request.method)) != 0) return in;
  if ((in.status = refuse_fields(parser)) != 0) return in;
  if ((in.status = refuse_framing(parser)) != 0) return in;
  if (path.empty() || (path == "*" && in.request.method != "OPTIONS")) in.status = 400;

  if (const auto expect = message.find(field::expect); expect != message.end() && in.status == 0) {
    in.wants_continue = same_ignoring_case(expect->value(), "100-continue") && message.version() >= 11;
    if (!in.wants_continue && message.version() >= 11) in.status = 417;
  }
  if (config.trust_proxy) {
    for (const auto& f : message)
      if (same_ignoring_case(f.name_string(), "x-forwarded-for")) in.forwarded_for = key_of(last_address(f.value()));
  }
  return in;
}

}  // namespace adep::http
