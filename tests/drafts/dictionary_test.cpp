// SPDX-License-Identifier: AGPL-3.0-or-later
// No word of the dictionaries rings but those that the lexicons name: each entry of hunspell-kk and hunspell-ru is
// checked alone. An entry is of the lexicons when it is one of their words, has the key of one, or begins as one of
// their roots. Others that ring are listed here, each with its reason; there may be ten of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <set>

#include "language/fold.h"
#include "tests/drafts/kz_words.h"

namespace adep::drafts {
namespace {

struct Known {
  const char* word;
  const char* reason;
};
constexpr std::array<Known, 1> known{{{"", "none yet"}}};

std::string without_yo(std::string s) {
  for (std::size_t at = s.find("ё"); at != s.npos; at = s.find("ё")) s.replace(at, std::string_view("ё").size(), "е");
  return s;
}

TEST(DraftDictionary, NoWordRingsThatTheLexiconsDoNotName) {
  const language::Stems& stems = kz_stems();
  const Checker& checker = kz_checker();
  std::set<std::string> keys;
  std::vector<std::string> roots;
  const auto add = [&](Lang lang, const std::string& word) {
    keys.insert(without_yo(language::small(word)));
    keys.insert(stems.key(lang, word));
  };
  for (const pack::DraftWord& w : kz_words().words)
    if (w.sort != pack::DraftWord::Sort::root) {
      add(w.lang, w.word);
    } else {
      roots.push_back(without_yo(w.word));
      for (const auto& prefix : kz_words().prefixes[static_cast<std::size_t>(w.lang)])
        roots.push_back(without_yo(prefix + w.word));
    }
  for (const pack::DraftPhrase& p : kz_words().phrases)
    for (const pack::PhraseElement& e : p.elements)
      for (const pack::PhraseWord& w : e.one_of)
        if (w.match == pack::PhraseWord::Match::beginning)
          roots.push_back(without_yo(w.letters));
        else if (!w.letters.empty())
          for (const Lang l : {Lang::kk, Lang::ru}) add(l, w.letters);
  std::size_t read = 0, named = 0, others = 0;
  for (const auto& [file, lang] :
       {std::pair{"/usr/share/hunspell/kk_KZ.dic", Lang::kk}, {"/usr/share/hunspell/ru_RU.dic", Lang::ru}}) {
    std::ifstream in(file);
    ASSERT_TRUE(in) << file;
    for (std::string line; std::getline(in, line);) {
      const std::string word = line.substr(0, line.find_first_of("/\t\r"));
      if (word.empty() || (word[0] >= '0' && word[0] <= '9')) continue;
      ++read;
      const Report report = checker.check(word);
      if (report.findings.empty()) continue;
      const std::string small = without_yo(language::small(word));
      const bool of_lexicon = keys.contains(small) || keys.contains(stems.key(Lang::kk, word)) ||
                              keys.contains(stems.key(Lang::ru, word)) ||
                              std::ranges::any_of(roots, [&](const std::string& r) { return small.starts_with(r); });
      named += of_lexicon;
      if (of_lexicon) continue;
      ++others;
      const bool listed = std::ranges::any_of(known, [&](const Known& k) { return word == k.word; });
      EXPECT_TRUE(listed) << word << " rings as " << report.findings[0].category->id << ": " << report.findings[0].text;
    }
  }
  std::cout << read << " entries; " << named << " ring as words of the lexicons, " << others << " others\n";
  EXPECT_GT(read, 150'000u);
  EXPECT_LE(others, 10u);
  EXPECT_LE(named, 1'500u);  // a new root that begins half the dictionary would show here
}

}  // namespace
}  // namespace adep::drafts
