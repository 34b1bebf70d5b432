// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/kazakh.h"

#include <algorithm>
#include <limits>

#include "language/data.h"
#include "language/fold.h"
#include "language/grammar.h"
#include "language/kazakh_words.h"

namespace adep::language {
namespace {

constexpr int never = 1'000'000;

const Letter ya = letter(U'я'), yu = letter(U'ю'), short_i = letter(U'й'), a = letter(U'а'), u = letter(U'у');

// я and ю after a vowel hide a й at which an ending may begin: жая = жай + а.
Spelled opened(const Spelled& word) {
  Spelled out;
  for (std::size_t i = 0; i < word.size; ++i) {
    const Letter l = word.at[i];
    const bool hides = (l == ya || l == yu) && i > 0 && vowel(word.at[i - 1]);
    if (out.size + 2 > longest_word) return word;
    if (hides) out.push(short_i);
    out.push(!hides ? l : l == ya ? a : u);
  }
  return out;
}

Spelled closed(const Letter* at, std::size_t size) {
  Spelled out;
  for (std::size_t i = 0; i < size; ++i) {
    const bool hidden = at[i] == short_i && i > 0 && i + 1 < size && vowel(at[i - 1]);
    if (hidden && at[i + 1] == a)
      out.push(ya), ++i;
    else if (hidden && at[i + 1] == u)
      out.push(yu), ++i;
    else
      out.push(at[i]);
  }
  return out;
}

}  // namespace

struct Kazakh::Inside {
  explicit Inside(std::string_view table) : grammar(table) {}
  Grammar grammar;
  KazakhWords words;
};

namespace {

// One word on its way to a stem.
class Reading {
 public:
  Reading(const Grammar& grammar, const KazakhWords& words, const Spelled& word)
      : grammar_(grammar), words_(words), word_(word) {
    hash_[0] = WordList::start;
    for (std::size_t i = 0; i < word.size; ++i) {
      const Letter l = word.at[i];
      hash_[i + 1] = WordList::carry(hash_[i], l);
      const Harmony h = harmony_of(l);
      harmony_[i + 1] = h == Harmony::open ? harmony_[i] : h;
      vowels_[i + 1] = static_cast<std::uint8_t>(vowels_[i] + (vowel(l) || l == u ? 1 : 0));
    }
  }

  Spelled stem() {
    best_ = word_;
    name_ = static_cast<std::uint8_t>(grammar_.place("stem"));
    verb_ = static_cast<std::uint8_t>(grammar_.place("verb"));
    clipped_ = static_cast<std::uint8_t>(grammar_.place("clipped"));
    for (std::size_t left = 0; left <= word_.size; ++left) cost_[left].fill(never);
    cost_[word_.size][0] = 0;
    for (std::size_t left = word_.size; left >= 2; --left)
      for (std::size_t place = 0; place < grammar_.places(); ++place)
        if (cost_[left][place] < never) visit(left, place);
    return best_;
  }

 private:
  void visit(std::size_t left, std::size_t place) {
    const int so_far = cost_[left][place];
    for (const Step& step : grammar_.empty(place)) reach(left, step.rest, so_far + step.cost);
    if (place == name_ || place == verb_ || place == clipped_) consider(left, place, so_far);
    for (const Step& step : grammar_.ending_in(place, word_.at[left - 1])) {
      if (step.size + 2u > left) continue;
      const std::size_t rest = left - step.size;
      if (fits(step, left, rest)) reach(rest, step.rest, so_far + step.cost);
    }
  }

  bool fits(const Step& step, std::size_t left, std::size_t rest) const {
    for (std::size_t i = 1; i < step.size; ++i)
      if (word_.at[left - 1 - i] != step.ending[i]) return false;
    if (!in(word_.at[rest - 1], step.after) || vowels_[rest] == 0) return false;
    return step.harmony == Harmony::open || harmony_[rest] == Harmony::open || harmony_[rest] == step.harmony ||
           in(word_.at[rest - 1], loans_);
  }

  void reach(std::size_t left, std::size_t place, int cost) { cost_[left][place] = std::min(cost_[left][place], cost); }

  // Is what is left a stem? Also with its last consonant hardened, or with a vowel that the ending swallowed.
  void consider(std::size_t left, std::size_t place, int so_far) {
    if (vowels_[left] == 0 || (left == 2 && !short_root(left, place == verb_))) return;
    const bool cut = left < word_.size;
    const bool before_vowel = cut && vowel(word_.at[left]);
    if (place == clipped_) return unclip(left, so_far);
    Spelled stem = word_;
    stem.size = left;
    WordList::Marks marks = words_.list.find(hash_[left], stem.at.data(), left);
    if (cut && hardened(stem.at[left - 1]) != stem.at[left - 1]) {
      stem.at[left - 1] = hardened(stem.at[left - 1]);
      marks |= words_.list.find(stem.at.data(), left);
    }
    offer(stem, so_far + price(marks, left, place == verb_));
    if (before_vowel) fill(left, so_far, place == verb_);
  }

  // A stem that lost its last vowel to the ending: оқ|у → оқы, дам|и → дамы.
  void unclip(std::size_t left, int so_far) {
    if (vowel(word_.at[left - 1])) return;
    Spelled stem = word_;
    stem.size = left;
    stem.push(narrow(left));
    const WordList::Marks marks = words_.list.find(stem.at.data(), stem.size);
    if (marks & KazakhWords::verb) offer(stem, so_far + price(marks, left, true));
  }

  // A stem that lost the vowel before its last consonant: халқ|ы → халық, ерн|і → ерін.
  void fill(std::size_t left, int so_far, bool as_verb) {
    if (left < 2 || !in(word_.at[left - 1], elided_after_) || !in(word_.at[left - 2], elided_before_)) return;
    Spelled stem = word_;
    stem.size = left + 1;
    stem.at[left] = word_.at[left - 1];
    stem.at[left - 1] = narrow(left);
    const WordList::Marks marks = words_.list.find(stem.at.data(), stem.size);
    const WordList::Marks needed = as_verb ? KazakhWords::verb : KazakhWords::name;
    if (marks & needed) offer(stem, so_far + grammar_.stem().restored + price(marks, left, as_verb));
  }

  Letter narrow(std::size_t left) const { return harmony_[left] == Harmony::front ? narrow_front_ : narrow_back_; }

  // Kazakh roots of two letters are a vowel and a consonant, or end in у or и; else only де and же.
  bool short_root(std::size_t left, bool as_verb) const {
    if (vowel(word_.at[0]) != vowel(word_.at[1]))
      return vowel(word_.at[0]) || in(word_.at[1], glides_) ||
             (as_verb && in(word_.at[0], de_zhe_) && word_.at[1] == e_);
    return left > 2 || in(word_.at[1], glides_);
  }

  int price(WordList::Marks marks, std::size_t size, bool as_verb) const {
    const StemCosts& cost = grammar_.stem();
    int out = cost.letter * static_cast<int>(size) + (size == 2 ? cost.two_letters : 0);
    if (as_verb)
      return out + (marks & KazakhWords::verb    ? 0
                    : marks == KazakhWords::name ? cost.name_as_verb
                                                 : cost.unlisted_verb);
    if (marks & KazakhWords::kept) out += cost.kept;
    return out + (marks & KazakhWords::name ? 0 : cost.unlisted_name);
  }

  void offer(const Spelled& stem, int cost) {
    if (cost >= best_cost_) return;
    best_cost_ = cost;
    best_ = stem;
  }

  const Grammar& grammar_;
  const KazakhWords& words_;
  const Spelled& word_;
  std::array<WordList::Hash, longest_word + 4> hash_{};
  std::array<Harmony, longest_word + 4> harmony_{};
  std::array<std::uint8_t, longest_word + 4> vowels_{};
  std::array<std::array<int, Grammar::most_places>, longest_word + 4> cost_;
  const LetterSet loans_ = letters("ивьъ"), glides_ = letters("уи"), de_zhe_ = letters("дж");
  const LetterSet elided_before_ = letters("лрйумн"), elided_after_ = letters("қкпнзсл");
  const Letter e_ = letter(U'е');
  const Letter narrow_back_ = letter(U'ы'), narrow_front_ = letter(U'і');
  std::uint8_t name_ = 0, verb_ = 0, clipped_ = 0;
  Spelled best_;
  int best_cost_ = std::numeric_limits<int>::max();
};

}  // namespace

Kazakh::Kazakh(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
Kazakh::Kazakh(Kazakh&&) noexcept = default;
Kazakh& Kazakh::operator=(Kazakh&&) noexcept = default;
Kazakh::~Kazakh() = default;

Kazakh Kazakh::open(const std::filesystem::path& dic, std::string_view grammar) {
  auto inside = std::make_unique<Inside>(grammar.empty() ? data::kazakh_grammar : grammar);
  inside->words = read_kazakh_words(dic, data::kazakh_words, opened);
  return Kazakh(std::move(inside));
}

Spelled Kazakh::stem(const Spelled& word) const {
  const Letter* end = word.at.data() + word.size;
  const Letter* part = end;
  while (part != word.at.data() && part[-1] != hyphen) --part;
  Spelled last;
  for (const Letter* l = part; l != end; ++l) last.push(*l);
  if (const Spelled* set = inside_->words.own.stem(last))
    last = *set;
  else if (last.size > 2)
    last = opened(last), last = Reading(inside_->grammar, inside_->words, last).stem();
  last = closed(last.at.data(), last.size);
  if (const Spelled* set = inside_->words.own.stem(last)) last = *set;
  if (last.size) last.at[last.size - 1] = hardened(last.at[last.size - 1]);
  Spelled out;
  for (const Letter* l = word.at.data(); l != part; ++l) out.push(*l);
  for (std::size_t i = 0; i < last.size; ++i) out.push(last.at[i]);
  return out;
}

std::string Kazakh::stem(std::string_view word) const {
  const auto spelled = spell(word);
  return spelled ? written(stem(*spelled)) : small(word);
}

bool Kazakh::has_words() const { return inside_->words.listed > 0; }
std::size_t Kazakh::words() const { return inside_->words.list.words(); }
std::size_t Kazakh::bytes() const {
  return inside_->words.bytes() + sizeof(Inside) + inside_->grammar.steps() * sizeof(Step);
}

}  // namespace adep::language
