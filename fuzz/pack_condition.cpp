// SPDX-License-Identifier: AGPL-3.0-or-later
// Any text is a condition, whose terms stand in postfix order, or a fault with its column.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "pack/pack.h"

namespace {

using namespace adep::pack;

Fact fact(const char* id, FactType type) {
  Fact f;
  f.id = id;
  f.type = type;
  if (type == FactType::choice) f.of = {{"a", {}, {}}, {"b-2", {}, {}}};
  return f;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<Fact> facts{fact("y", FactType::yes_no), fact("c", FactType::choice),
                                       fact("m", FactType::money), fact("d", FactType::date)};
  static const std::vector<std::string> rules{"r"}, params{"p"};
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto condition = parse_condition(text, {&facts, &rules, &params});
  if (!condition) {
    if (!condition.error().key.starts_with("condition.")) std::abort();
    if (adep::valid_utf8(text))
      for (const auto& [name, word] : condition.error().words)
        if (!adep::valid_utf8(word)) std::abort();
    return 0;
  }
  std::size_t standing = 0;  // on the stack of whoever walks the terms
  for (const Term& t : condition->terms) {
    const std::size_t children = (t.a >= 0) + (t.b >= 0);
    if (standing < children) std::abort();
    standing = standing - children + 1;
  }
  if (standing != 1) std::abort();
  return 0;
}
