// SPDX-License-Identifier: AGPL-3.0-or-later
#include "drafts/lexicon.h"

#include <algorithm>

#include "base/text.h"

namespace adep::drafts {
namespace {

using language::letter;
using language::LetterSet;
using Match = Entry::Match;

const Letter yo = letter(U'ё'), e = letter(U'е');
const LetterSet vowels = language::letters("аәеёиоөұүуыіэюя"), soft = language::letters("ьй");
const LetterSet voiced = language::letters("бгғпкқ"), fleeting = language::letters("еёо"),
                narrow = language::letters("ыі");

std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t h = 14695981039346656037u;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return h ? h : 1;
}

language::Spelled spelled(const Letters& letters) {
  language::Spelled out;
  for (std::size_t i = 0; i < letters.size() && i < language::longest_word; ++i) out.push(letters[i]);
  return out;
}

bool ends(const Letters& word, std::string_view ending) {
  const Letters tail = letters_of(ending);
  return word.size() > tail.size() && std::equal(tail.rbegin(), tail.rend(), word.rbegin());
}

}  // namespace

std::uint64_t key_of(Lang lang, const language::Spelled& word, const language::Stems& stems) {
  if (lang == Lang::ru) return hash_of(stems.russian().stem(word));
  return hash_of(language::written(stems.kazakh().stem(word)));
}

Letters letters_of(std::string_view utf8) {
  Letters out;
  for (const char32_t c : code_points(utf8)) {
    const Symbol s = symbol(c);
    const Letter l = s.letter ? s.letter : s.sort == Class::latin && s.heard != no_fold ? plain(s.heard) : Letter{0};
    if (l) out.push_back(l == yo ? e : l);
  }
  return out;
}

std::vector<std::size_t> cuts(Lang lang, const Letters& lemma) {
  const std::size_t n = lemma.size(), least = n >= 5 ? 3 : 2;
  std::vector<std::size_t> out{n};
  const auto cut = [&](std::size_t off) {
    if (n >= off + least && std::ranges::find(out, n - off) == out.end()) out.push_back(n - off);
  };
  if (n < 2) return out;
  if (lang != Lang::ru) {
    if (language::in(lemma[n - 1], voiced)) cut(1);
    if (language::in(lemma[n - 1], vowels)) cut(1);
    if (language::in(lemma[n - 2], narrow)) cut(2);
    return out;
  }
  if (ends(lemma, "ться") || ends(lemma, "тись")) {
    cut(4), cut(5), cut(6);
  } else if (ends(lemma, "ть") || ends(lemma, "ти") || ends(lemma, "чь")) {
    cut(2), cut(3), cut(4);
  } else if (language::in(lemma[n - 1], vowels | soft)) {
    cut(1);
    if (language::in(lemma[n - 2], vowels)) cut(2);
  } else if (language::in(lemma[n - 2], fleeting)) {
    cut(2);
  }
  return out;
}

Lexicon::Lexicon(const pack::Drafts& drafts, const language::Stems& stems) : drafts_(drafts), stems_(stems) {
  add_words();
  for (const auto* list : {&drafts.phrases, &drafts.about, &drafts.naming, &drafts.condemned, &drafts.allowed_phrases})
    for (const pack::DraftPhrase& p : *list) add_phrase(p);
  const pack::DraftNearby& near = drafts.nearby;
  add_list(Which::context, near.persons, Role::person, true);
  add_list(Which::context, near.offices, Role::office);
  add_list(Which::context, near.called, Role::called);
  add_list(Which::context, near.copulas, Role::copula, true);
  add_list(Which::context, drafts.farm, Role::farm);
  add_list(Which::context, near.material, Role::material);
  add_list(Which::context, near.money, Role::money);
  add_list(Which::context, near.identity, Role::identity);
  add_list(Which::context, near.street, Role::street);
  add_list(Which::context, near.house, Role::house);
  add_list(Which::context, near.flat, Role::flat);
  add_list(Which::context, near.lives, Role::lives);
  add_list(Which::context, near.address, Role::address);
  add_list(Which::context, near.office_building, Role::office_building);
  add_list(Which::context, near.document, Role::document);
  add_list(Which::context, near.birth, Role::birth);
  add_list(Which::context, near.months, Role::month);
  add_list(Which::allowed, drafts.allowed, Role::allowed);
  for (const std::string& name : drafts.allowed_names) {
    const Letters letters = letters_of(name);
    const std::uint32_t id = entry(Which::allowed, Match::beginning, Lang::ru, true, letters);
    entries_[id].roles |= Role::allowed_name;
  }
  add_marks(drafts.marks, "mark");
  add_marks(drafts.secrecy, "secrecy");
  for (const std::string& name : drafts.filename) filenames_.push_back(letters_of(name));
  for (const auto& list : near.surnames)
    for (const std::string& ending : list) surnames_.push_back(letters_of(ending));
  words_ = Trie(std::move(made_[0]));
  context_ = Trie(std::move(made_[1]));
  allowed_ = Trie(std::move(made_[2]));
  known_.clear();
  entries_.shrink_to_fit();
}

std::uint32_t Lexicon::entry(Which which, Match match, Lang lang, bool any_lang, const Letters& letters) {
  const auto [it, added] =
      known_.try_emplace(Id{which, match, lang, any_lang, letters}, static_cast<std::uint32_t>(entries_.size()));
  if (!added) return it->second;
  Entry made;
  made.match = match;
  made.lang = lang;
  made.any_lang = any_lang;
  made.letters = letters;
  if (match == Match::key) {
    made.key = key_of(lang, spelled(letters), stems_);
    if (any_lang) made.other_key = key_of(Lang::kk, spelled(letters), stems_);
  }
  entries_.push_back(std::move(made));
  put(which, it->second);
  return it->second;
}

std::uint32_t Lexicon::entry(Which which, const pack::PhraseWord& word, std::optional<Lang> lang) {
  using W = pack::PhraseWord::Match;
  const Match match = word.match == W::exact       ? Match::exact
                      : word.match == W::beginning ? Match::beginning
                                                   : Match::key;
  const std::uint32_t id = entry(which, match, lang.value_or(Lang::ru), !lang, letters_of(word.letters));
  entries_[id].latin = word.letters[0] >= 'a' && word.letters[0] <= 'z';
  return id;
}

void Lexicon::put(Which which, std::uint32_t id, const Letters& letters, std::size_t size) {
  Trie::Word word;
  for (std::size_t i = 0; i < size; ++i)
    if (const Fold f = fold(letters[i]); f != no_fold && (word.letters.empty() || word.letters.back() != f))
      word.letters.push_back(f);
  if (word.letters.empty()) return;
  word.ending = {id, static_cast<std::uint8_t>(size)};
  made_[static_cast<std::size_t>(which)].push_back(std::move(word));
}

void Lexicon::put(Which which, std::uint32_t id) {
  const Entry& e_ = entries_[id];
  if (e_.match != Match::key) return put(which, id, e_.letters, e_.letters.size());
  for (const std::size_t size : cuts(e_.lang, e_.letters)) put(which, id, e_.letters, size);
  if (e_.any_lang)
    for (const std::size_t size : cuts(Lang::kk, e_.letters)) put(which, id, e_.letters, size);
}

std::int32_t Lexicon::ring(std::string_view category, std::string_view kind, pack::DraftGrade grade) {
  Ring made{drafts_.category(category), kind.empty() ? nullptr : drafts_.kind(kind), grade};
  if (!made.category) return -1;
  for (std::size_t i = 0; i < rings_.size(); ++i)
    if (rings_[i].category == made.category && rings_[i].kind == made.kind && rings_[i].grade == made.grade)
      return static_cast<std::int32_t>(i);
  rings_.push_back(made);
  return static_cast<std::int32_t>(rings_.size()) - 1;
}

std::int32_t Lexicon::kind(std::string_view id) const {
  for (std::size_t i = 0; i < rings_.size(); ++i)
    if (rings_[i].kind && rings_[i].kind->id == id) return static_cast<std::int32_t>(i);
  return -1;
}

std::int32_t Lexicon::advice(std::string_view id) const {
  for (std::size_t i = 0; i < rings_.size(); ++i)
    if (rings_[i].kind && rings_[i].kind->id == id && rings_[i].grade == pack::DraftGrade::advice)
      return static_cast<std::int32_t>(i);
  return kind(id);
}

void Lexicon::add_words() {
  for (const pack::DraftKind& k : drafts_.kinds) {
    const pack::DraftCategory* c = drafts_.category(k.category);
    ring(k.category, k.id, k.grade.value_or(c ? c->grade : pack::DraftGrade::advice));
  }
  if (const pack::DraftKind* k = drafts_.kind("birth")) ring(k->category, k->id, pack::DraftGrade::advice);
  const auto set = [&](std::uint32_t id, const pack::DraftWord& w) {
    const std::int32_t r = ring(w.category, "", w.grade);
    Entry& made = entries_[id];
    if (made.finding >= 0 && rings_[made.finding].grade >= w.grade && !made.aimed) return;
    made.finding = r;
    made.aimed = w.sort == pack::DraftWord::Sort::aimed;
  };
  for (const pack::DraftWord& w : drafts_.words) {
    const Letters letters = letters_of(w.word);
    if (letters.empty()) continue;
    if (w.sort != pack::DraftWord::Sort::root) {
      // A Kazakh word that is aimed is met by its letters: what may follow them is judged with what stands beside it.
      const bool by_letters = w.lang == Lang::kk && w.sort == pack::DraftWord::Sort::aimed;
      set(entry(Which::words, by_letters ? Match::beginning : Match::key, w.lang, false, letters), w);
      continue;
    }
    if (letters.size() >= 3) set(entry(Which::words, Match::root, w.lang, false, letters), w);
    for (const std::string& prefix : drafts_.prefixes[static_cast<std::size_t>(w.lang)]) {
      Letters whole = letters_of(prefix);
      whole.insert(whole.end(), letters.begin(), letters.end());
      set(entry(Which::words, Match::root, w.lang, false, whole), w);
    }
  }
}

void Lexicon::add_phrase(const pack::DraftPhrase& phrase) {
  Phrase made;
  made.about = phrase.kind == "about";
  made.naming = phrase.kind == "naming";
  made.condemned = phrase.kind == "condemned";
  made.allowed = phrase.kind == "allow";
  made.of_person = phrase.kind == "health" || phrase.kind == "family";
  const bool beside = made.about || made.naming || made.condemned;  // looked for beside a find alone
  if (!beside && !made.allowed) {
    made.finding = ring(phrase.category, phrase.kind, phrase.grade);
    if (made.finding < 0) return;
  }
  // The anchor is the element whose shortest choice is the longest: it is looked for everywhere, the others beside it.
  std::size_t most = 0;
  for (std::size_t k = 0; k < phrase.elements.size(); ++k) {
    std::size_t least = 99;
    for (const pack::PhraseWord& w : phrase.elements[k].one_of)
      least = std::min(least, w.match == pack::PhraseWord::Match::number ? 0 : letters_of(w.letters).size());
    if (least > most) most = least, made.anchor = k;
  }
  if (most == 0) return;
  const auto id = static_cast<std::uint32_t>(phrases_.size());
  for (std::size_t k = 0; k < phrase.elements.size(); ++k) {
    const bool anchor = k == made.anchor && !beside;
    Element element;
    element.gap_before = phrase.elements[k].gap_before;
    for (const pack::PhraseWord& w : phrase.elements[k].one_of) {
      if (w.match == pack::PhraseWord::Match::number) {
        element.number = true;
        continue;
      }
      const std::uint32_t e_ = entry(anchor ? Which::words : Which::context, w, phrase.lang);
      element.entries.push_back(e_);
      if (phrase.elements.size() == 1) entries_[e_].alone = true;
      if (k == made.anchor) entries_[e_].anchors.push_back(id);
    }
    std::ranges::sort(element.entries);
    made.elements.push_back(std::move(element));
  }
  phrases_.push_back(std::move(made));
}

void Lexicon::add_list(Which which, const pack::DraftLists& lists, Role role, bool exact) {
  for (const Lang lang : {Lang::kk, Lang::ru})
    for (const std::string& word : lists[static_cast<std::size_t>(lang)]) {
      const bool beginning = word.ends_with('*');
      const Letters letters = letters_of(word);
      if (letters.empty()) continue;
      const Match match = beginning ? Match::beginning : exact ? Match::exact : Match::key;
      entries_[entry(which, match, lang, false, letters)].roles |= role;
    }
}

void Lexicon::add_marks(const std::vector<std::string>& marks, std::string_view kind_id) {
  const std::int32_t r = kind(kind_id);
  if (r < 0) return;
  for (const std::string& mark : marks) {
    if (mark.find(' ') != mark.npos) {
      if (auto elements = pack::read_phrase(mark))
        add_phrase({std::move(*elements), {}, rings_[r].category->id, std::string(kind_id), rings_[r].grade});
      continue;
    }
    Mark made;
    made.letters = letters_of(mark);
    made.finding = r;
    const auto points = code_points(mark);
    made.capitals = std::ranges::all_of(points, [](char32_t c) { return small_form(c) != c; });
    if (!made.letters.empty()) marks_.push_back(std::move(made));
  }
}

bool Lexicon::surname(std::span<const Letter> letters) const {
  return std::ranges::any_of(surnames_, [&](const Letters& ending) {
    return letters.size() >= ending.size() + 2 && std::equal(ending.rbegin(), ending.rend(), letters.rbegin());
  });
}

std::size_t Lexicon::bytes() const {
  return words_.bytes() + context_.bytes() + allowed_.bytes() + entries_.size() * sizeof(Entry);
}

}  // namespace adep::drafts
