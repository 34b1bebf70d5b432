// SPDX-License-Identifier: AGPL-3.0-or-later
// A strict reader for the YAML that people write by hand: packs, locales and answers. Plain YAML
// loaders take repeated keys, anchors and tags in silence and read `no` as false; here each of them
// is a fault that names its line and the cure. Scalars stay text until a typed reader asks.
//
//   Faults faults;
//   yaml::Node root = yaml::parse("rules/gifts.yaml", text, faults);
//   if (const yaml::Node* id = root.find("id")) use(id->text, id->line);
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace adep {

// One thing wrong in a file. `key` names two locale texts, "<key>.what" and "<key>.cure".
struct Fault {
  enum class Grade { error, warning };
  std::string file;
  int line = 0;  // from 1; 0 where the whole file is meant
  std::string key;
  Words words;
  Grade grade = Grade::error;
};
using Faults = std::vector<Fault>;
bool has_errors(const Faults& faults);

namespace yaml {

struct Node {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  bool quoted = false;  // scalars: written in quotes or as a block
  int line = 0;         // from 1
  std::string key;      // where this node is the value of a map entry
  int key_line = 0;
  std::string text;            // scalars
  std::vector<Node> children;  // list items, or map values in file order

  bool is_map() const { return kind == Kind::map; }
  bool is_list() const { return kind == Kind::list; }
  bool is_scalar() const { return kind == Kind::scalar; }
  const Node* find(std::string_view wanted) const;  // map entry or nullptr
};

struct Limits {
  std::size_t most_bytes = 4u << 20;
  int most_depth = 32;
  std::size_t most_nodes = 200'000;
};

// The single document of `text`, a map or a list. Faults: yaml.syntax, yaml.repeated_key, yaml.anchor, yaml.tag,
// yaml.key_not_text, yaml.second_document, yaml.not_utf8, yaml.line_break, yaml.too_deep, yaml.too_large,
// yaml.empty.
// What could be read before a fault is returned.
Node parse(std::string_view file, std::string_view text, Faults& faults, Limits limits = {});

}  // namespace yaml
}  // namespace adep
