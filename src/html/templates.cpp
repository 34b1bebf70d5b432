// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/templates.h"

#include <algorithm>
#include <atomic>
#include <kainjow/mustache.hpp>
#include <memory>
#include <regex>
#include <stdexcept>

namespace adep::html {
namespace {

namespace mustache = kainjow::mustache;
using Data = mustache::data;
using Sources = std::map<std::string, std::string, std::less<>>;

[[noreturn]] void refuse(std::string_view name, const std::string& what) {
  throw std::invalid_argument("templates/" + std::string(name) + ".mustache: " + what);
}

// An empty text becomes false: mustache would take it for true.
Data data_of(const Value& value) {
  if (const std::string* text = value.text()) return text->empty() ? Data(false) : Data(*text);
  if (const bool* truth = value.truth()) return Data(*truth);
  if (const Value::List* list = value.list()) {
    Data out(Data::type::list);
    auto& items = const_cast<mustache::list&>(out.list_value());  // push_back() of Data would copy each tree
    items.reserve(list->size());
    for (const Value& item : *list) items.push_back(data_of(item));
    return out;
  }
  Data out(Data::type::object);
  for (const auto& [name, item] : *value.map()) out[name] = data_of(item);
  return out;
}

const Data* walk(const Data* at, std::string_view path) {
  while (at) {
    const std::size_t dot = path.find('.');
    at = at->get(std::string(path.substr(0, dot)));
    if (dot == path.npos) return at;
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

// Looks names up in the nearest map, in "page" and among the sentences, and nowhere else.
class Scope : public mustache::basic_context<std::string> {
 public:
  Scope(const Data& root, const Sources& sentences, std::vector<std::string>* missing)
      : root_(root), sentences_(sentences), missing_(missing) {
    stack_.push_back(&root);
  }
  void push(const Data* data) override { stack_.push_back(data); }
  void pop() override { stack_.pop_back(); }
  const Data* get_partial(const std::string&) const override { return nullptr; }

  const Data* get(const std::string& name) const override {
    const Data* found = look(name);
    if (!found && missing_) missing_->push_back(name);
    return found;
  }

 private:
  const Data* look(const std::string& name) const {
    if (name == ".") return stack_.back();
    if (name.starts_with("t.")) {
      const auto it = sentences_.find(std::string_view(name).substr(2));
      if (it == sentences_.end()) return nullptr;
      return &said_.emplace_back(std::make_unique<Data>(it->second)).operator*();
    }
    if (name.starts_with("page.")) return walk(&root_, name);
    const auto nearest = std::find_if(stack_.rbegin(), stack_.rend(), [](const Data* d) { return d->is_object(); });
    return nearest == stack_.rend() ? nullptr : walk(*nearest, name);
  }

  const Data& root_;
  const Sources& sentences_;
  std::vector<std::string>* missing_;
  std::vector<const Data*> stack_;
  mutable std::vector<std::unique_ptr<Data>> said_;
};

struct Writer {
  std::string text;
  friend Writer& operator<<(Writer& w, const std::string& s) {
    w.text += s;
    return w;
  }
};

// {{> other}} replaced by that template, however deep.
std::string whole(const Sources& raw, const std::string& name, std::vector<std::string>& around) {
  const auto it = raw.find(name);
  if (it == raw.end()) refuse(around.empty() ? name : around.back(), "there is no template " + name);
  if (std::ranges::find(around, name) != around.end()) refuse(name, "is set in within itself");
  around.push_back(name);
  std::string out;
  std::string_view left = it->second;
  for (std::size_t open; (open = left.find("{{>")) != left.npos;) {
    const std::size_t close = left.find("}}", open);
    if (close == left.npos) refuse(name, "{{> without }}");
    std::string_view inner = left.substr(open + 3, close - open - 3);
    while (inner.starts_with(' ')) inner.remove_prefix(1);
    while (inner.ends_with(' ')) inner.remove_suffix(1);
    out += left.substr(0, open);
    std::string part = whole(raw, std::string(inner), around);
    if (part.ends_with('\n')) part.pop_back();
    out += part;
    left.remove_prefix(close + 2);
  }
  around.pop_back();
  return out += left;
}

void check(const std::string& name, const std::string& source, const Sources& sentences) {
  if (source.find("{{{") != source.npos || source.find("{{&") != source.npos)
    refuse(name, "unescaped values are banned");
  if (source.find("={{") != source.npos) refuse(name, "an attribute needs quotes");
  for (std::string_view never : {" style=", "<style", " onclick="})
    if (source.find(never) != source.npos) refuse(name, "holds" + std::string(never));
  // A script is a file of the house that the view names; nothing stands inside.
  static const std::regex own_script(R"(<script src="\{\{[a-z_.]+\}\}" defer></script>)");
  if (std::regex_replace(source, own_script, "").find("<script") != source.npos) refuse(name, "holds a script");
  for (std::size_t at = source.find("{{t."); at != source.npos; at = source.find("{{t.", at + 1)) {
    const std::string key = source.substr(at + 4, source.find("}}", at) - at - 4);
    const auto it = sentences.find(key);
    if (it == sentences.end()) refuse(name, "there is no sentence " + key);
    if (it->second.find('{') != std::string::npos) refuse(name, "the sentence " + key + " has names to fill in");
  }
  const mustache::mustache parsed(source);
  if (!parsed.is_valid()) refuse(name, parsed.error_message());
}

using Parsed = std::map<std::string, std::unique_ptr<mustache::mustache>, std::less<>>;

mustache::mustache& parsed_here(std::uint64_t generation, std::string_view name, const Sources& sources) {
  thread_local std::map<std::uint64_t, Parsed> kept;
  if (kept.size() > 4 && !kept.contains(generation)) kept.clear();
  Parsed& all = kept[generation];
  auto it = all.find(name);
  if (it == all.end()) {
    const auto source = sources.find(name);
    if (source == sources.end()) throw std::out_of_range("no template " + std::string(name));
    it = all.emplace(name, std::make_unique<mustache::mustache>(source->second)).first;
    it->second->set_custom_escape(escape);
  }
  return *it->second;
}

}  // namespace

std::string escape(const std::string& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  return out;
}

Templates::Templates(const Files& files, const Messages& messages, std::string_view prefix) {
  static std::atomic<std::uint64_t> generations{0};
  generation_ = ++generations;
  for (const std::string& key : messages.keys())
    if (key.starts_with(prefix))
      for (Lang lang : all_langs)
        sentences_[static_cast<std::size_t>(lang)][key.substr(prefix.size())] = messages.say(lang, key);
  Sources raw;
  for (const auto& [path, content] : files)
    if (path.ends_with(".mustache")) raw.emplace(path.substr(0, path.size() - 9), content);
  for (const auto& [name, content] : raw) {
    std::vector<std::string> around;
    const std::string source = whole(raw, name, around);
    // A part alone need not be sound (the frame's head opens what its foot closes): only pages are checked.
    if (!name.starts_with("part_")) check(name, source, sentences_[0]);
    sources_.emplace(name, source);
  }
}

std::string Templates::render(std::string_view name, Lang lang, const Value& view) const {
  const Data data = data_of(view);
  Scope scope(data, sentences_[static_cast<std::size_t>(lang)], nullptr);
  Writer out;
  parsed_here(generation_, name, sources_).render(scope, out);
  return std::move(out.text);
}

std::string Templates::render(std::string_view name, Lang lang, const Value& view,
                              std::vector<std::string>& missing) const {
  const Data data = data_of(view);
  Scope scope(data, sentences_[static_cast<std::size_t>(lang)], &missing);
  Writer out;
  parsed_here(generation_, name, sources_).render(scope, out);
  return std::move(out.text);
}

std::vector<std::string> Templates::names() const {
  std::vector<std::string> names;
  for (const auto& [name, source] : sources_)
    if (!name.starts_with("part_")) names.push_back(name);
  return names;
}

}  // namespace adep::html
