// SPDX-License-Identifier: AGPL-3.0-or-later
// What a template is filled with: a text, a truth, a list or a map, as in JSON. An empty text counts as
// false, so {{#hint}} … {{/hint}} is left out when there is no hint.
//
//   Value view = Value::Map{{"title", "Guide"}, {"items", Value::List{"a", "b"}}};
//   view["title"] = "Changed";   view.add("items", "c");
#pragma once
#include <concepts>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace adep::html {

class Value {
 public:
  using List = std::vector<Value>;
  using Map = std::map<std::string, Value, std::less<>>;

  Value() = default;  // false
  template <std::same_as<bool> B>
  Value(B truth) : held_(truth) {}
  Value(std::string text) : held_(std::move(text)) {}
  Value(std::string_view text) : held_(std::string(text)) {}
  Value(const char* text) : held_(std::string(text)) {}
  Value(List list) : held_(std::move(list)) {}
  Value(Map map) : held_(std::move(map)) {}

  // The entry of that name, made when it is not there; a value that is no map becomes one.
  Value& operator[](std::string_view name) {
    if (!map()) held_ = Map{};
    Map& entries = std::get<Map>(held_);
    const auto it = entries.find(name);
    return it != entries.end() ? it->second : entries.emplace(name, Value()).first->second;
  }
  // Appends; a value that is no list becomes one.
  void push(Value item) {
    if (!list()) held_ = List{};
    std::get<List>(held_).push_back(std::move(item));
  }

  const bool* truth() const { return std::get_if<bool>(&held_); }
  const std::string* text() const { return std::get_if<std::string>(&held_); }
  const List* list() const { return std::get_if<List>(&held_); }
  const Map* map() const { return std::get_if<Map>(&held_); }

 private:
  std::variant<bool, std::string, List, Map> held_ = false;
};

}  // namespace adep::html
