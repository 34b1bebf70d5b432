// SPDX-License-Identifier: AGPL-3.0-or-later
// Slow clients, too many clients, and the end: with short limits, and asserting what happens, not how fast.
#include <atomic>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

#include "http/server.h"
#include "http/test_client.h"

namespace adep::http {
namespace {

using namespace std::chrono_literals;

// Holds handlers of /wait until opened.
struct Barrier {
  std::promise<void> promise;
  std::shared_future<void> opened = promise.get_future().share();
  std::atomic<int> waiting = 0;

  Handler handler() {
    return [this](const Request& request) {
      if (request.path == "/wait") {
        ++waiting;
        opened.wait();
      }
      return Response::text("done");
    };
  }
};

TEST(Slow, HeaderIsCutWhileOthersAreServed) {
  Config config;
  config.limits.header = 1s;
  const auto server = start_server(config);
  Client slow(server->port()), silent(server->port());
  slow.send("GET /slow HTTP/1.1\r\nHos");
  EXPECT_EQ(ask(*server, get_request("/quick")).status, 200);
  EXPECT_EQ(slow.read().status, 408);
  EXPECT_TRUE(slow.ended());
  EXPECT_TRUE(silent.ended());  // it never began: nothing to answer
}

TEST(Slow, AHundredDrippingClientsStopNobody) {
  Config config;
  config.limits.header = 1500ms;
  config.limits.connections_per_address = 200;
  config.io_threads = 1;
  const auto server = start_server(config);
  std::vector<Client> dripping;
  for (int i = 0; i < 100; ++i) dripping.emplace_back(server->port());
  const std::string request = get_request("/", "X: " + std::string(10'000, 'x'));
  std::atomic<bool> stop = false;
  std::thread drip([&] {
    for (std::size_t at = 0; !stop && at < request.size(); ++at) {
      for (Client& client : dripping) client.send(request.substr(at, 1));
      std::this_thread::sleep_for(20ms);
    }
  });
  for (int i = 0; i < 20; ++i) EXPECT_EQ(ask(*server, get_request("/quick")).status, 200);
  for (Client& client : dripping) EXPECT_EQ(client.read().status, 408);
  stop = true;
  drip.join();
}

TEST(Slow, SilenceWithinABodyIsCut) {
  Config config;
  config.limits.body_part = 300ms;
  const auto server = start_server(config);
  Client client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
  EXPECT_EQ(client.read().status, 408);
}

TEST(Slow, WhoEndsWithinARequestIsToldSo) {
  const auto server = start_server();
  for (const std::string_view begun :
       {"GET / HTTP/1.1\r\nHost", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc"}) {
    Client client(server->port());
    client.send(begun);
    client.end_sending();
    EXPECT_EQ(client.read().status, 400);
    EXPECT_TRUE(client.ended());
  }
}

TEST(Slow, EachPartOfABodyExtendsTheDeadline) {
  Config config;
  config.limits.body_part = 2s;
  const auto server = start_server(config, [](const Request& r) { return Response::text(r.body); });
  Client client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
  for (int i = 0; i < 10; ++i) {
    std::this_thread::sleep_for(250ms);
    client.send("x");
  }
  EXPECT_EQ(client.read().body, "xxxxxxxxxx");
}

TEST(Slow, ABodyBelowTheLeastPaceIsCut) {
  Config config;
  config.limits.slow_grace = 100ms;
  config.limits.slow_window = 200ms;
  const auto server = start_server(config);
  Client client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
  std::atomic<bool> stop = false;
  std::thread drip([&] {
    while (!stop && client.send("x")) std::this_thread::sleep_for(20ms);
  });
  EXPECT_EQ(client.read().status, 408);
  stop = true;
  drip.join();
}

TEST(Slow, ABodyBeyondItsTotalTimeIsCut) {
  Config config;
  config.limits.body_total = 400ms;
  const auto server = start_server(config);
  Client client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
  std::atomic<bool> stop = false;
  std::thread drip([&] {
    while (!stop && client.send("x")) std::this_thread::sleep_for(20ms);
  });
  EXPECT_EQ(client.read().status, 408);
  stop = true;
  drip.join();
}

TEST(Slow, AReaderWhoDoesNotReadIsCut) {
  Config config;
  config.limits.write_part = 300ms;
  config.limits.connections = 1;
  auto shared = std::make_shared<const std::string>(std::string(32 << 20, 's'));
  const auto server = start_server(config, [shared](const Request&) { return Response::text(shared); });
  Client client(server->port());
  client.send(get_request("/"));
  EXPECT_TRUE(soon([&] { return ask(*server, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", true).status == 200; }));
}

TEST(Slow, AnIdleConnectionEnds) {
  Config config;
  config.limits.idle = 200ms;
  const auto server = start_server(config);
  Client client(server->port());
  EXPECT_EQ(client.get("/").status, 200);
  EXPECT_TRUE(client.ended());
}

TEST(Slow, WhereManyShareAnAddressAnIdleConnectionMakesRoomSoon) {
  Config config;
  config.limits.connections_per_address = 3;
  config.limits.idle_in_crowd = 200ms;
  const auto server = start_server(config);
  Client alone(server->port());
  EXPECT_EQ(alone.get("/").status, 200);  // no crowd yet: it may stay
  Client second(server->port()), third(server->port());
  EXPECT_EQ(second.get("/").status, 200);
  EXPECT_EQ(third.get("/").status, 200);
  EXPECT_TRUE(second.ended());
  EXPECT_TRUE(third.ended());
  EXPECT_EQ(alone.get("/").status, 200);
}

TEST(Caps, RequestsPerConnection) {
  Config config;
  config.limits.requests_per_connection = 3;
  const auto server = start_server(config);
  Client client(server->port());
  EXPECT_EQ(client.get("/").header("connection"), "");
  EXPECT_EQ(client.get("/").header("connection"), "");
  EXPECT_EQ(client.get("/").header("connection"), "close");
  EXPECT_TRUE(client.ended());
}

TEST(Caps, ConnectionsPerAddress) {
  Config config;
  config.limits.connections_per_address = 2;
  const auto server = start_server(config);
  Client second(server->port());
  {
    Client first(server->port());
    EXPECT_EQ(first.get("/").status, 200);
    EXPECT_EQ(second.get("/").status, 200);
    const Reply refused = ask(*server, get_request("/"));
    EXPECT_EQ(refused.status, 429);
    EXPECT_NE(refused.header("retry-after"), "");
    EXPECT_EQ(refused.header("connection"), "close");
  }
  EXPECT_TRUE(soon([&] { return ask(*server, get_request("/")).status == 200; }));
}

TEST(Caps, ConnectionsInAll) {
  Config config;
  config.limits.connections = 1;
  const auto server = start_server(config);
  Client first(server->port());
  EXPECT_EQ(first.get("/").status, 200);
  const Reply refused = ask(*server, get_request("/"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_NE(refused.header("retry-after"), "");
  EXPECT_EQ(first.get("/").status, 200);
}

TEST(Caps, BehindAProxyTheForwardedAddressCounts) {
  Barrier barrier;
  Config config;
  config.trust_proxy = true;
  config.workers = 4;
  config.limits.connections_per_address = 1;
  const auto server = start_server(config, barrier.handler());
  Client busy(server->port());
  busy.send(get_request("/wait", "X-Forwarded-For: 9.9.9.9, 1.2.3.4\r\n"));
  ASSERT_TRUE(soon([&] { return barrier.waiting == 1; }));
  EXPECT_EQ(ask(*server, get_request("/", "X-Forwarded-For: 1.2.3.4\r\n")).status, 429);
  EXPECT_EQ(ask(*server, get_request("/", "X-Forwarded-For: 1.2.3.4, 5.6.7.8\r\n")).status, 200);
  EXPECT_EQ(ask(*server, get_request("/", "X-Forwarded-For: ::ffff:1.2.3.4\r\n")).status, 429);
  Client subscriber(server->port());
  subscriber.send(get_request("/wait", "X-Forwarded-For: 2001:db8:1:2:3::4\r\n"));
  ASSERT_TRUE(soon([&] { return barrier.waiting == 2; }));
  EXPECT_EQ(ask(*server, get_request("/", "X-Forwarded-For: 2001:db8:1:2:9::9\r\n")).status, 429);
  EXPECT_EQ(ask(*server, get_request("/", "X-Forwarded-For: 2001:db8:1:3::4\r\n")).status, 200);
  barrier.promise.set_value();
  EXPECT_EQ(busy.read().status, 200);
  EXPECT_EQ(subscriber.read().status, 200);
  EXPECT_TRUE(soon([&] { return ask(*server, get_request("/", "X-Forwarded-For: 1.2.3.4\r\n")).status == 200; }));
}

TEST(Caps, AFullQueueIs503) {
  Barrier barrier;
  Config config;
  config.workers = 1;
  config.limits.queued_requests = 1;
  const auto server = start_server(config, barrier.handler());
  Client working(server->port());
  working.send(get_request("/wait"));
  ASSERT_TRUE(soon([&] { return barrier.waiting == 1; }));
  Client queued(server->port()), other(server->port());
  queued.send(get_request("/"));
  other.send(get_request("/"));
  std::vector<Client*> both{&queued, &other};
  // One of the two waits, the other is refused; which, the threads decide.
  std::promise<int> refused;
  std::vector<std::thread> readers;
  std::atomic<int> answered = 0, ok = 0;
  for (Client* client : both)
    readers.emplace_back([&, client] {
      const int status = client->read().status;
      if (answered++ == 0) refused.set_value(status);
      if (status == 200) ++ok;
    });
  EXPECT_EQ(refused.get_future().get(), 503);
  barrier.promise.set_value();
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(ok, 1);
  EXPECT_EQ(working.read().status, 200);
}

TEST(Stop, InFlightFinishesIdleEndsNewAreRefused) {
  Barrier barrier;
  const auto server = start_server({}, barrier.handler());
  Client idle(server->port()), busy(server->port()), uploading(server->port());
  EXPECT_EQ(idle.get("/").status, 200);
  busy.send(get_request("/wait"));
  uploading.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(uploading.read().status, 100);
  ASSERT_TRUE(soon([&] { return barrier.waiting == 1; }));

  server->stop();
  server->stop();
  EXPECT_TRUE(idle.ended());
  EXPECT_TRUE(soon([&] { return ask(*server, get_request("/")).status == 0; }));
  uploading.send("abc");
  EXPECT_EQ(uploading.read().status, 200);
  EXPECT_TRUE(uploading.ended());
  barrier.promise.set_value();
  const Reply reply = busy.read();
  EXPECT_EQ(reply.body, "done");
  EXPECT_EQ(reply.header("connection"), "close");
  server->wait();
}

TEST(Stop, UnderLoadEveryBegunRequestIsAnswered) {
  std::atomic<int> begun = 0, answered = 0;
  const auto server = start_server({}, [&](const Request&) {
    ++begun;
    std::this_thread::sleep_for(2ms);
    return Response::text("done");
  });
  std::vector<std::thread> load;
  for (int i = 0; i < 8; ++i)
    load.emplace_back([&] {
      for (Client client(server->port()); client.get("/").status == 200;) ++answered;
    });
  ASSERT_TRUE(soon([&] { return answered > 100; }));
  server->stop();
  for (std::thread& thread : load) thread.join();
  server->wait();
  EXPECT_EQ(begun, answered);
}

TEST(Stop, AnUnfinishedUploadIsCutAtTheCap) {
  Config config;
  config.limits.stopping = 200ms;
  const auto server = start_server(config);
  Client uploading(server->port());
  uploading.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(uploading.read().status, 100);
  server->stop();
  server->wait();
  EXPECT_TRUE(uploading.ended());
}

TEST(Stop, FromWithinAHandler) {
  Server* self = nullptr;
  const auto server = start_server({}, [&](const Request&) {
    self->stop();
    return Response::text("bye");
  });
  self = server.get();
  EXPECT_EQ(ask(*server, get_request("/")).body, "bye");
  server->wait();
}

}  // namespace
}  // namespace adep::http
