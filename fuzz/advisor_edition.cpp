// SPDX-License-Identifier: AGPL-3.0-or-later
// A pack that proves itself, however odd, answers the empty situation and asks its way to the end.
#include "advisor/advice.h"
#include "advisor/edition.h"
#include "good_pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace adep;
  Faults faults;
  const auto edition = advisor::Edition::open(edited_pack(data, size), faults);
  if ((edition != nullptr) == has_errors(faults)) std::abort();
  if (!edition) return 0;
  for (const pack::Topic& topic : edition->pack().topics) {
    pack::Answers answers(topic.facts.size());
    const advisor::Program& program = edition->program(topic);
    std::size_t asked = 0;
    for (auto a = advisor::advise(edition->pack(), topic, program, answers); a.next_question;
         a = advisor::advise(edition->pack(), topic, program, answers)) {
      const auto f = static_cast<std::size_t>(*a.next_question);
      if (++asked > answers.size() || answers[f].state != pack::Answer::State::not_asked) std::abort();
      answers[f].state = size % 3 == 0 ? pack::Answer::State::unknown : pack::Answer::State::answered;
      answers[f].choices = 1;
      answers[f].number = 20'000 + static_cast<std::int64_t>(size);
    }
  }
  return 0;
}
