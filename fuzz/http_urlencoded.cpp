// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes as an urlencoded body: what is taken in is within the limits and survives encoding again.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "http/form.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace adep::http;
  const FormLimits limits;
  const auto form = parse_urlencoded({reinterpret_cast<const char*>(data), size}, limits);
  if (!form) return 0;
  if (form->fields.size() > limits.fields) std::abort();
  for (const auto& [name, value] : form->fields)
    if (!adep::valid_utf8(name) || !adep::valid_utf8(value) || value.find('\0') != std::string::npos) std::abort();
  const auto again = parse_urlencoded(urlencode(form->fields), limits);
  if (!again || again->fields != form->fields) std::abort();
  return 0;
}
