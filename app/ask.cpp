// SPDX-License-Identifier: AGPL-3.0-or-later
// adep ask: a question, or a file of them, answered from the guide.
#include <fstream>
#include <iostream>

#include "app/commands.h"
#include "base/text.h"
#include "guide/ask.h"
#include "guide/guide.h"
#include "search/beir.h"
#include "search/shelf.h"
#include "web/json.h"
#include "web/speech.h"

namespace adep::app {
namespace {

struct Options {
  std::string question, lang, batch, folder, cache;
  std::string dictionaries = language::usual_dictionaries;
  std::size_t top = 5;
  bool json = false;
};

void print_cites(const web::Speech& speech, const pack::Pack& pack, const pack::Cites& cites) {
  for (const pack::Cite& c : cites)
    std::cout << "      " << speech.cite(pack, c) << " (" << speech.confidence(c.confidence) << ")\n";
}

void print_answer(const House& house, const advisor::Edition& edition, const guide::Answer& answer, Lang lang) {
  const pack::Item& item = *answer.item;
  const web::Speech speech(house.messages, lang);
  const auto say = [&](std::string_view key, const Words& words = {}) { return house.messages.say(lang, key, words); };
  std::string word = say("web.kind." + std::string(pack::word(item.kind)));
  if (!item.verdict.empty()) word = say("web.verdict." + item.verdict);
  if (!item.modality.empty()) word = say("web.modality." + item.modality);
  std::cout << "\n" << word << " · " << item.id << "\n  " << item.title[lang] << "\n  " << item.text[lang] << '\n';
  if (!item.then_says.empty()) {
    std::cout << "    " << say("cli.ask.then") << ": " << item.then_says[lang] << '\n';
    print_cites(speech, edition.pack(), item.then_cites);
  }
  for (const pack::Now& now : item.now) {
    std::cout << "    " << say(now.state == "not_found" ? "web.cite.lost" : "cli.ask.now") << ": " << now.says[lang]
              << '\n';
    print_cites(speech, edition.pack(), now.cites);
  }
  for (const pack::Item* other : answer.also) std::cout << "    = " << other->id << " " << other->title[lang] << '\n';
  if (const pack::Topic* topic = guide::topic_for(edition.pack(), item))
    std::cout << "    " << say("cli.ask.check", {{"topic", topic->title[lang]}}) << "\n      adep advise " << topic->id
              << '\n';
}

void print_reply(const House& house, const advisor::Edition& edition, const guide::Reply& reply) {
  const pack::Body& body = edition.pack().body;
  std::string officer = body.officer[reply.lang];
  if (body.current(today())) officer += ", " + body.room[reply.lang] + ", " + body.phone;
  if (!reply.answered) std::cout << house.messages.say(reply.lang, "cli.ask.no_answer", {{"officer", officer}}) << '\n';
  if (reply.open)
    std::cout << '\n'
              << reply.open->item->id << "\n  " << reply.open->point->ask[reply.lang] << "\n  "
              << reply.open->point->says[reply.lang] << '\n';
  if (!reply.answered && !reply.answers.empty())
    std::cout << '\n' << house.messages.say(reply.lang, "cli.ask.nearest") << '\n';
  for (const guide::Answer& a : reply.answers) print_answer(house, edition, a, reply.lang);
}

// One line out for each line in, whatever stands there.
int ask_all(const House& house, const Options& o, const advisor::Edition& edition, const guide::Desk& desk) {
  std::ifstream file;
  if (o.batch != "-") file.open(o.batch);
  std::istream& in = o.batch == "-" ? std::cin : file;
  if (!in) {
    house.print({{"", 0, "files.unreadable", {{"path", o.batch}}}});
    return refused;
  }
  std::string line;
  for (bool first = true; std::getline(in, line); first = false) {
    const auto asked = web::read_batch_line(first ? search::without_mark(line) : line, lang_from(o.lang));
    std::cout << web::reply_json(edition, asked.question, desk.ask(asked.question, asked.lang, o.top)) << '\n';
  }
  return std::cout.flush() ? done : environment;
}

int run(const House& house, const Options& o) {
  const auto edition = house.open(o.folder);
  if (!edition) return refused;
  const language::Stems stems(o.dictionaries);
  const auto desk = guide::Desk::open(edition->pack(), stems,
                                      o.cache.empty() ? search::usual_cache() : std::filesystem::path(o.cache));
  if (!desk) {
    house.print({{"", 0, desk.error().key, desk.error().words}});
    return environment;
  }
  house.warn_of_missing(stems);
  if (!o.batch.empty()) return ask_all(house, o, *edition, **desk);
  const guide::Reply reply = (*desk)->ask(o.question, lang_from(o.lang), o.top);
  if (o.json)
    std::cout << web::reply_json(*edition, o.question, reply) << '\n';
  else
    print_reply(house, *edition, reply);
  return done;
}

}  // namespace

void add_ask(CLI::App& program, House& house, int& exit) {
  CLI::App* command = program.add_subcommand("ask", house.say("cli.ask.about"));
  auto o = std::make_shared<Options>();
  CLI::Option* question = command->add_option("QUESTION", o->question, house.say("cli.ask.question"));
  CLI::Option* json = command->add_flag("--json", o->json, house.say("cli.option.json"));
  CLI::Option* batch =
      command->add_option("--batch", o->batch, house.say("cli.ask.batch"))->needs(json)->excludes(question);
  command->add_option("--lang", o->lang, house.say("cli.option.lang"))->check(CLI::IsMember({"kk", "ru", "en"}));
  command->add_option("--top", o->top, house.say("cli.ask.top"))
      ->check(CLI::Range(1, 50, "1…50"))
      ->capture_default_str();
  command->add_option("--pack", o->folder, house.say("cli.option.pack"));
  command->add_option("--cache", o->cache, house.say("cli.ask.cache"));
  command->add_option("--dictionaries", o->dictionaries, house.say("cli.stem.dictionaries"));
  command->callback([&house, &exit, o, question, batch] {
    if (question->count() == 0 && batch->count() == 0) throw CLI::RequiredError("QUESTION");
    exit = run(house, *o);
  });
}

}  // namespace adep::app
