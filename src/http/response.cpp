// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response.h"

#include <cstdint>
#include <cstdio>

#include "base/text.h"

namespace adep::http {

Body Body::of_static(std::string_view bytes) {
  Body body;
  body.held_ = bytes;
  return body;
}

std::string_view Body::bytes() const {
  if (const auto* owned = std::get_if<std::string>(&held_)) return *owned;
  if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&held_))
    return *shared ? std::string_view(**shared) : std::string_view();
  return std::get<std::string_view>(held_);
}

Response Response::html(Body page, int status) {
  return {status, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(page)};
}

Response Response::json(Body document, int status) {
  return {status, {{"Content-Type", "application/json"}}, std::move(document)};
}

Response Response::text(Body words, int status) {
  return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(words)};
}

Response Response::redirect(int status, std::string_view where) {
  return {status, {{"Location", std::string(where)}}, {}};
}

Response Response::error(int status) { return {status, {}, {}}; }

const std::string* Response::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (same_ignoring_case(key, name)) return &value;
  return nullptr;
}

Response& Response::set(std::string_view name, std::string value) & {
  std::erase_if(headers, [&](const auto& h) { return same_ignoring_case(h.first, name); });
  headers.emplace_back(name, std::move(value));
  return *this;
}

Response&& Response::set(std::string_view name, std::string value) && {
  set(name, std::move(value));
  return std::move(*this);
}

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    default:
      return "";
  }
}

std::string etag_of(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ull;  // FNV-1a
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  char out[48];
  std::snprintf(out, sizeof out, "\"%zx-%016llx\"", bytes.size(), static_cast<unsigned long long>(hash));
  return out;
}

bool not_modified(const Request& request, std::string_view etag) {
  std::string_view wanted = trim(request.header("if-none-match"));
  if (wanted.empty()) return false;
  if (wanted == "*") return true;
  for (std::string_view tag : split(wanted, ',')) {
    tag = trim(tag);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag) return true;
  }
  return false;
}

Response asset(const Request& request, std::string_view bytes, std::string_view content_type, std::string_view etag,
               std::string_view cache_control) {
  Response response;
  response.headers = {{"ETag", std::string(etag)}, {"Cache-Control", std::string(cache_control)}};
  if (not_modified(request, etag)) {
    response.status = 304;
    return response;
  }
  response.headers.emplace_back("Content-Type", std::string(content_type));
  response.body = Body::of_static(bytes);
  return response;
}

}  // namespace adep::http
