// SPDX-License-Identifier: AGPL-3.0-or-later
// Many texts at a time, to measure the check by. Compiled with ADEP_EVALUATION alone: what is installed is a tool for
// one's own draft, not a scanner of other people's posts.
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/check_draft.h"
#include "base/text.h"
#include "web/draft_json.h"

namespace adep::app {

int check_batch(const House& house, const drafts::Checker& checker, const std::string& name) {
  std::ifstream file;
  if (name != "-") file.open(name);
  std::istream& in = name == "-" ? std::cin : file;
  if (!in) {
    house.print({{"", 0, "files.unreadable", {{"path", name}}}});
    return refused;
  }
  std::string line;
  for (int n = 1; std::getline(in, line); ++n) {
    if (trim(line).empty()) continue;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    const auto text = json.is_object() ? json.find("text") : json.end();
    if (!json.is_object() || text == json.end() || !text->is_string() || !json.contains("id")) {
      std::cout.flush();
      house.print({{name, n, "draft.bad_line", {}}});
      return refused;
    }
    const drafts::Report report = checker.check(text->get_ref<const std::string&>());
    std::cout << web::draft_json(report, house.lang, json["id"].dump()) << '\n';
  }
  return done;
}

}  // namespace adep::app
