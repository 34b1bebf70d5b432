// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/grammar.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/text.h"
#include "language/data.h"
#include "language/utf8.h"

namespace adep::language {
namespace {

const LetterSet back_vowels = letters("аоұыё");
const LetterSet front_vowels = letters("әөүіеэ");
const LetterSet vowels = back_vowels | front_vowels | letters("ияю");
const LetterSet consonants = ~vowels & ~LetterSet{1};  // у among them: it takes the endings of й and р
const LetterSet both = letters("иьъ");                 // loans: endings of either kind
const LetterSet voiceless = letters("пфкқтсшщцчхһбвгғд");
const LetterSet nasals = letters("мнң");
const LetterSet buzzing = letters("зж");
const LetterSet voiced = consonants & ~voiceless;
const LetterSet anything = ~LetterSet{1};

// One way to say a sound: its letter (0 for silence), and the letters after which it is said so.
struct Sound {
  char32_t letter;
  LetterSet after;
};
using Sounds = std::vector<Sound>;

// A consonant of the table, for one harmony.
Sounds consonant(char32_t name, bool back) {
  const auto after_vowel = vowels | both;
  switch (name) {
    case U'C':
      return {{0, consonants | both}};
    case U'ғ':
      return {{back ? U'ғ' : U'г', anything}};
    case U'Q':
      return {{back ? U'қ' : U'к', anything}};
    case U'D':
      return {{U'д', voiced | after_vowel}, {U'т', voiceless | both}};
    case U'G':
      return {{back ? U'ғ' : U'г', voiced | after_vowel}, {back ? U'қ' : U'к', voiceless | both}};
    case U'L':
      return {{U'л', after_vowel | letters("рйу")}, {U'д', voiced & ~letters("рйу")}, {U'т', voiceless | both}};
    case U'N':
      return {{U'н', after_vowel | nasals}, {U'д', voiced & ~nasals}, {U'т', voiceless | both}};
    case U'O':
      return {{U'н', after_vowel}, {U'д', voiced}, {U'т', voiceless | both}};
    case U'Z':
      return {{U'н', nasals}, {U'д', (voiced & ~nasals) | after_vowel}, {U'т', voiceless | both}};
    case U'M':
      return {{U'м', after_vowel | (voiced & ~buzzing)}, {U'б', buzzing}, {U'п', voiceless | both}};
    case U'B':
      return {{U'м', after_vowel | (voiced & ~buzzing & ~nasals)}, {U'б', buzzing | nasals}, {U'п', voiceless | both}};
    default:
      return {};
  }
}

char32_t vowel_of(char32_t name, bool back) { return name == U'A' ? (back ? U'а' : U'е') : (back ? U'ы' : U'і'); }

// An ending while it is spelled out: its letters so far, and after what it may stand.
struct Spelling {
  std::u32string letters;
  LetterSet after = anything;
  bool clipped = false;
};

// Every spelling goes on with the sound; only an ending's first sound looks at the stem.
std::vector<Spelling> go_on(const std::vector<Spelling>& so_far, const Sounds& sounds) {
  std::vector<Spelling> out;
  for (const Spelling& s : so_far)
    for (const Sound& sound : sounds) {
      Spelling next = s;
      if (s.letters.empty())
        next.after &= sound.after;
      else if (sounds.size() > 1 && !in(letter(s.letters.back()), sound.after))
        continue;
      if (sound.letter) next.letters += sound.letter;
      if (next.after) out.push_back(next);
    }
  return out;
}

// "(I)": said after a consonant only; "(с)": after a vowel only.
Sounds optional(char32_t name, bool back) {
  if (name == U'A' || name == U'I') return {{vowel_of(name, back), consonants | both}, {0, vowels | both}};
  return {{name, vowels | both}, {0, consonants | both}};
}

std::vector<Spelling> spellings(std::u32string_view ending, bool back) {
  std::vector<Spelling> out(1);
  for (std::size_t i = 0; i < ending.size(); ++i) {
    const char32_t c = ending[i];
    if (c == U'(') {
      out = go_on(out, optional(ending[i + 1], back));
      i += 2;
    } else if (c == U'E') {
      const std::vector<Spelling> before = out;
      out = go_on(before, {{back ? U'а' : U'е', consonants}, {U'й', vowels}});
      for (const Spelling& s : before) out.push_back({s.letters + U'и', consonants, true});
    } else if (c == U'A' || c == U'I') {
      out = go_on(out, {{vowel_of(c, back), anything}});
    } else {
      const Sounds sounds = consonant(c, back);
      out = go_on(out, sounds.empty() ? Sounds{{c, anything}} : sounds);
    }
  }
  return out;
}

[[noreturn]] void refuse(std::string_view what) {
  throw std::invalid_argument("kazakh_grammar.txt: this is not understood: " + std::string(what));
}

std::string written_u32(std::u32string_view s) {
  std::string out;
  for (const char32_t c : s) append(out, c);
  return out;
}

}  // namespace

Harmony harmony_of(Letter l) {
  return in(l, back_vowels) ? Harmony::back : in(l, front_vowels) ? Harmony::front : Harmony::open;
}

bool vowel(Letter l) { return in(l, vowels); }

Grammar::Grammar(std::string_view table) {
  const auto rows = table_rows(table);
  // The places in the order in which they begin, then those that only end a row.
  for (const std::size_t column : {0, 2})
    for (const Row& row : rows) {
      if (row.size() != 4) refuse(row.front());
      if (row[0] != "cost" && std::ranges::find(names_, row[column]) == names_.end()) names_.emplace_back(row[column]);
    }
  if (names_.size() > most_places) refuse("too many places");
  stem_place = place("stem");
  verb_place = place("verb");
  clipped_place = place("clipped");
  made_place = place("made");
  for (const Row& row : rows) read_row(row);
  sort();
}

std::size_t Grammar::place(std::string_view name) const {
  const auto it = std::ranges::find(names_, name);
  if (it == names_.end()) refuse(name);
  return static_cast<std::size_t>(it - names_.begin());
}

bool Grammar::ends_names(const Spelled& ending) const {
  const std::array places{place("named"), place("number")};
  return ending.size > 0 && std::ranges::any_of(places, [&](std::size_t p) {
           return std::ranges::any_of(ending_in(p, ending.last()), [&](const Step& step) {
             return step.size == ending.size && std::equal(step.ending.begin(), step.ending.begin() + step.size,
                                                           std::make_reverse_iterator(ending.at.begin() + ending.size));
           });
         });
}

int& Grammar::stem_cost(std::string_view name) {
  if (name == "letter") return stem_.letter;
  if (name == "two_letters") return stem_.two_letters;
  if (name == "unlisted_name") return stem_.unlisted_name;
  if (name == "unlisted_verb") return stem_.unlisted_verb;
  if (name == "name_as_verb") return stem_.name_as_verb;
  if (name == "barren") return stem_.barren;
  if (name == "made_name") return stem_.made_name;
  if (name == "within_fertile") return stem_.within_fertile;
  if (name == "restored") return stem_.restored;
  if (name == "kept") return stem_.kept;
  refuse(name);
}

void Grammar::read_row(const Row& row) {
  int cost = 0;
  const auto end = row[3].data() + row[3].size();
  if (const auto read = std::from_chars(row[3].data(), end, cost); read.ptr != end) refuse(row[3]);
  if (row[0] == "cost") {
    stem_cost(row[1]) = cost;
    return;
  }
  Step step;
  step.place = static_cast<std::uint8_t>(place(row[0]));
  step.rest = static_cast<std::uint8_t>(place(row[2]));
  step.cost = cost;
  if (row[1] != "-") return spell_out(step, code_points(row[1]));
  if (step.rest <= step.place) refuse(row[2]);
  steps_.push_back(step);
}

void Grammar::spell_out(const Step& row, std::u32string_view ending) {
  const bool harmonic = ending.find_first_of(U"AIEQGғ") != ending.npos;
  for (const bool back : {true, false}) {
    if (!harmonic && !back) break;
    for (const Spelling& s : spellings(ending, back)) {
      Step step = row;
      if (s.letters.empty() || s.letters.size() > step.ending.size()) refuse(written_u32(ending));
      step.size = static_cast<std::uint8_t>(s.letters.size());
      for (std::size_t i = 0; i < s.letters.size(); ++i)
        if (!(step.ending[i] = letter(s.letters[s.letters.size() - 1 - i]))) refuse(written_u32(ending));
      step.after = s.after;
      if (harmonic) step.harmony = back ? Harmony::back : Harmony::front;
      if (s.clipped) step.rest = static_cast<std::uint8_t>(place("clipped"));
      steps_.push_back(step);
    }
  }
}

void Grammar::sort() {
  const auto key = [](const Step& s) { return s.place * letter_codes + (s.size ? s.ending[0] : 0); };
  std::ranges::stable_sort(steps_, {}, key);
  range_.assign(most_places * letter_codes, {0, 0});
  for (std::uint32_t i = 0; i < steps_.size(); ++i) {
    auto& r = range_[key(steps_[i])];
    if (r.second == 0) r.first = i;
    r.second = i + 1;
  }
}

}  // namespace adep::language
