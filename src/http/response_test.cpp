// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response.h"

#include <gtest/gtest.h>

#include "http/reply.h"

namespace adep::http {
namespace {

bool holds(const std::string& head, std::string_view line) {
  return head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}

TEST(Response, AssetIsSentOnce) {
  static constexpr std::string_view css = "body{}";
  const std::string tag = etag_of(css);
  Request request;
  const Response first = asset(request, css, "text/css", tag);
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.body.bytes().data(), css.data());  // not copied
  for (std::string known : {tag, "W/" + tag, "\"x\", " + tag, std::string("*")}) {
    request.headers = {{"if-none-match", known}};
    EXPECT_EQ(asset(request, css, "text/css", tag).status, 304) << known;
  }
  request.headers = {{"if-none-match", "\"x\""}};
  EXPECT_EQ(asset(request, css, "text/css", tag).status, 200);
  EXPECT_NE(etag_of("a"), etag_of("b"));
}

TEST(Response, BareOnesWaitForAPage) {
  EXPECT_TRUE(Response::error(404).bare());
  EXPECT_FALSE(Response::text("gone", 404).bare());
  EXPECT_FALSE(Response::redirect(303, "/").bare());
}

TEST(Head, StrictUnlessSetOtherwise) {
  const std::string plain = *head_of(Response::html(std::string("x")), {.keep_alive = true});
  for (std::string_view line :
       {"Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; script-src 'none'; font-src "
        "'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "X-Frame-Options: DENY",
        "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin",
        "Cache-Control: no-store", "Content-Length: 1"})
    EXPECT_TRUE(holds(plain, line)) << line;
  EXPECT_NE(plain.find("\r\nPermissions-Policy: "), std::string::npos);
  EXPECT_NE(plain.find("\r\nDate: "), std::string::npos);
  EXPECT_EQ(plain.find("Strict-Transport-Security"), std::string::npos);
  EXPECT_EQ(plain.find("Connection"), std::string::npos);

  Response own = Response::html(std::string("x"));
  own.set("cache-control", "public").set("Server", "Adep/1").set("Content-Length", "99");
  const std::string head = *head_of(own, {.secure = true});
  EXPECT_TRUE(holds(head, "cache-control: public"));
  EXPECT_EQ(head.find("no-store"), std::string::npos);
  EXPECT_EQ(head.find("Server"), std::string::npos);
  EXPECT_TRUE(holds(head, "Content-Length: 1"));
  EXPECT_TRUE(holds(head, "Strict-Transport-Security: max-age=31536000"));
  EXPECT_TRUE(holds(head, "Connection: close"));
}

TEST(Head, CookiesOnlyWhereAllowed) {
  const Response response = Response::text(std::string("x")).set("Set-Cookie", "a=1");
  EXPECT_EQ(head_of(response, {})->find("Set-Cookie"), std::string::npos);
  EXPECT_TRUE(holds(*head_of(response, {.cookies = true}), "Set-Cookie: a=1"));
}

TEST(Head, NothingCanBeSmuggled) {
  EXPECT_FALSE(head_of(Response::redirect(303, "/\r\nSet-Cookie: a=1"), {}));
  EXPECT_FALSE(head_of(Response::text(std::string()).set("Bad Name", "x"), {}));
  EXPECT_FALSE(head_of(Response::text(std::string()).set("", "x"), {}));
  EXPECT_FALSE(head_of(Response{100, {}, {}}, {}));
  EXPECT_TRUE(head_of(Response::redirect(303, "/ask?q=торт"), {}));
}

TEST(Head, NoLengthWithoutBody) {
  EXPECT_EQ(head_of(Response{304, {}, {}}, {})->find("Content-Length"), std::string::npos);
  EXPECT_EQ(head_of(Response{204, {}, {}}, {})->find("Content-Length"), std::string::npos);
  EXPECT_TRUE(holds(*head_of(Response::redirect(303, "/"), {}), "Content-Length: 0"));
}

}  // namespace
}  // namespace adep::http
