// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON object in a body. No key may stand twice in the same place: of two answers to one question
// nobody should have to guess which counted.
//
//   const auto doc = json_object<nlohmann::json>(body, "api.not_json", faults);
//   if (!doc) return std::nullopt;   // the fault says why
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "base/yaml.h"

namespace adep::web {

// Faults: `no_object`, and yaml.repeated_key for the first key that stands twice.
template <class Json>
std::optional<Json> json_object(std::string_view body, std::string_view no_object, Faults& faults) {
  std::vector<std::set<std::string, std::less<>>> open;  // the keys so far of each object that is not yet closed
  std::optional<std::string> repeated;
  const auto look = [&](int, typename Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end) open.pop_back();
    if (event == Json::parse_event_t::key) {
      auto key = parsed.template get<std::string>();
      if (!repeated && open.back().contains(key))
        repeated = std::move(key);
      else
        open.back().insert(std::move(key));
    }
    return true;
  };
  Json doc = Json::parse(body, look, false);
  if (!doc.is_object()) {
    faults.push_back({"", 0, std::string(no_object), {}});
    return std::nullopt;
  }
  if (repeated) {
    faults.push_back({"", 0, "yaml.repeated_key", {{"key", std::string(shortened(*repeated, 60))}}});
    return std::nullopt;
  }
  return doc;
}

}  // namespace adep::web
