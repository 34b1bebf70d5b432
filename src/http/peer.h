// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only, includes Boost: as whom an address counts under the caps: an IPv4 address, also when mapped into
// IPv6, or the /64 that one IPv6 subscriber has.
//
//   key_of(socket.remote_endpoint().address()) == key_of("2001:db8::7")
#pragma once
#include <boost/asio/ip/address.hpp>
#include <string>
#include <string_view>

namespace adep::http {

std::string key_of(const boost::asio::ip::address& address);
// What a proxy wrote; what is no address counts as it stands.
std::string key_of(std::string_view written);

}  // namespace adep::http
