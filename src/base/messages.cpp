// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/messages.h"

#include <set>

namespace adep {
namespace {

std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == text.npos) break;
    names.emplace(text.substr(open + 1, close - open - 1));
  }
  return names;
}

using Sentences = std::map<std::string, std::string, std::less<>>;

void collect(const std::string& file, const yaml::Node& node, const std::string& prefix, Sentences& into,
             Faults& faults) {
  for (const yaml::Node& child : node.children) {
    const std::string key = prefix.empty() ? child.key : prefix + "." + child.key;
    if (child.is_map())
      collect(file, child, key, into, faults);
    else if (!child.is_scalar() || child.text.empty())
      faults.push_back({file, child.line, "locale.not_text", {{"key", key}}});
    else if (!into.emplace(key, child.text).second)
      faults.push_back({file, child.line, "locale.repeated", {{"key", key}}});
  }
}

}  // namespace

std::string fill(std::string_view pattern, const Words& words) {
  std::string out;
  out.reserve(pattern.size() + 32);
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == pattern.npos ? open : pattern.find('}', open);
    if (close == pattern.npos) {
      out += pattern.substr(at);
      break;
    }
    out += pattern.substr(at, open - at);
    const auto word = words.find(pattern.substr(open + 1, close - open - 1));
    out += word == words.end() ? pattern.substr(open, close - open + 1) : std::string_view(word->second);
    at = close + 1;
  }
  return out;
}

Messages Messages::read(const Files& files, Faults& faults) {
  Messages messages;
  for (const auto& [path, content] : files) {
    const auto lang = lang_from(std::string_view(path).substr(0, path.find('/')));
    if (!lang) {
      faults.push_back({path, 0, "locale.unknown_language", {}});
      continue;
    }
    collect(path, yaml::parse(path, content, faults), "", messages.texts_[static_cast<std::size_t>(*lang)], faults);
  }
  // Each key is compared once, with the first language that has it.
  std::set<std::string_view> seen;
  for (const Sentences& some : messages.texts_)
    for (const auto& [key, text] : some) {
      if (!seen.insert(key).second) continue;
      for (Lang l : all_langs) {
        const Sentences& other = messages.texts_[static_cast<std::size_t>(l)];
        const auto same = other.find(key);
        const std::string folder(code(l));
        if (same == other.end())
          faults.push_back({folder, 0, "locale.missing", {{"key", key}}});
        else if (names_in(same->second) != names_in(text))
          faults.push_back({folder, 0, "locale.names_differ", {{"key", key}}});
      }
    }
  return messages;
}

bool Messages::has(std::string_view key) const { return texts_[0].contains(key); }

std::string Messages::say(Lang lang, std::string_view key, const Words& words) const {
  const auto& texts = texts_[static_cast<std::size_t>(lang)];
  const auto it = texts.find(key);
  return it == texts.end() ? "[" + std::string(key) + "]" : fill(it->second, words);
}

std::vector<std::string> Messages::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, text] : texts_[0]) keys.push_back(key);
  return keys;
}

}  // namespace adep
