// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/notions.h"

#include <algorithm>

namespace adep::guide {

Notions::Notions(const pack::Pack& pack, const language::Stems& stems) {
  language::Keys keys(stems, 1 << 10);
  for (const pack::GlossaryTerm& term : pack.glossary)
    for (const Lang lang : all_langs) {
      add(keys, lang, term.term[lang], "C" + term.id);
      for (const std::string& synonym : term.synonyms[static_cast<std::size_t>(lang)])
        add(keys, lang, synonym, "C" + term.id);
    }
  for (std::size_t i = 0; i < pack.everyday.size(); ++i)
    for (const Lang lang : all_langs)
      for (const std::string& said : pack.everyday[i][static_cast<std::size_t>(lang)])
        add(keys, lang, said, "C" + std::to_string(i));
}

void Notions::add(language::Keys& keys, Lang lang, std::string_view name, const std::string& notion) {
  Said said;
  for (const search::Word& w : search::words(name.substr(0, name.find('('))))
    said.push_back(search::index_terms(keys, lang, w).folded);
  // A lone word that lost most of itself to its stem is not told from others any more: жүргізуші → жүр.
  const bool stump = said.size() == 1 && said.front().size() * 2 < name.size();
  if (said.empty() || stump) return;
  const std::string first = said.front();
  by_first_[first].push_back({std::move(said), notion});
}

std::vector<std::string> Notions::in(language::Keys& keys, Lang lang, std::string_view text) const {
  Said stems;
  for (const search::Word& w : search::words(text)) stems.push_back(search::index_terms(keys, lang, w).folded);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < stems.size(); ++i) {
    const auto names = by_first_.find(stems[i]);
    if (names == by_first_.end()) continue;
    for (const Name& n : names->second)
      if (n.said.size() <= stems.size() - i &&
          std::equal(n.said.begin(), n.said.end(), stems.begin() + static_cast<std::ptrdiff_t>(i)))
        if (std::ranges::find(out, n.notion) == out.end()) out.push_back(n.notion);
  }
  return out;
}

void Notions::mark(std::span<search::QueryWord> words) const {
  const auto may_be = [&](std::size_t i, const std::string& stem) {
    return std::ranges::find(words[i].folded, stem) != words[i].folded.end() ||
           std::ranges::find(words[i].near, stem) != words[i].near.end();
  };
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const auto* readings : {&words[i].folded, &words[i].near})
      for (const std::string& first : *readings) {
        const auto names = by_first_.find(first);
        if (names == by_first_.end()) continue;
        for (const Name& n : names->second) {
          bool all = n.said.size() <= words.size() - i;
          for (std::size_t k = 1; all && k < n.said.size(); ++k) all = may_be(i + k, n.said[k]);
          if (all && std::ranges::find(words[i].notions, n.notion) == words[i].notions.end())
            words[i].notions.push_back(n.notion);
        }
      }
}

}  // namespace adep::guide
