// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/desks.h"

namespace adep::web {

void Desks::open(const std::shared_ptr<const advisor::Edition>& edition) {
  constexpr std::size_t in_use = 2;  // the edition taken, and the one that requests under way still hold
  const auto note = [this](std::string_view key, const Words& words) {
    if (config_.note) config_.note(key, words);
  };
  auto desk = guide::Desk::open(edition->pack(), config_.stems, config_.cache);
  if (!desk) return note("desks.unwritable", desk.error().words);
  if (!told_missing_)
    for (const auto& m : config_.stems.missing())
      note("desks.no_words", {{"file", m.file.string()}, {"package", m.package}}), told_missing_ = true;
  guide::Spelling spelling(edition->pack(), config_.stems);
  guide::Suggestions suggestions(edition->pack(), config_.stems, spelling);
  auto open =
      std::make_shared<const OpenDesk>(OpenDesk{edition, std::move(*desk), std::move(spelling), std::move(suggestions),
                                                guide::Teller(edition->pack()), config_.stems});
  const std::lock_guard lock(mutex_);
  opened_.push_back(std::move(open));
  if (opened_.size() > in_use) opened_.erase(opened_.begin());
}

std::shared_ptr<const OpenDesk> Desks::of(const advisor::Edition& edition) const {
  const std::lock_guard lock(mutex_);
  for (const auto& one : opened_)
    if (one->edition.get() == &edition) return one;
  return nullptr;
}

}  // namespace adep::web
