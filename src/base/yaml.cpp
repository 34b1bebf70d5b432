// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "base/text.h"

namespace adep {

bool has_errors(const Faults& faults) {
  return std::ranges::any_of(faults, [](const Fault& f) { return f.grade == Fault::Grade::error; });
}

namespace yaml {

const Node* Node::find(std::string_view wanted) const {
  for (const Node& child : children)
    if (kind == Kind::map && child.key == wanted) return &child;
  return nullptr;
}

namespace {

struct Stop {};  // thrown once a fault makes going on useless

class Builder final : public YAML::EventHandler {
 public:
  Builder(std::string_view file, Faults& faults, Limits limits) : file_(file), faults_(faults), limits_(limits) {}

  Node root;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "", anchor);
    add(leaf(Node::Kind::null, mark, ""));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { stop(mark, "yaml.anchor"); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    Node node = leaf(Node::Kind::scalar, mark, value);
    node.quoted = tag == "!";
    if (!node.quoted && (value.empty() || value == "~" || value == "null")) node.kind = Node::Kind::null;
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Node::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    Node node;
    std::set<std::string, std::less<>> keys;
    bool key_next = false;
    std::string key;
    int key_line = 0;
  };

  [[noreturn]] void stop(const YAML::Mark& mark, std::string key, Words words = {}) {
    faults_.push_back({file_, mark.line + 1, std::move(key), std::move(words)});
    throw Stop{};
  }
  Node leaf(Node::Kind kind, const YAML::Mark& mark, std::string text) {
    Node node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.text = std::move(text);
    return node;
  }
  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) stop(mark, "yaml.anchor");
    if (!tag.empty() && tag != "?" && tag != "!") stop(mark, "yaml.tag", {{"tag", tag}});
    if (++nodes_ > limits_.most_nodes) stop(mark, "yaml.too_large", {{"most", std::to_string(limits_.most_nodes)}});
  }
  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    check(mark, tag, anchor);
    if (levels_.size() >= static_cast<std::size_t>(limits_.most_depth)) stop(mark, "yaml.too_deep");
    if (!levels_.empty() && levels_.back().key_next) stop(mark, "yaml.key_not_text");
    Level level;
    level.node = leaf(kind, mark, "");
    level.key_next = kind == Node::Kind::map;
    levels_.push_back(std::move(level));
  }
  void close() {
    Node node = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(node));
  }
  void add(Node node) {
    if (levels_.empty()) {
      root = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.key_next) {
      if (node.kind != Node::Kind::scalar) faults_.push_back({file_, node.line, "yaml.key_not_text", {}});
      if (!level.keys.insert(node.text).second)
        faults_.push_back({file_, node.line, "yaml.repeated_key", {{"key", node.text}}});
      level.key = node.text;
      level.key_line = node.line;
      level.key_next = false;
      return;
    }
    if (level.node.kind == Node::Kind::map) {
      node.key = std::move(level.key);
      node.key_line = level.key_line;
      level.key_next = true;
    }
    level.node.children.push_back(std::move(node));
  }

  std::string file_;
  Faults& faults_;
  Limits limits_;
  std::vector<Level> levels_;
  std::size_t nodes_ = 0;
};

}  // namespace

Node parse(std::string_view file, std::string_view text, Faults& faults, Limits limits) {
  const std::string name(file);
  if (text.size() > limits.most_bytes) {
    faults.push_back({name, 0, "yaml.too_large", {{"most", std::to_string(limits.most_bytes)}}});
    return {};
  }
  if (!valid_utf8(text) || text.find('\0') != text.npos) {
    faults.push_back({name, 0, "yaml.not_utf8", {}});
    return {};
  }
  // With an end mark of its own the reader sees a quote that is never closed.
  std::string whole(text);
  whole += whole.ends_with('\n') ? "...\n" : "\n...\n";
  Builder builder(file, faults, limits);
  try {
    std::istringstream in{whole};
    YAML::Parser parser(in);
    if (!parser.HandleNextDocument(builder) || builder.root.kind == Node::Kind::null)
      faults.push_back({name, 0, "yaml.empty", {}});
    for (Builder more(file, faults, limits); parser.HandleNextDocument(more); more.root = {})
      if (more.root.kind != Node::Kind::null) {
        faults.push_back({name, more.root.line, "yaml.second_document", {}});
        break;
      }
  } catch (const Stop&) {
  } catch (const YAML::Exception& e) {
    faults.push_back({name, e.mark.is_null() ? 0 : e.mark.line + 1, "yaml.syntax", {{"reader", e.msg}}});
  }
  return std::move(builder.root);
}

}  // namespace yaml
}  // namespace adep
