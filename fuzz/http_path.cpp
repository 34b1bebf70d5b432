// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes as a request target: what is accepted is plain, and stays the same when parsed once more.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "http/form.h"
#include "http/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace adep::http;
  const auto target = parse_target({reinterpret_cast<const char*>(data), size});
  if (!target || target->path == "*") return 0;
  const std::string& path = target->path;
  if (!path.starts_with('/') || !adep::valid_utf8(path)) std::abort();
  for (const char c : path)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\') std::abort();
  if ((path + "/").find("/../") != path.npos || path.find("//") != path.npos) std::abort();
  std::string encoded;
  for (const char c : path) encoded += c == '/' ? "/" : percent_encode({&c, 1});
  const auto again = parse_target(encoded);
  if (!again || again->path != path) std::abort();
  return 0;
}
