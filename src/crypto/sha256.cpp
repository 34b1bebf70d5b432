// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crypto/sha256.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace adep::crypto {
namespace {

void need(int success) {
  if (success != 1) throw std::runtime_error("SHA-256 is not to be had from OpenSSL");
}

}  // namespace

Sha256::Sha256() : state_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
  need(state_ ? EVP_DigestInit_ex(state_.get(), EVP_sha256(), nullptr) : 0);
}

void Sha256::add(std::string_view bytes) { need(EVP_DigestUpdate(state_.get(), bytes.data(), bytes.size())); }

std::string Sha256::hex() {
  std::array<unsigned char, 32> hash{};
  need(EVP_DigestFinal_ex(state_.get(), hash.data(), nullptr));
  std::string out;
  for (unsigned char byte : hash) fmt::format_to(std::back_inserter(out), "{:02x}", byte);
  return out;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hex();
}

}  // namespace adep::crypto
