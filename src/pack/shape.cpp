// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pack/shape.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace adep::pack {
namespace {

std::size_t slips(std::string_view a, std::string_view b) {  // Levenshtein
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
      corner = above;
    }
  }
  return row[b.size()];
}

constexpr std::array<std::string_view, 5> confidences{"text", "secondary", "handbook", "inference", "general"};

}  // namespace

bool good_id(std::string_view s) {
  return !s.empty() && s.size() <= 80 && std::ranges::all_of(s, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = 3;
  for (const std::string& k : known)
    if (const std::size_t n = slips(word, k); n < least && n < k.size()) best = k, least = n;
  return best;
}

Shape::Shape(Context& context, const yaml::Node& node) : context_(context), node_(node) {
  if (!node.is_map()) context.error(node.line, "pack.type", {{"key", node.key}, {"expected", "key: value"}});
}

int Shape::line_of(std::string_view key) const {
  const yaml::Node* value = node_.find(key);
  return value ? value->line : node_.line;
}

const yaml::Node* Shape::get(std::string_view key, bool required) {
  asked_.emplace_back(key);
  const yaml::Node* value = node_.find(key);
  if (value && value->kind != yaml::Node::Kind::null) return value;
  required = required || value;  // a key that says nothing was forgotten
  if (required && good())
    context_.error(value ? value->key_line : node_.line, "pack.missing_key", {{"key", std::string(key)}});
  return nullptr;
}

const yaml::Node* Shape::any(std::string_view key) { return get(key, false); }

void Shape::wrong(const yaml::Node& node, std::string_view key, std::string_view expected) {
  context_.error(node.line, "pack.type",
                 {{"key", std::string(key)},
                  {"expected", std::string(expected)},
                  {"found", std::string(shortened(node.text, 60))}});
}

std::string Shape::id(std::string_view key) {
  const yaml::Node* value = get(key, true);
  if (!value) return "";
  if (value->is_scalar() && good_id(value->text)) return value->text;
  wrong(*value, key, "id");
  return "";
}

std::string Shape::id_or_none(std::string_view key) {
  return node_.find(key) ? id(key) : (asked_.emplace_back(key), "");
}

std::string Shape::words(std::string_view key) {
  const yaml::Node* value = get(key, true);
  if (!value) return "";
  if (value->is_scalar()) return value->text;
  wrong(*value, key, "text");
  return "";
}

std::string Shape::words_or_none(std::string_view key) {
  return node_.find(key) ? words(key) : (asked_.emplace_back(key), "");
}

std::string Shape::address(std::string_view key) {
  std::string out = words_or_none(key);
  if (out.empty() || out.starts_with("https://") || out.starts_with("http://")) return out;
  context_.error(line_of(key), "pack.type", {{"key", std::string(key)}, {"expected", "https://…"}, {"found", out}});
  return "";
}

std::string Shape::one_of(std::string_view key, const std::vector<std::string>& allowed, bool required) {
  const yaml::Node* value = get(key, required);
  if (!value) return "";
  if (value->is_scalar() && std::ranges::find(allowed, value->text) != allowed.end()) return value->text;
  wrong(*value, key, fmt::format("{}", fmt::join(allowed, " | ")));
  return "";
}

Text read_text(Context& context, const yaml::Node& node, std::string_view key) {
  Text text;
  if (!node.is_map()) {
    context.error(node.line, "pack.type",
                  {{"key", std::string(key)},
                   {"expected", "{kk: …, ru: …, en: …}"},
                   {"found", std::string(shortened(node.text, 60))}});
    return text;
  }
  for (const yaml::Node& child : node.children) {
    const auto lang = lang_from(child.key);
    if (!lang)
      context.error(child.key_line, "pack.unknown_key", {{"key", child.key}, {"known", "kk, ru, en"}});
    else if (child.is_scalar())
      text[*lang] = child.text;
    else if (child.kind != yaml::Node::Kind::null)
      context.error(child.line, "pack.type", {{"key", child.key}, {"expected", "text"}});
  }
  for (Lang l : all_langs)
    if (text[l].find_first_not_of(" \n\t") == std::string::npos)
      context.error(node.line, "pack.missing_language",
                    {{"key", std::string(key)}, {"language", std::string(code(l))}});
  return text;
}

Text Shape::text(std::string_view key) {
  const yaml::Node* value = get(key, true);
  return value ? read_text(context_, *value, key) : Text{};
}

Text Shape::text_or_none(std::string_view key) {
  const yaml::Node* value = get(key, false);
  return value ? read_text(context_, *value, key) : Text{};
}

std::optional<bool> Shape::truth_or_none(std::string_view key) {
  const yaml::Node* value = get(key, false);
  if (!value) return std::nullopt;
  if (value->is_scalar() && !value->quoted && (value->text == "true" || value->text == "false"))
    return value->text == "true";
  wrong(*value, key, "true | false");
  return std::nullopt;
}

bool Shape::truth(std::string_view key, bool otherwise) { return truth_or_none(key).value_or(otherwise); }

std::optional<std::int64_t> Shape::number(std::string_view key, std::int64_t least, std::int64_t most, bool required) {
  const yaml::Node* value = get(key, required);
  if (!value) return std::nullopt;
  std::int64_t n = 0;
  const char* end = value->text.data() + value->text.size();
  if (value->is_scalar() && std::from_chars(value->text.data(), end, n).ptr == end && !value->text.empty() &&
      n >= least && n <= most)
    return n;
  wrong(*value, key, fmt::format("{} … {}", least, most));
  return std::nullopt;
}

std::optional<Date> Shape::date(std::string_view key, bool required) {
  const yaml::Node* value = get(key, required);
  if (!value) return std::nullopt;
  if (value->is_scalar())
    if (const auto date = Date::parse(value->text)) return *date;
  wrong(*value, key, "2026-07-01");
  return std::nullopt;
}

const yaml::Node* Shape::list(std::string_view key, bool required) {
  const yaml::Node* value = get(key, required);
  if (value && !value->is_list()) {
    wrong(*value, key, "[ … ]");
    return nullptr;
  }
  return value;
}

const yaml::Node* Shape::map(std::string_view key, bool required) {
  const yaml::Node* value = get(key, required);
  if (value && !value->is_map()) {
    wrong(*value, key, "key: value");
    return nullptr;
  }
  return value;
}

std::vector<std::string> Shape::ids(std::string_view key, bool required) {
  std::vector<std::string> out;
  const yaml::Node* items = list(key, required);
  for (std::size_t i = 0; items && i < items->children.size(); ++i) {
    const yaml::Node& child = items->children[i];
    if (!child.is_scalar() || !good_id(child.text))
      wrong(child, key, "id");
    else
      out.push_back(child.text);
  }
  if (required && items && items->children.empty())
    context_.error(items->line, "pack.missing_key", {{"key", std::string(key)}});
  return out;
}

std::array<std::vector<std::string>, 3> Shape::lists(std::string_view key) {
  std::array<std::vector<std::string>, 3> out;
  const yaml::Node* value = map(key);
  for (std::size_t i = 0; value && i < value->children.size(); ++i) {
    const yaml::Node& child = value->children[i];
    const auto lang = lang_from(child.key);
    if (!lang || !child.is_list()) {
      wrong(child, key, "{kk: […], ru: […], en: […]}");
      continue;
    }
    for (const yaml::Node& one : child.children)
      if (one.is_scalar())
        out[static_cast<std::size_t>(*lang)].push_back(one.text);
      else
        wrong(one, key, "text");
  }
  return out;
}

Cites read_cites(Context& context, const yaml::Node& node) {
  Cites cites;
  if (node.is_list()) {
    for (const yaml::Node& child : node.children)
      for (Cite& cite : read_cites(context, child)) cites.push_back(std::move(cite));
    return cites;
  }
  Shape shape(context, node);
  Cite cite;
  cite.line = node.line;
  cite.act = shape.id("act");
  if (const yaml::Node* at = shape.any("at"); at && at->is_map()) {
    cite.at_words = read_text(context, *at, "at");
    cite.at = cite.at_words[Lang::en];
  } else {
    cite.at = shape.words_or_none("at");
  }
  const std::string confidence = shape.one_of("confidence", {confidences.begin(), confidences.end()});
  cite.confidence = static_cast<Confidence>(std::ranges::find(confidences, confidence) - confidences.begin());
  if (confidence.empty()) cite.confidence = Confidence::general;
  cite.checked_on = shape.date("checked_on", false);
  cite.note = shape.text_or_none("note");
  shape.done();
  cites.push_back(std::move(cite));
  return cites;
}

Cites Shape::cites(std::string_view key, bool required) {
  const yaml::Node* value = get(key, required);
  return value ? read_cites(context_, *value) : Cites{};
}

void Shape::done() {
  if (!good()) return;
  for (const yaml::Node& child : node_.children) {
    if (std::ranges::find(asked_, child.key) != asked_.end()) continue;
    const std::string near = nearest(child.key, asked_);
    context_.error(child.key_line, near.empty() ? "pack.unknown_key" : "pack.unknown_key_near",
                   {{"key", child.key}, {"known", fmt::format("{}", fmt::join(asked_, ", "))}, {"near", near}});
  }
}

std::optional<Reviewed> read_reviewed(Context& context, Shape& shape) {
  const yaml::Node* value = shape.map("reviewed");
  if (!value) return std::nullopt;
  Shape inner(context, *value);
  Reviewed reviewed;
  reviewed.by = inner.words("by");
  reviewed.on = inner.date("on").value_or(Date{});
  inner.done();
  return reviewed;
}

}  // namespace adep::pack
