// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/russian.h"

#include <algorithm>
#include <vector>

#include "base/files.h"
#include "language/affixes.h"
#include "language/data.h"
#include "language/fold.h"
#include "language/own_words.h"
#include "language/snowball.h"

namespace adep::language {
namespace {

constexpr std::size_t most_bytes = 16 << 20;

Spelled without_yo(Spelled word) {
  static const Letter yo = letter(U'ё'), e = letter(U'е');
  std::replace(word.at.begin(), word.at.begin() + word.size, yo, e);
  return word;
}

// The dictionary lists participles as adjectives; these endings lead to their verb, if that is a word.
struct Participle {
  Spelled ending, infinitive;
};

const std::vector<Participle>& participles() {
  static const std::vector<Participle> out = [] {
    constexpr std::pair<std::string_view, std::string_view> table[] = {
        {"вший", "ть"},      {"вшийся", "ться"},  {"ющий", "ть"},      {"ющийся", "ться"},     {"ящий", "ить"},
        {"ящий", "еть"},     {"ящийся", "иться"}, {"ящийся", "еться"}, {"ащий", "ать"},        {"ащийся", "аться"},
        {"ущий", "ать"},     {"ующий", "овать"},  {"юющий", "евать"},  {"ующийся", "оваться"}, {"емый", "ть"},
        {"уемый", "овать"},  {"имый", "ить"},     {"анный", "ать"},    {"янный", "ять"},       {"енный", "ить"},
        {"енный", "еть"},    {"ленный", "ить"},   {"женный", "дить"},  {"женный", "зить"},     {"жденный", "дить"},
        {"щенный", "стить"}, {"щенный", "тить"},  {"ченный", "тить"},  {"шенный", "сить"},     {"утый", "уть"},
        {"тый", "ть"},       {"денный", "сти"},   {"сший", "сти"},     {"дший", "сти"},        {"ший", "ти"}};
    std::vector<Participle> made;
    for (const auto& [ending, infinitive] : table) made.push_back({*spell(ending), *spell(infinitive)});
    return made;
  }();
  return out;
}

bool ends_in(const Spelled& word, const Spelled& ending) {
  return word.size > ending.size + 1 &&
         std::equal(ending.at.begin(), ending.at.begin() + ending.size, word.at.begin() + (word.size - ending.size));
}

}  // namespace

struct Russian::Inside {
  Affixes affixes;
  OwnWords own{data::russian_words};

  // The infinitive of a participle, when the dictionary has it; else a word of size 0.
  Spelled verb_of(const Spelled& participle) const {
    for (const Participle& p : participles()) {
      if (!ends_in(participle, p.ending)) continue;
      Spelled verb = participle;
      verb.size -= p.ending.size;
      for (std::size_t i = 0; i < p.infinitive.size; ++i) verb.push(p.infinitive.at[i]);
      if (affixes.has(verb)) return verb;
    }
    return {};
  }
};

Russian::Russian(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
Russian::Russian(Russian&&) noexcept = default;
Russian& Russian::operator=(Russian&&) noexcept = default;
Russian::~Russian() = default;

Russian Russian::open(const std::filesystem::path& hunspell_dic) {
  auto aff_path = hunspell_dic;
  const auto dic = read_file(hunspell_dic, most_bytes);
  const auto aff = read_file(aff_path.replace_extension(".aff"), most_bytes);
  auto inside = std::make_unique<Inside>();
  if (dic && aff) inside->affixes = Affixes(*aff, *dic);
  return Russian(std::move(inside));
}

Spelled Russian::dictionary_form(const Spelled& word) const {
  if (const Spelled* set = inside_->own.stem(word)) return *set;
  Spelled form;
  inside_->affixes.each_form(word, [&](const Spelled& f) { form = f; });
  if (form.size == 0) return form;
  if (const Spelled* set = inside_->own.stem(form)) return *set;
  const Spelled verb = inside_->verb_of(form);
  return verb.size ? verb : form;
}

std::string Russian::stem(const Spelled& word) const {
  const Spelled plain = without_yo(word), form = dictionary_form(plain);
  return form.size ? written(form) : snowball(Snowball::russian, written(plain));
}

std::string Russian::stem(std::string_view word) const {
  if (const auto spelled = spell(word)) return stem(*spelled);
  // 15-го, 1990-х: an ending of at most three letters after a number is dropped.
  const std::size_t at = word.rfind('-');
  const auto tail = at == word.npos || at == 0 ? std::nullopt : spell(word.substr(at + 1));
  const bool number = tail && word[at - 1] >= '0' && word[at - 1] <= '9';
  return small(number && tail->size <= 3 ? word.substr(0, at) : word);
}

bool Russian::knows(std::string_view word) const {
  const auto spelled = spell(word);
  return spelled && dictionary_form(without_yo(*spelled)).size > 0;
}

bool Russian::has_words() const { return words() > 0; }
std::size_t Russian::words() const { return inside_->affixes.words(); }
std::size_t Russian::bytes() const { return inside_->affixes.bytes(); }

}  // namespace adep::language
