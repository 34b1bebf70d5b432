// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only: what all connections of one server share.
//
//   Response response = house.answer(request);   // on a worker: the handler, or the page of its failure
#pragma once
#include <atomic>

#include "http/gate.h"
#include "http/server.h"
#include "http/workers.h"

namespace adep::http {

struct House {
  House(Config config_in, Handler handler_in);

  // The handler's answer with its page filled in. Never throws for what the handler did.
  Response answer(const Request& request) const;
  // A refusal's page. `headers` are added to it.
  Response page(int status, const Request& partial, const Pairs& headers = {}) const;
  void log(std::string_view line) const;

  const Config config;
  const Handler handler;
  Gate connections;  // by the peer's address
  Gate requests;     // by the address in X-Forwarded-For, if that is trusted
  std::atomic<std::size_t> body_bytes = 0;
  std::atomic<bool> stopping = false;
  Workers workers;
};

// The type of the exception being handled: its words may quote the request and are not for the log.
std::string current_exception_type();

}  // namespace adep::http
