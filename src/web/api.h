// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON interface under /api/v1, described by /api/v1/openapi.json. Nothing that is sent is kept.
//
//   add_api(router, {.edition = current, .today = today, .desks = &desks, .messages = messages, .openapi = document});
#pragma once
#include <functional>
#include <memory>
#include <string_view>

#include "advisor/edition.h"
#include "base/messages.h"
#include "http/router.h"

namespace adep::web {

class Checkers;
class Desks;

struct Api {
  std::function<std::shared_ptr<const advisor::Edition>()> edition;  // the current one, never null
  std::function<Date()> today;
  const Desks* desks;  // answers questions; outlives the router
  Messages messages;
  const Checkers* checkers = nullptr;  // outlives the interface; none: no draft is checked
  std::string_view openapi;            // lives as long as the program
};

// Of the interface alone: one of its answers that has a file to itself, and whether a body says that it is JSON.
http::Response check_draft(const Api& api, const http::Request& request);
bool sent_as_json(const http::Request& request);

void add_api(http::Router& router, Api api);

// What the server itself refuses under /api/: an address or method that is not there, a request too slow or too large.
inline bool is_api(std::string_view path) { return path.starts_with("/api/"); }
http::Response api_refusal(const Messages& messages, int status, const http::Request& partial);

}  // namespace adep::web
