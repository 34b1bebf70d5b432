// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/kazakh_words.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/files.h"
#include "base/text.h"
#include "language/grammar.h"

namespace adep::language {
namespace {

constexpr std::size_t most_bytes = 16 << 20;

const Letter u = letter(U'у'), y = letter(U'ы'), i = letter(U'і'), t = letter(U'т');

Harmony harmony_of(const Spelled& word) {
  for (std::size_t at = word.size; at-- > 0;)
    if (const Harmony h = language::harmony_of(word.at[at]); h != Harmony::open) return h;
  return Harmony::open;
}

class Reader {
 public:
  Reader(KazakhWords& into, Spelled (*opened)(const Spelled&)) : words_(into), opened_(opened) {}

  // "абай/ABbCc" or "абайлау/MmNnOo", where the flags from M on are those of a verb's dictionary form.
  void line(std::string_view line) {
    const std::size_t slash = line.find('/');
    auto word = spell(line.substr(0, slash));
    if (!word || word->size < 2 || word->at[0] == hyphen) return;
    *word = opened_(*word);
    ++words_.listed;
    const bool infinitive = slash != line.npos && line.substr(slash + 1).starts_with("Mm") && word->last() == u;
    if (infinitive)
      infinitives_.push_back(*word);
    else
      mark(*word, KazakhWords::name);
  }

  // -у hides a stem's last ы or і: оқу is оқы + у. That оқыту is a verb too, or оқ- is not known, tells.
  void verbs() {
    WordList infinitives(infinitives_.size());
    for (const Spelled& word : infinitives_) infinitives.put(word.at.data(), word.size, 1);
    for (Spelled& stem : infinitives_) {
      --stem.size;
      if (stem.size < 2 || (stem.size == 2 && !is_short_root(stem, true))) {
        stem.push(u);
        mark(stem, KazakhWords::name);  // тау and су are listed as if they were verbs
        continue;
      }
      if (language::vowel(stem.last()) || stem.last() == u) {
        mark(stem, KazakhWords::verb);
        continue;
      }
      Spelled with_vowel = stem;
      with_vowel.push(harmony_of(stem) == Harmony::front ? i : y);
      Spelled causative = with_vowel;
      causative.push(t);
      causative.push(u);
      const bool hidden =
          known(with_vowel) && (!known(hard(stem)) || infinitives.find(causative.at.data(), causative.size));
      mark(hidden ? with_vowel : stem, KazakhWords::verb);
    }
  }

  // Words of which another is made by an ending of the place `made`.
  void fertile(const Grammar& grammar) {
    const std::size_t made = grammar.place("made");
    std::vector<Spelled> found;
    words_.list.each([&](const Letter* word, std::size_t size, WordList::Marks) {
      for (const Step& step : grammar.ending_in(made, word[size - 1]))
        if (step.size + 2u <= size &&
            std::equal(step.ending.begin(), step.ending.begin() + step.size, std::make_reverse_iterator(word + size)))
          add_if_known(word, size - step.size, step, found);
    });
    for (const Spelled& root : found) mark(root, KazakhWords::fertile);
  }

  void mark(Spelled word, WordList::Marks marks) {
    if (marks & KazakhWords::verb) word = hard(word);
    words_.list.put(word.at.data(), word.size,
                    static_cast<WordList::Marks>(words_.list.find(word.at.data(), word.size) | marks));
  }

 private:
  void add_if_known(const Letter* word, std::size_t size, const Step& step, std::vector<Spelled>& found) const {
    if (!in(word[size - 1], step.after) || !words_.list.find(word, size)) return;
    Spelled root;
    for (std::size_t n = 0; n < size; ++n) root.push(word[n]);
    const Harmony h = harmony_of(root);
    if (h == Harmony::open || step.harmony == Harmony::open || h == step.harmony) found.push_back(root);
  }

  static Spelled hard(Spelled word) { return word.at[word.size - 1] = hardened(word.last()), word; }
  bool known(const Spelled& word) const { return words_.list.find(word.at.data(), word.size) != 0; }

  KazakhWords& words_;
  Spelled (*opened_)(const Spelled&);
  std::vector<Spelled> infinitives_;
};

}  // namespace

Letter hardened(Letter l) {
  static const Letter b = letter(U'б'), g = letter(U'г'), gh = letter(U'ғ');
  static const Letter p = letter(U'п'), k = letter(U'к'), q = letter(U'қ');
  return l == b ? p : l == g ? k : l == gh ? q : l;
}

bool is_short_root(const Spelled& word, bool verb) {
  static const LetterSet glides = letters("уи"), de_zhe = letters("дж");
  static const Letter e = letter(U'е');
  const bool open_first = vowel(word.at[0]), open_last = vowel(word.at[1]);
  if (in(word.at[1], glides) || (open_first && !open_last)) return true;
  return verb && word.at[1] == e && in(word.at[0], de_zhe);
}

KazakhWords read_kazakh_words(const std::filesystem::path& dic, std::string_view own, const Grammar& grammar,
                              Spelled (*opened)(const Spelled&)) {
  KazakhWords words;
  const auto text = read_file(dic, most_bytes);
  if (text) words.list = WordList(60'000);
  Reader reader(words, opened);
  std::string_view rest = text ? std::string_view(*text) : std::string_view();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    reader.line(trim(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  reader.verbs();
  reader.fertile(grammar);
  words.own = OwnWords(own);
  for (const Spelled& word : words.own.kept()) reader.mark(opened(word), KazakhWords::name | KazakhWords::kept);
  words.list.shrink();
  return words;
}

}  // namespace adep::language
