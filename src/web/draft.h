// SPDX-License-Identifier: AGPL-3.0-or-later
// How much of a draft the pages and the JSON interface take, and where else a reader is shown the way to the check.
#pragma once
#include <cstdint>

#include "web/visit.h"

namespace adep::web {

inline constexpr std::int64_t draft_letters_handy = 5'000;  // as much as one reads at a glance
inline constexpr std::int64_t draft_letters = 20'000;       // more is told to be too long
inline constexpr std::size_t draft_bytes = 1u << 20;        // more is not read

// {href} on what the check of drafts is about, as the pack tells by its norms; else false. An item when it is such a
// norm, or stands in a section of which half the norms are; a topic when half its rules rest on them.
html::Value draft_link(const Visit& v, const pack::Item& item);
html::Value draft_link(const Visit& v, const pack::Section& section);
html::Value draft_link(const Visit& v, const pack::Topic& topic);

}  // namespace adep::web
