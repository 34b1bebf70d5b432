// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server answers to well and badly formed requests, over real sockets.
#include "http/server.h"

#include <mutex>
#include <stdexcept>

#include "http/form.h"
#include "http/test_client.h"

namespace adep::http {
namespace {

int status_of_request(std::string_view bytes) {
  static const auto server = start_server();
  return ask(*server, bytes).status;
}

TEST(Server, ServesAndKeepsTheConnection) {
  const auto server = start_server();
  Client client(server->port());
  for (int i = 0; i < 3; ++i) {
    const Reply reply = client.get("/a%20b");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "/a b");
    EXPECT_EQ(reply.header("connection"), "");
  }
  EXPECT_EQ(client.get("/last", "Connection: close\r\n").header("connection"), "close");
  EXPECT_TRUE(client.ended());
}

TEST(Server, Pipelined) {
  const auto server = start_server();
  Client client(server->port());
  client.send(get_request("/1") + post_request("/2", "body") + get_request("/3") + get_request("/4"));
  for (const char* path : {"/1", "/2", "/3", "/4"}) EXPECT_EQ(client.read().body, path);
}

TEST(Server, Http10) {
  const auto server = start_server();
  Client once(server->port());
  once.send("GET /old HTTP/1.0\r\n\r\n");
  EXPECT_EQ(once.read().body, "/old");
  EXPECT_TRUE(once.ended());
  Client kept(server->port());
  kept.send("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(kept.read().header("connection"), "keep-alive");
  EXPECT_EQ(kept.get("/again").body, "/again");
}

TEST(Server, HeadHasNoBody) {
  const auto server = start_server();
  Client client(server->port());
  client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n");
  const Reply reply = client.read(true);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("content-length"), "4");
  EXPECT_EQ(client.get("/next").body, "/next");
}

TEST(Server, BodiesOfBothFramings) {
  const auto server = start_server({}, [](const Request& r) { return Response::text(r.body); });
  EXPECT_EQ(ask(*server, post_request("/", "abc")).body, "abc");
  EXPECT_EQ(ask(*server, post_request("/", "")).body, "");
  const std::string large(3 << 20, 'x');
  EXPECT_TRUE(ask(*server, post_request("/", large)).body == large);
  EXPECT_EQ(ask(*server,
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n"
                "2\r\nde\r\n0\r\nTrailer: 1\r\n\r\n")
                .body,
            "abcde");
  EXPECT_EQ(ask(*server, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n").status, 400);
  EXPECT_EQ(
      ask(*server, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;" + std::string(40'000, 'x'))
          .status,
      400);
}

TEST(Server, MalformedRequestsAre400) {
  for (std::string_view bad : {
           "NONSENSE\r\n\r\n",
           "GET /\r\n\r\n",
           "GET / HTTP/1.1\nHost: a\n\n",
           "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
           "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET /../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET /a/%2e%2e/b HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET relative HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET /?a=%4 HTTP/1.1\r\nHost: a\r\n\r\n",
           "GET / HTTP/1.1\r\n\r\n",
           "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
           "GET / HTTP/1.1\r\nHost: a/b@c\r\n\r\n",
           "GET / HTTP/1.1\r\nHost: a\r\nX: a\x01z\r\n\r\n",
           "GET / HTTP/1.1\r\nHost: a\r\nX : a\r\n\r\n",
           "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
           "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n1\r\na\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
           "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\na",
           "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\na",
           "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\na",
           "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
       })
    EXPECT_EQ(status_of_request(bad), 400) << bad;
  EXPECT_EQ(status_of_request({"GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 35}), 400);
}

TEST(Server, OtherRefusals) {
  for (std::string_view method : {"PUT", "DELETE", "PATCH", "TRACE"})
    EXPECT_EQ(status_of_request(std::string(method) + " / HTTP/1.1\r\nHost: a\r\n\r\n"), 405) << method;
  EXPECT_EQ(status_of_request("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n"), 405);
  EXPECT_EQ(status_of_request("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
  EXPECT_EQ(status_of_request("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"), 501);
  EXPECT_EQ(status_of_request("POST / HTTP/1.1\r\nHost: a\r\n\r\n"), 411);
  EXPECT_EQ(status_of_request("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: magic\r\n\r\na"), 417);
  EXPECT_EQ(status_of_request(get_request("/" + std::string(8 << 10, 'u'))), 414);
  EXPECT_EQ(status_of_request("GET /" + std::string(60 << 10, 'u')), 414);
  EXPECT_EQ(status_of_request(get_request("/", "X: " + std::string(60 << 10, 'x') + "\r\n")), 431);
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "X-" + std::to_string(i) + ": value\r\n";
  EXPECT_EQ(status_of_request(get_request("/", many)), 431);
  EXPECT_EQ(status_of_request(get_request("/" + std::string(7 << 10, 'u'))), 200);
}

TEST(Server, ExpectContinue) {
  const auto server = start_server({}, [](const Request& r) { return Response::text(r.body); });
  Client client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read().status, 100);
  client.send("abc");
  EXPECT_EQ(client.read().body, "abc");
  Client large(server->port());
  large.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 30000000\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(large.read().status, 413);
}

TEST(Server, TooLargeABodyGetsAPage) {
  Config config;
  config.error_page = [](int status, const Request& partial) {
    return Response::html("<p>" + std::to_string(status) + " " + partial.path + " " +
                          std::string(partial.header("Accept-Language")) + "</p>");
  };
  const auto server = start_server(config);
  const std::string body(20 << 20, 'x');
  Client client(server->port());
  EXPECT_TRUE(client.send(post_request("/upload", body, "Accept-Language: kk\r\n")));  // all of it, no reset
  const Reply reply = client.read();
  EXPECT_EQ(reply.status, 413);
  EXPECT_EQ(reply.body, "<p>413 /upload kk</p>");
  EXPECT_TRUE(client.ended());

  Client chunked(server->port());
  chunked.send("POST /chunks HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(chunked.send("100000\r\n" + std::string(1 << 20, 'x') + "\r\n"));
  EXPECT_EQ(chunked.read().body, "<p>413 /chunks </p>");
}

TEST(Server, MemoryForBodiesIsBounded) {
  Config config;
  config.limits.bodies_in_memory = 1 << 20;
  const auto server = start_server(config);
  EXPECT_EQ(ask(*server, post_request("/", std::string(1 << 20, 'x'))).status, 200);
  EXPECT_EQ(ask(*server, post_request("/", std::string(3 << 20, 'x'))).status, 503);
  EXPECT_EQ(ask(*server, post_request("/", std::string(1 << 20, 'x'))).status, 200);
}

TEST(Server, PagesOfRefusalsKnowWhatWasKnown) {
  Config config;
  config.error_page = [](int status, const Request& partial) {
    return Response::html(std::to_string(status) + partial.path + std::string(partial.query_value("lang")) +
                          std::string(partial.header("cookie")));
  };
  Router router;
  router.get("/x", [](const Request&) { return Response::text("x"); });
  const auto server = start_server(config, router);
  EXPECT_EQ(ask(*server, get_request("/none?lang=kk", "Cookie: c\r\n")).body, "404/nonekk");
  EXPECT_EQ(ask(*server, get_request("/x?lang=ru", "Cookie: c\r\nHost: b\r\n")).body, "400/xru");
  const Reply refused = ask(*server, post_request("/x?lang=en", ""));
  EXPECT_EQ(refused.body, "405/xen");
  EXPECT_EQ(refused.header("allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(ask(*server, get_request("/x?lang=kk", "X: " + std::string(30'000, 'x') + "\r\n")).body, "431/xkk");
  EXPECT_EQ(ask(*server, "garbage\r\n\r\n").body, "400");
}

TEST(Server, FailuresAreNotTold) {
  std::mutex mutex;
  std::string logged;
  Config config;
  config.log = [&](std::string_view line) {
    const std::lock_guard lock(mutex);
    logged.append(line).append("\n");
  };
  const auto server = start_server(config, [](const Request& request) -> Response {
    if (request.path == "/header") return Response::text("x").set("X", "a\r\nb");
    if (request.path == "/number") throw 7;
    throw std::runtime_error("secret " + request.body);
  });
  const Reply reply = ask(*server, post_request("/path", "typed-words"));
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.body.find("secret"), std::string::npos);
  EXPECT_EQ(ask(*server, get_request("/header")).status, 500);
  EXPECT_EQ(ask(*server, get_request("/number")).status, 500);
  server->stop();
  server->wait();
  EXPECT_NE(logged.find("std::runtime_error"), std::string::npos);
  for (const char* word : {"secret", "typed-words", "/path", "127.0.0.1"})
    EXPECT_EQ(logged.find(word), std::string::npos) << logged;
}

TEST(Server, AFailingErrorPageIsReplaced) {
  Config config;
  config.error_page = [](int, const Request&) -> Response { throw std::runtime_error("broken"); };
  const auto server = start_server(config, Router());
  const Reply reply = ask(*server, get_request("/"));
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.body, "404 Not Found\n");
}

TEST(Server, CookiesAndAddressesNeverReachAHandler) {
  Config config;
  config.cookie_prefixes = {"/desk"};
  const auto server = start_server(config, [](const Request& request) {
    std::string seen;
    for (const auto& [name, value] : request.headers) seen += name + " ";
    return Response::text(seen).set("Set-Cookie", "session=1");
  });
  const std::string told =
      "Cookie: a=1\r\ncookie: b=2\r\nX-Forwarded-For: 1.2.3.4\r\nForwarded: for=1.2.3.4\r\nX-Real-IP: 1.2.3.4\r\n";
  for (const char* path : {"/", "/desktop", "/a/desk", "/DESK"}) {
    const Reply reply = ask(*server, get_request(path, told));
    EXPECT_EQ(reply.body, "host ") << path;
    EXPECT_EQ(reply.header("set-cookie"), "") << path;
  }
  for (const char* path : {"/desk", "/desk/matters", "//desk/./x"}) {
    const Reply reply = ask(*server, get_request(path, told));
    EXPECT_EQ(reply.body, "host cookie cookie ") << path;
    EXPECT_EQ(reply.header("set-cookie"), "session=1") << path;
  }
}

TEST(Server, StrictHeadersOnEveryAnswer) {
  const auto server = start_server();
  for (const std::string& request : {get_request("/"), std::string("bad\r\n\r\n"), get_request("/%zz")}) {
    const Reply reply = ask(*server, request);
    EXPECT_NE(reply.header("content-security-policy").find("script-src 'none'"), std::string::npos);
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(reply.header("x-frame-options"), "DENY");
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_EQ(reply.header("server"), "");
    EXPECT_EQ(reply.header("strict-transport-security"), "");
  }
}

TEST(Server, FormsThatAreNone) {
  const auto server = start_server({}, [](const Request& request) {
    const auto form = form_of(request);
    return form ? Response::text(std::string(form->value("q"))) : Response::error(status_of(form.error()));
  });
  EXPECT_EQ(ask(*server, post_request("/", "q=a", "Content-Type: application/x-www-form-urlencoded\r\n")).body, "a");
  EXPECT_EQ(ask(*server, post_request("/", "{}", "Content-Type: application/json\r\n")).status, 415);
  EXPECT_EQ(ask(*server, post_request("/", "q=%", "Content-Type: application/x-www-form-urlencoded\r\n")).status, 400);
}

TEST(Server, LargeSharedBodiesArriveWhole) {
  auto shared = std::make_shared<const std::string>(std::string(5 << 20, 's') + "end");
  const auto server = start_server({}, [shared](const Request&) { return Response::text(shared); });
  Client client(server->port());
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(client.get("/").body == *shared);
}

TEST(Server, CannotStart) {
  const auto server = start_server();
  Config config;
  config.port = server->port();
  EXPECT_EQ(Server::start(config, Router()).error().key, "server.cannot_listen");
  config.address = "nowhere";
  EXPECT_EQ(Server::start(config, Router()).error().key, "server.bad_address");
}

}  // namespace
}  // namespace adep::http
