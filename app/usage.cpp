// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/usage.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"

namespace adep::app {
namespace {

void replace_first(std::string& text, std::string_view what, std::string_view by) {
  if (const std::size_t at = text.find(what); at != text.npos) text.replace(at, what.size(), by);
}

// CLI11's help with our words, its columns counted in letters, not bytes.
class Help : public CLI::Formatter {
 public:
  explicit Help(const House& house) : house_(house) {
    const std::pair<const char*, const char*> labels[]{
        {"Usage", "usage"},   {"OPTIONS", "badge"}, {"Positionals", "arguments"}, {"SUBCOMMAND", "command"},
        {"REQUIRED", "must"}, {"Needs", "needs"},   {"Excludes", "excludes"}};
    for (const auto& [theirs, ours] : labels) label(theirs, word(ours));
  }

  std::string make_group(std::string group, bool positional, std::vector<const CLI::Option*> options) const override {
    return Formatter::make_group(group == "Options" ? word("options") : group, positional, std::move(options));
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    std::string out = Formatter::make_subcommands(app, mode);
    replace_first(out, "Subcommands:", word("commands") + ":");
    return out;
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    std::string out = Formatter::make_option_opts(option);
    if (out.starts_with(" TEXT")) replace_first(out, "TEXT", word("text"));
    for (const std::string_view type : {" UINT", " INT"})
      if (out.starts_with(type)) out.replace(1, type.size() - 1, word("number"));
    return out;
  }
  std::string make_option(const CLI::Option* option, bool positional) const override {
    std::string out = "  " + make_option_name(option, positional) + make_option_opts(option);
    const std::size_t letters = count_letters(out);
    out += letters < column_width_ ? std::string(column_width_ - letters, ' ') : "\n" + std::string(column_width_, ' ');
    return out + make_option_desc(option) + "\n";
  }

 private:
  std::string word(std::string_view key) const { return house_.say("cli.help." + std::string(key)); }
  const House& house_;
};

// What stands in the holes (*) of `pattern`, if `text` has its words.
std::optional<std::vector<std::string>> holes(std::string_view text, std::string_view pattern) {
  const std::size_t first = pattern.find('*');
  if (!text.starts_with(pattern.substr(0, first))) return std::nullopt;
  text.remove_prefix(std::min(first, pattern.size()));
  std::vector<std::string> out;
  for (std::size_t star = first; star != pattern.npos;) {
    const std::size_t next = pattern.find('*', star + 1);
    const std::string_view words = pattern.substr(star + 1, next == pattern.npos ? next : next - star - 1);
    const std::size_t at = next == pattern.npos ? text.size() - std::min(text.size(), words.size()) : text.find(words);
    if (at == text.npos || text.substr(at, words.size()) != words) return std::nullopt;
    out.emplace_back(text.substr(0, at));
    text.remove_prefix(at + words.size());
    star = next;
  }
  return text.empty() ? std::optional(out) : std::nullopt;
}

struct Sentence {
  std::string_view theirs;  // of CLI11 2.1
  std::string_view ours;
  std::array<std::string_view, 4> names;  // of the holes
};
constexpr std::array sentences{
    Sentence{"*: Value * not in range * to *", "cli.use.range", {"name", "value", "least", "most"}},
    Sentence{"*: * not in {*}", "cli.use.one_of", {"name", "value", "known"}},
    Sentence{"*: 1 required * missing", "cli.use.no_value", {"name", "type"}},
    Sentence{"The following argument was not expected: *", "cli.use.unexpected", {"words"}},
    Sentence{"The following arguments were not expected: *", "cli.use.unexpected", {"words"}},
    Sentence{"Could not convert: * = *", "cli.use.value", {"name", "value"}},
    Sentence{"The value * is not an allowed value for *", "cli.use.value", {"value", "name"}},
    Sentence{"* is required", "cli.use.required", {"name"}},
    Sentence{"* requires *", "cli.use.needs", {"name", "other"}},
    Sentence{"* excludes *", "cli.use.excludes", {"name", "other"}}};

std::string what_is_wrong(const CLI::App& app, const CLI::Error& e, const House& house) {
  std::string theirs = e.what();
  if (theirs == "A subcommand is required") {
    std::string commands;
    for (const CLI::App* one : app.get_subcommands(std::function<bool(const CLI::App*)>()))
      commands += (commands.empty() ? "" : ", ") + one->get_name();
    const std::vector<std::string> rest = app.remaining();
    return rest.empty() ? house.say("cli.use.no_command", {{"commands", commands}})
                        : house.say("cli.use.unknown_command",
                                    {{"word", std::string(shortened(rest.front(), 60))}, {"commands", commands}});
  }
  for (const Sentence& s : sentences)
    if (const auto held = holes(theirs, s.theirs)) {
      Words words;
      for (std::size_t i = 0; i < held->size(); ++i) words.emplace(s.names[i], (*held)[i]);
      return house.say(s.ours, words);
    }
  return theirs;
}

}  // namespace

Lang usage_language(std::span<const char* const> words, Lang otherwise) {
  constexpr std::string_view option = "--lang";
  if (!words.empty() && (words.front() == std::string_view("stem") || words.front() == std::string_view("retrieve")))
    return otherwise;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (word == "--") break;
    if (word == option && i + 1 < words.size())
      word = words[i + 1];
    else if (word.starts_with(option) && word.substr(option.size()).starts_with('='))
      word.remove_prefix(option.size() + 1);
    else
      continue;
    if (const auto lang = lang_from(word)) return *lang;
  }
  return otherwise;
}

void speak(CLI::App& program, const House& house) {
  program.formatter(std::make_shared<Help>(house));
  program.set_help_flag("-h,--help", house.say("cli.help.help"));
  program.set_version_flag("--version", "adep " ADEP_VERSION)->description(house.say("cli.help.version"));
  program.failure_message([&house](const CLI::App* top, const CLI::Error& e) {
    const CLI::App* app = top;
    std::string command = app->get_name();
    while (!app->get_subcommands().empty()) command += " " + (app = app->get_subcommands().front())->get_name();
    return what_is_wrong(*app, e, house) + "\n" + house.say("cli.use.help", {{"command", command}}) + "\n";
  });
}

}  // namespace adep::app
