// SPDX-License-Identifier: AGPL-3.0-or-later
// adep advise TOPIC --facts FILE: the advisor on the command line.
#include <iostream>

#include "app/commands.h"
#include "base/text.h"
#include "web/json.h"
#include "web/keeper.h"

namespace adep::app {
namespace {

struct Options {
  std::string topic, facts, on, folder, edition, state;
  bool json = false, list = false, questions = false;
};

void print_text(const advisor::Edition& edition, const pack::Topic& topic, const pack::Answers& answers, Date on,
                const web::Speech& speech) {
  const advisor::Advice a = advisor::advise(edition.pack(), topic, edition.program(topic), answers);
  std::cout << speech.word(topic, a.verdict) << ". " << speech.verdict(edition.pack(), topic, a) << "\n\n";
  for (const advisor::FindingOut& f : a.findings) {
    const pack::Rule& rule = topic.rules[static_cast<std::size_t>(f.rule)];
    const bool certain = f.certainty == advisor::Certainty::certain;
    std::cout << (certain ? "* " : "? ") << speech.word(topic, rule) << ": " << rule.text[speech.lang()] << " ["
              << rule.id << "]\n";
    if (f.due) {
      std::cout << "    " << speech.until(f.due->due.earliest, on);
      if (f.due->due.latest != f.due->due.earliest) std::cout << " / " << speech.until(f.due->due.latest, on);
      std::cout << " (" << speech.days_left(f.due->due.earliest, on) << ")\n";
      if (const std::string why = speech.two_dates(f.due->due); !why.empty()) std::cout << "    " << why << '\n';
    }
    if (!certain && !f.depends_on.empty())
      std::cout << "    " << speech.say("speech.say.open", {{"facts", speech.depends_on(topic, f.depends_on)}}) << '\n';
    for (const pack::Version* v : f.versions)
      for (const pack::Cite& c : v->cites)
        std::cout << "    " << speech.cite(edition.pack(), c) << " (" << speech.confidence(c.confidence) << ")\n";
    if (!f.confirmed)
      std::cout << "    "
                << speech.say("cli.advise.not_confirmed", {{"who", edition.pack().confirm_with[speech.lang()]}})
                << '\n';
  }
  for (const advisor::Change& c : a.changes) std::cout << "  ~ " << speech.change(topic, c) << '\n';
  if (a.next_question)
    std::cout << "\n"
              << speech.say("cli.advise.next",
                            {{"question", topic.facts[static_cast<std::size_t>(*a.next_question)].ask[speech.lang()]},
                             {"fact", topic.facts[static_cast<std::size_t>(*a.next_question)].id}})
              << '\n';
  if (const std::string later = speech.after_check(edition.pack(), a); !later.empty())
    std::cout << '\n' << later << '\n';
  std::cout << "\nsha256 " << edition.hash() << '\n';
}

void print_questions(const pack::Topic& topic, Lang lang) {
  for (const pack::Fact& f : topic.facts) {
    std::cout << f.id << '\t' << f.ask[lang] << '\n';
    if (!f.hint[lang].empty()) std::cout << '\t' << f.hint[lang] << '\n';
    for (const pack::Option& o : f.of)
      std::cout << "\t\t" << o.id << '\t' << o.text[lang] << (o.hint[lang].empty() ? "" : " – ") << o.hint[lang]
                << '\n';
    if (!f.yes[lang].empty()) std::cout << "\t\ttrue\t" << f.yes[lang] << '\n';
    if (!f.no[lang].empty()) std::cout << "\t\tfalse\t" << f.no[lang] << '\n';
  }
}

// Why it is no day, and how a day is written here.
std::string bad_day(const House& house, const std::string& typed, const Error& error) {
  const bool shape = error.key == "date.format";
  const std::string why = shape ? "" : " " + web::Speech(house.messages, house.lang).say(error);
  return house.say("cli.advise.bad_day", {{"day", std::string(shortened(typed, 60))}, {"why", why}});
}

std::shared_ptr<const advisor::Edition> edition_of(const House& house, const Options& o) {
  if (o.edition.empty()) return house.open(o.folder);
  auto files = web::kept_edition(o.state, o.edition);
  Faults faults;
  if (!files) faults.push_back({"", 0, files.error().key, files.error().words});
  auto edition = files ? advisor::Edition::open(*files, faults) : nullptr;
  if (!edition) house.print(faults);
  return edition;
}

int run(const House& house, const Options& o) {
  const auto edition = edition_of(house, o);
  if (!edition) return refused;
  if (o.list) {
    if (o.json)
      std::cout << web::topics_json(*edition) << '\n';
    else
      for (const pack::Topic& t : edition->pack().topics) std::cout << t.id << '\t' << t.title[house.lang] << '\n';
    return done;
  }
  const pack::Topic* topic = edition->pack().topic(o.topic);
  if (!topic) {
    house.print({{"", 0, "cli.advise.no_topic", {{"topic", std::string(shortened(o.topic, 60))}}}});
    return refused;
  }
  if (o.questions) {
    if (o.json)
      std::cout << web::questions_json(*edition, *topic) << '\n';
    else
      print_questions(*topic, house.lang);
    return done;
  }
  pack::Answers answers(topic->facts.size());
  if (!o.facts.empty()) {
    const auto content = read_file(o.facts == "-" ? "/dev/stdin" : o.facts, 1u << 20);
    Faults faults;
    if (!content) faults.push_back({o.facts, 0, content.error().key, content.error().words});
    if (content) {
      const yaml::Node root = yaml::parse(o.facts, *content, faults);
      if (faults.empty()) answers = pack::read_answers(*topic, root, o.facts, faults);
    }
    if (!faults.empty()) {
      house.print(faults);
      return refused;
    }
  }
  Date on = today();
  if (!o.on.empty()) on = *Date::parse(o.on);
  const web::Speech speech(house.messages, house.lang);
  if (o.json)
    std::cout << web::advice_json(*edition, *topic, answers, on, speech) << '\n';
  else
    print_text(*edition, *topic, answers, on, speech);
  return done;
}

}  // namespace

void add_advise(CLI::App& program, House& house, int& exit) {
  CLI::App* command = program.add_subcommand("advise", house.say("cli.advise.about"));
  auto o = std::make_shared<Options>();
  CLI::Option* topic = command->add_option("TOPIC", o->topic, house.say("cli.advise.topic"));
  command->add_option("--facts", o->facts, house.say("cli.advise.facts"));
  command->add_option("--on", o->on, house.say("cli.advise.on"))->check([&house](const std::string& s) {
    const auto date = Date::parse(s);
    return date ? std::string() : bad_day(house, s, date.error());
  });
  CLI::Option* list = command->add_flag("--list", o->list, house.say("cli.advise.list"));
  command->add_flag("--questions", o->questions, house.say("cli.advise.questions"));
  command->add_option("--pack", o->folder, house.say("cli.option.pack"));
  CLI::Option* state = command->add_option("--state", o->state, house.say("cli.option.state"));
  command->add_option("--edition", o->edition, house.say("cli.advise.edition"))->needs(state);
  command->add_flag("--json", o->json, house.say("cli.option.json"));
  add_lang(*command, house);
  command->callback([&house, &exit, o, topic, list] {
    if (topic->count() == 0 && list->count() == 0) throw CLI::RequiredError("TOPIC");
    exit = run(house, *o);
  });
}

}  // namespace adep::app
