// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "base/text.h"

namespace adep {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_files = 2'000;
constexpr std::size_t most_file = 4u << 20;
constexpr std::size_t most_in_all = 64u << 20;
constexpr std::size_t one_read = 64u << 10;

// A link may lead to another place of the same tree, as mounted settings do, but not out of it.
bool leads_outside(const fs::directory_entry& entry, const fs::path& folder) {
  std::error_code ec;
  if (!entry.is_symlink(ec)) return false;
  const fs::path target = fs::weakly_canonical(entry.path(), ec).lexically_relative(fs::weakly_canonical(folder, ec));
  return target.empty() || *target.begin() == "..";
}

Error unreadable(const fs::path& path) {
  std::error_code ec;
  const fs::file_type type = fs::status(path, ec).type();
  const bool no_right = ::faccessat(AT_FDCWD, path.c_str(), R_OK, AT_EACCESS) != 0 && errno == EACCES;
  return {type == fs::file_type::not_found   ? "files.missing"
          : type == fs::file_type::directory ? "files.is_folder"
          : no_right                         ? "files.no_right"
                                             : "files.unreadable",
          {{"path", path.string()}}};
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t most_bytes) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return tl::make_unexpected(unreadable(path));
  std::string content;
  while (in && content.size() <= most_bytes) {
    const std::size_t before = content.size(), wanted = std::min(one_read, most_bytes + 1 - before);
    content.resize(before + wanted);
    in.read(content.data() + before, static_cast<std::streamsize>(wanted));
    content.resize(before + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return tl::make_unexpected(unreadable(path));
  if (content.size() > most_bytes)
    return fail("files.too_large", {{"path", path.string()}, {"most", std::to_string(most_bytes)}});
  return content;
}

Result<Files> read_folder(const fs::path& folder, std::string_view suffix) {
  std::error_code ec;
  if (!fs::is_directory(folder, ec)) return fail("files.no_folder", {{"path", folder.string()}});
  Files files;
  std::size_t total = 0;
  fs::recursive_directory_iterator it(folder, ec), end;
  for (std::error_code here; !ec && it != end; it.increment(ec)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with('.')) {
      if (it->is_directory(here)) it.disable_recursion_pending();
      continue;
    }
    if (!name.ends_with(suffix) || !it->is_regular_file(here) || leads_outside(*it, folder)) continue;
    const std::string inside = it->path().lexically_relative(folder).generic_string();
    if (!valid_utf8(inside)) return fail("files.unreadable", {{"path", it->path().string()}});
    if (files.size() >= most_files)
      return fail("files.too_many", {{"path", folder.string()}, {"most", std::to_string(most_files)}});
    auto content = read_file(it->path(), most_file);
    if (!content) return tl::make_unexpected(content.error());
    total += content->size();
    if (total > most_in_all)
      return fail("files.too_large", {{"path", folder.string()}, {"most", std::to_string(most_in_all)}});
    files.emplace(inside, std::move(*content));
  }
  if (ec) return fail("files.unreadable", {{"path", folder.string()}});  // a part of a pack must not pass for the whole
  return files;
}

Result<void> write_file(const fs::path& path, std::string_view content) {
  const fs::path beside = path.string() + ".new";
  const auto refuse = [&] {
    ::unlink(beside.c_str());
    return fail("files.unwritable", {{"path", path.string()}});
  };
  const int fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return refuse();
  bool good = true;
  while (good && !content.empty()) {
    const ssize_t n = ::write(fd, content.data(), content.size());
    good = n > 0;
    if (good) content.remove_prefix(static_cast<std::size_t>(n));
  }
  good = ::fsync(fd) == 0 && good;
  good = ::close(fd) == 0 && good;
  if (!good || ::rename(beside.c_str(), path.c_str()) != 0) return refuse();
  return {};
}

}  // namespace adep
