// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the current edition of a pack folder while people edit it: a changed folder is read and proved
// whole, then swapped in; a broken one leaves the last good edition in place and says what is wrong.
// Each edition that has loaded is kept by its hash, so that an old answer can be repeated.
//
//   Keeper keeper({.folder = "packs/kz", .built_in = files, .state = "/var/lib/adep", .faults = print, .note = say});
//   keeper.current()->pack()      // never null, from any thread
//
// `faults` and `note` are called on the keeper's own thread too.
#pragma once
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
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
    // What has to stand ready before an edition is answered from; the one in use goes on answering meanwhile.
    std::function<void(const std::shared_ptr<const advisor::Edition>&)> prepare = nullptr;
  };
  // Reads the folder, else the last good edition kept for it, else the pack built in. Throws
  // std::runtime_error when even that one does not hold.
  explicit Keeper(Config config);
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  std::shared_ptr<const advisor::Edition> current() const;
  // One look at the folder now; true when a new edition was taken.
  bool look();

 private:
  std::shared_ptr<const advisor::Edition> try_folder();
  std::shared_ptr<const advisor::Edition> last_good() const;
  void keep(const advisor::Edition& edition, const Files& files) const;
  void watch(const std::stop_token& stop);

  Config config_;
  std::atomic<std::shared_ptr<const advisor::Edition>> current_;
  std::mutex looking_;
  std::string seen_;      // hash of the folder's content when it was last looked at
  std::jthread watcher_;  // the last member: it ends before what it uses
};

// An edition kept under its hash. Errors: keeper.no_edition, files.*
Result<Files> kept_edition(const std::filesystem::path& state, std::string_view hash);

}  // namespace adep::web
