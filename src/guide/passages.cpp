// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/passages.h"

namespace adep::guide {
namespace {

void add(std::vector<Passage>& out, const pack::Item& item, Lang l) {
  const auto passage = [&](Part part, const std::string& text, const pack::OpenPoint* open = nullptr) {
    if (!text.empty()) out.push_back({&item, l, part, open, text});
  };
  std::string whole = item.title[l] + "\n" + item.text[l];
  const auto more = [&](const std::string& text) { whole += "\n" + text; };
  passage(Part::title, item.title[l]);
  passage(Part::text, item.title[l] + "\n" + item.text[l]);
  passage(Part::question, item.question[l]);
  for (const std::string& p : item.phrasings[static_cast<std::size_t>(l)]) passage(Part::phrasing, p), more(p);
  for (const pack::OpenPoint& p : item.open) {
    passage(Part::open, p.ask[l], &p);
    passage(Part::open, item.title[l] + "\n" + p.ask[l], &p);
    passage(Part::open, item.title[l] + "\n" + p.ask[l] + "\n" + p.says[l], &p);
  }
  more(item.question[l]);
  more(item.assessment[l]);
  more(item.outcome[l]);
  more(item.then_says[l]);
  for (const pack::Now& now : item.now)
    if (now.state != "not_found") more(now.says[l]);
  passage(Part::whole, whole);
}

}  // namespace

std::vector<Passage> passages(const pack::Pack& pack) {
  std::vector<Passage> out;
  for (const pack::Item& item : pack.items)
    for (const Lang l : all_langs) add(out, item, l);
  for (const pack::Alike& matter : pack.beyond)
    for (const Lang l : all_langs)
      for (const std::string& said : matter[static_cast<std::size_t>(l)])
        out.push_back({nullptr, l, Part::beyond, nullptr, said});
  return out;
}

}  // namespace adep::guide
