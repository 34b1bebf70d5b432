// SPDX-License-Identifier: AGPL-3.0-or-later
// language_pairs FILE: how well keys stand for lemmas, over all pairs of distinct word forms. FILE has lines of form,
// lemma, … parted by tabs; standard input has form, key. A form of several lemmas counts as of one with whoever shares
// one.
//   cut -f1 dev.tsv | adep stem --lang kk | build/release/bench/language_pairs dev.tsv
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using Lemmas = std::set<std::string>;

bool share(const Lemmas& a, const Lemmas& b) {
  return std::ranges::any_of(a, [&](const std::string& lemma) { return b.contains(lemma); });
}

std::pair<std::string, std::string> two_columns(const std::string& line) {
  const auto tab = line.find('\t');
  if (tab == line.npos) return {line, ""};
  return {line.substr(0, tab), line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1)};
}

}  // namespace

int main(int argc, char** argv) {
  const bool list = argc == 3 && std::string(argv[2]) == "--list";
  std::ifstream file(argc >= 2 ? argv[1] : "");
  if (!file) return std::cerr << "language_pairs FILE [--list] <keys\n", 2;
  std::map<std::string, Lemmas> lemmas;
  for (std::string line; std::getline(file, line);) {
    const auto [form, lemma] = two_columns(line);
    lemmas[form].insert(lemma);
  }
  std::map<std::string, std::string> keys;
  for (std::string line; std::getline(std::cin, line);) {
    const auto [form, key] = two_columns(line);
    keys[form] = key;
  }
  std::vector<std::pair<const Lemmas*, const std::string*>> words;
  std::vector<const std::string*> forms;
  for (const auto& [form, of] : lemmas) {
    words.emplace_back(&of, &keys[form]);
    forms.push_back(&form);
  }
  double same_lemma = 0, parted = 0, same_key = 0, wrongly = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const bool one_lemma = share(*words[i].first, *words[j].first);
      const bool one_key = *words[i].second == *words[j].second;
      same_lemma += one_lemma;
      parted += one_lemma && !one_key;
      same_key += one_key;
      wrongly += one_key && !one_lemma;
      if (list && one_lemma != one_key)
        std::cout << (one_lemma ? "under " : "over  ") << *forms[i] << " (" << *words[i].first->begin() << ") "
                  << *words[i].second << " | " << *forms[j] << " (" << *words[j].first->begin() << ") "
                  << *words[j].second << '\n';
    }
  const double under = same_lemma > 0 ? parted / same_lemma : 0, over = same_key > 0 ? wrongly / same_key : 0;
  const double recall = 1 - under, precision = 1 - over;
  std::cout << "forms " << words.size() << ", pairs of one lemma " << same_lemma << "\nunder " << under << "\nover  "
            << over << "\nF1    " << 2 * recall * precision / (recall + precision) << '\n';
}
