// SPDX-License-Identifier: AGPL-3.0-or-later
// adep stem: lines on stdin; out comes each line, a tab, and the search keys of its words.
#include <unistd.h>

#include <array>
#include <cerrno>
#include <iostream>

#include "app/commands.h"
#include "language/stems.h"

namespace adep::app {
namespace {

struct Options {
  std::string lang;
  std::string dictionaries = language::usual_dictionaries;
};

class Filter {
 public:
  Filter(const language::Stems& stems, Lang lang) : keys_(stems), lang_(lang) {}

  // As much as is there at once, so that one may also type and read by turns.
  bool run() {
    std::array<char, 1 << 16> block;
    while (true) {
      const ssize_t read = ::read(STDIN_FILENO, block.data(), block.size());
      if (read < 0 && errno == EINTR) continue;
      if (read <= 0) break;
      take({block.data(), static_cast<std::size_t>(read)});
      if (!flush()) return false;
    }
    if (!begun_.empty()) line(begun_);
    return flush();
  }

 private:
  void take(std::string_view bytes) {
    for (std::size_t end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n')) {
      if (begun_.empty()) {
        line(bytes.substr(0, end));
      } else {
        begun_.append(bytes.substr(0, end));
        line(begun_);
        begun_.clear();
      }
      bytes.remove_prefix(end + 1);
    }
    begun_.append(bytes);
  }

  void line(std::string_view text) {
    out_ += text;
    out_ += '\t';
    keys_.line(lang_, text, out_);
    out_ += '\n';
  }

  bool flush() {
    std::cout.write(out_.data(), static_cast<std::streamsize>(out_.size())).flush();
    out_.clear();
    return bool(std::cout);
  }

  language::Keys keys_;
  Lang lang_;
  std::string begun_, out_;
};

int run(const House& house, const Options& options) {
  const language::Stems stems(options.dictionaries);
  const Lang lang = *lang_from(options.lang);
  stems.key(lang, "");  // opens what is needed
  house.warn_of_missing(stems);
  return Filter(stems, lang).run() ? done : environment;
}

}  // namespace

void add_stem(CLI::App& program, House& house, int& exit) {
  CLI::App* command = program.add_subcommand("stem", house.say("cli.stem.about"));
  auto options = std::make_shared<Options>();
  command->add_option("--lang", options->lang, house.say("cli.stem.lang"))
      ->required()
      ->check(CLI::IsMember({"kk", "ru", "en"}));
  command->add_option("--dictionaries", options->dictionaries, house.say("cli.stem.dictionaries"));
  command->callback([&house, &exit, options] { exit = run(house, *options); });
}

}  // namespace adep::app
