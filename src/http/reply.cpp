// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/reply.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

namespace adep::http {

namespace {

using Named = std::pair<std::string_view, std::string_view>;

constexpr std::array<Named, 8> strict_headers{{
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'none'; font-src 'none'; form-action 'self'; "
     "base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Permissions-Policy",
     "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
     "interest-cohort=(), magnetometer=(), microphone=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
    {"Cache-Control", "no-store"},
}};

// What only the server says of a connection, and the banner that nobody needs.
constexpr std::array<std::string_view, 8> servers_own{"connection", "content-length",    "date",    "keep-alive",
                                                      "server",     "transfer-encoding", "upgrade", "x-powered-by"};

bool token_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool fit_to_send(const std::string& name, const std::string& value) {
  return !name.empty() && std::all_of(name.begin(), name.end(), token_letter) &&
         std::none_of(value.begin(), value.end(),
                      [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

void add(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

// "Sun, 22 Nov 2026 10:00:00 GMT", made once a second by each thread.
const std::string& http_date() {
  thread_local std::time_t made_for = 0;
  thread_local std::string date;
  const std::time_t now = std::time(nullptr);
  if (now != made_for || date.empty()) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[64];
    date.assign(text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts));  // the "C" locale
    made_for = now;
  }
  return date;
}

}  // namespace

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::optional<std::string> head_of(const Response& response, const ReplyFacts& facts) {
  if (response.status < 200 || response.status > 599) return std::nullopt;
  std::string head;
  head.reserve(1024);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  head.append(reason(response.status)).append("\r\n");
  for (const auto& [name, value] : response.headers) {
    if (!fit_to_send(name, value)) return std::nullopt;
    const std::string plain = lower(name);
    if (std::find(servers_own.begin(), servers_own.end(), plain) != servers_own.end()) continue;
    if (!facts.cookies && (plain == "set-cookie" || plain == "set-cookie2")) continue;
    add(head, name, value);
  }
  for (const auto& [name, value] : strict_headers)
    if (!response.header(name)) add(head, name, value);
  if (facts.secure && !response.header("Strict-Transport-Security"))
    add(head, "Strict-Transport-Security", "max-age=31536000");
  if ((response.status == 429 || response.status == 503) && !response.header("Retry-After"))
    add(head, "Retry-After", "5");
  add(head, "Date", http_date());
  if (may_have_body(response.status)) add(head, "Content-Length", std::to_string(response.body.bytes().size()));
  if (!facts.keep_alive)
    add(head, "Connection", "close");
  else if (facts.http_1_0)
    add(head, "Connection", "keep-alive");
  head.append("\r\n");
  return head;
}

Response plain_refusal(int status) {
  return Response::text(std::to_string(status) + " " + std::string(reason(status)) + "\n", status);
}

}  // namespace adep::http
