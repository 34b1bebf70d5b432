// SPDX-License-Identifier: AGPL-3.0-or-later
// The good pack of tests/packs/good with one fault planted at a time: each must be found, named, and
// placed on its line. And the language of faults: every key has its two sentences.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <regex>
#include <set>

#include "advisor/edition.h"
#include "base/messages.h"

namespace adep::advisor {
namespace {

Files good() {
  static const Files files = *read_folder("tests/packs/good", ".yaml");
  return files;
}

constexpr int whole_file = -1000;  // the fault stands on no line

struct Planted {
  const char* what;
  const char* file;
  const char* from;  // its first place in the file is where the edit is made
  const char* to;
  const char* key;
  int down = 0;  // lines from there down to where the fault is reported
  Fault::Grade grade = Fault::Grade::error;
};

void PrintTo(const Planted& p, std::ostream* out) { *out << p.what; }

class PlantedFault : public testing::TestWithParam<Planted> {};

TEST_P(PlantedFault, IsFoundOnItsLine) {
  const Planted& p = GetParam();
  Files files = good();
  std::string& content = files.at(p.file);
  const std::size_t at = content.find(p.from);
  ASSERT_NE(at, content.npos) << "the good pack no longer holds «" << p.from << "»";
  const int line =
      p.down == whole_file
          ? 0
          : 1 + p.down +
                static_cast<int>(std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  content.replace(at, std::string_view(p.from).size(), p.to);
  Faults faults;
  const auto edition = Edition::open(files, faults);
  EXPECT_EQ(edition == nullptr, p.grade == Fault::Grade::error);
  const bool found = std::ranges::any_of(faults, [&](const Fault& f) {
    return f.key == p.key && f.file == p.file && f.line == line && f.grade == p.grade;
  });
  EXPECT_TRUE(found) << "expected " << p.file << ":" << line << " " << p.key;
  if (!found)
    for (const Fault& f : faults) ADD_FAILURE() << f.file << ":" << f.line << " " << f.key;
}

const char* const rules = "rules/gifts.yaml";
const char* const guide = "guide/gifts.yaml";
const char* const late = "rules/late.yaml";
const char* const replay = "replay/c-1.yaml";
const char* const dates = "calendar/2026.yaml";
constexpr auto warning = Fault::Grade::warning;

INSTANTIATE_TEST_SUITE_P(
    Yaml, PlantedFault,
    testing::Values(
        Planted{"repeated key", rules, "    about: accept", "    about: accept\n    about: accept", "yaml.repeated_key",
                1},
        Planted{"anchor", rules, "about: accept", "about: &a accept", "yaml.anchor"},
        Planted{"alias", rules, "about: accept", "about: *a", "yaml.anchor"},
        Planted{"tag", "params.yaml", "value: 1000", "value: !!int 1000", "yaml.tag"},
        Planted{"second document", "glossary.yaml", "...\n", "...\nterms: []\n...\n", "yaml.second_document", 1},
        Planted{"key that is a list", guide, "    kind: norm", "    [kind]: norm", "yaml.key_not_text"},
        Planted{"bracket left open", "pack.yaml", "en: \"Office rules\"}", "en: \"Office rules\"", "yaml.syntax", 1},
        Planted{"not UTF-8", "pack.yaml", "good", "go\xFF", "yaml.not_utf8", whole_file},
        Planted{"cut file", rules, "\n...\n", "\n", "pack.cut"},
        Planted{"nothing but the end", "body.yaml", "demo: true", "...\ndemo: true", "yaml.empty", whole_file}));

INSTANTIATE_TEST_SUITE_P(
    Shape, PlantedFault,
    testing::Values(
        Planted{"missing language", guide, "en: \"Take no gifts\"", "en: \"\"", "pack.missing_language"},
        Planted{"language left out", rules, ", en: \"to the store\"", "", "pack.missing_language"},
        Planted{"fourth language", rules, "{kk: \"Алу\"", "{de: x, kk: \"Алу\"", "pack.unknown_key"},
        Planted{"text that is a word", rules, "{kk: \"Алу\", ru: \"Принять\", en: \"Taking\"}", "Taking", "pack.type"},
        Planted{"unknown key", guide, "    kind: norm", "    colour: red\n    kind: norm", "pack.unknown_key"},
        Planted{"slip in a key", rules, "to_whom:", "to_who:", "pack.unknown_key_near"},
        Planted{"missing key", rules, "    about: hand_over\n", "", "pack.missing_key", -2},
        Planted{"key without a value", rules, "    defeats: [no-gifts]", "    defeats:", "pack.missing_key"},
        Planted{"version without an end day written", rules, "to: 2025-12-31", "to:", "pack.missing_key"},
        Planted{"word for a list", rules, "defeats: [no-gifts]", "defeats: no-gifts", "pack.type"},
        Planted{"yes for true", "contacts.yaml", "always: true", "always: yes", "pack.type"},
        Planted{"quoted true", "contacts.yaml", "always: true", "always: \"true\"", "pack.type"},
        Planted{"unknown kind of finding", rules, "finding: duty", "finding: must", "pack.type"},
        Planted{"unknown type of fact", rules, "type: money", "type: sum", "pack.type"},
        Planted{"unknown confidence", rules, "confidence: text", "confidence: sure", "pack.type"},
        Planted{"advice that is a ban", rules, "    finding: prohibited", "    as: advice\n    finding: prohibited",
                "pack.type"},
        Planted{"a ban to ask for", rules, "    finding: prohibited", "    as: ask\n    finding: prohibited",
                "pack.type"},
        Planted{"weight out of range", rules, "weight: 5", "weight: 10", "pack.type"},
        Planted{"value with a point", "params.yaml", "value: 1000", "value: 10.5", "pack.type"},
        Planted{"day that does not exist", rules, "to: 2025-12-31", "to: 2025-11-31", "pack.type"},
        Planted{"date in another order", "pack.yaml", "2026-11-22", "22.11.2026", "pack.type"},
        Planted{"id with a blank", rules, "id: no-gifts", "id: no gifts", "pack.type"},
        Planted{"address that is no address", "sources.yaml", "https://example.org/law", "example.org/law",
                "pack.type"},
        Planted{"enum with one answer", rules,
                "      friend: {kk: \"Дос\", ru: \"Друг\", en: \"A friend\"}\n      no-one: {kk: \"Белгісіз\", ru: "
                "\"Неизвестно\", en: \"Nobody knows\"}\n",
                "", "pack.type", -1},
        Planted{"a case without an outcome", guide,
                "    outcome: {kk: \"Қайтарды.\", ru: \"Вернул.\", en: \"It was given back.\"}\n", "",
                "pack.missing_key", -6},
        Planted{"a question without a verdict", guide, "    verdict: prohibited\n", "", "pack.missing_key", -5},
        Planted{"nothing said about today", guide,
                "    now: [{state: not_found, says: {kk: \"Табылмады\", ru: \"Не найдено\", en: \"Not found\"}}]",
                "    now: []", "pack.missing_key"},
        Planted{"in force without a citation", guide,
                ", since: 2020-01-01, cite: {act: law, at: \"1\", confidence: text}}", "}", "pack.missing_key"},
        Planted{"fact that is a word of the language", rules, "  award:\n", "  rule:\n", "pack.fact_id"},
        Planted{"answer named unknown", rules, "      friend: ", "      unknown: ", "pack.option_id"},
        Planted{"pair of three", rules, "[[hand-over, hand-over-work]]", "[[hand-over, hand-over-work, no-gifts]]",
                "pack.type"}));

INSTANTIATE_TEST_SUITE_P(
    Pages, PlantedFault,
    testing::Values(
        Planted{"actor of a norm", guide, "binds: [ACT-01]", "binds: [ACT-1]", "pack.unknown_actor", -8},
        Planted{"actor twice", "actors.yaml", "...\n",
                "  - {id: ACT-01, name: {kk: a, ru: b, en: c}, about: {kk: a, ru: b, en: c}}\n...\n", "pack.twice"},
        Planted{"item of a page", "pages/changes.yaml", "items: [N-2]", "items: [N-9]", "pack.unknown_norm", -9},
        Planted{"topic of a page", "pages/changes.yaml", "topic: gifts", "topic: gift", "pack.unknown_topic", -10},
        Planted{"source of a page", "pages/changes.yaml", "act: law", "act: lex", "pack.unknown_source"},
        Planted{"number in no group", "params.yaml", "params:\n",
                "groups:\n  - {title: {kk: a, ru: b, en: c}, params: [term, limit, term]}\nparams:\n", "pack.group",
                whole_file},
        Planted{"group of an unknown number", "params.yaml", "params:\n",
                "groups:\n  - {title: {kk: a, ru: b, en: c}, params: [tern]}\nparams:\n", "pack.unknown_in_group",
                whole_file},
        Planted{"words for a number", rules, "days: param(term)", "days: param(receiver)", "condition.unknown_param"},
        Planted{"a number for words", "params.yaml", "unit: words", "unit: days", "pack.missing_key", 2},
        Planted{"a difference not told", guide,
                "    differs: {kk: \"Ағылшыншасы жұмсақ.\", ru: \"В английском мягче.\", en: \"Softer in English.\"}\n",
                "", "pack.missing_key", -6},
        Planted{"what nothing settles said to be settled", "replay/q-2.yaml", "settled: no", "settled: yes",
                "pack.type"}));

INSTANTIATE_TEST_SUITE_P(
    References, PlantedFault,
    testing::Values(
        Planted{"source of a rule", rules, "cite: {act: law", "cite: {act: lex", "pack.unknown_source"},
        Planted{"source of a number", "params.yaml", "act: law", "act: lex", "pack.unknown_source"},
        Planted{"source of a contact", "contacts.yaml", "act: law", "act: lex", "pack.unknown_source"},
        Planted{"source of the guide", guide, "act: book", "act: books", "pack.unknown_source"},
        Planted{"source of a day off", dates, "act: law", "act: lex", "pack.unknown_source"},
        Planted{"source of a working Saturday", dates, "2026-03-14, cite: {act: law", "2026-03-14, cite: {act: lex",
                "pack.unknown_source"},
        Planted{"norm of a rule", rules, "norms: [N-1]", "norms: [N-9]", "pack.unknown_norm"},
        Planted{"norm of a case", guide, "norms: [N-1]", "norms: [N-9]", "pack.unknown_norm", -7},
        Planted{"related norm", guide, "related: [N-2]", "related: [N-9]", "pack.unknown_norm", -15},
        Planted{"item of a replay", replay, "replay: C-1", "replay: C-9", "pack.unknown_norm"},
        Planted{"rule that is defeated", rules, "defeats: [no-gifts]", "defeats: [no-gift]", "pack.unknown_rule"},
        Planted{"rule that defeats itself", rules, "defeats: [no-gifts]", "defeats: [award-allowed]",
                "pack.unknown_rule"},
        Planted{"rule in conflict", rules, "conflicts_with: [hand-over]", "conflicts_with: [hand]",
                "pack.unknown_rule"},
        Planted{"rule expected by a test", rules, "certain: [no-gifts,", "certain: [no-gift,", "pack.unknown_rule"},
        Planted{"rule with an expected day", rules, "deadline: {hand-over: 2026", "deadline: {hand: 2026",
                "pack.unknown_rule"},
        Planted{"rule of a replay", replay, "open: [no-gifts]", "open: [no-gift]", "pack.unknown_rule"},
        Planted{"topic that is used", late, "uses: [gifts]", "uses: [gift]", "pack.unknown_topic"},
        Planted{"topic that uses itself", late, "uses: [gifts]", "uses: [late]", "pack.unknown_topic"},
        Planted{"topic of a replay", replay, "topic: gifts", "topic: gift", "pack.unknown_topic"},
        Planted{"what is shown", late, "shows: [late]", "shows: [latte]", "pack.unknown_about"},
        Planted{"what heads an answer", late, "shows: [late]", "first: [latte]", "pack.unknown_about"},
        Planted{"fact that selects the version", rules, "judged_at: given_on", "judged_at: giver", "pack.unknown_fact"},
        Planted{"fact of a deadline", rules, "from: learned_on", "from: value", "pack.unknown_fact"},
        Planted{"fact of a term that may apply", rules, "from: learned_on", "from: [{fact: value, when: award}]",
                "pack.unknown_fact"},
        Planted{"condition of a term", rules, "from: learned_on",
                "from: [{fact: learned_on, when: \"rule(no-gifts)\"}]", "condition.unknown_rule"},
        Planted{"fact that comes before", rules, "not_before: given_on", "not_before: giver", "pack.unknown_fact"},
        Planted{"fact of the next question", rules, "next_question_in: [giver]", "next_question_in: [givers]",
                "pack.unknown_fact"},
        Planted{"fact in a test", rules, "facts: {given_on: 2026-03-06, giver: dependant, award: true}",
                "facts: {given_on: 2026-03-06, giver: dependant, awards: true}", "pack.unknown_fact_near"},
        Planted{"deciding fact", replay, "fact: award", "fact: awards", "pack.unknown_fact"},
        Planted{"fact in what is told", replay, "told: {giver: dependant", "told: {given: dependant",
                "pack.unknown_fact_near"},
        Planted{"answer in a test", rules, "giver: refused", "giver: nobody", "pack.bad_answer"},
        Planted{"answer of a replay", replay, "presumed: {value: 1500}", "presumed: {value: much}", "pack.bad_answer"},
        Planted{"the other answer", replay, "other: true", "other: perhaps", "pack.bad_answer"},
        Planted{"dates in the wrong order", rules, "learned_on: 2026-03-06", "learned_on: 2026-03-05",
                "pack.too_early"},
        Planted{"number of a deadline", rules, "days: param(term)", "days: param(terms)", "condition.unknown_param"}));

INSTANTIATE_TEST_SUITE_P(
    Conditions, PlantedFault,
    testing::Values(
        Planted{"unknown fact", rules, "when: \"award\"", "when: \"reward\"", "condition.unknown_name"},
        Planted{"unknown answer", rules, "giver = dependant and value", "giver = nobody and value",
                "condition.unknown_answer"},
        Planted{"unknown rule", rules, "when: \"rule(no-gifts)\"", "when: \"rule(no-gift)\"", "condition.unknown_rule"},
        Planted{"unknown number", rules, "param(limit)", "param(limits)", "condition.unknown_param"},
        Planted{"money against a date", rules, "value > param(limit)", "value > 2026-01-01", "condition.type"},
        Planted{"a number for a truth", rules, "when: \"award\"", "when: \"value\"", "condition.type"},
        Planted{"facts times facts", rules, "value > param(limit)", "value * value > 3", "condition.product"},
        Planted{"bracket missing", rules, "when: \"award\"", "when: \"(award\"", "condition.unexpected"},
        Planted{"number too large", rules, "param(limit)", "12345678901234567890", "condition.number"},
        Planted{"nested too deeply", rules, "when: \"award\"",
                "when: \"((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((award\"",
                "condition.too_long"}));

INSTANTIATE_TEST_SUITE_P(
    Law, PlantedFault,
    testing::Values(
        Planted{"hole between versions", rules, "to: 2025-12-31", "to: 2025-12-30", "pack.hole", 3},
        Planted{"hole at the beginning", rules, "unknown_before: 2020-01-01", "unknown_before: 2019-12-31", "pack.hole",
                40},
        Planted{"hole at the end", rules, "      - from: 2026-01-01\n",
                "      - from: 2026-01-01\n        to: 2030-12-31\n", "pack.hole"},
        Planted{"versions that overlap", rules, "to: 2025-12-31", "to: 2026-01-01", "pack.overlap", 3},
        Planted{"version without an end before the last", rules, "        to: 2025-12-31\n", "", "pack.overlap", 2},
        Planted{"version that runs backwards", rules, "to: 2025-12-31", "to: 2019-12-31", "pack.backwards", -1},
        Planted{"used rules do not reach so far back", late, "unknown_before: 2020-01-01", "unknown_before: 2010-01-01",
                "pack.hole"},
        Planted{"values that overlap", "params.yaml", "to: 2025-12-31", "to: 2026-01-01", "pack.overlap", 1},
        Planted{"value that runs backwards", "params.yaml", "to: 2025-12-31", "to: 2019-12-31", "pack.backwards"},
        Planted{"act that ends before it begins", "sources.yaml", "to: 2099-12-31", "to: 2019-12-31", "pack.backwards"},
        Planted{"day of another year", dates, "on: 2026-03-09", "on: 2025-03-09", "pack.wrong_year"},
        Planted{"circle of exceptions", rules, "    about: accept\n    finding: prohibited",
                "    about: accept\n    defeats: [award-allowed]\n    finding: prohibited", "pack.cycle", -8},
        Planted{"circle through a condition", rules, "when: \"award\"", "when: \"award and not rule(hand-over)\"",
                "pack.cycle", -5},
        Planted{"contradiction nobody declared", rules, "    defeats: [no-gifts]\n", "", "pack.contradiction", 1},
        Planted{"two terms nobody declared", rules, "    conflicts_with: [hand-over]\n", "", "pack.contradiction", -4},
        Planted{"failing test: certain", rules, "certain: [award-allowed]", "certain: []", "pack.test_failed", -2},
        Planted{"failing test: open", rules, "open: [no-gifts, hand-over, hand-over-work]\n    verdict",
                "open: []\n    verdict", "pack.test_failed", -3},
        Planted{"failing test: the day", rules, "deadline: {hand-over: 2026-03-13", "deadline: {hand-over: 2026-03-12",
                "pack.test_failed", -4},
        Planted{"failing test: verdict", rules, "verdict: open", "verdict: duty", "pack.test_failed", -4},
        Planted{"failing test: question", rules, "next_question_in: [giver]", "next_question_in: [value]",
                "pack.test_failed", -4},
        Planted{"failing test: conflict", rules, "conflict: [[hand-over, hand-over-work]]",
                "conflict: [[no-gifts, hand-over-work]]", "pack.test_failed", -5},
        Planted{"a decisive fact that changes nothing", replay, ", come: [award-allowed]", "", "pack.no_change"}));

INSTANTIATE_TEST_SUITE_P(
    Twice, PlantedFault,
    testing::Values(Planted{"topic", late, "topic: late", "topic: gifts", "pack.twice"},
                    Planted{"fact", late, "  handed_on:", "  giver:", "pack.twice"},
                    Planted{"rule", rules, "- id: hand-over-work", "- id: hand-over", "pack.twice"},
                    Planted{"rule of another topic", late, "- id: too-late", "- id: hand-over", "pack.twice"},
                    Planted{"item", guide, "- id: N-2", "- id: N-1", "pack.twice"},
                    Planted{"source", "sources.yaml", "- id: book", "- id: law", "pack.twice"},
                    Planted{"number", "params.yaml", "- id: term", "- id: limit", "pack.twice"},
                    Planted{"term", "glossary.yaml", "- id: bonus", "- id: gift", "pack.twice"}));

INSTANTIATE_TEST_SUITE_P(
    Warnings, PlantedFault,
    testing::Values(
        Planted{"fact without a label", rules, "    label: {kk: \"Кім\", ru: \"Кто\", en: \"Who\"}\n", "",
                "pack.no_label", -6, warning},
        Planted{"topic without a title", late, "title: {kk: \"Кешігу\", ru: \"Просрочка\", en: \"Being late\"}\n", "",
                "pack.no_title", -1, warning},
        Planted{"no name for the page", rules, "  hand_over: {kk: \"Тапсыру\", ru: \"Сдать\", en: \"Handing over\"}\n",
                "", "pack.no_name", 49, warning},
        Planted{"answers without texts", late, "facts:\n",
                "facts:\n  extra: {type: enum, of: [a, b], ask: {kk: a, ru: b, en: c}, label: {kk: a, ru: b, en: c}}\n",
                "pack.plain_options", 1, warning},
        Planted{"no phrasings", guide, "phrasings: {kk: [\"алсам бола ма\"], ", "phrasings: {", "pack.no_phrasings",
                -14, warning},
        Planted{
            "norm that no rule names", guide, "related: [N-2]\n",
            "related: [N-2]\n  - id: N-4\n    kind: norm\n    title: {kk: a, ru: b, en: c}\n    text: {kk: a, ru: b, "
            "en: c}\n    modality: may\n    binds: [ACT-01]\n    then: {says: {kk: a, ru: b, en: c}, cite: {act: book, "
            "at: \"1\", confidence: handbook}}\n    now: [{state: not_found, says: {kk: a, ru: b, en: c}}]\n",
            "pack.not_covered", 1, warning},
        Planted{"rule never seen in force", late,
                "  - name: a day late\n    facts: {given_on: 2026-03-06, learned_on: 2026-03-06, giver: dependant, "
                "award: false, handed_on: 2026-03-14}\n    certain: [too-late]\n",
                "", "pack.never_true", -7, warning},
        Planted{"rule never seen out of force", late,
                "  - name: in time\n    facts: {given_on: 2026-03-06, learned_on: 2026-03-06, giver: dependant, award: "
                "false, handed_on: 2026-03-13}\n    certain: []\n    open: []\n",
                "", "pack.never_false", -10, warning},
        Planted{"exception never seen at work", rules, "facts: {given_on: 2026-03-06, giver: dependant, award: true}",
                "facts: {given_on: 2026-03-06, giver: friend, award: true}", "pack.exception_untested", -49, warning}));

std::vector<std::string> faults_of(const Files& files) {
  Faults faults;
  (void)Edition::open(files, faults);
  std::vector<std::string> out;
  for (const Fault& f : faults) out.push_back(f.file + " " + f.key);
  return out;
}

TEST(GoodPack, HasNoFaultAtAll) { EXPECT_EQ(faults_of(good()), std::vector<std::string>{}); }

TEST(GoodPack, NeedsEachOfItsSingleFiles) {
  for (const char* name : {"pack.yaml", "sources.yaml", "params.yaml", "glossary.yaml", "contacts.yaml", "body.yaml"}) {
    Files files = good();
    files.erase(name);
    EXPECT_THAT(faults_of(files), testing::Contains(std::string(name) + " pack.no_file"));
  }
}

TEST(GoodPack, TakesNoStrayFile) {
  Files files = good();
  files["rule/gifts.yaml"] = "topic: x\n...\n";
  EXPECT_EQ(faults_of(files), std::vector<std::string>{"rule/gifts.yaml pack.stray_file"});
}

TEST(GoodPack, TakesOneCalendarAYearAndOneOfEachContact) {
  Files files = good();
  files["calendar/again.yaml"] = files["calendar/2026.yaml"];
  EXPECT_EQ(faults_of(files), std::vector<std::string>{"calendar/again.yaml pack.twice"});
  files = good();
  std::string& contacts = files["contacts.yaml"];
  contacts.replace(contacts.find("..."), 3, contacts.substr(contacts.find('\n') + 1));
  EXPECT_EQ(faults_of(files), std::vector<std::string>{"contacts.yaml pack.twice"});
}

TEST(GoodPack, UsesOneTopicAndAtMost64Facts) {
  Files files = good();
  std::string& late_rules = files["rules/late.yaml"];
  files["rules/more.yaml"] = late_rules;
  std::string& more = files["rules/more.yaml"];
  more.replace(more.find("uses: [gifts]"), 13, "uses: [gifts, late]");
  EXPECT_THAT(faults_of(files), testing::Contains("rules/more.yaml pack.uses_one"));
  files = good();
  std::string many = "facts:\n";
  for (int i = 0; i < 59; ++i)
    many += "  f" + std::to_string(i) + ": {type: bool, ask: {kk: a, ru: b, en: c}, label: {kk: a, ru: b, en: c}}\n";
  std::string& text = files["rules/late.yaml"];
  text.replace(text.find("facts:\n"), 7, many);
  EXPECT_EQ(faults_of(files), std::vector<std::string>{"rules/late.yaml pack.type"});
}

// A pack that was cut is refused wherever it was cut; only the very last line end may be missing.
TEST(CutPack, IsRefusedWhereverItWasCut) {
  const Files kz = *read_folder("packs/kz", ".yaml");
  ASSERT_GT(kz.size(), 10u);
  std::mt19937 random(1);
  for (const auto& [path, content] : kz) {
    std::set<std::size_t> cuts{0, 1, content.size() - 2, content.size() - 3, content.size() - 4, content.size() - 5};
    while (cuts.size() < std::min<std::size_t>(40, content.size() - 2)) cuts.insert(random() % (content.size() - 1));
    for (std::size_t cut : cuts) {
      Faults faults;
      const std::string part = content.substr(0, cut);
      const auto pack = pack::read(Files{{path, part}}, faults);
      const bool refused =
          std::ranges::any_of(faults, [&](const Fault& f) { return f.file == path && f.key == "pack.cut"; });
      ASSERT_TRUE(!pack && refused) << path << " cut at " << cut << " of " << content.size();
    }
  }
  Files one = kz;
  one["params.yaml"].resize(one["params.yaml"].size() / 2);
  EXPECT_THAT(faults_of(one), testing::Contains("params.yaml pack.cut"));
}

TEST(Hash, NamesPathsAndContents) {
  const std::string hash = pack::hash_of(good());
  EXPECT_EQ(hash.size(), 64u);
  Files files = good();
  files["pack.yaml"] += "\n";
  EXPECT_NE(pack::hash_of(files), hash);
  EXPECT_NE(pack::hash_of({{"a", "bc"}}), pack::hash_of({{"ab", "c"}}));
  EXPECT_NE(pack::hash_of({{"a", ""}, {"b", ""}}), pack::hash_of({{"a", "1:b0:"}}));
}

// Every key of a fault that the sources name has its `what` and its `cure`; for those of conditions and
// answers each in three languages, which Messages::read sees to.
TEST(Language, SaysEveryFault) {
  Faults faults;
  const Messages messages = Messages::read(*read_folder("locales", ".yaml"), faults);
  for (const Fault& f : faults) ADD_FAILURE() << f.file << " " << f.key << " " << f.words.at("key");
  std::set<std::string> keys;
  const std::regex key("\"((pack|condition|yaml|files|locale)\\.[a-z_]+)\"");
  for (const char* room : {"base", "pack", "advisor"}) {
    const Files sources = *read_folder(std::string("src/") + room, ".cpp");
    for (const auto& [path, text] : sources) {
      if (path.ends_with("_test.cpp")) continue;
      for (std::sregex_iterator it(text.begin(), text.end(), key), end; it != end; ++it)
        if (!(*it)[1].str().ends_with("yaml")) keys.insert((*it)[1]);
    }
  }
  EXPECT_GT(keys.size(), 50u);
  for (const std::string& k : keys)
    for (const char* part : {".what", ".cure"}) EXPECT_TRUE(messages.has(k + part)) << k + part;
  for (const char* k : {"answer.yes_no", "answer.choice", "answer.money", "answer.number", "answer.too_large",
                        "answer.person", "date.format", "date.no_such_day", "date.no_such_month", "date.range"})
    EXPECT_TRUE(messages.has(k)) << k;
}

}  // namespace
}  // namespace adep::advisor
