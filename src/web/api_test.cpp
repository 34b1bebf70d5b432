// SPDX-License-Identifier: AGPL-3.0-or-later
// What the JSON interface refuses, and how it says so; what it answers is held to its OpenAPI document by
// tests/browser/api_test.mjs.
#include "web/api.h"

#include <nlohmann/json.hpp>

#include "web/test_house.h"

namespace adep::web {
namespace {

struct Interface : House {
  http::Router api;
  Interface() {
    add_api(api, {.edition = [this] { return current; },
                  .today = [] { return *Date::parse("2026-11-22"); },
                  .desks = &desks,
                  .messages = locales(),
                  .checkers = &checkers,
                  .openapi = "{}"});
  }
  Response send(const std::string& path, const std::string& body, Pairs query = {}) const {
    return api({.method = "POST",
                .path = path,
                .query = std::move(query),
                .headers = {{"content-type", "application/json"}},
                .body = body});
  }
};

std::string first(const Response& r, const char* what) {
  const auto doc = nlohmann::json::parse(text(r), nullptr, false);
  return doc.is_object() ? doc["errors"][0][what].get<std::string>() : "not JSON: " + text(r);
}

TEST(Interface, WhatTheServerItselfRefusesIsJsonToo) {
  const House house;
  for (int status : {400, 403, 404, 405, 408, 411, 413, 414, 415, 429, 431, 500, 501, 503, 505}) {
    const Response r = house.site.error_page(status, {.path = "/api/v1/nosuch", .query = {{"lang", "ru"}}});
    EXPECT_EQ(r.status, status);
    EXPECT_EQ(*r.header("Content-Type"), "application/json");
    EXPECT_THAT(first(r, "what"), Not(HasSubstr("["))) << status;
    EXPECT_THAT(first(r, "cure"), Not(HasSubstr("["))) << status;
  }
  EXPECT_EQ(first(house.site.error_page(404, {.path = "/api/v1/nosuch"}), "what"), "There is no such address.");
  EXPECT_THAT(text(house.site.error_page(404, {.path = "/en/nosuch"})), HasSubstr("<html"));
}

TEST(Interface, AKeyThatStandsTwiceIsRefused) {
  const Interface house;
  EXPECT_EQ(first(house.send("/api/v1/advise/gift", R"({"lang":"kk","lang":"ru"})"), "key"), "yaml.repeated_key");
  const Response facts = house.send("/api/v1/advise/gift", R"({"facts":{"giver":"subordinate","giver":"friend"}})");
  EXPECT_EQ(facts.status, 400);
  EXPECT_EQ(first(facts, "key"), "yaml.repeated_key");
  EXPECT_THAT(first(facts, "what"), HasSubstr("“giver” appears twice"));
  EXPECT_EQ(house.send("/api/v1/advise/gift", R"({"facts":{"giver":"friend"},"lang":"en"})").status, 200);
}

TEST(Interface, ErrorsSpeakTheLanguageOfTheBody) {
  const Interface house;
  const std::string body = R"({"lang":"ru","facts":{"giver":"boss"}})";
  EXPECT_THAT(first(house.send("/api/v1/advise/gift", body), "cure"), HasSubstr("Подходят ответы: subordinate, "));
  EXPECT_THAT(first(house.send("/api/v1/advise/gift", body, {{"lang", "kk"}}), "what"), HasSubstr("не подходит"));
  EXPECT_THAT(first(house.send("/api/v1/advise/gift", "[]", {{"lang", "kk"}}), "cure"), HasSubstr("жіберіңіз"));
  EXPECT_THAT(first(house.send("/api/v1/advise/nosuch", R"({"lang":"ru"})"), "cure"), HasSubstr("GET /api/v1/topics"));
}

TEST(Interface, AnEmptyListIsNoAnswer) {
  const Interface house;
  const Response r = house.send("/api/v1/advise/gift", R"({"facts":{"giver":[]}})");
  EXPECT_EQ(r.status, 400);
  EXPECT_THAT(first(r, "what"), HasSubstr("“[]” is not an answer to “giver”"));
}

}  // namespace
}  // namespace adep::web
