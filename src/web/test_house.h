// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests of pages: a house over one pack, on 22 November 2026, driven through its router.
//
//   const House house("tests/packs/mini", true);        // true: with a desk that answers questions
//   text(house.post("/kk/ask", {{"q", "торт"}}))
#pragma once
#include <gmock/gmock.h>

#include <map>
#include <regex>

#include "http/form.h"
#include "web/checkers.h"
#include "web/desks.h"
#include "web/site.h"

namespace adep::web {

using http::Pairs;
using http::Request;
using http::Response;
using testing::HasSubstr;
using testing::Not;

inline Messages locales() {
  Faults faults;
  Messages m = Messages::read(*read_folder("locales", ".yaml"), faults);
  for (const Fault& f : faults)
    ADD_FAILURE() << f.file << ":" << f.line << " " << f.key << " "
                  << (f.words.contains("key") ? f.words.at("key") : "");
  return m;
}

inline std::shared_ptr<const advisor::Edition> edition(const std::string& folder) {
  Faults faults;
  auto e = advisor::Edition::open(*read_folder(folder, ".yaml"), faults);
  EXPECT_TRUE(e) << folder;
  return e;
}

inline const language::Stems& test_stems() {
  static const language::Stems stems;
  return stems;
}

struct House {
  std::shared_ptr<const advisor::Edition> current;
  Desks desks{{.stems = test_stems(), .cache = {}}};
  Checkers checkers{test_stems()};
  Site site;
  http::Router router;

  explicit House(const std::string& folder = "tests/packs/mini", bool asks = false)
      : current(edition(folder)),
        site({.messages = locales(),
              .templates = html::Templates(*read_folder("templates", ".mustache"), locales(), "web."),
              .edition = [this] { return current; },
              .today = [] { return *Date::parse("2026-11-22"); },
              .desks = &desks,
              .checkers = &checkers,
              .theme_css = "body{}",
              .icon = "<svg/>",
              .ask_js = "'use strict';",
              .source_archive = "all of it",
              .strict = true}) {
    if (asks) desks.open(current);
    site.add_routes(router);
  }

  Response get(const std::string& path, Pairs headers = {}) const {
    Request r{.method = "GET", .path = path.substr(0, path.find('?')), .headers = std::move(headers)};
    if (path.find('?') != path.npos) r.query = http::parse_urlencoded(path.substr(path.find('?') + 1))->fields;
    return checked(router(r), path);
  }
  Response post(const std::string& path, const Pairs& fields) const {
    Request r{.method = "POST",
              .path = path,
              .headers = {{"content-type", "application/x-www-form-urlencoded"}},
              .body = http::urlencode(fields)};
    return checked(router(r), path);
  }
  // What holds for every answer of this house.
  static Response checked(Response r, const std::string& path) {
    const std::string body(r.body.bytes());
    EXPECT_FALSE(r.header("Set-Cookie")) << path;
    EXPECT_FALSE(std::regex_search(body, std::regex(R"(\[(web|speech|date|answer)\.[a-z_.0-9]+\])"))) << path << "\n"
                                                                                                      << body;
    for (const char* never : {"href=\"#\"", "<script>", " style=", "{{", "onclick"})
      EXPECT_THAT(body, Not(HasSubstr(never))) << path;
    // The one script of the house comes from our own address, and only where its page says so.
    const std::string* policy = r.header("Content-Security-Policy");
    const bool ours = policy && policy->find("script-src 'self';") != policy->npos;
    EXPECT_FALSE(std::regex_search(
        body, std::regex(ours ? R"(<script(?! src="/static/ask.js\?[0-9a-f-]+" defer></script>))" : "<script")))
        << path;
    if (r.header("Location")) {
      EXPECT_THAT(*r.header("Location"), Not(HasSubstr("a."))) << path;
    }
    return r;
  }
};

inline std::string text(const Response& r) { return std::string(r.body.bytes()); }

}  // namespace adep::web
