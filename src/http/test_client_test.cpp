// SPDX-License-Identifier: AGPL-3.0-or-later
#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "http/test_client.h"

namespace adep::http {

std::string Reply::header(std::string_view name) const {
  const std::string* found = find(headers, name);
  return found ? *found : std::string();
}

Client::Client(std::uint16_t port, bool tls) {
  std::signal(SIGPIPE, SIG_IGN);
  socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  timeval patience{10, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
    ::close(socket_);
    socket_ = -1;
    return;
  }
  if (!tls) return;
  tls_context_ = SSL_CTX_new(TLS_client_method());
  tls_ = SSL_new(tls_context_);
  SSL_set_fd(tls_, socket_);
  if (SSL_connect(tls_) != 1) {
    SSL_free(tls_);
    tls_ = nullptr;
    ::close(socket_);
    socket_ = -1;
  }
}

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      tls_context_(std::exchange(other.tls_context_, nullptr)),
      tls_(std::exchange(other.tls_, nullptr)),
      read_ahead_(std::move(other.read_ahead_)) {}

Client::~Client() {
  if (tls_) SSL_free(tls_);
  if (tls_context_) SSL_CTX_free(tls_context_);
  if (socket_ >= 0) ::close(socket_);
}

std::string Client::tls_version() const { return tls_ ? SSL_get_version(tls_) : ""; }

bool Client::send(std::string_view bytes) {
  while (!bytes.empty() && socket_ >= 0) {
    const auto n = tls_ ? SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()))
                        : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return socket_ >= 0;
}

void Client::end_sending() { ::shutdown(socket_, SHUT_WR); }

std::size_t Client::receive(char* into, std::size_t most) {
  if (socket_ < 0) return 0;
  const auto n = tls_ ? SSL_read(tls_, into, static_cast<int>(most)) : ::recv(socket_, into, most, 0);
  silent_ = n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  return n > 0 ? static_cast<std::size_t>(n) : 0;
}

Reply Client::read(bool to_head) {
  char part[16384];
  std::size_t head_end = 0;
  while ((head_end = read_ahead_.find("\r\n\r\n")) == std::string::npos) {
    const std::size_t n = receive(part, sizeof part);
    if (n == 0) return {};
    read_ahead_.append(part, n);
  }
  const std::string head = read_ahead_.substr(0, head_end + 2);
  read_ahead_.erase(0, head_end + 4);
  Reply reply;
  reply.status = std::atoi(head.substr(9, 3).c_str());
  for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
    const std::size_t end = head.find("\r\n", at), colon = head.find(": ", at);
    reply.headers.emplace_back(lower(head.substr(at, colon - at)), head.substr(colon + 2, end - colon - 2));
    at = end + 2;
  }
  const std::size_t length = to_head ? 0 : std::strtoul(reply.header("content-length").c_str(), nullptr, 10);
  while (read_ahead_.size() < length) {
    const std::size_t n = receive(part, sizeof part);
    if (n == 0) return {};
    read_ahead_.append(part, n);
  }
  reply.body = read_ahead_.substr(0, length);
  read_ahead_.erase(0, length);
  return reply;
}

bool Client::ended() {
  char part[1];
  return read_ahead_.empty() && receive(part, 1) == 0 && !silent_;
}

Reply Client::get(std::string_view path, std::string_view more_headers) {
  send(get_request(path, more_headers));
  return read();
}

std::string get_request(std::string_view path, std::string_view more_headers) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more_headers) + "\r\n";
}

std::string post_request(std::string_view path, std::string_view body, std::string_view more_headers) {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(more_headers) + "\r\n" + std::string(body);
}

std::unique_ptr<Server> start_server(Config config, Handler handler) {
  if (!handler) handler = [](const Request& request) { return Response::text(request.path); };
  auto server = Server::start(std::move(config), std::move(handler));
  if (!server) {
    ADD_FAILURE() << server.error().key;
    std::abort();
  }
  return std::move(*server);
}

Reply ask(const Server& server, std::string_view request, bool to_head) {
  Client client(server.port());
  client.send(request);
  return client.read(to_head);
}

bool soon(const std::function<bool()>& true_now) {
  for (int i = 0; i < 1000; ++i) {
    if (true_now()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace adep::http
