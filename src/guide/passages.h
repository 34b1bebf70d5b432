// SPDX-License-Identifier: AGPL-3.0-or-later
// A guide item cut into what people may ask: each phrasing, title, question and text in each language by itself, and
// what the item leaves open; and what the pack says is beyond it. Search finds passages; ask makes answers of them.
//
//   for (const Passage& p : passages(pack)) index(p.lang, p.text);
#pragma once
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace adep::guide {

// whole: all of one language in one
enum class Part { phrasing, title, question, text, whole, open, beyond };

struct Passage {
  const pack::Item* item;  // none for what is beyond
  Lang lang;
  Part part;
  const pack::OpenPoint* open = nullptr;
  std::string text;
};

// Always the same for the same pack, and in the same order.
std::vector<Passage> passages(const pack::Pack& pack);

}  // namespace adep::guide
