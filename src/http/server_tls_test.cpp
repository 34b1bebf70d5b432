// SPDX-License-Identifier: AGPL-3.0-or-later
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "http/server.h"
#include "http/test_client.h"

namespace adep::http {
namespace {

using namespace std::chrono_literals;

// A self-signed certificate for one day, in a folder that goes away with the test.
class Certificate {
 public:
  Certificate() {
    char name[] = "/tmp/adep-http-XXXXXX";
    folder_ = mkdtemp(name);
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86400);
    X509_set_pubkey(certificate, key);
    X509_NAME* subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate, subject);
    X509_sign(certificate, key, EVP_sha256());
    FILE* file = std::fopen(tls().certificate_file.c_str(), "w");
    PEM_write_X509(file, certificate);
    std::fclose(file);
    file = std::fopen(tls().key_file.c_str(), "w");
    PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  ~Certificate() { std::filesystem::remove_all(folder_); }

  Tls tls() const { return {(folder_ / "cert.pem").string(), (folder_ / "key.pem").string()}; }

 private:
  std::filesystem::path folder_;
};

TEST(ServerTls, RoundTrip) {
  const Certificate certificate;
  Config config;
  config.tls = certificate.tls();
  const auto server =
      start_server(config, [](const Request& r) { return Response::text(r.body + (r.secure ? " secure" : "")); });
  Client client(server->port(), true);
  EXPECT_EQ(client.tls_version(), "TLSv1.3");
  for (int i = 0; i < 2; ++i) {
    client.send(post_request("/", "abc"));
    const Reply reply = client.read();
    EXPECT_EQ(reply.body, "abc secure");
    EXPECT_EQ(reply.header("strict-transport-security"), "max-age=31536000");
  }
  const std::string large(2 << 20, 'x');
  client.send(post_request("/", large, "Connection: close\r\n"));
  EXPECT_TRUE(client.read().body == large + " secure");
  EXPECT_TRUE(client.ended());
}

TEST(ServerTls, TooLargeABodyGetsAPage) {
  const Certificate certificate;
  Config config;
  config.tls = certificate.tls();
  const auto server = start_server(config);
  Client client(server->port(), true);
  EXPECT_TRUE(client.send(post_request("/", std::string(20 << 20, 'x'))));
  EXPECT_EQ(client.read().status, 413);
}

TEST(ServerTls, SlowHeaderAndSlowHandshake) {
  const Certificate certificate;
  Config config;
  config.tls = certificate.tls();
  config.limits.handshake = 2s;
  config.limits.header = 1s;
  const auto server = start_server(config);
  Client silent(server->port());
  Client slow(server->port(), true);
  slow.send("GET / HT");
  EXPECT_EQ(slow.read().status, 408);
  EXPECT_TRUE(silent.ended());
}

TEST(ServerTls, PlainTextIsNotServed) {
  const Certificate certificate;
  Config config;
  config.tls = certificate.tls();
  const auto server = start_server(config);
  EXPECT_EQ(ask(*server, get_request("/")).status, 0);
  EXPECT_EQ(Client(server->port(), true).get("/ok").body, "/ok");
}

TEST(ServerTls, Refusals) {
  const Certificate certificate;
  Config config;
  config.tls = certificate.tls();
  config.limits.connections_per_address = 1;
  const auto server = start_server(config);
  Client first(server->port(), true);
  EXPECT_EQ(first.get("/").status, 200);
  EXPECT_EQ(Client(server->port(), true).get("/").status, 429);
}

TEST(ServerTls, FilesThatAreNone) {
  const Certificate certificate, other;
  Config config;
  config.tls = Tls{"/nowhere/cert.pem", certificate.tls().key_file};
  EXPECT_EQ(Server::start(config, Router()).error().key, "files.missing");
  config.tls = Tls{certificate.tls().certificate_file, "/nowhere/key.pem"};
  EXPECT_EQ(Server::start(config, Router()).error().key, "files.missing");
  config.tls = Tls{certificate.tls().key_file, certificate.tls().key_file};
  EXPECT_EQ(Server::start(config, Router()).error().key, "server.bad_certificate");
  config.tls = Tls{certificate.tls().certificate_file, other.tls().key_file};
  EXPECT_EQ(Server::start(config, Router()).error().key, "server.bad_key");
}

}  // namespace
}  // namespace adep::http
