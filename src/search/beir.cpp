// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/beir.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace adep::search {

Result<Entry> beir_entry(std::string_view line) {
  const nlohmann::json row = nlohmann::json::parse(line, nullptr, false);
  if (!row.is_object() || !row.contains("text") || !row.contains("_id")) return fail("search.bad_line");
  const auto text = [&row](const char* name) {
    const auto it = row.find(name);
    return it == row.end() || !it->is_string() ? std::string() : it->get<std::string>();
  };
  const auto& id = row["_id"];
  Entry out{id.is_number_integer() ? id.dump() : text("_id"), text("title"), text("text")};
  if (out.id.empty()) return fail("search.bad_line");
  return out;
}

std::optional<Judgement> beir_judgement(std::string_view line) {
  const auto cells = split(trim(line), '\t');
  if (cells.size() < 3) return std::nullopt;
  const std::string_view grade = trim(cells.back());
  Judgement out{std::string(trim(cells[0])), std::string(trim(cells[cells.size() - 2]))};
  if (std::from_chars(grade.data(), grade.data() + grade.size(), out.grade).ec != std::errc()) return std::nullopt;
  return out;
}

std::string_view without_mark(std::string_view line) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return line.starts_with(mark) ? line.substr(mark.size()) : line;
}

}  // namespace adep::search
