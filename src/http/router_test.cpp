// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/router.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace adep::http {
namespace {

Handler say(std::string words) {
  return [words](const Request& request) {
    return Response::text(words + std::string(request.param("id")) + std::string(request.param("tab")));
  };
}

Router example() {
  Router router;
  router.get("/", say("home")).get("/case/{id}", say("case ")).get("/case/new", say("new"));
  router.post("/ask", say("asked")).get("/ask", say("ask")).get("/case/{id}/tab/{tab}", say("tab "));
  router.post("/only/{id}", say("only ")).get("/{id}/edit", say("edit "));
  return router;
}

Response call(const Router& router, std::string method, std::string path) {
  Request request;
  request.method = std::move(method);
  request.path = std::move(path);
  return router(request);
}

std::string body(std::string method, std::string path) {
  const Response response = call(example(), std::move(method), std::move(path));
  return response.status == 200 ? std::string(response.body.bytes()) : std::to_string(response.status);
}

TEST(Router, FindsTheHandler) {
  EXPECT_EQ(body("GET", "/"), "home");
  EXPECT_EQ(body("GET", "/case/7"), "case 7");
  EXPECT_EQ(body("GET", "/case/new"), "new");
  EXPECT_EQ(body("GET", "/case/new/tab/2"), "tab new2");
  EXPECT_EQ(body("GET", "/case/edit"), "case edit");
  EXPECT_EQ(body("GET", "/other/edit"), "edit other");
  EXPECT_EQ(body("POST", "/ask"), "asked");
  EXPECT_EQ(body("GET", "/ask"), "ask");
  EXPECT_EQ(body("HEAD", "/ask"), "ask");
}

TEST(Router, UnknownPaths) {
  for (const char* path : {"/nothing", "/case", "/case/", "/ask/", "/case/1/tab", "*"})
    EXPECT_EQ(body("GET", path), "404") << path;
  EXPECT_TRUE(call(example(), "GET", "/nothing").bare());
}

TEST(Router, OtherMethods) {
  const Response refused = call(example(), "POST", "/case/7");
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(*refused.header("allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(*call(example(), "GET", "/only/1").header("Allow"), "OPTIONS, POST");
  const Response options = call(example(), "OPTIONS", "/ask");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(*options.header("Allow"), "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(call(example(), "OPTIONS", "*").status, 204);
}

TEST(Router, MistakesInThePatternThrow) {
  Router router = example();
  EXPECT_THROW(router.get("no-slash", say("")), std::invalid_argument);
  EXPECT_THROW(router.get("/a{id}", say("")), std::invalid_argument);
  EXPECT_THROW(router.get("/{id}/{id}", say("")), std::invalid_argument);
  EXPECT_THROW(router.get("/ask", say("")), std::invalid_argument);
  EXPECT_THROW(router.add("PUT", "/x", say("")), std::invalid_argument);
  EXPECT_THROW(router.get("/x", nullptr), std::invalid_argument);
}

}  // namespace
}  // namespace adep::http
