// SPDX-License-Identifier: AGPL-3.0-or-later
// A code of conduct as data: what docs/pack-format.md describes, typed, checked and immutable.
// A Pack that exists is sound: every reference leads somewhere, every text stands in three languages,
// every condition is typed, exceptions run in no circle, and versions leave no hole in time.
//
//   Faults faults;
//   std::optional<pack::Pack> kz = pack::read(embedded::under("packs/kz/"), faults);
//   if (!kz) show(faults);   // each with file, line, what is wrong and how to mend it
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/lang.h"
#include "base/yaml.h"
#include "pack/calendar.h"
#include "pack/condition.h"

namespace adep::pack {

// What a statement of law rests on; anything but `text` is shown as "not confirmed".
enum class Confidence { text, secondary, handbook, inference, general };

struct Cite {
  std::string act;  // id of a Source
  std::string at;   // article, as "62(1)16"
  Text at_words;    // the same where it needs words: "note to 366"; else empty
  Confidence confidence = Confidence::general;
  std::optional<Date> checked_on;
  Text note;
  int line = 0;
};
using Cites = std::vector<Cite>;

struct Source {
  std::string id;
  Text title, short_title, read;
  std::string kind, number, address;
  std::optional<Date> adopted, from, to;
};

struct ParamValue {
  Date from;
  std::optional<Date> to;  // last day; none while it lasts
  std::int64_t value = 0;
  Text says;  // instead of the value where the unit is "words"
  Cites cites;
  std::optional<Date> checked_on;
};
struct Param {
  std::string id;
  Text name, purpose;
  std::string unit;
  std::vector<ParamValue> values;  // by date, not overlapping
  const ParamValue* at(Date day) const;
};

struct Reviewed {
  std::string by;
  Date on;
};

enum class FactType { yes_no, choice, money, number, date, person };
struct Option {
  std::string id;
  Text text, hint;
};
struct Fact {
  std::string id;
  FactType type = FactType::yes_no;
  std::vector<Option> of;  // choice: at most 63
  Text ask, label, hint, why, yes, no;
  bool sensitive = false;
  int not_before = -1;                           // index of another date fact, or -1
  int option(std::string_view option_id) const;  // index or -1
};

enum class Finding { allowed, prohibited, needs_permission, duty, possible_liability };
std::string_view word(Finding f);

// A date that a term may run from, where its condition holds (no condition: always).
struct TermStart {
  int fact = -1;
  std::optional<Condition> when;  // over facts alone
};
struct Deadline {
  int length = 0;     // used when param is empty
  std::string param;  // a number of params.yaml, at the day judged
  Unit unit = Unit::calendar;
  bool from_next_day = true;
  Roll roll = Roll::none;
  std::vector<TermStart> from;  // in order of preference, at least one
};

struct Version {
  Date from;
  std::optional<Date> to;
  Condition when;
  std::optional<Deadline> deadline;
  Cites cites;
  int line = 0;
};

struct Rule {
  std::string id;
  std::vector<std::string> norms;
  std::string about, to_whom;
  Finding finding = Finding::duty;
  // A duty that is rather "advice" the sources give, a "question" to oneself or the end of a "term", or that is
  // "standing"; a permission that is rather an answer to "ask" for.
  std::string as;
  // What always holds, what is but recommended and what one asks oneself stand on the page, but head no answer.
  bool heads() const { return as != "standing" && as != "advice" && as != "question"; }
  bool term() const { return as == "term"; }  // heads an answer where nothing else does
  std::vector<std::string> kinds;
  Text text;
  std::vector<int> defeats, conflicts_with;  // indices into Topic::rules
  int weight = 1;
  std::vector<Version> versions;  // by date, no holes from Topic::unknown_before on
  bool shown = true;              // false: counts here but belongs to a topic that is used
  bool first = false;             // in this topic it heads an answer before a ban does
  std::string file;
  int line = 0;
};

// What is told about one fact. A choice may be a set of answers: "one of these".
struct Answer {
  enum class State : std::uint8_t { not_asked, answered, unknown, refused };
  State state = State::not_asked;
  std::uint64_t choices = 0;  // yes_no: bit 0 no, bit 1 yes; choice: bit i option i
  std::int64_t number = 0;    // money in tenge, number, or date in days
  std::string text;           // person
  bool answered() const { return state == State::answered; }
  bool operator==(const Answer&) const = default;
};
using Answers = std::vector<Answer>;  // one a fact of the topic, in its order

struct RuleTest {
  std::string name;
  Answers facts;
  std::vector<int> certain, open;
  std::vector<std::string> certain_about;
  std::vector<std::pair<int, Date>> deadline, deadline_latest;
  std::vector<std::pair<int, int>> conflict;
  std::vector<int> next_question_in;
  std::string verdict;
  int line = 0;
};

struct Topic {
  std::string id;
  Text title, lead, example;
  std::string file;
  std::optional<Reviewed> reviewed;
  int judged_at = -1;  // a date fact
  Date unknown_before;
  std::map<std::string, Text, std::less<>> names;
  std::vector<Fact> facts;  // those of the topics it uses come first
  std::vector<Rule> rules;  // likewise
  std::vector<int> order;   // rules in an order in which each comes after those it rests on
  std::vector<RuleTest> tests;
  int fact(std::string_view fact_id) const;  // index or -1
  int rule(std::string_view rule_id) const;
};

enum class ItemKind { norm, item_case, qa };
std::string_view word(ItemKind k);

struct Now {
  std::string state;  // in_force | changed | not_found
  Text says;
  std::optional<Date> since;
  Cites cites;
};
struct OpenPoint {
  Text ask, says;
  int point = 0;  // its number in the list of what the handbook leaves open; 0: it has none
};
struct Item {
  std::string id, section, file;
  ItemKind kind = ItemKind::norm;
  Text title, text, question, presumed, assessment, outcome, differs, principle;
  std::string modality, verdict;
  std::map<Lang, std::string> modality_in;
  std::vector<std::string> binds, norms, related;
  std::vector<std::string> differences;  // between the Kazakh and the Russian text, by their ids
  Text then_says;
  Cites then_cites;
  std::vector<Now> now;
  std::vector<OpenPoint> open;
  std::array<std::vector<std::string>, 3> phrasings;
  std::optional<Reviewed> reviewed;
  int line = 0;
};
struct Section {
  std::string id, file;
  Text title, lead;
};

// Whom the code binds or names: "the direct supervisor".
struct Actor {
  std::string id;
  Text name, about;
};

// A page to read, put together from paragraphs and guide items: "What changes on 1 January 2027".
struct PagePart {
  Text heading;
  std::vector<Text> text;  // paragraphs
  Cites cites;
  std::vector<std::string> items;
  std::string topic;  // to check one's own situation; may be empty
};
struct Page {
  std::string id, file;
  Text title, lead;
  std::int64_t order = 0;  // among the pages, the least first
  std::vector<PagePart> parts;
  std::optional<Reviewed> reviewed;
  int line = 0;
};

inline bool confirmed_within_a_year(const std::optional<Date>& confirmed_on, Date on) {
  return confirmed_on && on < confirmed_on->plus_months(12) && *confirmed_on <= on;
}

struct GlossaryTerm {
  std::string id;
  Text term, meaning;
  std::array<std::vector<std::string>, 3> synonyms;
  std::vector<std::string> not_to_confuse;
};
// Words that people use for one thing, for search alone.
using Alike = std::array<std::vector<std::string>, 3>;
// What a question surely tells of a situation, by patterns of words: guide/told.h reads them.
struct Told {
  std::string topic, fact, answer;
  Alike said;
  int line = 0;
};
struct Contact {
  std::string id, kind, phone, address;
  Text name, about;
  bool always = false;
  std::optional<Date> confirmed_on;
  Cites cites;
  // May it stand where people look for help: confirmed in the last 12 months, or true by itself.
  bool current(Date on) const { return always || confirmed_within_a_year(confirmed_on, on); }
};
struct Body {
  bool demo = false;
  Text name, officer, room, reception;
  std::string phone, source;  // source: where this program's source code is offered
  std::optional<Date> confirmed_on;
  // May the officer's room, hours and telephone be told.
  bool current(Date on) const { return confirmed_within_a_year(confirmed_on, on); }
};

struct Judgement {
  int topic = -1;       // -1: the guide item itself is judged, which settles nothing
  std::string verdict;  // the item's, where there is no topic
  Date on;
  Answers told, presumed;  // presumed: told and presumed together
  std::vector<int> certain, open, not_these, with_presumed;
  bool has_presumed = false;
  std::string settled;  // yes | partly | no
  int decisive = -1;    // a fact; -1: none named
  Answer flipped;
  std::vector<int> gone, come;
  int line = 0;
};
struct Replay {
  std::string item, file;
  std::vector<Judgement> judgements;
};

// A heading, and the ids of what stands under it: topics where one chooses a topic, numbers where one looks one up.
struct Group {
  Text title;
  std::vector<std::string> ids;
};

struct Drafts;

struct Pack {
  std::string id, edition, hash;  // hash: SHA-256 of all files, 64 hex digits
  Text title, jurisdiction, confirm_with;
  Date checked_on;
  std::map<std::string, Source, std::less<>> sources;
  std::map<std::string, Param, std::less<>> params;
  Calendar calendar;
  std::vector<GlossaryTerm> glossary;
  std::vector<Alike> everyday;
  std::vector<Told> told;
  Alike doubt;                   // patterns that leave a question uncertain
  std::vector<Alike> beyond;     // what is asked and not settled, a matter each
  std::vector<Alike> elsewhere;  // what other offices and everyday life are asked, a subject each
  std::vector<Contact> contacts;
  Body body;
  std::vector<Actor> actors;
  std::vector<Section> sections;
  std::vector<Item> items;
  std::vector<Page> pages;  // by order
  std::vector<Topic> topics;
  std::vector<Group> topic_groups, param_groups;  // none, or all topics and all numbers in them
  std::vector<Replay> replays;
  std::shared_ptr<const Drafts> drafts;  // pack/drafts.h; null where the pack has no drafts/

  const Actor* actor(std::string_view id) const;
  const Item* item(std::string_view id) const;
  const Page* page(std::string_view id) const;
  const Topic* topic(std::string_view id) const;
};

// Reads a whole pack. No pack is returned when any fault is an error; warnings may come with one.
std::optional<Pack> read(const Files& files, Faults& faults);

// SHA-256 over the paths and contents, as the edition is named everywhere.
std::string hash_of(const Files& files);

// What a person typed or chose for a fact: "yes", "no", an option id, several joined by ',', "8 650",
// "2026-11-20", "unknown", "refused"; "" means not asked. Errors: answer.yes_no, answer.choice,
// answer.money, answer.number, answer.too_large, answer.person, date.*
Result<Answer> read_answer(const Fact& fact, std::string_view typed);
// The words of the fault pack.bad_answer: what was typed for which fact, which answers there are, and as `reason` the
// key of the error where it tells more than those, with the error's own words beside.
Words wrong_answer(const Fact& fact, std::string_view typed, const Error& error);
// The same form back, for hidden fields: read_answer(fact, written(fact, a)) == a.
std::string written(const Fact& fact, const Answer& answer);

// A map of answers as `adep advise --facts` and the tests of a topic hold it.
Answers read_answers(const Topic& topic, const yaml::Node& map, std::string_view file, Faults& faults);

// The first date that lies before the one it may not precede; -1: none.
int out_of_order(const Topic& topic, const Answers& answers);

}  // namespace adep::pack
