// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/house.h"

#include <cxxabi.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <thread>

#include "http/reply.h"

namespace adep::http {

namespace {

constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

}  // namespace

House::House(Config config_in, Handler handler_in)
    : config(std::move(config_in)),
      handler(std::move(handler_in)),
      connections(config.limits.connections, config.trust_proxy ? any_number : config.limits.connections_per_address),
      requests(any_number, config.limits.connections_per_address),
      workers(config.workers ? config.workers : std::max(4u, 2 * std::thread::hardware_concurrency()),
              config.limits.queued_requests) {}

Response House::answer(const Request& request) const {
  try {
    Response response = handler(request);
    return response.bare() ? page(response.status, request, response.headers) : response;
  } catch (...) {
    log("http: a handler failed with " + current_exception_type());
    return page(500, request);
  }
}

Response House::page(int status, const Request& partial, const Pairs& headers) const {
  Response response;
  try {
    response = config.error_page ? config.error_page(status, partial) : plain_refusal(status);
  } catch (...) {
    log("http: the error page failed with " + current_exception_type());
    response = plain_refusal(status);
  }
  if (response.body.empty()) response = plain_refusal(status);
  response.status = status;
  for (const auto& [name, value] : headers) response.set(name, value);
  return response;
}

void House::log(std::string_view line) const {
  if (config.log) config.log(line);
}

std::string current_exception_type() {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (!type) return "an unknown exception";
  int status = 0;
  char* readable = abi::__cxa_demangle(type->name(), nullptr, nullptr, &status);
  std::string name = status == 0 && readable ? readable : type->name();
  std::free(readable);
  return name;
}

}  // namespace adep::http
