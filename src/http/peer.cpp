// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/peer.h"

namespace adep::http {

namespace ip = boost::asio::ip;

std::string key_of(const ip::address& address) {
  if (address.is_v4()) {
    const auto bytes = address.to_v4().to_bytes();
    return {bytes.begin(), bytes.end()};
  }
  const auto v6 = address.to_v6();
  if (v6.is_v4_mapped()) return key_of(ip::make_address_v4(ip::v4_mapped, v6));
  const auto bytes = v6.to_bytes();
  return {bytes.begin(), bytes.begin() + 8};
}

std::string key_of(std::string_view written) {
  boost::system::error_code ec;
  const auto address = ip::make_address(std::string(written), ec);
  return ec ? std::string(written) : key_of(address);
}

}  // namespace adep::http
