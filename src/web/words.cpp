// SPDX-License-Identifier: AGPL-3.0-or-later
// For translators and lawyers: how the program takes a question apart, and why each item was found.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "guide/why.h"
#include "language/latin.h"
#include "language/words.h"
#include "web/asked.h"
#include "web/desks.h"
#include "web/screens.h"

namespace adep::web {

using html::Value;
using search::QueryWord;

namespace {

constexpr std::size_t hits_explained = 5;
constexpr std::size_t passage_letters = 240;
constexpr std::array<std::string_view, guide::channels> channel_names{"exact", "stem", "folded", "meaning", "letters"};

std::string shortened_to(const std::string& text, std::size_t letters) {
  return count_letters(text) <= letters ? text : std::string(shortened(text, letters)) + "…";
}

std::string decimal(const Visit& v, double n) {
  std::string out = fmt::format("{:.1f}", n);
  if (v.lang() != Lang::en) std::ranges::replace(out, '.', ',');
  return out;
}

std::string joined(const std::vector<std::string>& list, std::string_view between) {
  std::string out;
  for (const std::string& one : list) out += (out.empty() ? "" : std::string(between)) + one;
  return out;
}

Value row(const std::string& name, const std::string& value) { return Value::Map{{"name", name}, {"value", value}}; }

// The languages that a word may be of, as search takes them: what it was read as counts for Latin spellings.
std::vector<Lang> languages(const QueryWord& w) {
  const std::string& word = w.read_as.empty() ? w.typed.text : w.read_as;
  const language::Langs may_be = language::languages_of(word);
  std::vector<Lang> out;
  for (const Lang l : all_langs)
    if (may_be.has(l) && (l == Lang::en) == (w.read_as.empty() && w.typed.script == search::Script::latin))
      out.push_back(l);
  return out;
}

// "boss, manager, chief" in the reader's language: a term of the glossary, or a group of everyday words.
std::string meaning(const Visit& v, const std::string& notion) {
  const std::string id = notion.substr(1);
  const auto at = static_cast<std::size_t>(v.lang());
  for (const pack::GlossaryTerm& term : v.pack().glossary)
    if (term.id == id) return term.term[v.lang()];
  const bool number = !id.empty() && id.size() < 6 && id.find_first_not_of("0123456789") == id.npos;
  const std::size_t group = number ? std::stoul(id) : v.pack().everyday.size();
  return group < v.pack().everyday.size() ? joined(v.pack().everyday[group][at], ", ") : "";
}

Value word_view(const Visit& v, const OpenDesk& open, const QueryWord& w) {
  const std::string& word = w.read_as.empty() ? w.typed.text : w.read_as;
  std::vector<std::string> of, keys, folded, notions;
  for (const Lang l : languages(w)) {
    const std::string name = v.say("words.lang." + std::string(code(l)));
    of.push_back(name);
    keys.push_back(open.stems.key(l, word) + " (" + name + ")");
  }
  if (w.typed.script == search::Script::digits) of = {v.say("words.number")};
  for (const std::string& f : w.folded)  // only where it says something new
    if (std::ranges::none_of(keys, [&](const std::string& k) { return k.starts_with(f.substr(1) + " ("); }))
      folded.push_back(f.substr(1));
  for (const std::string& n : w.notions)
    if (std::string says = meaning(v, n); !says.empty()) notions.push_back(std::move(says));
  Value::List rows{row(v.say("words.language"), joined(of, ", "))};
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) rows.push_back(row(v.say("words." + std::string(name)), value));
  };
  add("read_as", w.read_as);
  add("key", joined(keys, ", "));
  add("folded", joined(folded, ", "));
  add("notions", joined(notions, "; "));
  search::Reader& reader = open.desk->index().reader();
  QueryWord own = w;
  own.grams.clear();
  add("weight", reader.find({&own, 1}, 1).empty() ? v.say("words.unknown") : decimal(v, reader.rarity(w)));
  return Value::Map{{"word", w.typed.text}, {"rows", std::move(rows)}};
}

Value why_view(const Visit& v, const pack::Item& item, const std::vector<QueryWord>& words, const guide::Why& why) {
  Value::List rows;
  for (std::size_t w = 0; w < words.size(); ++w) {
    std::vector<std::string> parts;
    double sum = 0;
    for (std::size_t c = 0; c < guide::channels; ++c)
      if (const double n = why.by[w][c]; n >= 0.05) {
        parts.push_back(v.say("words.channel." + std::string(channel_names[c])) + " " + decimal(v, n));
        sum += n;
      }
    if (!parts.empty())
      rows.push_back(Value::Map{{"word", words[w].typed.text}, {"sum", decimal(v, sum)}, {"by", joined(parts, " · ")}});
  }
  return Value::Map{
      {"href", v.at("/guide/" + item.id)},
      {"id", item.id},
      {"title", item.title[v.lang()]},
      {"rows", std::move(rows)},
      {"sum", v.say("words.sum", {{"n", decimal(v, why.total)}})},
      {"passage_head", v.say("words.passage", {{"lang", v.say("words.lang." + std::string(code(why.passage->lang)))}})},
      {"passage_lang", code(why.passage->lang)},
      {"passage", shortened_to(why.passage->text, passage_letters)}};
}

Value frame_of(const Visit& v, const Asked& asked) {
  Value::List carried;
  if (!asked.question.empty()) carried.push_back(Value::Map{{"name", "q"}, {"value", asked.question}});
  return Value::Map{{"action", v.at("/words")},
                    {"ask_action", v.at("/ask")},
                    {"question", asked.question},
                    {"empty", asked.question.empty()},
                    {"mistake", asked.mistake.empty() ? "" : v.say("ask.mistake." + asked.mistake)},
                    {"carried", std::move(carried)},
                    {"unready", false},
                    {"shown", false}};
}

http::Response show(const Visit& v, Value view, const Asked& asked, int status = 200) {
  std::string title = v.say(asked.question.empty() ? "words.title" : "words.shown_title");
  if (!asked.mistake.empty()) title = v.say("check.error_title", {{"title", title}});
  const Frame frame{.title = title, .section = "", .path = "/words", .answers_travel = !asked.question.empty()};
  http::Response r = v.page("words", std::move(view), frame, status);
  return v.request.method == "POST" ? std::move(r).set("Cache-Control", "private, no-cache") : r;
}

}  // namespace

http::Response words_box(const Visit& v) { return show(v, frame_of(v, {}), {}); }

http::Response words_shown(const Visit& v) {
  const auto form = http::form_of(v.request);
  if (!form) return http::Response::error(http::status_of(form.error()));
  const Asked asked = read_asked(*form);
  Value view = frame_of(v, asked);
  if (!asked.mistake.empty()) return show(v, std::move(view), asked, 422);
  const auto open = v.site.desks ? v.site.desks->of(*v.edition) : nullptr;
  if (!open) {
    view["unready"] = true;
    return show(v, std::move(view), asked, 503);
  }

  guide::Reply reply = open->desk->ask(asked.read(), v.lang(), hits_explained);
  const bool more = reply.words.size() > guide::most_explained;
  if (more) reply.words.resize(guide::most_explained);
  Value::List words, hits;
  for (const QueryWord& w : reply.words) words.push_back(word_view(v, *open, w));
  std::vector<const pack::Item*> items;
  for (const guide::Answer& a : reply.answers) items.push_back(a.item);
  const auto all = guide::passages(v.pack());
  const auto reasons = guide::why(*open->desk, all, reply.words, items);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (reasons[i].passage) hits.push_back(why_view(v, *items[i], reply.words, reasons[i]));
  const auto percent = std::to_string(std::lround(100 * reply.certainty.least()));
  view["shown"] =
      Value::Map{{"words", std::move(words)},
                 {"most", more ? v.say("words.most", {{"n", std::to_string(guide::most_explained)}}) : ""},
                 {"none", hits.empty()},
                 {"answered", v.say(reply.answered ? "words.answered.yes" : "words.answered.no", {{"n", percent}})},
                 {"hits", std::move(hits)}};
  return show(v, std::move(view), asked);
}

}  // namespace adep::web
