// SPDX-License-Identifier: AGPL-3.0-or-later
// Stems of the Snowball project (libstemmer). Each thread keeps its own stemmers, so any thread may call.
//
//   snowball(Snowball::english, "gifts")   // "gift"
#pragma once
#include <string>
#include <string_view>

namespace adep::language {

enum class Snowball { russian, english };

// Of a word in small letters; what Snowball cannot read comes back as it is.
std::string snowball(Snowball of, std::string_view word);

}  // namespace adep::language
