// SPDX-License-Identifier: AGPL-3.0-or-later
// Disguised words: every character is read as all that it may stand for, along the beginnings of known words. What is
// found so is written out in plain letters, and must have the key of the word as if it had been typed plainly.
#include <algorithm>

#include "drafts/endings.h"
#include "drafts/reader.h"

namespace adep::drafts {
namespace {

using language::letter;
using Match = Entry::Match;

constexpr std::size_t most_signs = 64;  // of a word; a run of single letters may have any number
constexpr int steps_a_start = 400;      // of a walk from one place
constexpr int most_wilds = 4;
constexpr std::size_t least_aimed = 4;      // letters of an aimed word in Latin letters: it is no «ит»
constexpr std::size_t short_parted = 6;     // signs of a word in which a hyphen may cover a letter: х-й
constexpr std::size_t longest_rest = 6;     // letters behind a root in Latin letters
constexpr std::size_t least_folded = 5;     // letters of a Kazakh word that is met without its own letters
constexpr std::size_t least_foreign = 3;    // letters of a word that is met with letters of the other language
constexpr std::size_t many_guesses = 4000;  // in one text; after that only the likeliest reading of an ending

const language::LetterSet kazakh_letters = language::letters("әғқңөұүһі");
const language::LetterSet vowels = language::letters("аәеёиоөұүуыіэюя");
const language::LetterSet front = language::letters("әеөүі");
const Letter yo = letter(U'ё'), e_letter = letter(U'е');
const Fold soft_sign = fold(letter(U'ь'));

bool bare(char32_t c) { return c < 128 && ((c >= U'a' && c <= U'z')); }

// How an ending is written out: Latin letters as they sound; н as ң; doubled letters once; 4, 3, @ as а, е, о.
enum How : unsigned { heard = 1, nasal = 2, once = 4, second = 8 };

}  // namespace

Reader::Unit Reader::unit(std::uint32_t from, std::uint32_t past, std::size_t token, std::size_t last,
                          bool spaced) const {
  Unit out;
  const auto& tokens = text_.tokens();
  std::size_t t = token;
  out.spaced = spaced;
  out.token = token;
  out.last = last;
  const auto& points = text_.points();
  for (std::uint32_t i = from; i < past; ++i) {
    Symbol s = symbol(points[i]);
    if (s.sort == Class::noise) {
      Sign* before = out.signs.empty() ? nullptr : &out.signs.back();
      if (points[i] == 0x306 && before && before->c == U'и')
        *before = {symbol(U'й'), U'й', before->at, i + 1, before->run};
      continue;
    }
    if (s.sort == Class::blank || s.sort == Class::line) continue;
    // Digits are letters only within a word: those of a number between marks stand for themselves.
    for (; t < tokens.size() && tokens[t].past <= i;) ++t;
    if (!spaced && s.sort == Class::digit && t < tokens.size() && tokens[t].number) s = {};
    const char32_t c = small_form(points[i]);
    if (!out.signs.empty() && out.signs.back().c == c && !s.any) {
      ++out.signs.back().run;
      out.signs.back().past = i + 1;
      continue;
    }
    out.signs.push_back({s, c, i, i + 1, 1});
    out.parting += c == U'.' || c == U'_' || c == U'-';
    out.dotted = out.dotted || c == U'.';
    out.cyrillic = out.cyrillic || s.sort == Class::letter;
    out.kazakh = out.kazakh || (s.sort == Class::letter && language::in(s.letter, kazakh_letters));
    out.latin = out.latin || s.sort == Class::latin;
    out.other = out.other || s.sort == Class::digit || s.sort == Class::sign;
  }
  return out;
}

void Reader::disguised(const Unit& unit, const Trie& trie, std::vector<Hit>& out) {
  if (unit.signs.size() < 2 || (!unit.spaced && unit.signs.size() > most_signs)) return;
  if (unit.spaced && unit.signs.size() <= most_signs) {
    Unit whole = unit;
    whole.spaced = false;
    const std::size_t had = out.size();
    disguised(whole, trie, out);
    if (out.size() > had) return;
  }
  if (!unit.spaced) {
    // A word all in Latin letters is read as it sounds, or as it looks, and not by turns.
    const bool mixed = unit.cyrillic || !unit.latin;
    if (!mixed && !unit.other && english_near(unit.token)) return;
    Walk w{trie, unit, out, mixed ? &Symbol::may_be : &Symbol::sounds, 0, out.size()};
    walk(w, Trie::root, 0, 0, 0);
    if (mixed) return;
    Walk again{trie, unit, out, &Symbol::looks, 0, w.had};
    walk(again, Trie::root, 0, 0, 0);
    return;
  }
  // Several words may stand in a run of single letters: the longest that begins at each place.
  for (std::size_t start = 0; start < unit.signs.size(); ++start) {
    std::vector<Hit> found;
    Walk w{trie, unit, found, &Symbol::may_be, start};
    walk(w, Trie::root, start, 0, 0);
    if (found.empty()) continue;
    const auto longest = std::ranges::max_element(found, {}, &Hit::past);
    out.push_back(*longest);
    while (start + 1 < unit.signs.size() && unit.signs[start + 1].at < longest->past) ++start;
  }
}

void Reader::walk(Walk& w, Trie::Node node, std::size_t at, std::size_t depth, int wilds) {
  if (++w.steps > steps_a_start) return;
  if (depth > 1)
    for (const Trie::Ending& end : w.trie.endings(node)) accept(w, end, at, depth, wilds);
  const auto& signs = w.unit.signs;
  if (at == signs.size() || depth + 2 > deepest) return;
  const Sign& s = signs[at];
  const FoldSet after = w.trie.letters_after(node);
  const auto go = [&](Fold f, std::size_t next, bool wild) {
    const Trie::Node child = w.trie.next(node, f);
    if (child == Trie::none) return;
    w.via[depth] = static_cast<std::uint32_t>(at);
    w.wild[depth] = wild;
    walk(w, child, next, depth + 1, wilds + wild);
  };
  for (FoldSet set = s.symbol.*w.read_as & after; set; set &= set - 1)
    go(static_cast<Fold>(std::countr_zero(set)), at + 1, false);
  // The same letter doubled by another sign, or behind one: дуpрак, г-о-р-и-л-л-а.
  if (depth > 0 && w.read_as == &Symbol::may_be && s.symbol.may_be && s.symbol.sort != Class::sign && at > w.start) {
    const std::uint32_t last = w.via[depth - 1];
    const Sign& before = signs[last];
    if ((before.c != s.c || last + 1 < at) && before.symbol.may_be & s.symbol.may_be &&
        before.symbol.sort != Class::sign)
      walk(w, node, at + 1, depth, wilds);
  }
  for (const Group& g : groups_at(s.c)) {
    if (g.latin && w.read_as == &Symbol::looks) continue;
    std::size_t n = 1;
    while (n < g.signs.size() && at + n < signs.size() && signs[at + n].c == static_cast<char32_t>(g.signs[n])) ++n;
    if (n < g.signs.size()) continue;
    if (g.letters[1] == no_fold) {
      go(g.letters[0], at + n, false);
    } else if (const Trie::Node mid = w.trie.next(node, g.letters[0]); mid != Trie::none) {
      const Trie::Node child = w.trie.next(mid, g.letters[1]);
      if (child == Trie::none) continue;
      w.via[depth] = w.via[depth + 1] = static_cast<std::uint32_t>(at);
      w.wild[depth] = w.wild[depth + 1] = false;
      walk(w, child, at + n, depth + 2, wilds);
    }
  }
  // Latin letters leave the soft sign out.
  if (depth > 0 && w.read_as == &Symbol::sounds && after & only(soft_sign) && bare(signs[at - (at > w.start)].c)) {
    const Trie::Node child = w.trie.next(node, soft_sign);
    w.via[depth] = static_cast<std::uint32_t>(at - (at > w.start));
    w.wild[depth] = false;
    walk(w, child, at, depth + 1, wilds);
  }
  const bool inner = at > w.start && at + 1 < signs.size();
  const bool covers =
      s.symbol.any || (inner && s.symbol.sort == Class::sign && s.symbol.may_be) ||
      (inner && w.unit.parting == 1 && (s.c == U'.' || s.c == U'_' || (s.c == U'-' && signs.size() <= short_parted)));
  if (covers)
    if (wilds < most_wilds && !w.unit.spaced)
      for (FoldSet set = after; set; set &= set - 1) go(static_cast<Fold>(std::countr_zero(set)), at + 1, true);
  if ((s.symbol.passed || s.symbol.any) && at > w.start) walk(w, node, at + 1, depth, wilds);
}

void Reader::accept(Walk& w, const Trie::Ending& end, std::size_t at, std::size_t depth, int wilds) {
  const Entry& e = lexicon_.entries()[end.entry];
  const Unit& u = w.unit;
  if (!u.spaced && std::any_of(w.out.begin() + static_cast<std::ptrdiff_t>(w.had), w.out.end(),
                               [&](const Hit& h) { return h.entry == end.entry; }))
    return;
  // Letter by letter: a Cyrillic letter stands for itself, for the Kazakh one that keyboards lack, and, where the word
  // is none of Kazakh, for any that looks so: ідіот.
  std::size_t d = 0, known = 0;
  Fold before = no_fold;
  const bool part = e.finding < 0 && !e.alone;  // of a phrase: its other words keep it from ringing by chance
  bool foreign = e.lang == Lang::ru && !e.any_lang && u.kazakh && !part;
  for (std::size_t i = 0; i < end.size; ++i) {
    const Letter want = e.letters[i];
    const Fold f = fold(want);
    if (f == before) {
      // Doubled in the word, single in the text, and no other sign stands for it: г-о-р-и-л-л-а, гори*ла.
      const std::size_t past = d < depth ? w.via[d] : at;
      const bool twice = d > 0 && (past > w.via[d - 1] + 1 || (d > 1 && w.via[d - 1] > w.via[d - 2] + 1));
      if (d > 0 && !w.wild[d - 1] && u.signs[w.via[d - 1]].run < 2 && !twice) return;
      continue;
    }
    before = f;
    if (d >= depth) return;
    const Sign& s = u.signs[w.via[d]];
    known += !w.wild[d];
    if (!w.wild[d] && s.symbol.sort == Class::letter) {
      const Letter got = s.symbol.letter == yo ? e_letter : s.symbol.letter;
      const bool lacking = language::in(want, kazakh_letters) && !language::in(got, kazakh_letters);
      if (got != want) {
        if (lacking && e.letters.size() < least_folded && !part) return;
        if (!lacking || (u.kazakh && !u.other)) foreign = true;
      }
    }
    ++d;
  }
  if (foreign && (part || e.letters.size() < least_foreign || kazakh(u))) return;
  if (wilds > 0 && u.parting == 1 && e.lang == Lang::kk) return;
  if (wilds > 0 && u.parting == 1 && u.dotted && known < 3) return;  // Б.Я. are initials
  if (wilds > 0 && (e.finding < 0 || known < 2 || wilds > static_cast<int>(known) + 1)) return;
  if (!u.cyrillic && u.latin && !u.other && !u.spaced) {
    if (e.roles == 0 && !e.latin && u.signs.size() < 4) return;
    if (e.aimed && end.size < least_aimed) return;
    if (e.match == Match::root && (end.size < 4 || u.signs.size() - at > longest_rest)) return;
  }
  if (u.spaced) {
    const bool whole = w.start == 0 && at == u.signs.size();
    if (end.size != e.letters.size() || (!whole && end.size < 4) || end.size < 3) return;
  }
  const std::uint32_t last_seen = u.signs[w.via[depth - 1]].at, first_seen = u.signs[w.via[0]].at;
  if (u.bounded && first_seen >= u.least && last_seen < u.most) return;
  if (!u.spaced && !ends_well(w, e, end.size, at, wilds)) return;
  Hit hit{static_cast<std::uint32_t>(u.token), static_cast<std::uint32_t>(u.last), end.entry, first_seen, 0, true};
  std::size_t end_sign = u.spaced ? at : u.signs.size();
  while (end_sign > 1 && !u.signs[end_sign - 1].symbol.may_be && !u.signs[end_sign - 1].symbol.any) --end_sign;
  const Sign& last = u.signs[end_sign - 1];
  hit.past = last.past;
  if (u.spaced) {
    hit.token = static_cast<std::uint32_t>(text_.token_before(hit.from));
    hit.last = static_cast<std::uint32_t>(text_.token_before(last.at));
  } else {
    hit.from = u.signs.front().at;
  }
  w.out.push_back(hit);
}

// Is it a word of Kazakh as it was typed?
bool Reader::kazakh(const Unit& u) {
  Letters word;
  for (const Sign& s : u.signs) {
    if (s.symbol.sort != Class::letter) return s.c == U'-' && u.parting == 1;  // әл-Фараби
    if (word.size() + s.run > language::longest_word) return true;
    word.insert(word.end(), s.run, s.symbol.letter == yo ? e_letter : s.symbol.letter);
  }
  return known(Lang::kk, word);
}

// Is what follows the beginning an ending of the word?
bool Reader::ends_well(const Walk& w, const Entry& e, std::size_t size, std::size_t at, int) {
  const auto& signs = w.unit.signs;
  const bool capital = text_.tokens()[w.unit.token].capital;
  bool wild = false, twice = false, letters = false;
  for (std::size_t i = at; i < signs.size(); ++i) {
    wild = wild || signs[i].symbol.any;
    twice = twice || signs[i].run == 2;
    letters = letters || signs[i].symbol.may_be;
  }
  if (e.match == Match::exact) return !letters && size == e.letters.size() && at == signs.size();
  const unsigned usual = w.unit.cyrillic ? 0 : unsigned{heard};
  if (e.aimed && e.match == Match::beginning && letters) {
    const Letters word = rest(w, e, size, at, usual, 0);
    const auto ending = std::span(word).subspan(size);
    return is_plural(ending) || is_you(ending) || is_polite(ending);
  }
  if (e.match != Match::key) return e.finding < 0 || !allowed(rest(w, e, size, at, usual, 0), capital);
  const auto fits = [&](unsigned how, Letter any) {
    ++guesses_;
    const Letters word = rest(w, e, size, at, how, any);
    return has_key(e, word) && (e.finding < 0 || !allowed(word, capital));
  };
  if (fits(usual, 0)) return true;
  if (guesses_ > many_guesses) return false;
  if (w.unit.latin && fits(usual ^ heard, 0)) return true;
  if (twice && fits(usual | once, 0)) return true;
  if (w.unit.other && fits(usual | second, 0)) return true;
  if (e.lang == Lang::kk && !w.unit.kazakh && fits(usual | nasal, 0)) return true;
  if (wild)
    for (const char32_t c : U"аиуоеы")
      if (c && fits(usual, letter(c))) return true;
  return false;
}

// The word as if it had been typed plainly.
Letters Reader::rest(const Walk& w, const Entry& e, std::size_t size, std::size_t at, unsigned how, Letter wild) const {
  static const Letter k = letter(U'к'), q = letter(U'қ'), g = letter(U'г'), gh = letter(U'ғ'), i_ = letter(U'и'),
                      i_kk = letter(U'і'), n = letter(U'н'), ng = letter(U'ң'), y = letter(U'ы'),
                      short_i = letter(U'й');
  Letters out(e.letters.begin(), e.letters.begin() + static_cast<std::ptrdiff_t>(size));
  bool is_front = false;
  for (const Letter l : out)
    if (language::in(l, vowels)) is_front = language::in(l, front);
  const auto& signs = w.unit.signs;
  const auto put = [&](Letter l, std::uint32_t run) {
    if (e.lang == Lang::kk && !w.unit.kazakh) {
      if (!is_front && l == k) l = q;
      if (!is_front && l == g) l = gh;
      if (is_front && (l == i_ || l == y)) l = i_kk;
      if (l == n && how & nasal) l = ng;
    }
    if (e.lang == Lang::ru && !e.any_lang && language::in(l, kazakh_letters)) l = drafts::plain(fold(l));
    out.push_back(l);
    if (run == 2 && !(how & once)) out.push_back(l);
  };
  for (std::size_t i = at; i < signs.size() && out.size() < language::longest_word; ++i) {
    const Sign& s = signs[i];
    if (s.symbol.sort == Class::letter) {
      put(s.symbol.letter == yo ? e_letter : s.symbol.letter, s.run);
      continue;
    }
    if (s.symbol.any) {
      if (wild) put(wild, 1);
      continue;
    }
    bool grouped = false;
    if (how & heard)
      for (const Group& group : groups_at(s.c)) {
        std::size_t m = 1;
        while (m < group.signs.size() && i + m < signs.size() &&
               signs[i + m].c == static_cast<char32_t>(group.signs[m]))
          ++m;
        if (m < group.signs.size()) continue;
        for (const Fold f : group.letters)
          if (f != no_fold) put(drafts::plain(f), 1);
        i += m - 1;
        grouped = true;
        break;
      }
    Fold f = how & heard ? s.symbol.heard : s.symbol.seen;
    if (how & second && (s.c == U'4' || s.c == U'3' || s.c == U'@'))
      f = fold(letter(s.c == U'4' ? U'а' : s.c == U'3' ? U'е' : U'о'));
    if (grouped || f == no_fold || (s.symbol.passed && s.symbol.sort == Class::sign)) continue;
    const bool after_vowel = !out.empty() && language::in(out.back(), vowels);
    put((how & heard) && s.c == U'y' && after_vowel ? short_i : drafts::plain(f), s.run);
  }
  return out;
}

}  // namespace adep::drafts
