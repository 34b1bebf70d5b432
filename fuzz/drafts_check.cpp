// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes as a draft: findings lie within the text, in order, apart, well-formed; twice the same. The words are those
// of packs/kz, in the pack of the tests, which is read in a moment.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/files.h"
#include "base/text.h"
#include "drafts/check.h"
#include "language/utf8.h"
#include "pack/pack.h"

using namespace adep;

namespace {

const language::Stems& stems() {
  static const language::Stems s;
  return s;
}

const drafts::Checker& checker() {
  static const auto words = [] {
    Faults faults;
    auto files = read_folder("tests/packs/good", ".yaml"), kz = read_folder("packs/kz/drafts", ".yaml");
    if (!files || !kz) std::fputs("run from the root of the checkout\n", stderr), std::abort();
    for (const char* name : {"words-kk.yaml", "words-ru.yaml", "allow.yaml", "phrases.yaml", "nearby.yaml"})
      (*files)[std::string("drafts/") + name] = (*kz)[name];
    auto pack = pack::read(*files, faults);
    if (!pack) std::fputs("the pack is refused\n", stderr), std::abort();
    return pack->drafts;
  }();
  static const drafts::Checker c(*words, stems());
  return c;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  checker();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++points) language::next_code_point(text, i);
  const drafts::Report first = checker().check(text), second = checker().check(text);
  if (first.findings.size() != second.findings.size() || first.level != second.level) std::abort();
  std::size_t behind = 0;
  for (const drafts::Finding& f : first.findings) {
    if (f.start < behind || f.end <= f.start || f.end > points || !f.category || !valid_utf8(f.text)) std::abort();
    behind = f.end;
  }
  return 0;
}
