// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the current edition of a pack folder while people edit it: a changed folder is read and proved
// whole, then swapped in; a broken one leaves the last good edition in place and says what is wrong.
// Each edition that has loaded is kept by its hash, so that an old answer can be repeated.
//
//   Keeper keeper({.folder = "packs/kz", .state = "/var/lib/adep", .log = print});
//   keeper.current()->pack()      // never null
#pragma once
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <thread>

#include "advisor/edition.h"

namespace adep::web {

class Keeper {
 public:
  struct Config {
    std::filesystem::path folder;  // empty: the pack built in, which does not change
    Files built_in;
    std::filesystem::path state;  // where editions are kept; empty: nowhere
    std::chrono::milliseconds every{500};
    std::function<void(const Faults&)> faults;                     // what is wrong with a refused edit
    std::function<void(std::string_view key, const Words&)> note;  // keeper.* messages
  };
  // Reads the folder, else the last good edition kept for it, else the pack built in. Throws
  // std::runtime_error when even that one does not hold.
  explicit Keeper(Config config);
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  std::shared_ptr<const advisor::Edition> current() const;
  // One look at the folder now; true when a new edition was taken.
  bool look();

 private:
  std::shared_ptr<const advisor::Edition> try_folder();
  std::shared_ptr<const advisor::Edition> last_good() const;
  void keep(const advisor::Edition& edition) const;

  Config config_;
  std::atomic<std::shared_ptr<const advisor::Edition>> current_;
  std::string seen_;  // hash of the folder's content when it was last looked at
  std::atomic<bool> stop_{false};
  std::thread watcher_;
};

// An edition kept under its hash. Errors: keeper.no_edition, files.*
Result<Files> kept_edition(const std::filesystem::path& state, std::string_view hash);

}  // namespace adep::web
