// SPDX-License-Identifier: AGPL-3.0-or-later
// A tree of small text files in memory, from a folder or from the program itself.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"

namespace adep {

using Files = std::map<std::string, std::string, std::less<>>;  // "rules/gifts.yaml" → content

// All regular files under `folder` whose names end in `suffix`; hidden ones are left out and links to
// places outside are not followed. At most 2,000 files, 4 MiB each and 64 MiB in all.
// Errors: files.no_folder, files.unreadable (also one folder below, or a name that is not UTF-8), files.too_large,
// files.too_many.
Result<Files> read_folder(const std::filesystem::path& folder, std::string_view suffix);

// Errors: files.missing, files.is_folder, files.no_right, files.unreadable, files.too_large.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes);

// Writes beside the target, syncs and renames: readers see the old content or the new, never half.
// Errors: files.unwritable.
Result<void> write_file(const std::filesystem::path& path, std::string_view content);

}  // namespace adep
