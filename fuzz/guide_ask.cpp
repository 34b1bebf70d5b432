// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes as a question: answered or not, the same twice, and never more than was wanted; what it tells is an answer
// of the topic, what it suggests stands in the pack, and what it marks lies within the text, in order. Over the first
// items of packs/kz with all its words: the whole index takes too long to build under sanitizers.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"
#include "guide/ask.h"
#include "guide/marks.h"
#include "guide/suggest.h"
#include "guide/told.h"
#include "language/fold.h"

using namespace adep;

namespace {

constexpr std::size_t items = 24;

const language::Stems& stems() {
  static const language::Stems s;
  return s;
}

const pack::Pack& kz() {
  static const auto pack = [] {
    Faults faults;
    const auto files = read_folder("packs/kz", ".yaml");
    if (!files) std::fputs("run from the root of the checkout\n", stderr), std::abort();
    auto all = pack::read(*files, faults);
    if (!all) std::abort();
    all->items.erase(all->items.begin() + items, all->items.end());
    return *all;
  }();
  return pack;
}

const guide::Desk& desk() {
  static const auto open = guide::Desk::open(kz(), stems(), {});
  if (!open) std::abort();
  return **open;
}

const guide::Suggestions& suggestions() {
  static const guide::Spelling spelling(kz(), stems());
  static const guide::Suggestions s(kz(), stems(), spelling);
  return s;
}

const guide::Teller& teller() {
  static const guide::Teller t(kz());
  return t;
}

void look_at_marks(std::string_view text, const guide::Reply& reply) {
  static language::Keys keys(stems(), 1 << 10);
  std::size_t behind = 0;
  const auto marks = guide::marks(keys, desk().notions(), reply.lang, text, reply.words);
  for (const guide::Mark& m : marks) {
    if (m.begin < behind || m.end <= m.begin || m.end > text.size()) std::abort();
    behind = m.end;
  }
  const guide::Excerpt part = guide::excerpt(text, marks, 60);
  if (part.begin > part.end || part.end > text.size()) std::abort();
}

}  // namespace

// Reading the dictionaries takes seconds under sanitizers, and must not count as an input that hangs.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  desk().ask("сыйлық", std::nullopt, 1);
  suggestions();
  teller();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view question(reinterpret_cast<const char*>(data), size);
  const auto once = desk().ask(question, std::nullopt, 3), twice = desk().ask(question, std::nullopt, 3);
  if (once.answers.size() > 3 || once.answers.size() != twice.answers.size()) std::abort();
  for (std::size_t i = 0; i < once.answers.size(); ++i)
    if (once.answers[i].item != twice.answers[i].item) std::abort();
  if (once.answered != twice.answered || !valid_utf8(once.read_as)) std::abort();
  for (const pack::Topic& topic : kz().topics)
    for (const guide::ToldAnswer& t : teller().told(topic, question))
      if (t.fact < 0 || static_cast<std::size_t>(t.fact) >= topic.facts.size() || !t.answer.answered()) std::abort();
  if (suggestions().like(question, Lang::kk, 6).size() > 6) std::abort();
  for (const guide::Answer& a : once.answers) look_at_marks(a.item->text[once.lang], once);
  look_at_marks(language::readable(question), once);
  return 0;
}
