// SPDX-License-Identifier: AGPL-3.0-or-later
// SHA-256 of bytes, written as 64 lower-case hex digits.
//
//   crypto::Sha256 sum;          // or of all at once: sha256_hex(bytes)
//   for (…) sum.add(part);
//   std::string hash = sum.hex();
#pragma once
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's

namespace adep::crypto {

class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  std::string hex();  // once, when all was added

 private:
  std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> state_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace adep::crypto
