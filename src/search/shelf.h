// SPDX-License-Identifier: AGPL-3.0-or-later
// Where an index is kept between two starts of the program: a folder of files, each named by what it was made of.
//
//   auto index = kept_index("/var/cache/adep", "ask-3f2a…", stems, [&](Builder& b) { b.add(…); });
//
// Without a folder that can be written the index is built in a temporary place and deleted while it is open.
#pragma once
#include <functional>

#include "search/index.h"

namespace adep::search {

using Fill = std::function<void(Builder&)>;

// A kept file that cannot be read is built anew. Of files whose names begin alike up to the first '-', the newest few
// are left. Errors: search.unwritable, when nothing at all can be written.
Result<std::shared_ptr<const Index>> kept_index(const std::filesystem::path& folder, const std::string& name,
                                                const language::Stems& stems, const Fill& fill);

// $CACHE_DIRECTORY, $XDG_CACHE_HOME/adep or ~/.cache/adep; empty when none of them is set.
std::filesystem::path usual_cache();

}  // namespace adep::search
