// SPDX-License-Identifier: AGPL-3.0-or-later
// The numbers and the words of the pack, each with where it comes from.
#include <algorithm>

#include "base/text.h"
#include "web/screens.h"

namespace adep::web {

using html::Value;

namespace {

std::string period(const Visit& v, const pack::ParamValue& value) {
  if (!value.to) return v.say("in_force.from", {{"from", v.dated("from", value.from)}});
  return v.say("in_force.from_to", {{"from", v.dated("from", value.from)}, {"to", v.dated("to", *value.to)}});
}

// Where a word stands in the alphabet: Kazakh letters stand beside their Russian kin, not after я as in Unicode.
std::u32string alphabetical(std::string_view utf8) {
  constexpr std::u32string_view small = U"abcdefghijklmnopqrstuvwxyzаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
  constexpr std::u32string_view large = U"ABCDEFGHIJKLMNOPQRSTUVWXYZАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";
  std::u32string out;
  for (char32_t c : code_points(utf8)) {
    const std::size_t at = std::min(small.find(c), large.find(c));
    out += at == small.npos ? char32_t{0} : static_cast<char32_t>(at + 1);
  }
  return out;
}

std::string amount(const Visit& v, const pack::Param& p, const pack::ParamValue& value) {
  if (p.unit == "words") return value.says[v.lang()];
  if (p.unit == "tenge") return v.speech.money(value.value);
  const std::string n = std::to_string(value.value);
  return p.unit == "none" ? n : v.say("unit." + p.unit, {{"n", n}});
}

}  // namespace

http::Response numbers(const Visit& v) {
  Value::List list;
  for (const auto& [id, p] : v.pack().params) {
    Value::List rows;
    for (const pack::ParamValue& value : p.values) {
      Value::List cites;
      for (const pack::Cite& c : value.cites) cites.push_back(cite_view(v, c, value.to));
      rows.push_back(
          Value::Map{{"period", period(v, value)}, {"value", amount(v, p, value)}, {"cites", std::move(cites)}});
    }
    std::string anchor = id;
    std::ranges::replace(anchor, '.', '-');
    list.push_back(Value::Map{
        {"id", anchor}, {"name", p.name[v.lang()]}, {"purpose", p.purpose[v.lang()]}, {"rows", std::move(rows)}});
  }
  return v.page("numbers", Value::Map{{"guide", v.at("/guide")}, {"list", std::move(list)}},
                {.title = v.say("numbers.title"), .section = "guide", .path = "/numbers"});
}

http::Response glossary(const Visit& v) {
  std::vector<const pack::GlossaryTerm*> terms;
  for (const pack::GlossaryTerm& t : v.pack().glossary) terms.push_back(&t);
  const auto name = [&](const pack::GlossaryTerm* t) { return alphabetical(t->term[v.lang()]); };
  std::ranges::sort(terms, {}, name);
  Value::List list;
  for (const pack::GlossaryTerm* t : terms) {
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
  return v.page("glossary", Value::Map{{"guide", v.at("/guide")}, {"list", std::move(list)}},
                {.title = v.say("glossary.title"), .section = "guide", .path = "/glossary"});
}

}  // namespace adep::web
