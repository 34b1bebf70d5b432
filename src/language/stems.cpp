// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/stems.h"

#include <bit>
#include <cstring>

#include "base/text.h"
#include "language/fold.h"
#include "language/snowball.h"

namespace adep::language {
namespace {

constexpr const char* kazakh_file = "kk_KZ.dic";
constexpr std::string_view copula = "еді";
constexpr const char* russian_file = "ru_RU.dic";

bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::uint32_t hash_of(std::string_view word, Lang lang) {
  std::uint64_t h = 0x9E3779B97F4A7C15u + static_cast<std::uint64_t>(lang);
  std::size_t i = 0;
  for (std::uint64_t eight = 0; i + 8 <= word.size(); i += 8) {
    std::memcpy(&eight, word.data() + i, 8);
    h = (h ^ eight) * 0xFF51AFD7ED558CCDu;
    h ^= h >> 32;
  }
  std::uint64_t rest = word.size();
  for (; i < word.size(); ++i) rest = rest << 8 | static_cast<unsigned char>(word[i]);
  h = (h ^ rest) * 0xC4CEB9FE1A85EC53u;
  return static_cast<std::uint32_t>(h ^ h >> 29);
}

}  // namespace

Stems::Stems(std::filesystem::path dictionaries) : folder_(std::move(dictionaries)) {}

const Kazakh& Stems::kazakh() const {
  std::call_once(kazakh_once_, [&] { kazakh_ = Kazakh::open(folder_ / kazakh_file); });
  return *kazakh_;
}

const Russian& Stems::russian() const {
  std::call_once(russian_once_, [&] { russian_ = Russian::open(folder_ / russian_file); });
  return *russian_;
}

std::string Stems::key(Lang lang, std::string_view word) const {
  if (lang != Lang::en)
    if (const auto spelled = spell(word); spelled && spelled->at[0] != hyphen && spelled->last() != hyphen)
      return lang == Lang::kk ? written(kazakh().stem(*spelled)) : russian().stem(*spelled);
  if (!valid_utf8(word)) return key(lang, readable(word));
  const std::string_view bare = without_punctuation(word);
  switch (lang) {
    case Lang::kk:
      return kazakh().stem(bare);
    case Lang::ru:
      return russian().stem(bare);
    case Lang::en:
      return snowball(Snowball::english, small(bare));
  }
  return std::string(bare);
}

std::vector<Stems::Missing> Stems::missing() const {
  std::vector<Missing> out;
  if (kazakh_ && !kazakh_->has_words()) out.push_back({folder_ / kazakh_file, "hunspell-kk"});
  if (russian_ && !russian_->has_words()) out.push_back({folder_ / russian_file, "hunspell-ru"});
  return out;
}

std::vector<Stems::Part> Stems::memory() const {
  std::vector<Part> out;
  if (kazakh_) out.push_back({"kazakh", kazakh_->words(), kazakh_->bytes()});
  if (russian_) out.push_back({"russian", russian_->words(), russian_->bytes()});
  return out;
}

Keys::Keys(const Stems& stems, std::size_t slots)
    : stems_(stems), slots_(std::bit_ceil(std::max<std::size_t>(slots, 2))) {}

bool Keys::Slot::holds(std::uint32_t word_hash, Lang of, std::string_view word) const {
  return hash == word_hash && lang == static_cast<std::uint8_t>(of) && word_size == word.size() &&
         std::memcmp(bytes.data(), word.data(), word.size()) == 0;
}

void Keys::Slot::set(std::uint32_t word_hash, Lang of, std::string_view word, std::string_view key) {
  hash = word_hash;
  lang = static_cast<std::uint8_t>(of);
  word_size = static_cast<std::uint8_t>(word.size());
  key_size = static_cast<std::uint8_t>(key.size());
  std::memcpy(bytes.data(), word.data(), word.size());
  std::memcpy(bytes.data() + word.size(), key.data(), key.size());
}

void Keys::word(Lang lang, std::string_view word, std::string& out) {
  const std::uint32_t hash = hash_of(word, lang);
  Slot* pair = &slots_[hash & (slots_.size() - 2)];
  for (const Slot* slot : {pair, pair + 1})
    if (slot->holds(hash, lang, word)) {
      out.append(slot->bytes.data() + slot->word_size, slot->key_size);
      return;
    }
  const std::string key = stems_.key(lang, word);
  out += key;
  if (word.size() + key.size() > pair->bytes.size()) return;
  pair[1] = pair[0];  // the older of the two goes
  pair[0].set(hash, lang, word, key);
}

void Keys::line(Lang lang, std::string_view line, std::string& out) {
  bool first = true;
  for (std::size_t i = 0; i < line.size();) {
    if (blank(line[i])) {
      ++i;
      continue;
    }
    const std::size_t from = i, before = out.size();
    while (i < line.size() && !blank(line[i])) ++i;
    if (!first) out += ' ';
    const std::size_t key = out.size();
    word(lang, line.substr(from, i - from), out);
    if (!first && lang == Lang::kk && std::string_view(out).substr(key) == copula) out.resize(before);
    first = false;
  }
}

}  // namespace adep::language
