// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON interface under /api/v1, described by /api/v1/openapi.json. Nothing that is sent is kept.
//
//   add_api(router, {.edition = current, .today = today, .messages = messages, .openapi = document});
#pragma once
#include <functional>
#include <memory>
#include <string_view>

#include "advisor/edition.h"
#include "base/messages.h"
#include "http/router.h"

namespace adep::web {

struct Api {
  std::function<std::shared_ptr<const advisor::Edition>()> edition;  // the current one, never null
  std::function<Date()> today;
  Messages messages;
  std::string_view openapi;  // lives as long as the program
};

void add_api(http::Router& router, Api api);

}  // namespace adep::web
