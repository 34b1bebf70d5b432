// SPDX-License-Identifier: AGPL-3.0-or-later
// Look before you post: a draft is pasted, and comes back with its marks and a note for each. Nothing of it is kept.
#include <algorithm>

#include "base/text.h"
#include "http/form.h"
#include "pack/drafts.h"
#include "web/checkers.h"
#include "web/draft.h"
#include "web/marked.h"
#include "web/screens.h"
#include "web/then_now.h"

namespace adep::web {

using html::Value;

namespace {

// What came from the form. Browsers send CR LF for each line end, which is one sign to the person.
std::string typed(const http::Form& form) {
  std::string out(form.value("text"));
  std::erase(out, '\r');
  return out;
}

// A control character cannot be shown; one sign stands for it, so that nothing moves.
std::string shown(std::string_view text) {
  std::string out;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
      out += "\uFFFD";
    else
      out += c;
  return out;
}

std::string mark_id(std::size_t place) { return "m" + std::to_string(place); }

std::string grade_word(const Visit& v, pack::DraftGrade grade) {
  return v.say("draft.grade." + std::string(pack::word(grade)));
}

Value pieces(const Visit& v, const Marked& marked) {
  Value::List out;
  for (const Piece& p : marked.pieces) {
    if (p.place == 0) {
      out.push_back(Value::Map{{"plain", shown(p.text)}, {"mark", false}});
      continue;
    }
    const drafts::Finding& f = *marked.notes[p.note].finding;
    const std::string n = std::to_string(p.note + 1);
    const Ended parts = ended(p.text);
    out.push_back(Value::Map{
        {"plain", ""},
        {"mark",
         Value::Map{{"grade", pack::word(f.grade)},
                    {"begin", shown(parts.begin)},
                    {"end", shown(parts.end)},
                    {"id", mark_id(p.place)},
                    {"n", n},
                    {"label", v.say("draft.mark",
                                    {{"n", n}, {"grade", grade_word(v, f.grade)}, {"title", f.title()[v.lang()]}})}}}});
  }
  return out;
}

// The words of a note, the first of them each a link to its place.
constexpr std::size_t most_places = 10;
Value places(const Note& note, const drafts::Report& report) {
  constexpr std::size_t most_letters = 60;
  Value::List out;
  for (const std::size_t place : note.places) {
    if (out.size() == most_places) break;
    const std::string& text = report.findings[place - 1].text;
    const std::string_view beginning = shortened(text, most_letters);
    out.push_back(Value::Map{{"href", "#" + mark_id(place)},
                             {"text", shown(beginning) + (beginning.size() < text.size() ? "…" : "")}});
  }
  return out;
}

// What the norm rests on: the first citation that holds now, else the first that does no more, and that of 2018.
Value cites(const Visit& v, const std::string& norm) {
  Value::List out;
  const pack::Item* item = v.pack().item(norm);
  if (!item) return out;
  for (Value& one : item_cites(v, *item))
    if (out.size() < 2 && (out.empty() || *one.map()->at("kind").text() == "then")) out.push_back(std::move(one));
  return out;
}

Value notes(const Visit& v, const Marked& marked, const drafts::Report& report) {
  Value::List out;
  for (const Note& note : marked.notes) {
    const drafts::Finding& f = *note.finding;
    const std::string n = std::to_string(out.size() + 1);
    out.push_back(
        Value::Map{{"id", "n" + n},
                   {"n", n},
                   {"grade", pack::word(f.grade)},
                   {"grade_word", grade_word(v, f.grade)},
                   {"title", f.title()[v.lang()]},
                   {"places", places(note, report)},
                   {"more", note.places.size() > most_places
                                ? v.say("draft.more", {{"n", std::to_string(note.places.size() - most_places)}})
                                : ""},
                   {"why", f.why()[v.lang()]},
                   {"suggestion", f.suggestion()[v.lang()]},
                   {"norms", item_links(v, f.category->norms)},
                   {"norm", f.norm()},
                   {"has_cites", v.pack().item(f.norm()) != nullptr},
                   {"cites", cites(v, f.norm())}});
  }
  return out;
}

// "Two places are better taken out, one more is worth a look": what is due, as a sentence.
std::string headline(const Visit& v, const drafts::Report& report) {
  const auto remove =
      std::ranges::count_if(report.findings, [](const auto& f) { return f.grade == pack::DraftGrade::stop; });
  const auto look = static_cast<std::ptrdiff_t>(report.findings.size()) - remove;
  const auto counted = [&](std::string_view key, std::ptrdiff_t n) {
    return v.say("draft." + std::string(key) + "." + (n <= 4 ? std::to_string(n) : "many"));
  };
  if (report.findings.empty()) return v.say("draft.clean");
  if (remove == 0) return counted("look", look);
  return counted("remove", remove) + (look == 0 ? "" : ", " + counted("also_look", look));
}

Value sayings(const Visit& v, const std::vector<pack::DraftSaying>& list) {
  Value::List out;
  for (const pack::DraftSaying& s : list)
    out.push_back(Value::Map{{"says", s.says[v.lang()]}, {"norm", item_links(v, {s.norm})}});
  return out;
}

Value notice(const Visit& v) {
  const pack::Pack& p = v.pack();
  return Value::Map{{"edition", v.say("findings.notice_edition", {{"edition", p.id + " " + p.edition},
                                                                  {"checked", v.speech.full_day(p.checked_on)}})},
                    {"hash", p.hash},
                    {"reviewed", p.drafts->reviewed}};
}

// What every state of the page has; the rest is set by what was found.
Value frame_of(const Visit& v, const std::string& text) {
  const pack::Drafts& d = *v.pack().drafts;
  Value::List categories;
  for (const pack::DraftCategory& c : d.categories) categories.push_back(c.title[v.lang()]);
  return Value::Map{{"action", v.at("/draft")},
                    {"text", text},
                    {"hint", v.say("draft.hint", {{"few", group_digits(draft_letters_handy)},
                                                  {"most", group_digits(draft_letters)}})},
                    {"mistake", ""},
                    {"asking", true},
                    {"result", false},
                    {"reading", true},
                    {"categories", std::move(categories)},
                    {"questions", sayings(v, d.questions)},
                    {"principles", sayings(v, d.principles)},
                    {"dialogue", sayings(v, {d.open_dialogue})},
                    {"notice", notice(v)}};
}

http::Response show(const Visit& v, Value view, std::string title, int status = 200) {
  return v
      .page("draft", std::move(view),
            {.title = std::move(title),
             .section = "draft",
             .path = "/draft",
             .answers_travel = true,
             .script = v.site.draft_js_address},
            status)
      .set("Cache-Control", "no-store");
}

http::Response none(const Visit& v) {
  return v.page("draft_none", Value::Map{{"guide", v.at("/guide")}},
                {.title = v.say("draft.title"), .section = "draft", .path = "/draft"});
}

}  // namespace

http::Response draft_empty(const Visit& v) {
  return v.pack().drafts ? show(v, frame_of(v, ""), v.say("draft.title")) : none(v);
}

http::Response draft_checked(const Visit& v) {
  const auto checker = v.site.checkers ? v.site.checkers->of(v.edition) : nullptr;
  if (!checker) return none(v);
  const auto form = http::form_of(v.request, {.value_bytes = draft_bytes});
  if (!form) return http::Response::error(http::status_of(form.error()));
  const std::string text = typed(*form);
  Value view = frame_of(v, text);
  const std::size_t letters = count_letters(text);
  const bool empty = trim(text).find_first_not_of("\t\n") == std::string_view::npos;
  if (empty && form->value("go").starts_with("show:")) return show(v, std::move(view), v.say("draft.title"));
  if (empty || letters > draft_letters) {
    view["mistake"] = empty ? v.say("draft.empty")
                            : v.say("draft.too_long", {{"letters", group_digits(static_cast<std::int64_t>(letters))},
                                                       {"most", group_digits(draft_letters)}});
    return show(v, std::move(view), v.say("check.error_title", {{"title", v.say("draft.title")}}), 422);
  }
  const drafts::Report report = checker->check(text);
  const Marked marked(text, report);
  const std::string heading = headline(v, report);
  view["asking"] = false;
  view["reading"] = !report.findings.empty();
  view["result"] = Value::Map{{"heading", heading},
                              {"clean", report.findings.empty()},
                              {"pieces", pieces(v, marked)},
                              {"notes", notes(v, marked, report)}};
  return show(v, std::move(view), v.say("draft.result_title", {{"heading", heading}}));
}

}  // namespace adep::web
