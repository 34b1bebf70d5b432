// SPDX-License-Identifier: AGPL-3.0-or-later
// What is read as an answer and written again is read as the same answer.
#include <cstdint>
#include <cstdlib>

#include "pack/pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace adep::pack;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (FactType type :
       {FactType::yes_no, FactType::choice, FactType::money, FactType::number, FactType::date, FactType::person}) {
    Fact fact;
    fact.type = type;
    if (type == FactType::choice) fact.of = {{"a", {}, {}}, {"b", {}, {}}, {"c", {}, {}}};
    const auto answer = read_answer(fact, text);
    if (!answer) continue;
    const auto again = read_answer(fact, written(fact, *answer));
    if (!again || !(*again == *answer)) std::abort();
  }
  return 0;
}
