// SPDX-License-Identifier: AGPL-3.0-or-later
// From answers to advice: what is allowed, forbidden, due and until when, what it rests on, what would
// change it, and the next question worth asking. Indices are those of the topic's facts and rules.
//
//   Advice a = advise(pack, topic, program, answers);
//   a.verdict.kind, a.findings[0].due, a.next_question
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "advisor/completion.h"

namespace adep::advisor {

enum class Certainty { certain, open };

// The headline of an answer. nothing_forbids: no rule of the pack speaks against what was told, which is
// not a permission. open: it depends on what is not yet answered.
enum class VerdictKind { prohibited, needs_permission, duty, possible_liability, allowed, open, nothing_forbids };
std::string_view word(VerdictKind k);

struct Verdict {
  VerdictKind kind = VerdictKind::nothing_forbids;
  std::vector<int> rules;  // those it rests on; more than one when it holds whichever of them applies
};

// What the rules that head the answer are all said as: "advice", "question", "term", "ask"; "" where they are plain.
std::string said_as(const pack::Topic& topic, const Verdict& v);

// One thing looked at in a condition, in the order written.
struct Reason {
  enum class What { answer, choice, number, rule } what = What::answer;
  Tri holds = Tri::open;
  std::uint64_t facts = 0;                  // the facts it looks at
  int fact = -1;                            // answer, choice: the fact
  std::uint64_t choices = 0;                // choice: the answers that would fit
  pack::Op compare = pack::Op::equal;       // number: left `compare` right
  std::optional<std::int64_t> left, right;  // number: values where known
  bool days = false;                        // number: left is a count of days
  bool date = false;                        // number: both sides are dates
  int rule = -1;
  std::vector<const pack::ParamValue*> params;
  std::vector<const pack::Param*> param_names;
};

struct DueDate {
  pack::Due due;
  pack::Period period;
  Date event;
  int event_fact = -1;
};

struct FindingOut {
  int rule = 0;
  Certainty certainty = Certainty::open;
  std::vector<int> depends_on;                 // open: facts not known that it rests on
  std::vector<const pack::Version*> versions;  // one when the day judged is known
  std::optional<DueDate> due;
  int due_needs = -1;  // a date fact that the deadline waits for, or would rather run from
  std::vector<Reason> reasons;
  std::vector<std::pair<int, Tri>> exceptions;  // defeaters looked at
  bool confirmed = true;                        // rests on the text of the act and of every number used
};

// What another answer to one question would do; several choices in `to` do the same.
struct Change {
  int fact = 0;
  pack::Answer to;
  enum class Reach { exactly, at_least, at_most } reach = Reach::exactly;
  std::vector<int> come, gone;  // rules shown
  VerdictKind verdict = VerdictKind::open;
};

struct Advice {
  Verdict verdict;
  std::vector<FindingOut> findings;            // certain ones first, most serious first
  std::vector<std::pair<int, int>> conflicts;  // both in force, declared contradictory
  std::vector<std::string> certain_about;      // something about this holds in every completion
  std::vector<int> not_in_force;               // rules looked at that do not apply
  std::optional<int> next_question;
  int open_questions = 0;  // facts that could still matter, not asked
  std::vector<Change> changes;
  std::optional<Date> judged_on;  // the day judged, when known
  bool before_law = false;        // that day lies before the first known law
};

// Whole advice. The law and the deadlines follow the facts; today does not come into it. What other answers would
// change takes most of the time, and may be left out where nobody looks at it.
enum class Changes { told, left_out };
Advice advise(const pack::Pack& pack, const pack::Topic& topic, const Program& program, const Answers& answers,
              Changes changes = Changes::told);

// The next question, exact: of the facts in `matter` (bit i is fact i) that were not asked, the one whose
// answers are expected to close most open weight. `settled` are the states over all completions: what they
// settle is not asked for.
std::optional<int> next_question(const pack::Topic& topic, const Program& program, const Answers& answers,
                                 const States& settled, std::uint64_t matter);

}  // namespace adep::advisor
