// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.h"

#include <algorithm>

namespace adep::http {

namespace {

char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

std::string_view or_empty(const std::string* found) { return found ? std::string_view(*found) : std::string_view(); }

}  // namespace

const std::string* find(const Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs)
    if (key == name) return &value;
  return nullptr;
}

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), lower_letter);
  return out;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower_letter(x) == lower_letter(y); });
}

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (same_ignoring_case(key, name)) return value;
  return {};
}

std::string_view Request::query_value(std::string_view name) const { return or_empty(find(query, name)); }
std::string_view Request::param(std::string_view name) const { return or_empty(find(params, name)); }

}  // namespace adep::http
