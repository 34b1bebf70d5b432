// SPDX-License-Identifier: AGPL-3.0-or-later
// Files compiled into the program (cmake/Embed.cmake): templates, locales, the stylesheet and the pack.
//
//   Files pack = embedded::under("packs/kz/");   // {"pack.yaml": "…", "rules/gifts.yaml": "…"}
#pragma once
#include <optional>
#include <string_view>

#include "base/files.h"

namespace adep::embedded {

std::optional<std::string_view> find(std::string_view path);  // the bytes live as long as the program
Files under(std::string_view folder);                         // paths relative to that folder
// What was read need not stay in memory: the system reads it from the program's file again when it is looked at.
void let_go();

}  // namespace adep::embedded
