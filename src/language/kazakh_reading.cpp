// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/kazakh_reading.h"

#include <algorithm>

namespace adep::language {
namespace {

const LetterSet either_harmony = letters("ивьъ");  // loans ending so take endings of both kinds: -ев, -ий, -ль
const LetterSet elided_after = letters("қкпнзсл"), elided_before = letters("лрйумн");
const Letter u = letter(U'у');
const Letter back_narrow = letter(U'ы'), front_narrow = letter(U'і');

}  // namespace

Reading::Reading(const Grammar& grammar, const KazakhWords& words, const Spelled& word)
    : grammar_(grammar), words_(words), word_(word) {
  hash_[0] = WordList::start;
  harmony_[0] = Harmony::open;
  vowels_[0] = 0;
  for (std::size_t i = 0; i < word.size; ++i) {
    const Letter l = word.at[i];
    const Harmony h = harmony_of(l);
    hash_[i + 1] = WordList::carry(hash_[i], l);
    harmony_[i + 1] = h == Harmony::open ? harmony_[i] : h;
    vowels_[i + 1] = static_cast<std::uint8_t>(vowels_[i] + (vowel(l) || l == u ? 1 : 0));
  }
}

Reading::Result Reading::read() {
  for (std::size_t left = 0; left <= word_.size; ++left) cost_[left].fill(never);
  cost_[word_.size][0] = 0;
  for (std::size_t left = word_.size; left >= 2; --left)
    for (std::size_t place = 0; place < grammar_.places(); ++place)
      if (cost_[left][place] < never) visit(left, place);
  const Best& best = verb_.cost < name_.cost ? verb_ : name_;
  if (best.cost == never) return {word_, false};
  return {best.stem, best.listed || made_of_listed(best.stem)};
}

void Reading::visit(std::size_t left, std::size_t place) {
  const int so_far = cost_[left][place];
  for (const Step& step : grammar_.empty(place)) reach(left, step.rest, so_far + step.cost);
  if (vowels_[left] > 0) {
    if (place == grammar_.stem_place) consider_name(left, so_far);
    if (place == grammar_.verb_place) consider_verb(left, so_far);
    if (place == grammar_.clipped_place) consider_clipped(left, so_far);
  }
  for (const Step& step : grammar_.ending_in(place, word_.at[left - 1]))
    if (fits(step, left)) reach(left - step.size, step.rest, so_far + step.cost);
}

bool Reading::fits(const Step& step, std::size_t left) const {
  if (step.size + 2u > left) return false;
  for (std::size_t i = 1; i < step.size; ++i)
    if (word_.at[left - 1 - i] != step.ending[i]) return false;
  const std::size_t rest = left - step.size;
  const Letter before = word_.at[rest - 1];
  if (!in(before, step.after) || vowels_[rest] == 0) return false;
  return step.harmony == Harmony::open || harmony_[rest] == Harmony::open || harmony_[rest] == step.harmony ||
         in(before, either_harmony);
}

// The first letters as a stem: before an ending its last consonant is hardened.
Spelled Reading::cut(std::size_t left) const {
  Spelled stem = word_;
  stem.size = left;
  if (left < word_.size) stem.at[left - 1] = hardened(stem.at[left - 1]);
  return stem;
}

void Reading::consider_name(std::size_t left, int so_far) {
  if (left == 2 && !is_short_root(word_, false)) return;
  const Spelled stem = cut(left);
  WordList::Marks marks = words_.list.find(hash_[left], word_.at.data(), left);
  if (stem.last() != word_.at[left - 1]) marks |= words_.list.find(stem.at.data(), left);
  offer_name(stem, so_far + name_cost(marks, stem), marks);
  const Spelled restored = with_vowel_inside(left);
  if (restored.size == 0) return;
  marks = words_.list.find(restored.at.data(), restored.size);
  if (marks & KazakhWords::name)
    offer_name(restored, so_far + grammar_.stem().restored + name_cost(marks, stem), marks);
}

void Reading::consider_verb(std::size_t left, int so_far) {
  if (left == 2 && !is_short_root(word_, true)) return;
  const Spelled stem = cut(left);
  so_far += length_cost(left);
  WordList::Marks marks = words_.list.find(hash_[left], word_.at.data(), left);
  if (stem.last() != word_.at[left - 1]) marks |= words_.list.find(stem.at.data(), left);
  offer_verb(stem, so_far + verb_cost(marks), marks);
  const Spelled restored = with_vowel_inside(left);
  if (restored.size && words_.list.find(restored.at.data(), restored.size) & KazakhWords::verb)
    offer_verb(restored, so_far + grammar_.stem().restored, KazakhWords::verb);
}

// A verb that lost its last vowel to the ending: оқ|у → оқы, дам|и → дамы.
void Reading::consider_clipped(std::size_t left, int so_far) {
  if (vowel(word_.at[left - 1])) return;
  Spelled stem = word_;
  stem.size = left;
  stem.push(narrow_vowel(left));
  if (words_.list.find(stem.at.data(), stem.size) & KazakhWords::verb)
    offer_verb(stem, so_far + length_cost(left), KazakhWords::verb);
}

// A stem that lost the vowel before its last consonant: халқ|ы → халық, ерн|і → ерін. Of size 0 where it cannot be.
Spelled Reading::with_vowel_inside(std::size_t left) const {
  const bool possible = left < word_.size && left >= 3 && vowel(word_.at[left]) &&
                        in(word_.at[left - 1], elided_after) && in(word_.at[left - 2], elided_before);
  if (!possible) return {};
  Spelled stem = word_;
  stem.size = left + 1;
  stem.at[left] = word_.at[left - 1];
  stem.at[left - 1] = narrow_vowel(left);
  return stem;
}

Letter Reading::narrow_vowel(std::size_t left) const {
  return harmony_[left] == Harmony::front ? front_narrow : back_narrow;
}

// A word that is not listed, but made of a listed one: әріптес|тік.
bool Reading::made_of_listed(const Spelled& stem) const {
  for (const Step& step : grammar_.ending_in(grammar_.made_place, stem.last())) {
    if (step.size + 2u > stem.size) continue;
    const std::size_t rest = stem.size - step.size;
    if (!in(stem.at[rest - 1], step.after)) continue;
    if (!std::equal(step.ending.begin(), step.ending.begin() + step.size,
                    std::make_reverse_iterator(stem.at.begin() + stem.size)))
      continue;
    const bool in_tune = harmony_[rest] == Harmony::open || harmony_[rest] == step.harmony;
    if (in_tune && words_.list.find(hash_[rest], stem.at.data(), rest) & KazakhWords::name) return true;
  }
  return false;
}

int Reading::length_cost(std::size_t letters) const {
  return grammar_.stem().letter * static_cast<int>(letters) + (letters == 2 ? grammar_.stem().two_letters : 0);
}

int Reading::name_cost(WordList::Marks marks, const Spelled& stem) const {
  const StemCosts& cost = grammar_.stem();
  int out = length_cost(stem.size);
  if (!(marks & KazakhWords::name)) return out + (made_of_listed(stem) ? cost.made_name : cost.unlisted_name);
  if (marks & KazakhWords::kept) out += cost.kept;
  if (!(marks & KazakhWords::fertile)) out += cost.barren;
  return out;
}

int Reading::verb_cost(WordList::Marks marks) const {
  if (marks & KazakhWords::verb) return 0;
  return marks & KazakhWords::name ? grammar_.stem().name_as_verb : grammar_.stem().unlisted_verb;
}

// A name of which other words are made is not given up for a shorter one that is only a little cheaper: ақын, not ақ.
void Reading::offer_name(const Spelled& stem, int cost, WordList::Marks marks) {
  if (cost + (name_.fertile ? grammar_.stem().within_fertile : 0) >= name_.cost) return;
  name_ = {cost, (marks & KazakhWords::name) != 0, (marks & KazakhWords::fertile) != 0, stem};
}

void Reading::offer_verb(const Spelled& stem, int cost, WordList::Marks marks) {
  if (cost < verb_.cost) verb_ = {cost, marks != 0, false, stem};
}

}  // namespace adep::language
