// SPDX-License-Identifier: AGPL-3.0-or-later
// Of the tests only: a plain HTTP client on a blocking socket of 127.0.0.1 that can be as rude as a test
// needs, and a server with short patience.
//
//   Client client(server.port());
//   client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
//   EXPECT_EQ(client.read().status, 200);
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/server.h"

struct ssl_st;
struct ssl_ctx_st;

namespace adep::http {

struct Reply {
  int status = 0;  // 0: the connection ended or was silent for ten seconds
  Pairs headers;   // names in lower case
  std::string body;
  std::string header(std::string_view name) const;
};

class Client {
 public:
  explicit Client(std::uint16_t port, bool tls = false);
  ~Client();
  Client(Client&& other) noexcept;
  Client(const Client&) = delete;

  bool send(std::string_view bytes);  // false: the server no longer takes it
  void end_sending();                 // half closed: it may still read
  Reply read(bool to_head = false);   // one answer; 100 Continue counts as one
  bool ended();                       // waits for the server's end; false if it sends more or stays silent
  Reply get(std::string_view path, std::string_view more_headers = "");
  std::string tls_version() const;

 private:
  std::size_t receive(char* into, std::size_t most);  // 0: end or silence

  int socket_ = -1;
  ssl_ctx_st* tls_context_ = nullptr;
  ssl_st* tls_ = nullptr;
  std::string read_ahead_;
  bool silent_ = false;
};

std::string get_request(std::string_view path, std::string_view more_headers = "");
std::string post_request(std::string_view path, std::string_view body, std::string_view more_headers = "");

// Starts or fails the test. The handler answers with the path, unless another is given.
std::unique_ptr<Server> start_server(Config config = {}, Handler handler = nullptr);

// One request on a connection of its own.
Reply ask(const Server& server, std::string_view request, bool to_head = false);

// Waits until true, at most ten seconds.
bool soon(const std::function<bool()>& true_now);

}  // namespace adep::http
