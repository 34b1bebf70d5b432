// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON document in a body. No key may stand twice in the same place: of two answers to one question
// nobody should have to guess which counted.
//
//   const auto doc = json_body<nlohmann::json>(body, repeated);   // discarded where it is not JSON
//   if (repeated) …                                               // the first key that stands twice
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace adep::web {

template <class Json>
Json json_body(std::string_view body, std::optional<std::string>& repeated) {
  std::vector<std::set<std::string, std::less<>>> open;  // the keys so far of each object that is not yet closed
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
  return Json::parse(body, look, false);
}

}  // namespace adep::web
