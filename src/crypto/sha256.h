// SPDX-License-Identifier: AGPL-3.0-or-later
// SHA-256 of bytes, written as 64 lower-case hex digits.
#pragma once
#include <string>
#include <string_view>

namespace adep::crypto {

std::string sha256_hex(std::string_view bytes);

}  // namespace adep::crypto
