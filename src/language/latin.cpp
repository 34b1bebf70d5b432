// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/latin.h"

#include <algorithm>

#include "base/text.h"
#include "language/data.h"
#include "language/fold.h"
#include "language/grammar.h"
#include "language/own_words.h"
#include "language/utf8.h"

namespace adep::language {
namespace {

constexpr std::size_t longest = 40;  // letters
constexpr std::size_t beam = 48;     // readings kept while a word is read

// One row of latin_letters.txt: Latin letters and what they may stand for, the likeliest first.
struct Row {
  std::u32string latin;
  std::vector<std::u32string> cyrillic;
};

class Table {
 public:
  explicit Table(std::string_view lang) {
    for (const auto& column : table_rows(data::latin_letters)) {
      if (column.size() < 3 || column[0] != lang) continue;
      Row row{code_points(column[1]), {}};
      for (std::size_t i = 2; i < column.size(); ++i)
        row.cyrillic.push_back(column[i] == "-" ? std::u32string() : code_points(column[i]));
      rows_.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows_, std::ranges::greater{}, [](const Row& r) { return r.latin.size(); });
  }

  // The longest row that the word goes on with, and all shorter ones.
  std::vector<const Row*> at(std::u32string_view rest) const {
    std::vector<const Row*> out;
    for (const Row& row : rows_)
      if (rest.starts_with(row.latin)) out.push_back(&row);
    return out;
  }

 private:
  std::vector<Row> rows_;
};

struct Reading {
  std::u32string cyrillic;
  int cost = 0;
};

Harmony harmony_so_far(const std::u32string& cyrillic) {
  for (std::size_t i = cyrillic.size(); i-- > 0;)
    if (const Harmony h = harmony_of(letter(cyrillic[i])); h != Harmony::open) return h;
  return Harmony::open;
}

// A vowel or a к/қ, г/ғ against the vowels before it costs as much as a rarer reading.
int discord(const std::u32string& before, const std::u32string& next) {
  constexpr std::u32string_view back = U"қғаоұы", front = U"кгәөүіе";
  const Harmony h = harmony_so_far(before);
  int out = 0;
  for (const char32_t c : next) {
    if (h == Harmony::front && back.find(c) != back.npos) ++out;
    if (h == Harmony::back && front.find(c) != front.npos) ++out;
  }
  return out;
}

void keep_best(std::vector<Reading>& readings) {
  std::ranges::stable_sort(readings, {}, &Reading::cost);
  if (readings.size() > beam) readings.resize(beam);
}

// All readings of the word, letter by letter; [n] holds those of its first n letters.
std::vector<Reading> readings_of(std::u32string_view word, const Table& table, bool harmonic) {
  std::vector<std::vector<Reading>> begun(word.size() + 1);
  begun[0].push_back({});
  for (std::size_t at = 0; at < word.size(); ++at) {
    keep_best(begun[at]);
    int shorter = 0;  // a pair read as two letters is rarer
    for (const Row* row : table.at(word.substr(at))) {
      for (const Reading& before : begun[at])
        for (std::size_t choice = 0; choice < row->cyrillic.size(); ++choice) {
          const std::u32string& next = row->cyrillic[choice];
          const int cost = before.cost + shorter + 2 * static_cast<int>(choice) +
                           (harmonic ? 2 * discord(before.cyrillic, next) : 0);
          begun[at + row->latin.size()].push_back({before.cyrillic + next, cost});
        }
      if (row->latin.size() > 1) shorter = 3;
    }
  }
  keep_best(begun.back());
  return begun.back();
}

bool all_latin(std::u32string_view word) {
  return std::ranges::all_of(word, [](char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7) || c == U'\'' || c == 0x2019;
  });
}

bool listed(const std::string& cyrillic, Lang lang, const Stems& stems) {
  return lang == Lang::kk ? stems.kazakh().knows(cyrillic) : stems.russian().knows(cyrillic);
}

}  // namespace

std::vector<LatinReading> from_latin(std::string_view word, Lang lang, const Stems& stems, std::size_t most) {
  static const Table kazakh("kk"), russian("ru");
  std::vector<LatinReading> out;
  const std::u32string letters = code_points(small(word));
  if (lang == Lang::en || letters.empty() || letters.size() > longest || !all_latin(letters)) return out;
  const bool harmonic = lang == Lang::kk;
  for (const Reading& reading : readings_of(letters, harmonic ? kazakh : russian, harmonic)) {
    std::string cyrillic;
    for (const char32_t c : reading.cyrillic) append(cyrillic, c);
    const bool twice = std::ranges::any_of(out, [&](const LatinReading& r) { return r.cyrillic == cyrillic; });
    if (!twice) out.push_back({cyrillic, listed(cyrillic, lang, stems)});
  }
  std::stable_partition(out.begin(), out.end(), [](const LatinReading& r) { return r.listed; });
  if (!out.empty() && out.front().listed) std::erase_if(out, [](const LatinReading& r) { return !r.listed; });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace adep::language
