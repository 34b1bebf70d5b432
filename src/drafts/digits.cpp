// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers: IIN, BIN, bank cards, accounts, phones, plates.
#include <algorithm>

#include "drafts/finder.h"
#include "drafts/numbers.h"

namespace adep::drafts {
namespace {

constexpr std::size_t longest_number = 24, money_near = 2;
constexpr std::size_t office_near = 8;  // «запись по телефону приёмной»
constexpr std::size_t label_near = 4;   // «ИИН моей старшей сестры: …»

char digit(char32_t c) {
  const char32_t p = plain_form(c);
  return p >= U'0' && p <= U'9' ? static_cast<char>(p) : '\0';
}

// Groups of digits that single blanks, dashes, dots and brackets part.
struct Run {
  struct Group {
    std::string digits;
    std::size_t token;
    std::string before;  // the signs before it
  };
  std::vector<Group> groups;

  std::string joined(std::size_t first, std::size_t past) const {
    std::string out;
    for (std::size_t i = first; i < past; ++i) out += groups[i].digits;
    return out;
  }
  // Thousands parted as people write amounts: 12 345 678.
  bool by_threes(std::size_t first, std::size_t past) const {
    if (past - first < 2 || groups[first].digits.size() > 3) return false;
    for (std::size_t i = first + 1; i < past; ++i)
      if (groups[i].digits.size() != 3) return false;
    return true;
  }
  bool plain_gaps(std::size_t first, std::size_t past) const {
    for (std::size_t i = first + 1; i < past; ++i)
      if (groups[i].before != " " && groups[i].before != "-") return false;
    return true;
  }
};

bool starts_with_one_of(std::string_view digits, const std::vector<std::string>& codes) {
  return std::ranges::any_of(codes, [&](const std::string& code) { return digits.starts_with(code); });
}

bool is_card(std::string_view digits, const std::vector<pack::DraftNearby::Cards>& cards) {
  if (!luhn(digits)) return false;
  return std::ranges::any_of(cards, [&](const pack::DraftNearby::Cards& c) {
    const std::size_t size = std::to_string(c.last).size();
    const std::int64_t begins = std::stoll(std::string(digits.substr(0, size)));
    return begins >= c.first && begins <= c.last &&
           std::ranges::find(c.lengths, static_cast<int>(digits.size())) != c.lengths.end();
  });
}

// Fours, or the 4-6-5 and 4-6-4 of some cards.
bool card_groups(const Run& run, std::size_t first, std::size_t past) {
  const std::size_t n = past - first;
  const auto size = [&](std::size_t i) { return run.groups[first + i].digits.size(); };
  if (n == 3 && size(0) == 4 && size(1) == 6 && (size(2) == 5 || size(2) == 4)) return true;
  if (n < 4 || n > 5) return false;
  for (std::size_t i = 0; i + 1 < n; ++i)
    if (size(i) != 4) return false;
  return size(n - 1) <= 4;
}

}  // namespace

void Finder::digits() {
  const auto& tokens = text_.tokens();
  for (std::size_t i = 0; i < tokens.size();) {
    if (!tokens[i].number) {
      ++i;
      continue;
    }
    std::size_t past = i + 1;
    while (past < tokens.size() && tokens[past].number && tokens[past].from - tokens[past - 1].past <= 4) {
      bool good = true;
      for (std::uint32_t p = tokens[past - 1].past; p < tokens[past].from; ++p) {
        const char32_t c = text_.points()[p];
        const Class s = symbol(c).sort;
        good = good && (s == Class::blank || s == Class::noise || c == U'-' || c == U'–' || c == U'‑' || c == U'(' ||
                        c == U')' || c == U'.' || c == U'+');
      }
      if (!good) break;
      ++past;
    }
    number_run(i, past);
    i = past;
  }
}

void Finder::number_run(std::size_t first, std::size_t past) {
  const auto& tokens = text_.tokens();
  const auto& points = text_.points();
  const pack::DraftNearby& near = lexicon_.drafts().nearby;
  Run run;
  for (std::size_t i = first; i < past; ++i) {
    Run::Group g{"", i, ""};
    for (std::uint32_t p = tokens[i].from; p < tokens[i].past && g.digits.size() <= longest_number; ++p)
      if (const char d = digit(points[p])) g.digits += d;
    for (std::uint32_t p = i == first ? (tokens[i].from > 2 ? tokens[i].from - 2 : 0) : tokens[i - 1].past;
         p < tokens[i].from; ++p) {
      const Class s = symbol(points[p]).sort;
      if (s == Class::noise) continue;
      const char32_t c = points[p];
      g.before += s == Class::blank ? ' ' : c == U'–' || c == U'‑' ? '-' : c < 128 ? static_cast<char>(c) : '?';
    }
    run.groups.push_back(std::move(g));
  }
  const auto from = [&](std::size_t g) { return std::size_t{tokens[run.groups[g].token].from}; };
  const auto end = [&](std::size_t g) { return std::size_t{tokens[run.groups[g - 1].token].past}; };
  const auto amount = [&](std::size_t g, std::size_t beyond) {
    const std::size_t last = run.groups[beyond - 1].token;
    for (std::size_t i = last + 1; i < tokens.size() && i <= last + money_near; ++i)
      if (reader_.has(i, Role::money)) return true;
    const std::size_t before = from(g);
    const auto currency = [&](std::size_t p) {
      return p < points.size() && (points[p] == U'₸' || points[p] == U'$' || points[p] == U'€' || points[p] == U'₽');
    };
    return currency(end(beyond)) || currency(end(beyond) + 1) || (before > 0 && currency(before - 1));
  };
  const std::size_t n = run.groups.size();
  // A word that tells what number follows, up to three others between.
  const auto labelled = [&](std::size_t g) {
    const std::size_t at = run.groups[g].token;
    for (std::size_t i = at; i-- > 0 && at - i <= label_near && !tokens[i].number;) {
      if (i + 1 < at && tokens[i].sentence != tokens[at].sentence) break;
      if (reader_.has(i, Role::identity)) return true;
    }
    return false;
  };
  for (std::size_t g = 0; g < n;) {
    std::size_t taken = 0;
    std::string all;
    const bool told = labelled(g);
    for (std::size_t beyond = g + 1; beyond <= n && beyond <= g + 8; ++beyond) {
      all += run.groups[beyond - 1].digits;
      if (all.size() > 19) break;
      const bool whole = beyond == g + 1;
      const bool parted = !whole && run.plain_gaps(g, beyond) && (told || !run.by_threes(g, beyond));
      // Twelve digits in one piece, or a date of birth and the rest.
      if (all.size() == 12 && (whole || (parted && g == 0 && beyond == n)) && (told || !amount(g, beyond))) {
        const std::string_view kind = is_iin(all) ? "iin" : is_bin(all) ? "bin" : "";
        if (!kind.empty()) add_kind(kind, from(g), end(beyond)), taken = beyond - g;
      }
      if (all.size() >= 12 && (whole || (parted && (told || card_groups(run, g, beyond)))) &&
          is_card(all, near.cards) && !amount(g, beyond) && taken == 0)
        add_kind("card", from(g), end(beyond)), taken = beyond - g;
      // +7 701 123 45 67, 8 (7172) 55-66-77, 701 123 45 67
      const bool plus = run.groups[g].before.ends_with('+');
      const std::string& lead = run.groups[g].digits;
      const bool abroad = all.size() == 11 && all.starts_with(near.country) && (plus || !whole || all[1] == '7');
      const bool home = all.size() == 11 && all.starts_with(near.trunk) && !plus;
      const bool local = all.size() == 10 && !whole && lead.size() == 3 && !run.by_threes(g, beyond);
      if (taken == 0 && (abroad || home || local) && !near.country.empty()) {
        const std::string_view rest = std::string_view(all).substr(local ? 0 : 1);
        const bool well_parted = whole || lead.size() == 1 || lead.size() >= 3;
        // A mobile code has three digits: 8 (72-71) 41-55-66 and 8 (7271) 4-15-56 are of a town.
        const bool code_of_town =
            beyond > g + 1 && run.groups[g + 1].before.ends_with('(') && run.groups[g + 1].digits.size() != 3;
        const bool mobile = !code_of_town && starts_with_one_of(rest, near.mobile_codes),
                   town = starts_with_one_of(rest, near.town_codes);
        if (well_parted && (mobile || (town && !local)) && !amount(g, beyond)) {
          const std::size_t at = run.groups[g].token;
          const bool office = role_near(at, Role::office_building, office_near, 0);
          const std::string_view whose = !office || named_near(at, office_near, 0) ? "phone" : "office_phone";
          if (mobile || !office) add_kind(mobile ? whose : "landline", from(g) - (plus ? 1 : 0), end(beyond));
          taken = beyond - g;
        }
      }
    }
    g += std::max<std::size_t>(taken, 1);
  }
}

// KZ, two digits, eighteen signs in all after the letters; blanks and dashes may stand between.
void Finder::ibans() {
  const auto& points = text_.points();
  for (const Token& t : text_.tokens()) {
    if (t.number || t.plain) {
      if (t.size != 2) continue;
    }
    std::string got;
    std::size_t p = t.from, gaps = 0, last = t.from;
    for (; p < points.size() && got.size() < 20; ++p) {
      const char32_t c = plain_form(points[p]);
      const Class s = symbol(points[p]).sort;
      if (s == Class::noise) continue;
      if (s == Class::blank || c == U'-') {
        if (++gaps > 2 || got.size() < 2) break;
        continue;
      }
      gaps = 0;
      char a = '\0';
      if ((c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z')) a = static_cast<char>(c);
      if (c >= U'a' && c <= U'z') a = static_cast<char>(c - 32);
      if (c == U'К' || c == U'к') a = 'K';
      if (!a || (got.empty() && a != 'K') || (got.size() == 1 && a != 'Z')) break;
      got += a;
      last = p;
    }
    if (got.size() == 20 && !in_word(last + 1) && is_iban_kz(got)) add_kind("iban", t.from, last + 1);
  }
}

// 123 ABC 02: three digits, two or three capitals, a region; Cyrillic letters that look the same count.
void Finder::plates() {
  const auto& points = text_.points();
  const int regions = lexicon_.drafts().nearby.plate_regions;
  if (regions == 0) return;
  for (const Token& t : text_.tokens()) {
    std::string got;
    std::size_t p = t.from, last = p, gaps = 0;
    for (; p < points.size() && p < t.from + 24u && got.size() < 9; ++p) {
      const Class s = symbol(points[p]).sort;
      if (s == Class::noise) continue;
      const char32_t c = plain_form(points[p]);
      if (s == Class::blank || c == U'-' || c == U'|') {
        if (++gaps > 2) break;
        continue;
      }
      if (const char d = digit(c)) {
        got += d;
      } else if (constexpr std::u32string_view alike = U"АВЕКМНОРСТУХ";
                 (c >= U'A' && c <= U'Z') || alike.find(c) != alike.npos) {
        got += 'A';
      } else {
        break;
      }
      last = p;
      const bool long_one = got.size() == 8 && got.substr(3, 3) == "AAA",
                 short_one = got.size() == 7 && got.substr(3, 2) == "AA";
      if ((long_one || short_one) && !in_word(p + 1)) break;
    }
    if (got.size() == 7 && got[0] == 'A' && got.substr(4) == "AAA" && !in_word(last + 1) &&
        got.substr(1, 3).find('A') == got.npos) {
      add_kind("plate", t.from, last + 1);  // A 123 BCD, given out until 2012
      continue;
    }
    if (got.size() < 7 || got.size() > 8 || in_word(last + 1)) continue;
    const std::size_t letters = got.size() - 5;
    const auto number = [](std::string_view s) { return std::ranges::all_of(s, [](char c) { return c != 'A'; }); };
    const std::string_view all = got;
    if (!number(all.substr(0, 3)) || all.substr(3, letters) != std::string(letters, 'A') ||
        !number(all.substr(3 + letters)))
      continue;
    const int region = std::stoi(std::string(all.substr(3 + letters)));
    if (region >= 1 && region <= regions && !(t.from > 0 && in_word(t.from - 1))) add_kind("plate", t.from, last + 1);
  }
}

}  // namespace adep::drafts
