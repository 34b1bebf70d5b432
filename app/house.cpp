// SPDX-License-Identifier: AGPL-3.0-or-later
#include <iostream>

#include "app/commands.h"
#include "base/embedded.h"
#include "web/faults.h"

namespace adep::app {

std::string House::line(const Fault& f) const {
  const bool error = f.grade == Fault::Grade::error;
  std::string out = f.file.empty() ? "" : f.file + (f.line > 0 ? ":" + std::to_string(f.line) : "") + ": ";
  const web::FaultText said = web::fault_text(messages, lang, f);
  return out + say(error ? "cli.error" : "cli.warning") + ": " + said.what + "\n    " + said.cure;
}

void House::print(const Faults& faults) const {
  for (const Fault& f : faults) std::cerr << line(f) << '\n';
}

void House::warn_of_missing(const language::Stems& stems) const {
  for (const auto& m : stems.missing())
    std::cerr << say("cli.warning") << ": "
              << say("cli.stem.no_words", {{"file", m.file.string()}, {"package", m.package}}) << '\n';
}

std::shared_ptr<const advisor::Edition> House::open(const std::string& folder) const {
  Faults faults;
  Files files;
  if (folder.empty()) {
    files = embedded::under("packs/kz/");
  } else if (auto read = read_folder(folder, ".yaml")) {
    files = std::move(*read);
  } else {
    faults.push_back({folder, 0, read.error().key, read.error().words});
  }
  auto edition = faults.empty() ? advisor::Edition::open(files, faults) : nullptr;
  if (!edition) print(faults);
  return edition;
}

void add_lang(CLI::App& command, House& house) {
  command
      .add_option_function<std::string>(
          "--lang", [&house](const std::string& code) { house.lang = *lang_from(code); }, house.say("cli.option.lang"))
      ->check(CLI::IsMember({"kk", "ru", "en"}));
}

}  // namespace adep::app
