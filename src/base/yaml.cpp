// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <new>
#include <set>
#include <span>

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

class Builder {
 public:
  Builder(std::string_view file, Faults& faults, Limits limits) : file_(file), faults_(faults), limits_(limits) {}

  Node root;

  void take(const yaml_event_t& event) {
    const int line = static_cast<int>(event.start_mark.line) + 1;
    switch (event.type) {
      case YAML_ALIAS_EVENT:
        return stop(line, "yaml.anchor");
      case YAML_SCALAR_EVENT:
        return scalar(line, event.data.scalar);
      case YAML_SEQUENCE_START_EVENT:
        return open(Node::Kind::list, line, event.data.sequence_start.tag, event.data.sequence_start.anchor);
      case YAML_MAPPING_START_EVENT:
        return open(Node::Kind::map, line, event.data.mapping_start.tag, event.data.mapping_start.anchor);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        return close();
      default:
        return;
    }
  }

 private:
  struct Level {
    Node node;
    std::size_t first = 0;                    // where its children begin in pending_
    std::set<std::string, std::less<>> keys;  // once they are many; few are looked through
    bool key_next = false;
    std::string key;
    int key_line = 0;
  };
  static constexpr std::size_t few = 16;

  [[noreturn]] void stop(int line, std::string key, Words words = {}) {
    faults_.push_back({file_, line, std::move(key), std::move(words)});
    throw Stop{};
  }
  static Node leaf(Node::Kind kind, int line, std::string text) {
    Node node;
    node.kind = kind;
    node.line = line;
    node.text = std::move(text);
    return node;
  }
  void check(int line, const yaml_char_t* tag, const yaml_char_t* anchor) {
    if (anchor) stop(line, "yaml.anchor");
    if (tag) stop(line, "yaml.tag", {{"tag", reinterpret_cast<const char*>(tag)}});
    if (++nodes_ > limits_.most_nodes) stop(line, "yaml.too_large", {{"most", std::to_string(limits_.most_nodes)}});
  }
  template <class Scalar>
  void scalar(int line, const Scalar& s) {
    check(line, s.tag, s.anchor);
    Node node = leaf(Node::Kind::scalar, line, std::string(reinterpret_cast<const char*>(s.value), s.length));
    node.quoted = s.style != YAML_PLAIN_SCALAR_STYLE;
    if (!node.quoted && (node.text.empty() || node.text == "~" || node.text == "null")) node.kind = Node::Kind::null;
    add(std::move(node));
  }
  void open(Node::Kind kind, int line, const yaml_char_t* tag, const yaml_char_t* anchor) {
    check(line, tag, anchor);
    if (levels_.size() >= static_cast<std::size_t>(limits_.most_depth)) stop(line, "yaml.too_deep");
    if (!levels_.empty() && levels_.back().key_next) stop(line, "yaml.key_not_text");
    Level& level = levels_.emplace_back();
    level.node = leaf(kind, line, "");
    level.first = pending_.size();
    level.key_next = kind == Node::Kind::map;
  }
  void close() {
    Level& level = levels_.back();
    Node node = std::move(level.node);
    const auto first = pending_.begin() + static_cast<std::ptrdiff_t>(level.first);
    node.children.assign(std::move_iterator(first), std::move_iterator(pending_.end()));
    pending_.erase(first, pending_.end());
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
      if (stands_already(level, node.text))
        faults_.push_back({file_, node.line, "yaml.repeated_key", {{"key", node.text}}});
      level.key = std::move(node.text);
      level.key_line = node.line;
      level.key_next = false;
      return;
    }
    if (level.node.kind == Node::Kind::map) {
      node.key = std::move(level.key);
      node.key_line = level.key_line;
      level.key_next = true;
    }
    pending_.push_back(std::move(node));
  }
  bool stands_already(Level& level, const std::string& key) {
    const auto siblings = std::span(pending_).subspan(level.first);
    if (siblings.size() < few) return std::ranges::find(siblings, key, &Node::key) != siblings.end();
    if (level.keys.empty())
      for (const Node& sibling : siblings) level.keys.insert(sibling.key);
    return !level.keys.insert(key).second;
  }

  std::string file_;
  Faults& faults_;
  Limits limits_;
  std::vector<Level> levels_;  // the lists and maps that are open, one in another
  std::vector<Node> pending_;  // their children so far
  std::size_t nodes_ = 0;
};

// Where the first line break stands that YAML knows and editors do not (NEL, LS, PS): what follows one in a comment
// would be read as data, and every line after it be named wrongly. npos when there is none.
std::size_t odd_line_break(std::string_view text) {
  return std::min({text.find("\u0085"), text.find("\u2028"), text.find("\u2029")});
}

// Are there but blanks and comments before the first end mark?
bool nothing_in(std::string_view text) {
  for (std::string_view line : split(text, '\n')) {
    if (line.starts_with("...")) return true;
    if (const std::string_view rest = trim(line); !rest.empty() && rest.front() != '#') return false;
  }
  return true;
}

class Reader {
 public:
  explicit Reader(std::string_view text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Reader() { yaml_parser_delete(&parser_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  bool next(yaml_event_t& event) { return yaml_parser_parse(&parser_, &event) != 0; }
  const yaml_parser_t& problem() const { return parser_; }

 private:
  yaml_parser_t parser_;
};

// One event, freed even when a fault is thrown over it. The parser clears it before anything else.
struct Event : yaml_event_t {
  Event() {}
  ~Event() { yaml_event_delete(this); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
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
  if (const std::size_t at = odd_line_break(text); at != text.npos) {
    const auto line = std::ranges::count(text.substr(0, at), '\n') + 1;
    faults.push_back({name, static_cast<int>(line), "yaml.line_break", {}});
    return {};
  }
  // With an end mark of its own the reader sees a quote that is never closed.
  std::string whole;
  whole.reserve(text.size() + 5);
  whole = text;
  whole += whole.ends_with('\n') ? "...\n" : "\n...\n";
  Builder builder(file, faults, limits), more(file, faults, limits);
  Reader reader(whole);
  try {
    for (int documents = 0;;) {
      Event event;
      if (!reader.next(event)) {
        const yaml_parser_t& at = reader.problem();
        const std::string problem = at.problem ? at.problem : "";
        const int line = static_cast<int>(at.problem_mark.line) + 1;
        if (nothing_in(whole))
          faults.push_back({name, 0, "yaml.empty", {}});
        else if (problem == "did not find expected <document start>")
          faults.push_back({name, line, "yaml.second_document", {}});
        else
          faults.push_back({name, line, "yaml.syntax", {{"reader", problem}}});
        break;
      }
      if (event.type == YAML_DOCUMENT_START_EVENT) ++documents;
      (documents < 2 ? builder : more).take(event);
      if (event.type == YAML_DOCUMENT_END_EVENT && documents > 1 && more.root.kind != Node::Kind::null) {
        faults.push_back({name, more.root.line, "yaml.second_document", {}});
        break;
      }
      if (event.type != YAML_STREAM_END_EVENT) continue;
      if (builder.root.kind == Node::Kind::null) faults.push_back({name, 0, "yaml.empty", {}});
      break;
    }
  } catch (const Stop&) {
  }
  return std::move(builder.root);
}

}  // namespace yaml
}  // namespace adep
