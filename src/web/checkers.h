// SPDX-License-Identifier: AGPL-3.0-or-later
// The checker of drafts for each edition in use. It is made before the edition is taken, so that no request waits for
// it, and lives as long as anybody uses it. It holds the pack's words and nothing of any draft.
//
//   Checkers checkers(stems);
//   Keeper keeper({…, .prepare = [&](const auto& edition) { checkers.of(edition); }});
//   if (const auto checker = checkers.of(edition)) checker->check(text);
#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "advisor/edition.h"
#include "drafts/check.h"

namespace adep::web {

class Checkers {
 public:
  explicit Checkers(const language::Stems& stems) : stems_(stems) {}  // the stems outlive it
  Checkers(const Checkers&) = delete;
  Checkers& operator=(const Checkers&) = delete;

  // From any thread. None where the edition's pack has no draft check.
  std::shared_ptr<const drafts::Checker> of(const std::shared_ptr<const advisor::Edition>& edition) const;

 private:
  struct Made {
    std::shared_ptr<const advisor::Edition> edition;
    drafts::Checker checker;
  };

  const language::Stems& stems_;
  mutable std::mutex mutex_;
  mutable std::vector<std::shared_ptr<const Made>> made_;  // the newest last
};

}  // namespace adep::web
