// SPDX-License-Identifier: AGPL-3.0-or-later
// What travels with a person through the questions of one topic: the answers, in the order asked. It
// lives in hidden fields of the forms and nowhere else.
//
//   Interview i = read_interview(v, topic, form);      // from a=…, drops what the edition no longer asks
//   Result<pack::Answer> a = typed_answer(fact, form); // what was just typed or chosen
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "http/form.h"
#include "web/visit.h"

namespace adep::web {

struct Interview {
  const pack::Topic& topic;
  pack::Answers answers;
  std::vector<int> order;        // facts, as they were asked
  bool edition_changed = false;  // the forms came from another edition

  void tell(int fact, const pack::Answer& answer);
};

Interview read_interview(const Visit& v, const pack::Topic& topic, const http::Form& form);

// Errors: web.check.choose, web.check.date_needed, web.check.date_part, web.check.date_digits, web.check.sum_needed,
// web.check.name_needed, web.check.one_of_both, and those of pack::read_answer.
Result<pack::Answer> typed_answer(const pack::Fact& fact, const http::Form& form);

// Hidden fields [{name, value}]: the answers and the edition they were given to.
html::Value carried(const Visit& v, const Interview& i);
// Answers given [{label, value, fact, skipped}], without sensitive ones when `printed`.
html::Value told(const Visit& v, const Interview& i, bool printed = false);

// What was typed when an answer could not be read; none when the question is asked afresh.
struct Mistake {
  Error error;
  const http::Form* typed = nullptr;
};
http::Response question_page(const Visit& v, const Interview& i, int fact, const advisor::Advice& advice,
                             const std::optional<Mistake>& mistake = {});

http::Response findings_page(const Visit& v, const Interview& i, const advisor::Advice& advice);
http::Response sheet_page(const Visit& v, const Interview& i, const advisor::Advice& advice);

}  // namespace adep::web
