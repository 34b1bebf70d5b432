// SPDX-License-Identifier: AGPL-3.0-or-later
// Personal data that words give away: addresses, documents, days of birth; e-mail.
#include <algorithm>

#include "drafts/finder.h"

namespace adep::drafts {
namespace {

constexpr std::size_t name_words = 4, house_words = 3, lives_near = 12, document_near = 5, birth_near = 5;
constexpr std::size_t house_digits = 3, shortest_street = 4;
constexpr int oldest = 1925;    // nobody of whom one posts was born earlier
constexpr int youngest = 2006;  // later days beside a name are those of events
constexpr std::size_t birth_name_near = 3;

bool local_part(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'.' || c == U'_' ||
         c == U'-' || c == U'+' || c == U'%';
}

}  // namespace

void Finder::personal() {
  digits();
  ibans();
  plates();
  emails();
  documents();
  births();
  addresses();
}

void Finder::emails() {
  const auto& points = text_.points();
  const auto domain = [&](std::size_t p) {
    return p < points.size() && (in_word(p) || points[p] == U'-' || points[p] == U'.');
  };
  for (std::size_t at = 1; at < points.size(); ++at) {
    if (points[at] != U'@') continue;
    std::size_t from = at, past = at + 1, dot = 0;
    while (from > 0 && at - from < 64 && local_part(points[from - 1])) --from;
    while (from < at && (points[from] == U'.' || points[from] == U'-')) ++from;
    while (past - at < 128 && domain(past)) {
      if (points[past] == U'.') dot = past;
      ++past;
    }
    while (past > at + 1 && !in_word(past - 1)) --past;
    if (dot >= past) {
      dot = 0;
      for (std::size_t p = at + 1; p < past; ++p)
        if (points[p] == U'.') dot = p;
    }
    if (from == at || dot <= at + 1 || past - dot < 3 || symbol(points[past - 1]).sort == Class::digit) continue;
    add_kind("email", from, past);
  }
}

// Nine digits after the name of a document; N and eight digits.
void Finder::documents() {
  const auto& tokens = text_.tokens();
  const auto& points = text_.points();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    std::size_t letters = 0, numbers = 0;
    bool n = false;
    for (std::uint32_t p = t.from; p < t.past && numbers < 12; ++p) {
      const Symbol s = symbol(points[p]);
      if (s.sort == Class::digit) {
        ++numbers;
      } else if (s.sort != Class::noise) {
        const char32_t c = plain_form(points[p]);
        n = numbers == 0 && letters == 0 && (c == U'N' || c == U'n' || c == U'Н');
        ++letters;
      }
    }
    if (letters == 1 && n && numbers == 8) add_kind("document", t.from, t.past);
    if (letters == 1 && n && numbers == 0 && i + 1 < tokens.size() && tokens[i + 1].number &&
        tokens[i + 1].past - tokens[i + 1].from == 8 && tokens[i + 1].from - t.past <= 1)
      add_kind("document", t.from, tokens[i + 1].past);
    if (t.number && numbers >= 7 && numbers <= 9 && role_near(i, Role::document, document_near, 0))
      add_kind("document", t.from, t.past);
  }
}

// A date and a word of birth beside it: 05.03.1985, 5 наурыз 1985, 1985 жылғы 5 наурызда.
void Finder::births() {
  const auto& tokens = text_.tokens();
  const auto& points = text_.points();
  const auto value = [&](std::size_t i) {
    int out = 0;
    for (std::uint32_t p = tokens[i].from; p < tokens[i].past && out < 100000; ++p)
      if (symbol(points[p]).sort == Class::digit) out = out * 10 + static_cast<int>(plain_form(points[p]) - U'0');
    return out;
  };
  // «№ ЖТ-2024-0318» is of a letter.
  const auto begins_a_number = [&](std::size_t k) {
    return k + 1 < tokens.size() && tokens[k + 1].number && tokens[k + 1].from - tokens[k].past == 1 &&
           points[tokens[k].past] == U'-';
  };
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i].number) continue;
    std::size_t past = 0;
    const int first = value(i);
    if (first >= 1 && first <= 31 && tokens[i + 1].number && tokens[i + 2].number) {
      const int month = value(i + 1), year = value(i + 2);
      const bool close = tokens[i + 1].from - tokens[i].past == 1 && tokens[i + 2].from - tokens[i + 1].past == 1 &&
                         points[tokens[i].past] == points[tokens[i + 1].past];
      if (close && month >= 1 && month <= 12 && (year < 100 || (year >= oldest && year < 2100))) past = i + 3;
    } else if (reader_.has(i + 1, Role::month) && tokens[i + 2].number) {
      const int year = value(i + 2);
      if (first >= 1 && first <= 31 && year >= oldest && year < 2100) past = i + 3;
    } else if (first >= oldest && first < 2100) {
      for (std::size_t k = i + 1; k + 1 < tokens.size() && k <= i + 2; ++k)
        if (tokens[k].number && value(k) >= 1 && value(k) <= 31 && reader_.has(k + 1, Role::month)) past = k + 2;
    }
    if (past == 0) continue;
    bool born = false, named = false;
    for (std::size_t k = i > birth_near ? i - birth_near : 0; k < std::min(past + birth_near, tokens.size()); ++k)
      born = born || ((k < i || k >= past) && tokens[k].sentence == tokens[i].sentence && !begins_a_number(k) &&
                      (reader_.has(k, Role::birth) || reader_.abbreviates(k, Role::birth)));
    if (born) add_kind("birth", tokens[i].from, tokens[past - 1].past);
    // Without such a word, a name just before it makes it a question; «1990 жылы 25 қазанда» is of an event.
    const int year = std::max(first, value(past - 1));
    for (std::size_t k = i; k-- > 0 && i - k <= birth_name_near && tokens[k].sentence == tokens[i].sentence;)
      named = named || name(k);
    if (!born && named && first <= 31 && year >= oldest && year <= youngest)
      add(lexicon_.advice("birth"), tokens[i].from, tokens[past - 1].past);
    i = past - 1;
  }
}

// «Жандосова 58, кв. 104»: a name, the number of a house and that of a flat; the token behind, or 0. «кв.» stands
// before its number only: behind it, it is a square or a quarter.
std::size_t Finder::unnamed_street(std::size_t i, std::size_t told) {
  const auto& tokens = text_.tokens();
  const auto number = [&](std::size_t k) {
    return k < tokens.size() && tokens[k].number && tokens[k].past - tokens[k].from <= house_digits;
  };
  if (i <= told || !number(i)) return 0;
  const Token& street = tokens[i - 1];
  if (!street.plain || !street.capital || street.capitals || street.size < shortest_street ||
      street.sentence != tokens[i].sentence)
    return 0;
  for (std::size_t k = i + 1; k < tokens.size() && k <= i + house_words; ++k) {
    if (tokens[k].sentence != tokens[i].sentence) break;
    for (const Hit& h : reader_.context(k)) {
      const Entry& e = lexicon_.entries()[h.entry];
      if (!(e.roles & Role::flat)) continue;
      if (e.lang == Lang::ru && number(k + 1)) return k + 2;
      if (e.lang == Lang::kk && k > i + 1 && number(k - 1)) return k + 1;
    }
  }
  return 0;
}

// Is anybody named or meant beside the address? By itself it is mostly an office's; who gave the street its name does
// not live there.
bool Finder::of_somebody(std::size_t street, std::size_t number) {
  constexpr std::size_t street_name = 3;
  const auto& tokens = text_.tokens();
  const std::size_t first = number > lives_near ? number - lives_near : 0;
  for (std::size_t k = first; k < std::min(number + lives_near, tokens.size()); ++k) {
    if (tokens[k].sentence != tokens[number].sentence || (k + street_name >= street && k <= number)) continue;
    if (name(k) || reader_.has(k, Role::person)) return true;
  }
  return false;
}

// A street and a flat, or a house where somebody lives or is named; the house with its word alone is asked about.
void Finder::addresses() {
  const auto& tokens = text_.tokens();
  std::size_t told = 0;  // the token behind the last address
  // «дома 3–41»: where the water is cut off. «дом 10-5» may be a flat: where somebody lives, it is.
  const auto dashed = [&](std::size_t i) {
    return i + 1 < tokens.size() && tokens[i].number && tokens[i + 1].number &&
           tokens[i + 1].from - tokens[i].past <= 3 &&
           sign_before(i + 1, [](char32_t c) { return c == U'-' || c == U'–' || c == U'—'; });
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].number) continue;
    // «көшесі» stands behind the name of the street, «ул.» before it.
    std::size_t street = tokens.size();
    for (std::size_t k = i; k-- > told && i - k <= name_words + house_words;) {
      if (tokens[k].sentence != tokens[i].sentence) break;
      if (reader_.has(k, Role::street)) {
        street = k;
        break;
      }
    }
    if (street == tokens.size()) {
      if (const std::size_t behind = unnamed_street(i, told); behind > 0) {
        add_kind("address", tokens[i - 1].from, tokens[behind - 1].past);
        told = behind;
        i = behind - 1;
      }
      continue;
    }
    bool house = false, flat = false, lives = false, said = false, office = false;
    std::size_t first = street, past = i + 1;
    const auto word_by_number = [&](Role role) {
      for (std::size_t k = street + 1; k < tokens.size() && k <= i + house_words; ++k) {
        if (tokens[k].sentence != tokens[i].sentence || !reader_.has(k, role)) continue;
        const bool before = k + 1 < tokens.size() && tokens[k + 1].number, after = k > 0 && tokens[k - 1].number;
        if (!before && !after) continue;
        past = std::max(past, before ? k + 2 : k + 1);
        return true;
      }
      return false;
    };
    house = word_by_number(Role::house) && !dashed(i) && !dashed(i - 1);
    flat = word_by_number(Role::flat);
    for (std::size_t k = i > lives_near ? i - lives_near : 0; k < std::min(i + lives_near, tokens.size()); ++k) {
      if (tokens[k].sentence != tokens[i].sentence) continue;
      lives = lives || reader_.has(k, Role::lives);
      said = said || reader_.has(k, Role::address);
      office = office || reader_.has(k, Role::office_building);
    }
    const bool home = flat || lives || (!office && (house || said) && of_somebody(street, i));
    if (!home && (office || !house)) continue;
    while (first > 0 && street - first < 2 && tokens[first - 1].capital &&
           tokens[first - 1].sentence == tokens[i].sentence)
      --first;
    add_kind(home ? "address" : "house", tokens[first].from, tokens[past - 1].past);
    told = past;
    i = past - 1;
  }
}

}  // namespace adep::drafts
