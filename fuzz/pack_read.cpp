// SPDX-License-Identifier: AGPL-3.0-or-later
// A pack that somebody spoilt is read whole or refused with faults.
#include "base/text.h"
#include "good_pack.h"
#include "pack/pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const adep::Files files = edited_pack(data, size);
  adep::Faults faults;
  const auto pack = adep::pack::read(files, faults);
  if (pack.has_value() == adep::has_errors(faults)) std::abort();
  for (const adep::Fault& f : faults)
    for (const auto& [name, word] : f.words)
      if (!adep::valid_utf8(word) && f.key != "yaml.syntax") std::abort();
  return 0;
}
