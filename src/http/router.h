// SPDX-License-Identifier: AGPL-3.0-or-later
// Which handler answers a path and a method. A pattern is made of literal segments and {names}; a
// literal wins over a {name}, whatever the order of adding. HEAD is answered from GET, OPTIONS with
// Allow; unknown paths are a bare 404, known ones with another method a bare 405 with Allow.
//
//   Router router;
//   router.get("/", home).get("/case/{id}", show_case).post("/ask", ask);
//   Response r = router(request);   // request.param("id") inside show_case
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace adep::http {

// Called on worker threads, several at once; may block; exceptions become a 500 page.
using Handler = std::function<Response(const Request&)>;

class Router {
 public:
  // Throws std::invalid_argument for a malformed pattern, an unknown method or a route added twice.
  Router& add(std::string_view method, std::string_view pattern, Handler handler);
  Router& get(std::string_view pattern, Handler handler) { return add("GET", pattern, std::move(handler)); }
  Router& post(std::string_view pattern, Handler handler) { return add("POST", pattern, std::move(handler)); }

  Response operator()(const Request& request) const;

 private:
  struct Node {
    std::map<std::string, std::shared_ptr<Node>, std::less<>> literal;
    std::shared_ptr<Node> any;                                                                 // one non-empty segment
    std::map<std::string, std::pair<Handler, std::vector<std::string>>, std::less<>> methods;  // with the {names}
  };
  const Node* match(const Node& node, const std::vector<std::string_view>& segments, std::size_t at,
                    std::vector<std::string_view>& values) const;

  Node root_;
};

}  // namespace adep::http
