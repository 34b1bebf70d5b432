// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/keeper.h"

#include <condition_variable>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "crypto/sha256.h"

namespace adep::web {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t most_bytes = 64u << 20;

// The pointer to the last good edition of one folder: several packs may share a state folder.
fs::path pointer(const fs::path& state, const fs::path& folder) {
  std::error_code ec;
  const fs::path whole = fs::weakly_canonical(folder, ec);
  return state / "editions" / ("last-" + crypto::sha256_hex(whole.string()).substr(0, 16));
}

fs::path file_of(const fs::path& state, std::string_view hash) {
  return state / "editions" / (std::string(hash) + ".json");
}

}  // namespace

Result<Files> kept_edition(const fs::path& state, std::string_view hash) {
  if (hash.size() != 64 || hash.find_first_not_of("0123456789abcdef") != hash.npos)
    return fail("keeper.no_edition", {{"hash", std::string(hash.substr(0, 64))}});
  const auto content = read_file(file_of(state, hash), most_bytes);
  if (!content) return fail("keeper.no_edition", {{"hash", std::string(hash)}});
  const auto doc = nlohmann::json::parse(*content, nullptr, false);
  Files files;
  if (doc.is_object())
    for (const auto& [path, text] : doc.items())
      if (text.is_string()) files.emplace(path, text.get<std::string>());
  if (pack::hash_of(files) != hash) return fail("keeper.no_edition", {{"hash", std::string(hash)}});
  return files;
}

Keeper::Keeper(Config config) : config_(std::move(config)) {
  std::shared_ptr<const advisor::Edition> first;
  if (!config_.folder.empty()) {
    first = try_folder();
    if (!first && (first = last_good())) config_.note("keeper.last_good", {{"hash", first->hash().substr(0, 12)}});
  }
  if (!first) {
    Faults faults;
    first = advisor::Edition::open(config_.built_in, faults);
    if (!first) {
      config_.faults(faults);
      throw std::runtime_error("the pack built in does not hold");
    }
    if (!config_.folder.empty()) config_.note("keeper.built_in", {{"hash", first->hash().substr(0, 12)}});
    keep(*first, config_.built_in);
  }
  Files().swap(config_.built_in);  // 5 MB that nobody looks at again
  if (config_.prepare) config_.prepare(first);
  current_.store(first);
  if (!config_.folder.empty()) watcher_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

void Keeper::watch(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any pause;
  std::unique_lock lock(mutex);
  while (!pause.wait_for(lock, stop, config_.every, [&] { return stop.stop_requested(); })) try {
      look();
    } catch (const std::exception& e) {  // out of memory, say: the edition in use stays
      config_.note("keeper.failed", {{"reason", e.what()}});
    }
}

std::shared_ptr<const advisor::Edition> Keeper::current() const { return current_.load(); }

bool Keeper::look() {
  const std::lock_guard lock(looking_);
  const auto fresh = try_folder();
  if (!fresh || fresh->hash() == current()->hash()) return false;
  if (config_.prepare) config_.prepare(fresh);
  current_.store(fresh);
  config_.note("keeper.new_edition", {{"hash", fresh->hash().substr(0, 12)}});
  return true;
}

// Nothing when the folder is as it was when last looked at, or does not hold.
std::shared_ptr<const advisor::Edition> Keeper::try_folder() {
  auto files = read_folder(config_.folder, ".yaml");
  if (!files) {
    if (seen_ != files.error().key)
      config_.faults({{config_.folder.string(), 0, files.error().key, files.error().words}});
    seen_ = files.error().key;
    return nullptr;
  }
  std::string hash = pack::hash_of(*files);
  if (hash == seen_) return nullptr;
  seen_ = std::move(hash);
  Faults faults;
  auto edition = advisor::Edition::open(*files, faults);
  if (!edition) {
    config_.faults(faults);
    if (current()) config_.note("keeper.refused", {{"hash", current()->hash().substr(0, 12)}});
    return nullptr;
  }
  keep(*edition, *files);
  return edition;
}

std::shared_ptr<const advisor::Edition> Keeper::last_good() const {
  if (config_.state.empty()) return nullptr;
  const auto hash = read_file(pointer(config_.state, config_.folder), 64);
  if (!hash) return nullptr;
  auto files = kept_edition(config_.state, *hash);
  if (!files) return nullptr;
  Faults faults;
  return advisor::Edition::open(*files, faults);
}

// A full disk costs the memory of an edition, never the service.
void Keeper::keep(const advisor::Edition& edition, const Files& files) const {
  if (config_.state.empty()) return;
  std::error_code ec;
  fs::create_directories(config_.state / "editions", ec);
  Result<void> written;
  if (!fs::exists(file_of(config_.state, edition.hash()), ec))
    written = write_file(file_of(config_.state, edition.hash()), nlohmann::json(files).dump());
  if (written && !config_.folder.empty()) written = write_file(pointer(config_.state, config_.folder), edition.hash());
  if (!written) config_.note("keeper.not_kept", written.error().words);
}

}  // namespace adep::web
