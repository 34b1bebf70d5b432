// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/router.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace adep::http {

namespace {

// "/a/b" → {"a", "b"}; "/" → {""}; "/a/" → {"a", ""}: with and without the last slash are two routes.
std::vector<std::string_view> segments_of(std::string_view path) { return split(path.substr(1), '/'); }

bool is_name(std::string_view segment) {
  return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}');
}

}  // namespace

Router& Router::add(std::string_view method, std::string_view pattern,
                    Handler handler) {  // NOLINT(performance-unnecessary-value-param): moved into the map
  if (method != "GET" && method != "POST") throw std::invalid_argument("route: method is GET or POST");
  if (!pattern.starts_with('/')) throw std::invalid_argument("route: a pattern begins with /");
  if (!handler) throw std::invalid_argument("route: no handler");
  Node* node = &root_;
  std::vector<std::string> names;
  for (std::string_view segment : segments_of(pattern)) {
    std::shared_ptr<Node>* next = nullptr;
    if (is_name(segment)) {
      names.emplace_back(segment.substr(1, segment.size() - 2));
      if (std::count(names.begin(), names.end(), names.back()) > 1)
        throw std::invalid_argument("route: the same {name} twice in " + std::string(pattern));
      next = &node->any;
    } else {
      if (segment.find_first_of("{}") != std::string_view::npos)
        throw std::invalid_argument("route: a {name} is a whole segment in " + std::string(pattern));
      next = &node->literal[std::string(segment)];
    }
    if (!*next) *next = std::make_shared<Node>();
    node = next->get();
  }
  auto added = node->methods.try_emplace(std::string(method), std::move(handler), std::move(names));
  if (!added.second) throw std::invalid_argument("route: added twice: " + std::string(pattern));
  return *this;
}

const Router::Node* Router::match(const Node& node, const std::vector<std::string_view>& segments, std::size_t at,
                                  std::vector<std::string_view>& values) const {
  if (at == segments.size()) return node.methods.empty() ? nullptr : &node;
  auto literal = node.literal.find(segments[at]);
  if (literal != node.literal.end())
    if (const Node* found = match(*literal->second, segments, at + 1, values)) return found;
  if (!node.any || segments[at].empty()) return nullptr;
  values.push_back(segments[at]);
  if (const Node* found = match(*node.any, segments, at + 1, values)) return found;
  values.pop_back();
  return nullptr;
}

Response Router::operator()(const Request& request) const {
  if (request.path == "*" && request.method == "OPTIONS")
    return Response{204, {{"Allow", "GET, HEAD, OPTIONS, POST"}}, {}};
  if (!request.path.starts_with('/')) return Response::error(404);
  std::vector<std::string_view> values;
  const Node* node = match(root_, segments_of(request.path), 0, values);
  if (!node) return Response::error(404);

  auto route = node->methods.find(request.method == "HEAD" ? "GET" : request.method);
  if (route == node->methods.end()) {
    std::string allow = node->methods.contains("GET") ? "GET, HEAD, OPTIONS" : "OPTIONS";
    if (node->methods.contains("POST")) allow += ", POST";
    return Response{request.method == "OPTIONS" ? 204 : 405, {{"Allow", allow}}, {}};
  }
  const auto& [handler, names] = route->second;
  if (names.empty()) return handler(request);
  Request with_params = request;
  for (std::size_t i = 0; i < names.size(); ++i) with_params.params.emplace_back(names[i], values[i]);
  return handler(with_params);
}

}  // namespace adep::http
