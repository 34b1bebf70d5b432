// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/shelf.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace adep::search {
namespace {

namespace fs = std::filesystem;

constexpr const char* ending = ".glass";
constexpr std::size_t most_kept = 3;

void clear_old(const fs::path& folder, const std::string& name) {
  const std::string kin = name.substr(0, name.find('-') + 1);
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (entry.path().extension() == ending && entry.path().filename().string().starts_with(kin))
      files.emplace_back(entry.last_write_time(none), entry.path());
  std::ranges::sort(files, std::greater{});
  for (std::size_t i = most_kept; i < files.size(); ++i) fs::remove(files[i].second, none);
}

// What a program left that was killed while it built; an hour is longer than any building takes.
void clear_abandoned(const fs::path& folder) {
  std::error_code none;
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (const std::string name = entry.path().filename().string();
        (name.starts_with("building-") || name.ends_with(".new")) && entry.last_write_time(none) < old)
      left.push_back(entry.path());
  for (const fs::path& one : left) fs::remove_all(one, none);
}

// Builds beside the place and renames, so that two programs that start together do not meet half a file.
Result<std::shared_ptr<const Index>> build(const fs::path& folder, const std::string& name, bool keep,
                                           const language::Stems& stems, const Fill& fill) try {
  const fs::path fresh = folder / (name + "." + std::to_string(::getpid()) + ".new");
  std::error_code none;
  if (keep) clear_abandoned(folder);
  try {
    Builder builder(stems, folder);
    fill(builder);
    builder.finish(fresh);
  } catch (...) {
    fs::remove(fresh, none);
    throw;
  }
  auto index = Index::open(fresh, stems);
  if (keep) fs::rename(fresh, folder / (name + ending), none);
  if (!keep || none) fs::remove(fresh, none);
  if (keep) clear_old(folder, name);
  return index;
} catch (const std::exception& e) {
  return fail("search.unwritable", {{"folder", folder.string()}, {"reason", e.what()}});
}

}  // namespace

Result<std::shared_ptr<const Index>> kept_index(const fs::path& folder, const std::string& name,
                                                const language::Stems& stems, const Fill& fill) {
  std::error_code none;
  if (!folder.empty()) {
    const fs::path file = folder / (name + ending);
    if (fs::is_regular_file(file, none))
      if (auto index = Index::open(file, stems)) return index;
    fs::create_directories(folder, none);
    if (auto index = build(folder, name, true, stems, fill)) return index;
  }
  fs::path elsewhere = fs::temp_directory_path(none);
  if (none) elsewhere = "/tmp";
  if (auto index = build(elsewhere, name, false, stems, fill)) return index;
  return build("/dev/shm", name, false, stems, fill);  // memory: a full disk costs time at the next start
}

fs::path usual_cache() {
  const auto from = [](const char* name) -> std::string {
    const char* value = std::getenv(name);
    return value && *value ? value : "";
  };
  if (const std::string dir = from("CACHE_DIRECTORY"); !dir.empty()) return dir;
  if (const std::string dir = from("XDG_CACHE_HOME"); !dir.empty()) return fs::path(dir) / "adep";
  if (const std::string home = from("HOME"); !home.empty()) return fs::path(home) / ".cache/adep";
  return {};
}

}  // namespace adep::search
