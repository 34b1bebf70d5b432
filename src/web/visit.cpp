// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/visit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <stdexcept>

#include "base/text.h"
#include "http/form.h"

namespace adep::web {

using html::Value;

namespace {

constexpr std::array<std::string_view, 3> own_names{"Қазақша", "Русский", "English"};

Value languages(const Visit& v, const Frame& frame) {
  Value::List out;
  for (Lang l : all_langs) {
    const bool current = l == v.lang();
    const std::string where = "/" + std::string(code(l)) + frame.path;
    out.push_back(Value::Map{{"code", code(l)},
                             {"name", own_names[static_cast<std::size_t>(l)]},
                             {"current", current},
                             {"href", current || frame.answers_travel ? "" : where},
                             {"action", current || !frame.answers_travel ? "" : where},
                             {"show", "show:" + frame.show}});
  }
  return out;
}

Value sections(const Visit& v, const Frame& frame) {
  Value::List out;
  for (const auto& [name, path] : {std::pair{"home", "/"}, std::pair{"guide", "/guide"}, std::pair{"check", "/check"},
                                   std::pair{"draft", "/draft"}, std::pair{"contacts", "/contacts"}}) {
    if (name == std::string_view("draft") && !v.pack().drafts) continue;
    out.push_back(Value::Map{
        {"href", v.at(path)}, {"text", v.say("nav." + std::string(name))}, {"current", frame.section == name}});
  }
  return out;
}

bool wholly_reviewed(const pack::Pack& pack) {
  return std::ranges::all_of(pack.topics, [](const pack::Topic& t) { return t.reviewed.has_value(); }) &&
         std::ranges::all_of(pack.items, [](const pack::Item& i) { return i.reviewed.has_value(); });
}

Value hotlines(const Visit& v) {
  Value::List out;
  for (const pack::Contact& c : v.pack().contacts)
    if (c.kind == "hotline" && c.current(v.today))
      out.push_back(
          Value::Map{{"name", c.name[v.lang()]}, {"phone", telephone(c.phone)}, {"tel", telephone_link(c.phone)}});
  return out;
}

}  // namespace

http::Response Visit::page(std::string_view template_name, Value view, const Frame& frame, int status) const {
  const pack::Pack& p = pack();
  view["page"] = Value::Map{
      {"lang", code(lang())},
      {"theme", site.theme_address},
      {"icon", site.icon_address},
      {"script", frame.script},
      {"title", say("frame.title", {{"page", frame.title}})},
      {"home", at("/")},
      {"body", p.body.name[lang()]},
      {"languages", languages(*this, frame)},
      {"sections", sections(*this, frame)},
      {"officer", officer_view(*this)},
      {"hotlines", hotlines(*this)},
      {"sources", at("/sources")},
      {"words", at("/words")},
      {"accessibility", at("/accessibility")},
      {"data", at("/data")},
      {"source_code", p.body.source.empty() ? std::string(source_address) : p.body.source},
      {"edition", p.id + " " + p.edition + " · " + short_hash(p.hash)},
      {"checked_on", short_date(p.checked_on)},
      {"reviewed", wholly_reviewed(p)},
  };
  std::vector<std::string> missing;
  std::string body = site.strict ? site.templates.render(template_name, lang(), view, missing)
                                 : site.templates.render(template_name, lang(), view);
  if (!missing.empty())
    throw std::logic_error("templates/" + std::string(template_name) + ": the view lacks " + missing.front());
  http::Response r = http::Response::html(std::move(body), status);
  if (!frame.script.empty()) r.set("Content-Security-Policy", std::string(http::own_script_policy));
  return r;
}

std::string Visit::dated(std::string_view form, Date d) const {
  const std::string month = say("month_" + std::string(form) + "." + std::to_string(d.month()));
  return say("dated." + std::string(form),
             {{"day", std::to_string(d.day())}, {"month", month}, {"year", std::to_string(d.year())}});
}

Lang preferred_language(std::string_view accept) {
  std::optional<Lang> best;
  double best_weight = 0;
  for (std::string_view part : split(accept.substr(0, 1000), ',')) {
    const std::size_t semicolon = part.find(';');
    const std::string tag = http::lower(trim(part.substr(0, semicolon)));
    double weight = 1;
    if (semicolon != part.npos) {
      std::string_view q = trim(part.substr(semicolon + 1));
      if (!q.starts_with("q=") || std::from_chars(q.data() + 2, q.data() + q.size(), weight).ec != std::errc{})
        continue;
    }
    const auto lang = lang_from(std::string_view(tag).substr(0, tag.find('-')));
    if (lang && weight > best_weight) best = lang, best_weight = weight;
  }
  return best.value_or(Lang::kk);
}

Lang language_of(const http::Request& request) {
  const std::string_view path = request.path;
  if (path.size() >= 3 && (path.size() == 3 || path[3] == '/'))
    if (const auto lang = lang_from(path.substr(1, 2))) return *lang;
  return preferred_language(request.header("accept-language"));
}

std::string short_date(Date d) { return fmt::format("{:02}.{:02}.{}", d.day(), d.month(), d.year()); }

std::string short_hash(const std::string& hash) { return hash.substr(0, 4) + " " + hash.substr(4, 4); }

std::string telephone(std::string_view phone) {
  std::string out;
  for (char c : phone) out += c == ' ' ? std::string("\u00a0") : std::string(1, c);
  return out;
}

std::string telephone_link(std::string_view phone) {
  std::string out = "tel:";
  for (char c : phone)
    if ((c >= '0' && c <= '9') || c == '+') out += c;
  return out;
}

Value linked(const Visit& v, std::string_view text) {
  Value::List out;
  std::string plain;
  const auto end_plain = [&] {
    if (!plain.empty()) out.push_back(Value::Map{{"text", plain}, {"href", ""}});
    plain.clear();
  };
  const auto in_id = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.'; };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_id(text[end])) ++end;
    std::string_view word = text.substr(at, end - at);
    while (word.ends_with('.') || word.ends_with('-')) word.remove_suffix(1);
    if (word.empty()) {
      plain += text[at++];
    } else if (v.pack().item(word)) {
      end_plain();
      out.push_back(Value::Map{{"text", word}, {"href", v.at("/guide/" + std::string(word))}});
      at += word.size();
    } else {
      plain += word;
      at += word.size();
    }
  }
  end_plain();
  return out;
}

Value item_links(const Visit& v, const std::vector<std::string>& ids) {
  Value::List out;
  for (const std::string& id : ids)
    if (const pack::Item* item = v.pack().item(id))
      out.push_back(Value::Map{{"href", v.at("/guide/" + id)}, {"id", id}, {"title", item->title[v.lang()]}});
  return out;
}

Value cite_view(const Visit& v, const pack::Cite& cite, std::optional<Date> last_day) {
  const auto found = v.pack().sources.find(cite.act);
  const pack::Source* source = found == v.pack().sources.end() ? nullptr : &found->second;
  std::string kind = "lost", when = v.say("cite.unconfirmed");
  if (source && source->to && (!last_day || *source->to < *last_day)) last_day = source->to;
  if (source && (source->kind == "handbook" || source->kind == "column")) {
    kind = "then", when = v.say("cite.then");
  } else if (last_day && *last_day < v.today) {
    kind = "then", when = v.say("cite.until", {{"date", short_date(*last_day)}});
  } else if (cite.confidence == pack::Confidence::text || cite.confidence == pack::Confidence::secondary) {
    kind = "now", when = v.say("cite.now");
  }
  return Value::Map{{"kind", kind},
                    {"when", when},
                    {"text", v.speech.cite(v.pack(), cite)},
                    {"href", v.at("/sources") + "#" + http::percent_encode(cite.act)},
                    {"note", cite.note[v.lang()]},
                    {"confidence", v.speech.confidence(cite.confidence)},
                    {"checked_on", cite.checked_on ? short_date(*cite.checked_on) : ""}};
}

Value officer_view(const Visit& v) {
  const pack::Body& b = v.pack().body;
  const bool current = b.current(v.today);
  const auto told = [&](std::string words) { return current ? std::move(words) : std::string(); };
  return Value::Map{{"name", b.officer[v.lang()]},
                    {"current", current},
                    {"room", told(b.room[v.lang()])},
                    {"reception", told(b.reception[v.lang()])},
                    {"phone", told(telephone(b.phone))},
                    {"tel", told(telephone_link(b.phone))},
                    {"demo", b.demo}};
}

}  // namespace adep::web
