// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/affixes.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "language/utf8.h"

namespace adep::language {
namespace {

constexpr std::size_t longest_affix = 8;  // letters: so many fit into one number

// "SFX A ый ого [^ц]ый" without its blanks.
std::vector<std::string_view> columns(std::string_view line) {
  std::vector<std::string_view> out;
  while (!(line = trim(line)).empty()) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    out.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return out;
}

Spelled plain(Spelled word) {
  static const Letter yo = letter(U'ё'), e = letter(U'е');
  std::replace(word.at.begin(), word.at.begin() + word.size, yo, e);
  return word;
}

// Letters of an affix; "0" has none.
std::optional<Spelled> affix(std::string_view text) {
  if (text == "0") return Spelled{};
  const auto word = spell(text);
  if (!word || word->size > longest_affix) return std::nullopt;
  return plain(*word);
}

// "[^ц]ый" → three sets.
std::vector<LetterSet> sets_of(std::string_view condition) {
  std::vector<LetterSet> out;
  if (condition == ".") return out;
  for (std::size_t i = 0; i < condition.size();) {
    if (condition[i] != '[') {
      const std::size_t from = i;
      next_code_point(condition, i);
      out.push_back(letters(condition.substr(from, i - from)));
      continue;
    }
    const std::size_t end = std::min(condition.find(']', i), condition.size());
    const bool none_of = condition.substr(i + 1).starts_with('^');
    const LetterSet named = letters(condition.substr(i, end - i));
    out.push_back(none_of ? ~named : named);
    i = end + 1;
  }
  return out;
}

Affixes::Flags flags_of(std::string_view text) {
  Affixes::Flags out = 0;
  for (const char c : text)
    if (c >= 'A' && c <= 'z') out |= Affixes::Flags{1} << (c - 'A');
  return out;
}

template <class Line>
void each_line(std::string_view text, Line line) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

Affixes::Affixes(std::string_view aff, std::string_view dic)
    : list_(static_cast<std::size_t>(std::ranges::count(dic, '\n'))) {
  each_line(aff, [&](std::string_view line) { read_rule(line); });
  sort_rules();
  each_line(dic, [&](std::string_view line) { read_word(line); });
  list_.shrink();
}

void Affixes::read_rule(std::string_view line) {
  const auto column = columns(line);
  if (column.size() < 5 || column[0] != "SFX" || column[1].size() != 1) return;
  const auto strip = affix(column[2]);
  const auto ending = affix(column[3].substr(0, column[3].find('/')));
  if (!strip || !ending) return;
  Rule rule;
  rule.flag = flags_of(column[1]);
  std::copy_n(strip->at.begin(), strip->size, rule.strip.begin());
  rule.strip_size = static_cast<std::uint8_t>(strip->size);
  rule.ending_size = static_cast<std::uint8_t>(ending->size);
  for (std::size_t i = 0; i < ending->size; ++i)
    rule.ending |= std::uint64_t{ending->at[ending->size - 1 - i]} << 8 * i;
  if (!set_condition(rule, sets_of(column[4]))) return;
  longest_ending_ = std::max(longest_ending_, ending->size);
  rules_.push_back(rule);
}

void Affixes::sort_rules() {
  std::ranges::stable_sort(rules_, {}, &Rule::ending);
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    Range& range = by_ending_.try_emplace(rules_[i].ending, Range{i, i}).first->second;
    range.past = i + 1;
  }
}

void Affixes::read_word(std::string_view line) {
  line = trim(line);
  const std::size_t slash = std::min(line.find('/'), line.size());
  auto word = spell(line.substr(0, slash));
  if (!word || word->at[0] == 0) return;
  *word = plain(*word);
  const WordList::Marks before = list_.find(word->at.data(), word->size);
  list_.put(word->at.data(), word->size, number_of(sets_[before] | flags_of(line.substr(slash))));
}

WordList::Marks Affixes::number_of(Flags flags) {
  constexpr std::size_t most = 0xFFFF;
  auto it = std::find(sets_.begin() + 1, sets_.end(), flags);
  if (it == sets_.end() && sets_.size() < most) it = sets_.insert(it, flags);
  return static_cast<WordList::Marks>(it - sets_.begin());
}

// The part of the condition that the stripped letters meet or break is judged once, here; false: no word can meet it.
bool Affixes::set_condition(Rule& rule, const std::vector<LetterSet>& condition) {
  for (std::size_t i = 0; i < condition.size(); ++i) {  // from the end
    const LetterSet set = condition[condition.size() - 1 - i];
    if (i < rule.strip_size) {
      if (!in(rule.strip[rule.strip_size - 1 - i], set)) return false;
    } else {
      if (rule.before_size == rule.before.size()) return false;
      rule.before[rule.before_size++] = set;
    }
  }
  return true;
}

std::optional<Spelled> Affixes::undone(const Rule& rule, const Spelled& word, WordList::Hash hash) const {
  const std::size_t rest = word.size - rule.ending_size;
  if (rest + rule.strip_size > longest_word || rest < rule.before_size) return std::nullopt;
  for (std::size_t i = 0; i < rule.before_size; ++i)
    if (!in(word.at[rest - 1 - i], rule.before[i])) return std::nullopt;
  for (std::size_t i = 0; i < rule.strip_size; ++i) hash = WordList::carry(hash, rule.strip[i]);
  if (!list_.may_have(hash)) return std::nullopt;
  Spelled form = word;
  form.size = rest;
  for (std::size_t i = 0; i < rule.strip_size; ++i) form.push(rule.strip[i]);
  const WordList::Marks set = list_.find(hash, form.at.data(), form.size);
  if (!(sets_[set] & rule.flag)) return std::nullopt;
  return form;
}

std::size_t Affixes::bytes() const {
  return list_.bytes() + rules_.capacity() * sizeof(Rule) + by_ending_.size() * (sizeof(Range) + 32) +
         sets_.capacity() * sizeof(Flags);
}

}  // namespace adep::language
