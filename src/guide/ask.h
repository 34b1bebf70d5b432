// SPDX-License-Identifier: AGPL-3.0-or-later
// A question in people's own words, answered by guide items, or by "the guide does not tell".
//
//   auto desk = Desk::open(edition, pack, stems, cache_folder);
//   const Reply reply = desk->ask("бастыкка туган кунине сыйлык беруге бола ма", std::nullopt, 5);
//   if (reply.answered) show(*reply.answers[0].item);   // QA-1
//
// Nothing that is asked is kept. Any number of threads may ask.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "guide/notions.h"
#include "guide/passages.h"
#include "search/index.h"

namespace adep::guide {

struct Answer {
  const pack::Item* item = nullptr;
  double score = 0;                         // more is better, within one reply
  Lang lang = Lang::kk;                     // of the passage that was found
  const pack::OpenPoint* open = nullptr;    // what comes nearest is something that the item leaves open
  std::vector<const pack::Item*> also;      // say the same
};

struct Reply {
  bool answered = false;   // false: the answers are only what came nearest
  double certainty = 0;    // 0 to 1; `answered` from one half on
  Lang lang = Lang::kk;    // of the question, as asked for or as found
  std::string read_as;     // the question as it was read, where that differs from what was typed
  std::vector<search::QueryWord> words;
  std::vector<Answer> answers;
};

class Desk {
 public:
  // The index is kept in `cache` under the pack's hash, or in no place that outlives the program when that cannot be
  // done. The pack and the stems must outlive the desk. Errors: search.unwritable, when no folder at all can be written.
  static Result<std::shared_ptr<const Desk>> open(const pack::Pack& pack, const language::Stems& stems,
                                                  const std::filesystem::path& cache);

  // `lang`: what the asker reads, if known. A question of more than 500 letters is read to there.
  Reply ask(std::string_view question, std::optional<Lang> lang, std::size_t top) const;

  const search::Index& index() const { return *index_; }

 private:
  Desk(const pack::Pack& pack, const language::Stems& stems) : pack_(pack), notions_(pack, stems) {}
  struct Found;
  std::vector<Found> gather(const std::vector<search::Hit>& hits) const;

  const pack::Pack& pack_;
  Notions notions_;
  std::vector<Passage> passages_;  // without their texts
  std::shared_ptr<const search::Index> index_;
};

}  // namespace adep::guide
