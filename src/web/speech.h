// SPDX-License-Identifier: AGPL-3.0-or-later
// Sentences about advice in one language: dates and sums in words, what was answered, why a rule applies,
// what would change the outcome. Pages, the JSON interface and the command line all speak through it.
//
//   Speech kk(messages, Lang::kk);
//   kk.day(*Date::parse("2026-11-27"))        → "27 қараша, жұма"
//   kk.verdict(pack, topic, advice)           → "Бұл сыйлықты өзіңізде қалдыруға болмайды."
#pragma once
#include <string>

#include "advisor/advice.h"
#include "base/messages.h"
#include "pack/pack.h"

namespace adep::web {

class Speech {
 public:
  Speech(const Messages& messages, Lang lang) : messages_(messages), lang_(lang) {}

  Lang lang() const { return lang_; }
  std::string say(std::string_view key, const Words& words = {}) const { return messages_.say(lang_, key, words); }
  std::string say(const Error& error) const;  // with the name of the month where the error is about a date

  std::string day(Date d) const;                // with its weekday, without the year: someone must act
  std::string full_day(Date d) const;           // with the year
  std::string until(Date d, Date today) const;  // "by Friday 27 November"; with the year where it is another one
  std::string short_month(Date d) const;        // "қар", for the calendar leaf
  std::string short_weekday(Date d) const;      // "жм"
  std::string money(std::int64_t tenge) const;
  std::string days_left(Date due, Date today) const;  // "4 days left", "today", "3 days ago"

  std::string word(advisor::VerdictKind k) const;  // "Prohibited"
  // "Allowed" is not said of a topic that no lawyer has reviewed.
  std::string word(const pack::Topic& topic, const pack::Rule& rule) const;
  std::string word(const pack::Topic& topic, const advisor::Verdict& v) const;
  std::string confidence(pack::Confidence c) const;                         // "the text of the act was read"
  std::string name(const pack::Topic& topic, const std::string& id) const;  // of an `about`, a kind, a receiver
  std::string cite(const pack::Pack& pack, const pack::Cite& c) const;      // "Law on the civil service, 62(1)16"

  std::string answer(const pack::Fact& fact,
                     const pack::Answer& a) const;  // "A subordinate", "8 650 tenge", "I do not know"
  std::string label(const pack::Fact& fact) const { return fact.label[lang_]; }

  // One plain sentence that heads the findings.
  std::string verdict(const pack::Pack& pack, const pack::Topic& topic, const advisor::Advice& advice) const;
  // "Who gave it: a subordinate", or a comparison with its number and where the number comes from.
  std::string reason(const pack::Topic& topic, const advisor::Reason& r, const pack::Answers& answers) const;
  // "If who gave it were «a relative»: …"
  std::string change(const pack::Topic& topic, const advisor::Change& c) const;
  // "the value, whether it was the first time": what an open finding waits for.
  std::string depends_on(const pack::Topic& topic, const std::vector<int>& facts) const;
  // That the day judged lies after the day to which the law was checked, or "".
  std::string after_check(const pack::Pack& pack, const advisor::Advice& advice) const;
  // Why there are two dates, or "".
  std::string two_dates(const pack::Due& due) const;

 private:
  const Messages& messages_;
  Lang lang_;
};

}  // namespace adep::web
