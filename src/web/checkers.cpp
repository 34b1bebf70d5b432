// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/checkers.h"

namespace adep::web {

std::shared_ptr<const drafts::Checker> Checkers::of(const std::shared_ptr<const advisor::Edition>& edition) const {
  constexpr std::size_t in_use = 2;  // the edition taken, and the one that requests under way still hold
  if (!edition->pack().drafts) return nullptr;
  const std::lock_guard lock(mutex_);
  for (const auto& one : made_)
    if (one->edition == edition) return {one, &one->checker};
  auto fresh = std::make_shared<const Made>(Made{edition, drafts::Checker(*edition->pack().drafts, stems_)});
  made_.push_back(fresh);
  if (made_.size() > in_use) made_.erase(made_.begin());
  return {fresh, &fresh->checker};
}

}  // namespace adep::web
