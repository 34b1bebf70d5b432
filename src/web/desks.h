// SPDX-License-Identifier: AGPL-3.0-or-later
// The desk that answers questions from each edition in use. It is opened before the edition is taken, so that no
// request waits for it, and lives as long as anybody asks it.
//
//   Desks desks({.stems = stems, .cache = search::usual_cache(), .note = say});
//   Keeper keeper({…, .prepare = [&](const auto& edition) { desks.open(edition); }});
//   if (const auto open = desks.of(*edition)) open->desk->ask(question, lang, 10);
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "advisor/edition.h"
#include "guide/ask.h"
#include "guide/spelling.h"
#include "guide/suggest.h"
#include "guide/told.h"

namespace adep::web {

// A desk, and what stands beside it for pages.
struct OpenDesk {
  std::shared_ptr<const advisor::Edition> edition;
  std::shared_ptr<const guide::Desk> desk;
  guide::Spelling spelling;
  guide::Suggestions suggestions;
  guide::Teller teller;
  const language::Stems& stems;
};

class Desks {
 public:
  struct Config {
    const language::Stems& stems;  // outlives the desks
    std::filesystem::path cache;   // where indexes are kept; empty: nowhere
    std::function<void(std::string_view key, const Words&)> note = nullptr;
  };
  explicit Desks(Config config) : config_(std::move(config)) {}
  Desks(const Desks&) = delete;
  Desks& operator=(const Desks&) = delete;

  void open(const std::shared_ptr<const advisor::Edition>& edition);

  // From any thread. None where no folder at all could be written.
  std::shared_ptr<const OpenDesk> of(const advisor::Edition& edition) const;

 private:
  Config config_;
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<const OpenDesk>> opened_;  // the newest last
  bool told_missing_ = false;
};

}  // namespace adep::web
