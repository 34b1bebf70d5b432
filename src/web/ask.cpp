// SPDX-License-Identifier: AGPL-3.0-or-later
// The question box and its answer: what the guide tells first, as a sentence; or that it does not tell.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "guide/guide.h"
#include "guide/marks.h"
#include "web/asked.h"
#include "web/desks.h"
#include "web/modality.h"
#include "web/screens.h"
#include "web/then_now.h"

namespace adep::web {

using html::Value;

namespace {

constexpr std::size_t most_found = 30;  // answers that are shown in all
constexpr std::size_t nearest = 5;      // … on a page where none of them answers the question
constexpr std::size_t few_words = 3;    // so few name a matter, to be looked through, rather than ask
constexpr double least_share = 0.35;    // of the first one's score: what is less alike is not shown
constexpr std::size_t excerpt_letters = 240;

// Texts with the words that were met, in one language.
class Marker {
 public:
  Marker(const OpenDesk& open, Lang lang, const guide::Reply& reply)
      : open_(open), lang_(lang), keys_(open.stems, 1 << 9) {
    // Words that are everywhere tell nothing about why this was found.
    search::Reader& reader = open.desk->index().reader();
    double most = 0;
    for (const search::QueryWord& w : reply.words) most = std::max(most, reader.rarity(w));
    const double all = std::log(static_cast<double>(open.desk->passages()));
    for (const search::QueryWord& w : reply.words) {
      const bool small = count_letters(w.typed.text) < 5;  // most words that only join others are
      if (reader.rarity(w) >= std::min(0.7 * most, (small ? 0.4 : 0.28) * all)) words_.push_back(w);
    }
  }

  // [{text, hit}]
  Value::List whole(std::string_view text) { return parts(text, {0, text.size()}, marks(text)); }
  Value::List excerpt(std::string_view text) {
    const auto met = marks(text);
    const guide::Excerpt part = guide::excerpt(text, met, excerpt_letters);
    Value::List out = parts(text, part, met);
    if (part.begin > 0) out.insert(out.begin(), Value(Value::Map{{"text", "… "}, {"hit", false}}));
    if (part.end < text.size()) out.push_back(Value::Map{{"text", " …"}, {"hit", false}});
    return out;
  }

 private:
  std::vector<guide::Mark> marks(std::string_view text) {
    return guide::marks(keys_, open_.desk->notions(), lang_, text, words_);
  }
  static Value::List parts(std::string_view text, guide::Excerpt part, const std::vector<guide::Mark>& marks) {
    Value::List out;
    std::size_t at = part.begin;
    const auto add = [&](std::size_t end, bool hit) {
      if (end > at) out.push_back(Value::Map{{"text", text.substr(at, end - at)}, {"hit", hit}});
      at = std::max(at, end);
    };
    for (const guide::Mark& m : marks) {
      if (m.begin < part.begin || m.end > part.end) continue;
      add(m.begin, false);
      add(m.end, true);
    }
    add(part.end, false);
    return out;
  }

  const OpenDesk& open_;
  Lang lang_;
  language::Keys keys_;
  std::vector<search::QueryWord> words_;
};

// "No, do not. The rest …" → its first sentence, unless that is too short to stand by itself, and the rest.
std::pair<std::string, std::string> first_sentence(const std::string& text) {
  constexpr std::size_t shortest = 20;  // bytes
  for (std::size_t end = text.find(". "); end != text.npos; end = text.find(". ", end + 1))
    if (end >= shortest) return {text.substr(0, end + 1), text.substr(end + 2)};
  return {text, ""};
}

Value same_view(const Visit& v, const guide::Answer& answer) {
  std::vector<std::string> ids;
  for (const pack::Item* other : answer.also) ids.push_back(other->id);
  return ids.empty() ? Value(false) : Value(Value::Map{{"list", item_links(v, ids)}});
}

// The way into the interview, with what the question already told filled in.
Value check_view(const Visit& v, const pack::Item& item, const OpenDesk& open, std::string_view question) {
  const pack::Topic* topic = guide::topic_for(v.pack(), item);
  if (!topic) return false;
  Value::List fields, told;
  for (const guide::ToldAnswer& t : open.teller.told(*topic, question)) {
    const pack::Fact& fact = topic->facts[static_cast<std::size_t>(t.fact)];
    fields.push_back(Value::Map{{"name", "a." + fact.id}, {"value", pack::written(fact, t.answer)}});
    told.push_back(Value::Map{{"label", v.speech.label(fact)}, {"value", v.speech.answer(fact, t.answer)}});
  }
  fields.push_back(Value::Map{{"name", "edition"}, {"value", v.edition->hash()}});
  return Value::Map{{"href", v.at("/check/" + topic->id)},
                    {"topic", topic->title[v.lang()]},
                    {"told", told.empty() ? Value(false)
                                          : Value(Value::Map{{"list", std::move(told)},
                                                             {"fields", std::move(fields)},
                                                             {"action", v.at("/check/" + topic->id)}})}};
}

std::string kind_and_id(const Visit& v, const pack::Item& item) {
  return v.say("kind." + std::string(pack::word(item.kind))) + " " + item.id;
}

Value answer_view(const Visit& v, const OpenDesk& open, const guide::Answer& answer, std::string_view question) {
  const pack::Item& item = *answer.item;
  const Lang l = v.lang();
  const Look look = look_of(v, item);
  std::string says = item.title[l], more = item.text[l];
  if (item.kind == pack::ItemKind::qa) std::tie(says, more) = first_sentence(item.text[l]);
  if (item.kind == pack::ItemKind::item_case && !item.assessment.empty()) more = item.assessment[l];
  Value view = Value::Map{{"box_class", look.box.empty() ? "adep-verdict--plain" : "adep-verdict--" + look.box},
                          {"word", look.word},
                          {"says", says},
                          {"more", more},
                          {"cites", item_cites(v, item)},
                          {"same", same_view(v, answer)},
                          {"check", check_view(v, item, open, question)},
                          {"href", v.at("/guide/" + item.id)},
                          {"kind_id", kind_and_id(v, item)},
                          {"then_now", then_now_view(v, item)}};
  put_sign(view, look.box);
  return view;
}

// What an item rests on, in short: the first source of now and the first of then.
Value::List short_cites(const Visit& v, const pack::Item& item) {
  Value::List out;
  bool now = false, then = false;
  for (Value& cite : item_cites(v, item)) {
    bool& there = *cite.map()->at("kind").text() == "then" ? then : now;
    if (!there) out.push_back(std::move(cite));
    there = true;
  }
  return out;
}

Value hit_view(const Visit& v, const guide::Answer& answer, Marker& marker) {
  const pack::Item& item = *answer.item;
  const Look look = look_of(v, item);
  const pack::Topic* topic = guide::topic_for(v.pack(), item);
  Value view = Value::Map{
      {"href", v.at("/guide/" + item.id)},
      {"word", look.word},
      {"kind_id", item.kind == pack::ItemKind::item_case ? item.id : kind_and_id(v, item)},
      {"title", marker.whole(item.title[v.lang()])},
      {"text", marker.excerpt(item.text[v.lang()])},
      {"cites", short_cites(v, item)},
      {"check", topic ? Value(Value::Map{{"href", v.at("/check/" + topic->id)}, {"topic", topic->title[v.lang()]}})
                      : Value(false)},
      {"same", same_view(v, answer)}};
  put_sign(view, look.box);
  return view;
}

Value facet(const std::string& text, const std::string& go, bool current) {
  return Value::Map{{"text", text}, {"go", go}, {"current", current}};
}

Value facets(const Visit& v, const Sifted& sifted, const Wanted& wanted) {
  Value::List kinds, languages;
  const auto sum = [](const auto& counts) {
    std::size_t n = 0;
    for (const auto& [which, count] : counts) n += count;
    return std::to_string(n);
  };
  if (sifted.kinds.size() > 1 || wanted.kind) {
    kinds.push_back(facet(v.say("ask.facet.all", {{"n", sum(sifted.kinds)}}), "kind:all", !wanted.kind));
    for (const auto& [kind, n] : sifted.kinds) {
      const std::string name(pack::word(kind));
      kinds.push_back(
          facet(v.say("ask.facet." + name, {{"n", std::to_string(n)}}), "kind:" + name, wanted.kind == kind));
    }
  }
  if (sifted.passages.size() > 1 || wanted.passage) {
    languages.push_back(facet(v.say("ask.passage.all", {{"n", sum(sifted.passages)}}), "found:all", !wanted.passage));
    for (const auto& [lang, n] : sifted.passages) {
      const std::string name(code(lang));
      languages.push_back(
          facet(v.say("ask.passage." + name, {{"n", std::to_string(n)}}), "found:" + name, wanted.passage == lang));
    }
  }
  const auto some = [](Value::List list) {
    return list.empty() ? Value(false) : Value(Value::Map{{"list", std::move(list)}});
  };
  return Value::Map{{"kinds", some(std::move(kinds))}, {"languages", some(std::move(languages))}};
}

Value turn(const Visit& v, const Sifted& sifted, int by, std::string_view word) {
  const std::size_t to = sifted.page + static_cast<std::size_t>(by);
  if (to < 1 || to > sifted.pages) return false;
  return Value::Map{{"go", "page:" + std::to_string(to)},
                    {"text", v.say("guide." + std::string(word))},
                    {"to", v.say("guide.page_of", {{"n", std::to_string(to)}, {"all", std::to_string(sifted.pages)}})}};
}

// Fields of the form "answers", which languages, facets and pages send on.
Value carried(const Asked& asked) {
  Value::List out;
  const auto field = [&](const char* name, const std::string& value) {
    if (!value.empty()) out.push_back(Value::Map{{"name", name}, {"value", value}});
  };
  field("q", asked.question);
  field("kind", asked.wanted.kind ? std::string(pack::word(*asked.wanted.kind)) : "");
  field("found", asked.wanted.passage ? std::string(code(*asked.wanted.passage)) : "");
  field("page", asked.wanted.page > 1 ? std::to_string(asked.wanted.page) : "");
  return out;
}

// What every state of the page has; the rest is set by what was found.
Value frame_of(const Visit& v, const Asked& asked) {
  constexpr std::size_t shown = 60;  // letters of what was not read
  std::string cut;
  if (const std::string_view rest = asked.unread(); !rest.empty())
    cut = v.say("ask.cut", {{"most", std::to_string(guide::Desk::longest_question)},
                            {"letters", std::to_string(asked.letters)},
                            {"rest", std::string(shortened(rest, shown)) + (count_letters(rest) > shown ? "…" : "")}});
  return Value::Map{{"action", v.at("/ask")},
                    {"words_action", v.at("/words")},
                    {"question", asked.question},
                    {"empty", asked.question.empty()},
                    {"mistake", asked.mistake.empty() ? "" : v.say("ask.mistake." + asked.mistake)},
                    {"cut", cut},
                    {"unseen", asked.unseen},
                    {"read_as", ""},
                    {"better", ""},
                    {"carried", carried(asked)},
                    {"answer", false},
                    {"no_answer", false},
                    {"unready", false},
                    {"found", false},
                    {"officer", officer_view(v)}};
}

http::Response show(const Visit& v, Value view, const Asked& asked, int status = 200) {
  std::string title = v.say(asked.question.empty() ? "ask.title" : "ask.answer_title");
  if (!asked.mistake.empty()) title = v.say("check.error_title", {{"title", title}});
  const bool travels = !asked.question.empty();
  const Frame frame{
      .title = title, .section = "home", .path = "/ask", .answers_travel = travels, .script = v.site.ask_js_address};
  http::Response r = v.page("ask", std::move(view), frame, status);
  // As in an interview: the browser may hold it for its Back button, nobody else and for nothing else.
  return v.request.method == "POST" ? std::move(r).set("Cache-Control", "private, no-cache") : r;
}

}  // namespace

http::Response question_box(const Visit& v) { return show(v, frame_of(v, {}), {}); }

http::Response question_asked(const Visit& v) {
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

  guide::Reply reply = open->desk->ask(asked.read(), v.lang(), most_found);
  std::erase_if(reply.answers,
                [&](const guide::Answer& a) { return a.score < least_share * reply.answers.front().score; });
  view["read_as"] = open->spelling.read(asked.read(), reply.words);
  view["better"] = open->spelling.better(open->desk->index().reader(), asked.read(), reply.words);
  Wanted wanted = asked.wanted;
  if (!reply.answered && reply.words.size() > few_words) wanted.size = nearest;
  const Sifted sifted = sift(reply.answers, wanted, reply.answered ? 1 : 0);
  const bool first_page = sifted.page == 1;
  if (reply.answered && first_page) view["answer"] = answer_view(v, *open, reply.answers.front(), asked.read());
  if (!reply.answered && first_page) {
    Value open_point = false;
    if (reply.open)
      open_point = Value::Map{{"ask", reply.open->point->ask[v.lang()]},
                              {"says", reply.open->point->says[v.lang()]},
                              {"href", v.at("/guide/" + reply.open->item->id)},
                              {"id", reply.open->item->id}};
    view["no_answer"] = Value::Map{{"open_point", std::move(open_point)}, {"officer", officer_view(v)}};
  }
  if (!sifted.shown.empty() || asked.wanted.kind || asked.wanted.passage) {
    Marker marker(*open, v.lang(), reply);
    Value::List hits;
    for (const guide::Answer* a : sifted.shown) hits.push_back(hit_view(v, *a, marker));
    const Value by = facets(v, sifted, asked.wanted);
    std::string heading = v.say(reply.answered ? "ask.also" : "ask.nearest");
    if (!first_page)
      heading +=
          ", " + v.say("guide.page_of", {{"n", std::to_string(sifted.page)}, {"all", std::to_string(sifted.pages)}});
    view["found"] = Value::Map{{"heading", heading},
                               {"nearest", !reply.answered},
                               {"kinds", by.map()->at("kinds")},
                               {"languages", by.map()->at("languages")},
                               {"hits", std::move(hits)},
                               {"none", sifted.shown.empty()},
                               {"before", turn(v, sifted, -1, "before")},
                               {"after", turn(v, sifted, 1, "after")},
                               {"turns", sifted.pages > 1}};
  }
  return show(v, std::move(view), asked);
}

}  // namespace adep::web
