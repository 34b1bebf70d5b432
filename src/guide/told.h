// SPDX-License-Identifier: AGPL-3.0-or-later
// What a question surely tells of a situation, so that the interview need not ask it again: by the patterns of the
// pack's told.yaml, and nothing where any of its words of doubt stands.
//
//   const Teller teller(pack);
//   teller.told(*pack.topic("accepting-gifts"), "Подчинённый принёс торт")   // {giver: subordinate}
//   teller.told(*pack.topic("accepting-gifts"), "подчинённый не приносил")   // {}
#pragma once
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace adep::guide {

struct ToldAnswer {
  int fact = -1;
  pack::Answer answer;
};

// A pattern taken apart and folded, once for all questions.
struct Pattern {
  enum class How { whole, beginning, ending, end_of_question };
  struct One {
    How how;
    std::vector<std::string> words;  // in a row
  };
  struct Part {
    bool gap = false;
    std::vector<One> either;
  };
  std::vector<Part> parts;
  std::size_t longest_gap = 0;
};

class Teller {
 public:
  explicit Teller(const pack::Pack& pack);

  // In the order of the topic's facts.
  std::vector<ToldAnswer> told(const pack::Topic& topic, std::string_view question) const;

 private:
  struct Told {
    std::string topic, fact, answer;
    std::vector<Pattern> said;
  };
  std::vector<Told> told_;
  std::vector<Pattern> doubt_;
};

}  // namespace adep::guide
