// SPDX-License-Identifier: AGPL-3.0-or-later
// The HTTP/1.1 server: listens, refuses what is malformed, too large or too slow with a readable page,
// and hands the rest to one handler on a bounded pool of workers. It writes nothing down about clients:
// no address, path, query or body reaches the log. Server may be used from any thread.
//
//   Config config{.address = "127.0.0.1", .port = 8080};
//   Result<std::unique_ptr<Server>> server = Server::start(config, router);
//   (*server)->wait();        // until some other thread calls stop()
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/router.h"

namespace adep::http {

// Bytes, counts and patience. Deadlines are looked at every 100 ms.
struct Limits {
  using Time = std::chrono::milliseconds;

  std::size_t header_bytes = 16u << 10;       // request line and fields: 431
  std::size_t uri_bytes = 8u << 10;           // 414
  std::size_t body_bytes = 8u << 20;          // 413
  std::size_t bodies_in_memory = 256u << 20;  // of all requests together: 503

  Time handshake{10'000};
  Time header{10'000};        // first byte of a request to the end of its header: 408
  Time idle{30'000};          // between requests
  Time idle_in_crowd{1'000};  // the same while more than half of the connections, in all or of the address, are taken

  Time body_part{10'000};    // longest silence within a body: 408
  Time body_total{900'000};  // 408
  Time slow_grace{20'000};   // after it, each slow_window must bring slow_bytes_per_second: 408
  Time slow_window{10'000};
  std::size_t slow_bytes_per_second = 1024;

  Time write_part{30'000};  // longest time without the client taking a byte
  Time write_total{900'000};

  // After a refusal the rest of what the client sends is read and thrown away, so that it sees the page.
  std::size_t drain_bytes = 64u << 20;
  Time drain{300'000};
  Time linger{2'000};  // silence that ends the draining

  std::size_t requests_per_connection = 1000;
  std::size_t connections = 1024;            // 503
  std::size_t connections_per_address = 64;  // 429; an IPv6 address counts by its /64
  std::size_t queued_requests = 512;         // waiting for a worker: 503
  Time stopping{10'000};                     // for the requests in flight
};

struct Tls {
  std::string certificate_file;  // PEM, the chain
  std::string key_file;          // PEM
};

struct Config {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;   // 0: any free one, see Server::port()
  unsigned io_threads = 0;  // 0: as many as cores
  unsigned workers = 0;     // 0: twice the cores, at least 4
  std::optional<Tls> tls = {};
  Limits limits = {};

  // The page of a refusal. `partial` holds what was known by then: perhaps method, path, query, headers.
  // Called on any thread, several at once; must be quick. Without it, one plain line in English.
  std::function<Response(int status, const Request& partial)> error_page = nullptr;

  // Behind a proxy of ours: connections_per_address then counts the requests in flight of the last address in
  // X-Forwarded-For instead of connections. Only with an address that nobody but the proxy can reach.
  bool trust_proxy = false;

  // Only under these paths ("/desk") do cookies exist in either direction.
  std::vector<std::string> cookie_prefixes = {};

  // Start, stop and faults; never anything about a client or a request.
  std::function<void(std::string_view)> log = nullptr;
};

class Server {
 public:
  // Errors: server.bad_address {address}, server.cannot_listen {address, port, reason}, server.bad_certificate {file},
  // server.bad_key {file}.
  static Result<std::unique_ptr<Server>> start(Config config, Handler handler);
  ~Server();  // stop() and wait()

  std::uint16_t port() const;

  // No new connections; idle ones end at once, requests in flight are answered within Limits::stopping.
  // Returns at once; may be called more than once and from a handler, but not from a signal handler.
  void stop();
  // Until everything has ended. A handler that never returns keeps it waiting. Not from a handler.
  void wait();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace adep::http
