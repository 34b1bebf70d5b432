// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes as a question: answered or not, the same twice, and never more than was wanted.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"
#include "guide/ask.h"

namespace {

const adep::guide::Desk& desk() {
  static const adep::language::Stems stems;
  static const auto pack = [] {
    adep::Faults faults;
    const auto files = adep::read_folder("tests/packs/good", ".yaml");
    if (!files) std::fputs("run from the root of the checkout\n", stderr), std::abort();
    return adep::pack::read(*files, faults);
  }();
  if (!pack) std::abort();
  static const auto open = adep::guide::Desk::open(*pack, stems, {});
  if (!open) std::abort();
  return **open;
}

}  // namespace

// Reading the dictionaries takes seconds under sanitizers, and must not count as an input that hangs.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  desk().ask("сыйлық", std::nullopt, 1);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view question(reinterpret_cast<const char*>(data), size);
  const auto once = desk().ask(question, std::nullopt, 3), twice = desk().ask(question, std::nullopt, 3);
  if (once.answers.size() > 3 || once.answers.size() != twice.answers.size()) std::abort();
  for (std::size_t i = 0; i < once.answers.size(); ++i)
    if (once.answers[i].item != twice.answers[i].item) std::abort();
  if (once.answered != twice.answered || !adep::valid_utf8(once.read_as)) std::abort();
  return 0;
}
