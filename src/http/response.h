// SPDX-License-Identifier: AGPL-3.0-or-later
// One HTTP answer. The server adds lengths, dates and the strict security headers that a handler did
// not set itself. A status of 400 or more with an empty body is "bare": the server fills in the page
// of Config::error_page, so that all refusals look alike and speak the reader's language.
//
//   return Response::html(page);      return Response::redirect(303, "/gifts");
//   return Response::error(404);      return asset(request, bytes, "text/css", tag);
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "http/request.h"

namespace adep::http {

// Owned text, bytes shared between answers, or a view of bytes that live as long as the program.
class Body {
 public:
  Body() = default;
  Body(std::string owned) : held_(std::move(owned)) {}
  Body(const char* copied) : held_(std::string(copied)) {}
  Body(std::shared_ptr<const std::string> shared) : held_(std::move(shared)) {}
  static Body of_static(std::string_view bytes);

  std::string_view bytes() const;
  bool empty() const { return bytes().empty(); }

 private:
  std::variant<std::string, std::shared_ptr<const std::string>, std::string_view> held_;
};

struct Response {
  int status = 200;
  Pairs headers;
  Body body;

  static Response html(Body page, int status = 200);
  static Response json(Body document, int status = 200);
  static Response text(Body words, int status = 200);
  static Response redirect(int status, std::string_view where);
  static Response error(int status);  // bare

  bool bare() const { return status >= 400 && body.empty(); }
  const std::string* header(std::string_view name) const;     // any case
  Response& set(std::string_view name, std::string value) &;  // replaces
  Response&& set(std::string_view name, std::string value) &&;
};

// The Content-Security-Policy of a page that brings a script of its own, which may ask this server and no other; every
// page that does not set it allows no script at all.
inline constexpr std::string_view own_script_policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; font-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

// "OK", "Not Found"; empty for a status that the house does not use.
std::string_view reason(int status);

// A strong entity tag in its quotes, from the length and a 64-bit hash: for caches, not for security.
std::string etag_of(std::string_view bytes);
// Does If-None-Match of the request name this tag (or "*")?
bool not_modified(const Request& request, std::string_view etag);
// A file that changes only with the program: 200, or 304 where the reader has it already. The bytes are
// not copied and must live as long as the program.
Response asset(const Request& request, std::string_view bytes, std::string_view content_type, std::string_view etag,
               std::string_view cache_control = "public, max-age=3600");

}  // namespace adep::http
