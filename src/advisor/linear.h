// SPDX-License-Identifier: AGPL-3.0-or-later
// A sum or difference of number facts, as one side of a comparison minus the other: where it is nought, the
// comparison turns. Private to the room.
#pragma once
#include <optional>
#include <vector>

#include "pack/pack.h"

namespace adep::advisor {

struct Linear {
  struct Part {
    std::size_t fact;
    std::int64_t times;       // never nought
    std::int64_t months = 0;  // the fact's day so many months later
    bool operator==(const Part&) const = default;
  };
  std::int64_t constant = 0;
  std::vector<Part> facts;
  bool operator==(const Linear&) const = default;
};

// Left minus right of the comparison at `term`. Nothing when it looks at no fact, or at a number that params.yaml
// does not hold on that day.
std::optional<Linear> difference_of(const pack::Pack& pack, const pack::Condition& when, int term, Date day);

}  // namespace adep::advisor
