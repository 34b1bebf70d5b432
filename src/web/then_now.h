// SPDX-License-Identifier: AGPL-3.0-or-later
// What an item said in 2018 and what holds now, side by side and never mixed.
#pragma once
#include "web/visit.h"

namespace adep::web {

// {then, now, long}, as templates/part_then_now.mustache shows it.
html::Value then_now_view(const Visit& v, const pack::Item& item);

// All that the item cites, each once: what holds now first, then what does no more or was not found, then 2018.
html::Value::List item_cites(const Visit& v, const pack::Item& item);

}  // namespace adep::web
