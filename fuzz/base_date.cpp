// SPDX-License-Identifier: AGPL-3.0-or-later
// What is read as a date is written as it was read; what is cut stays whole letters.
#include <cstdint>
#include <cstdlib>

#include "base/date.h"
#include "base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto date = adep::Date::parse(text); date && date->iso() != text) std::abort();
  const std::string_view trimmed = adep::trim(text);
  if (adep::trim(trimmed) != trimmed) std::abort();
  if (adep::valid_utf8(text) && !adep::valid_utf8(adep::shortened(text, size / 2))) std::abort();
  return 0;
}
