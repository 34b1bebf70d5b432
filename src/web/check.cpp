// SPDX-License-Identifier: AGPL-3.0-or-later
// The interview: which page answers which button.
#include <algorithm>

#include "web/interview.h"
#include "web/screens.h"
#include "web/terms.h"

namespace adep::web {

namespace {

advisor::Advice advice_for(const Visit& v, const Interview& i) {
  advisor::Advice advice = advisor::advise(v.pack(), i.topic, v.edition->program(i.topic), i.answers);
  if (advice.before_law) {  // every rule is open then, and a list of all of them would tell nobody anything
    advice.findings.clear();
    advice.changes.clear();
  }
  return advice;
}

http::Response next(const Visit& v, const Interview& i) {
  const advisor::Advice advice = advice_for(v, i);
  return advice.next_question ? question_page(v, i, *advice.next_question, advice) : findings_page(v, i, advice);
}

// The question before `fact`, or the last one asked when it was not asked yet.
int earlier(const Interview& i, int fact) {
  const auto place = std::ranges::find(i.order, fact);
  if (place == i.order.begin()) return i.order.empty() ? -1 : i.order.front();
  return *(place - 1);
}

Mistake too_early(const Visit& v, const Interview& i, int fact) {
  const int before = i.topic.facts[static_cast<std::size_t>(fact)].not_before;
  const pack::Answer& other = i.answers[static_cast<std::size_t>(before)];
  return {{"web.check.too_early",
           {{"label", v.speech.label(i.topic.facts[static_cast<std::size_t>(before)])},
            {"day", v.speech.full_day(Date(static_cast<std::int32_t>(other.number)))}}},
          nullptr};
}

http::Response told_one(const Visit& v, Interview i, int fact, const http::Form& form) {
  const auto answer = typed_answer(i.topic.facts[static_cast<std::size_t>(fact)], form);
  if (!answer) return question_page(v, i, fact, advice_for(v, i), Mistake{answer.error(), &form});
  i.tell(fact, *answer);
  if (const int wrong = pack::out_of_order(i.topic, i.answers); wrong >= 0) {
    const Mistake mistake = too_early(v, i, wrong);
    return question_page(v, i, wrong, advice_for(v, i), mistake);
  }
  return next(v, i);
}

}  // namespace

http::Response first_question(const Visit& v) {
  const pack::Topic* topic = v.pack().topic(v.request.param("topic"));
  if (!topic) return http::Response::error(404);
  return next(v, Interview{*topic, pack::Answers(topic->facts.size()), {}});
}

http::Response answered(const Visit& v) {
  const pack::Topic* topic = v.pack().topic(v.request.param("topic"));
  if (!topic) return http::Response::error(404);
  const auto form = http::form_of(v.request);
  if (!form) return http::Response::error(http::status_of(form.error()));
  const Interview i = read_interview(v, *topic, *form);
  const std::string_view go = form->value("go");
  const int on_show = topic->fact(form->value("q"));
  if (go.starts_with("change:") || go.starts_with("show:")) {
    const int wanted = topic->fact(go.substr(go.find(':') + 1));
    return wanted < 0 ? next(v, i) : question_page(v, i, wanted, advice_for(v, i));
  }
  if (go == "back") {
    const int wanted = earlier(i, on_show);
    return wanted < 0 ? next(v, i) : question_page(v, i, wanted, advice_for(v, i));
  }
  return on_show < 0 ? next(v, i) : told_one(v, i, on_show, *form);
}

namespace {

using Answering = http::Response (*)(const Visit&, const Interview&, const advisor::Advice&);

http::Response with_answers(const Visit& v, Answering answering) {
  const pack::Topic* topic = v.pack().topic(v.request.param("topic"));
  if (!topic) return http::Response::error(404);
  const auto form = http::form_of(v.request);
  if (!form) return http::Response::error(http::status_of(form.error()));
  const Interview i = read_interview(v, *topic, *form);
  return answering(v, i, advice_for(v, i));
}

}  // namespace

http::Response sheet(const Visit& v) { return with_answers(v, sheet_page); }

http::Response deadlines(const Visit& v) {
  return with_answers(v, [](const Visit& visit, const Interview& i, const advisor::Advice& advice) {
    return calendar_file(visit, i.topic, advice);
  });
}

}  // namespace adep::web
