// SPDX-License-Identifier: AGPL-3.0-or-later
// A question in people's own words, answered by guide items, or by "the guide does not tell".
//
//   auto desk = Desk::open(pack, stems, cache_folder);
//   const Reply reply = (*desk)->ask("бастыкка туган кунине сыйлык беруге бола ма", std::nullopt, 5);
//   if (reply.answered) show(*reply.answers[0].item);   // QA-1
//
// Nothing that is asked is kept. Any number of threads may ask.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>

#include "guide/certainty.h"
#include "guide/elsewhere.h"
#include "guide/notions.h"
#include "guide/passages.h"
#include "guide/ranking.h"
#include "search/index.h"

namespace adep::guide {

struct Answer {
  const pack::Item* item = nullptr;
  double score = 0;                     // more is better, within one reply
  Lang lang = Lang::kk;                 // of the passage that was found
  std::vector<const pack::Item*> also;  // say the same, further down
};

// What an item says that it does not settle.
struct LeftOpen {
  const pack::Item* item = nullptr;
  const pack::OpenPoint* point = nullptr;
};

struct Reply {
  bool answered = false;  // false: the answers are only what came nearest
  Certainty certainty;    // answered from one half on
  Signals signals;        // what the certainty was judged by
  Lang lang = Lang::kk;   // of the question, as asked for or as found
  std::string read_as;    // the question as it was read, where letters or spelling differ from what was typed
  std::vector<search::QueryWord> words;
  std::vector<Answer> answers;
  std::vector<Candidate> candidates;  // all items that were weighed, the likeliest first
  std::optional<LeftOpen> open;  // the question comes nearest to this; given when it was not answered for that reason
};

class Desk {
 public:
  static constexpr std::size_t longest_question = 500;  // letters that are read

  // The index is kept in `cache` under the pack's hash, or in no place that outlives the program when that cannot be
  // done. The pack and the stems must outlive the desk. Errors: search.unwritable, when no folder at all can be
  // written.
  static Result<std::shared_ptr<const Desk>> open(const pack::Pack& pack, const language::Stems& stems,
                                                  const std::filesystem::path& cache);

  // `lang`: what the asker reads, if known. Of a long question the beginning is read.
  Reply ask(std::string_view question, std::optional<Lang> lang, std::size_t top) const;

  const search::Index& index() const { return *index_; }
  const Notions& notions() const { return notions_; }
  const search::Weights& channel_weights() const;
  std::size_t passages() const { return passages_.size(); }
  std::size_t bytes() const {
    return forward_.bytes() + profiles_.bytes() + elsewhere_.bytes() + index_->spelling().bytes() +
           passages_.size() * sizeof(Passage);
  }  // held in memory

 private:
  Desk(const pack::Pack& pack, const language::Stems& stems) : pack_(pack), notions_(pack, stems) {}
  void pair_alike(const language::Stems& stems);
  Signals signals(std::span<const search::QueryWord> words, const search::Comparison& question,
                  const std::vector<search::Hit>& hits, const std::vector<Candidate>& found, LeftOpen& nearest) const;
  std::vector<Answer> answers(const std::vector<Candidate>& found, std::size_t top) const;

  const pack::Pack& pack_;
  Notions notions_;
  std::vector<Passage> passages_;                              // of the index's documents; without their texts
  std::multimap<const pack::Item*, const pack::Item*> alike_;  // say the same, both ways
  std::shared_ptr<const search::Index> index_;
  search::Forward forward_;
  Profiles profiles_;
  Elsewhere elsewhere_;
};

}  // namespace adep::guide
