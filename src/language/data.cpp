// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/data.h"

#include "base/text.h"

namespace adep::language {
namespace {

std::vector<std::string_view> columns(std::string_view row) {
  std::vector<std::string_view> out;
  while (!(row = trim(row)).empty()) {
    const std::size_t end = std::min(row.find(' '), row.size());
    out.push_back(row.substr(0, end));
    row.remove_prefix(end);
  }
  return out;
}

}  // namespace

std::vector<std::vector<std::string_view>> table_rows(std::string_view table) {
  std::vector<std::vector<std::string_view>> out;
  for (const std::string_view line : split(table, '\n'))
    if (!trim(line).empty() && line[0] != '#') out.push_back(columns(line));
  return out;
}

}  // namespace adep::language
