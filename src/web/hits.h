// SPDX-License-Identifier: AGPL-3.0-or-later
// A guide item in a list: its title, its first sentence and its sign.
#pragma once
#include "web/visit.h"

namespace adep::web {

// {href, id, title, text, word, box, dot, mark}, as templates/part_hits.mustache shows it.
html::Value hit_view(const Visit& v, const pack::Item& item);

// "1.4. Conduct in service relations"; sections without a number by their title alone.
std::string section_name(const pack::Section& section, Lang l);

}  // namespace adep::web
