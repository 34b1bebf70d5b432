// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/marks.h"

#include <gmock/gmock.h>

#include "guide/spelling.h"
#include "search/index.h"

namespace adep::guide {
namespace {

using testing::ElementsAre;

const language::Stems& stems() {
  static const language::Stems all;
  return all;
}

pack::Pack pack_of(std::vector<std::string> kazakh, std::vector<std::string> russian) {
  pack::Pack pack;
  pack::Item item;
  item.id = "T-1";
  item.phrasings = {std::move(kazakh), std::move(russian), {}};
  pack.items.push_back(item);
  pack.everyday.push_back({std::vector<std::string>{"бастық", "басшы"}, {"начальник"}, {"boss"}});
  return pack;
}

std::vector<search::QueryWord> understood(const std::string& question) {
  language::Keys keys(stems(), 64);
  return search::QueryReader(stems(), keys, [](const std::string&) { return false; }).read(question);
}

std::vector<std::string> marked(const pack::Pack& pack, Lang lang, const std::string& text,
                                const std::string& question) {
  const Notions notions(pack, stems());
  auto words = understood(question);
  notions.mark(words);
  language::Keys keys(stems(), 64);
  std::vector<std::string> out;
  for (const Mark& m : marks(keys, notions, lang, text, words)) out.push_back(text.substr(m.begin, m.end - m.begin));
  return out;
}

TEST(Marks, ByStemByFoldedStemAndByMeaning) {
  const pack::Pack pack = pack_of({}, {});
  EXPECT_THAT(marked(pack, Lang::kk, "Басшының сыйлығы берілмейді", "сыйлық"), ElementsAre("сыйлығы"));
  EXPECT_THAT(marked(pack, Lang::kk, "Басшының сыйлығы берілмейді", "сыйлык"), ElementsAre("сыйлығы"));
  EXPECT_THAT(marked(pack, Lang::ru, "Подарки, начальника.", "boss"), ElementsAre("начальника"));
  EXPECT_THAT(marked(pack, Lang::ru, "Подарки, начальника.", "weather"), ElementsAre());
}

TEST(Marks, NeighboursAreOne) {
  EXPECT_THAT(marked(pack_of({}, {}), Lang::ru, "Подарки начальнику, подарки", "подарок начальнику"),
              ElementsAre("Подарки начальнику", "подарки"));
}

TEST(Excerpt, StandsAroundTheFirstMarkAndCutsBetweenWords) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "слово ";
  const std::size_t at = text.size();
  text += "подарок и ещё";
  for (int i = 0; i < 60; ++i) text += " слово";
  const Mark mark{at, at + std::string("подарок").size()};
  const Excerpt part = excerpt(text, {&mark, 1}, 90);
  EXPECT_LT(part.begin, mark.begin);
  EXPECT_GT(part.end, mark.end);
  EXPECT_EQ(text[part.begin - 1], ' ');
  EXPECT_EQ(text[part.end], ' ');
  EXPECT_EQ(excerpt("кратко", {}, 90).end, std::string("кратко").size());
  EXPECT_EQ(excerpt(text, {}, 90).begin, 0u);
  EXPECT_LE(excerpt("слово-слово-слово-слово", {}, 10).end, 20u);  // one word, too long: it is cut
}

TEST(Spelling, WritesKazakhWithAllItsLetters) {
  const pack::Pack pack = pack_of({"Бастыққа туған күніне сыйлық беруге бола ма?"}, {"кому дарить подарки"});
  const Spelling spelling(pack, stems());
  const auto read = [&](const std::string& question) { return spelling.read(question, understood(question)); };
  EXPECT_EQ(read("бастыкка туган кунине, сыйлык?"), "бастыққа туған күніне, сыйлық?");
  EXPECT_EQ(read("Бастыққа сыйлық"), "");       // nothing to mend
  EXPECT_EQ(read("кому дарить подарки"), "");   // Russian
  EXPECT_EQ(read("when is the birthday"), "");  // English
}

}  // namespace
}  // namespace adep::guide
