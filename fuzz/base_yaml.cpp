// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes give a document or a fault with a line that exists.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "base/yaml.h"

namespace {

std::size_t depth(const adep::yaml::Node& node) {
  std::size_t deepest = 0;
  for (const auto& child : node.children) deepest = std::max(deepest, depth(child));
  return deepest + 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  adep::Faults faults;
  const auto root = adep::yaml::parse("input", text, faults, {.most_nodes = 5'000});
  if (faults.empty() && root.kind == adep::yaml::Node::Kind::null) std::abort();
  if (depth(root) > 40) std::abort();
  const auto lines = std::count(text.begin(), text.end(), '\n') + std::count(text.begin(), text.end(), '\r') + 2;
  for (const adep::Fault& f : faults)
    if (f.key.empty() || f.line < 0 || f.line > lines) std::abort();
  return 0;
}
