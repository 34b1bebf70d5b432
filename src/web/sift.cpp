// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/sift.h"

#include <algorithm>

namespace adep::web {

Sifted sift(const std::vector<guide::Answer>& answers, const Wanted& wanted, std::size_t skip) {
  Sifted out;
  std::vector<const guide::Answer*> all;
  for (std::size_t i = skip; i < answers.size(); ++i) {
    const guide::Answer& a = answers[i];
    const bool kind = !wanted.kind || a.item->kind == *wanted.kind;
    const bool passage = !wanted.passage || a.lang == *wanted.passage;
    if (passage) ++out.kinds[a.item->kind];
    if (kind) ++out.passages[a.lang];
    if (kind && passage) all.push_back(&a);
  }
  out.total = all.size();
  out.pages = std::max<std::size_t>(1, (all.size() + wanted.size - 1) / wanted.size);
  out.page = std::clamp<std::size_t>(wanted.page, 1, out.pages);
  for (std::size_t i = (out.page - 1) * wanted.size; i < std::min(all.size(), out.page * wanted.size); ++i)
    out.shown.push_back(all[i]);
  return out;
}

}  // namespace adep::web
