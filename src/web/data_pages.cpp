// SPDX-License-Identifier: AGPL-3.0-or-later
// The numbers and the words of the pack, each with where it comes from.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "web/screens.h"

namespace adep::web {

using html::Value;

namespace {

std::string period(const Visit& v, const pack::ParamValue& value) {
  if (!value.to) return v.say("in_force.from", {{"from", v.dated("from", value.from)}});
  return v.say(*value.to < v.today ? "in_force.from_to" : "in_force.still_to",
               {{"from", v.dated("from", value.from)}, {"to", v.dated("to", *value.to)}});
}

constexpr std::u32string_view small = U"abcdefghijklmnopqrstuvwxyzаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
constexpr std::u32string_view large = U"ABCDEFGHIJKLMNOPQRSTUVWXYZАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";

// Where a word stands in the alphabet: Kazakh letters stand beside their Russian kin, not after я as in Unicode.
// Quotation marks and the like before the first letter do not count.
std::u32string alphabetical(std::string_view utf8) {
  std::u32string out;
  for (char32_t c : code_points(utf8)) {
    const std::size_t at = std::min(small.find(c), large.find(c));
    if (at == small.npos && out.empty()) continue;
    out += at == small.npos ? char32_t{0} : static_cast<char32_t>(at + 1);
  }
  return out;
}

// The large letter under which a word stands; "…" for one without letters.
std::string initial(std::string_view utf8) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";
  const std::u32string place = alphabetical(utf8);
  if (place.empty()) return "…";
  constexpr std::size_t latin = 26;
  const std::size_t at = place[0] - 1;
  return std::string(at < latin ? letters.substr(at, 1) : letters.substr(latin + 2 * (at - latin), 2));
}

std::string amount(const Visit& v, const pack::Param& p, const pack::ParamValue& value) {
  if (p.unit == "words") return value.says[v.lang()];
  if (p.unit == "tenge") return v.speech.money(value.value);
  const std::string n = std::to_string(value.value);
  return p.unit == "none" ? n : v.say("unit." + p.unit, {{"n", n}});
}

}  // namespace

http::Response numbers(const Visit& v) {
  const pack::Pack& pack = v.pack();
  const auto anchor_of = [](std::string id) {
    std::ranges::replace(id, '.', '-');
    return id;
  };
  const auto row = [&](const pack::Param& p, const pack::ParamValue& value) {
    Value::List cites;
    for (const pack::Cite& c : value.cites) cites.push_back(cite_view(v, c, value.to));
    return Value::Map{{"period", period(v, value)}, {"value", amount(v, p, value)}, {"cites", std::move(cites)}};
  };
  const auto number = [&](const pack::Param& p) {
    const pack::ParamValue* today = p.at(v.today);
    Value::List now, others;
    for (const pack::ParamValue& value : p.values) (&value == today ? now : others).push_back(row(p, value));
    return Value::Map{
        {"id", anchor_of(p.id)},
        {"name", p.name[v.lang()]},
        {"purpose", p.purpose[v.lang()]},
        {"none_now", !today},
        {"now", std::move(now)},
        {"others",
         others.empty() ? Value(false) : Value(Value::Map{{"name", p.name[v.lang()]}, {"rows", std::move(others)}})}};
  };
  Value::List groups, contents;
  const auto group = [&](const std::string& title, Value::List list) {
    const std::string anchor = "group-" + std::to_string(groups.size() + 1);
    contents.push_back(Value::Map{{"anchor", anchor}, {"title", title}});
    groups.push_back(Value::Map{{"anchor", anchor}, {"title", title}, {"list", std::move(list)}});
  };
  for (const pack::Group& g : pack.param_groups) {
    Value::List list;
    for (const std::string& id : g.ids) list.push_back(number(pack.params.find(id)->second));
    group(g.title[v.lang()], std::move(list));
  }
  if (groups.empty()) {
    Value::List list;
    for (const auto& [id, p] : pack.params) list.push_back(number(p));
    group(v.say("numbers.title"), std::move(list));
  }
  return v.page("numbers",
                Value::Map{{"guide", v.at("/guide")}, {"contents", std::move(contents)}, {"groups", std::move(groups)}},
                {.title = v.say("numbers.title"), .section = "guide", .path = "/numbers"});
}

http::Response glossary(const Visit& v) {
  std::vector<const pack::GlossaryTerm*> terms;
  for (const pack::GlossaryTerm& t : v.pack().glossary) terms.push_back(&t);
  const auto name = [&](const pack::GlossaryTerm* t) { return alphabetical(t->term[v.lang()]); };
  std::ranges::sort(terms, {}, name);
  Value::List letters, list;
  std::string letter;
  const auto close = [&] {  // the letter is at its end
    if (list.empty()) return;
    const std::string at = "letter-" + std::to_string(letters.size() + 1);
    letters.push_back(Value::Map{{"anchor", at}, {"letter", letter}, {"list", std::exchange(list, {})}});
  };
  for (const pack::GlossaryTerm* t : terms) {
    if (const std::string first = initial(t->term[v.lang()]); first != letter) close(), letter = first;
    Value::List others;
    for (Lang l : all_langs)
      if (l != v.lang()) others.push_back(Value::Map{{"lang", code(l)}, {"term", t->term[l]}});
    std::string apart;
    for (const std::string& id : t->not_to_confuse)
      for (const pack::GlossaryTerm& other : v.pack().glossary)
        if (other.id == id) apart += (apart.empty() ? "" : ", ") + other.term[v.lang()];
    list.push_back(Value::Map{{"id", t->id},
                              {"term", t->term[v.lang()]},
                              {"others", std::move(others)},
                              {"meaning", t->meaning[v.lang()]},
                              {"apart", apart.empty() ? "" : v.say("glossary.apart", {{"terms", apart}})}});
  }
  close();
  return v.page("glossary", Value::Map{{"guide", v.at("/guide")}, {"letters", std::move(letters)}},
                {.title = v.say("glossary.title"), .section = "guide", .path = "/glossary"});
}

}  // namespace adep::web
