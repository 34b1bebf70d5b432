// SPDX-License-Identifier: AGPL-3.0-or-later
// One map of a pack file while it is read: each key is asked for by name and type, and what nobody
// asked for is an unknown key. Private to the pack room.
//
//   Shape shape(context, node);
//   rule.id = shape.id("id");
//   rule.text = shape.text_or_none("text");
//   shape.done();   // reports unknown keys
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/yaml.h"
#include "pack/pack.h"

namespace adep::pack {

struct Context {
  std::string file;
  Faults& faults;
  void error(int line, std::string key, Words words = {}) {
    faults.push_back({file, line, std::move(key), std::move(words)});
  }
  void warn(int line, std::string key, Words words = {}) {
    faults.push_back({file, line, std::move(key), std::move(words), Fault::Grade::warning});
  }
};

bool good_id(std::string_view s);
// The nearest of `known` within two slips, or "".
std::string nearest(std::string_view word, const std::vector<std::string>& known);

class Shape {
 public:
  Shape(Context& context, const yaml::Node& node);
  ~Shape() = default;
  Shape(const Shape&) = delete;
  Shape& operator=(const Shape&) = delete;

  bool good() const { return node_.is_map(); }
  int line() const { return node_.line; }
  int line_of(std::string_view key) const;

  // Required unless named _or_none; a missing or ill-typed value is a fault and a default comes back.
  std::string id(std::string_view key);
  std::string id_or_none(std::string_view key);
  std::string words(std::string_view key);
  std::string words_or_none(std::string_view key);
  std::string address(std::string_view key);  // "https://…", or "" where none stands
  std::string one_of(std::string_view key, const std::vector<std::string>& allowed, bool required = true);
  Text text(std::string_view key);
  Text text_or_none(std::string_view key);
  bool truth(std::string_view key, bool otherwise);
  std::optional<bool> truth_or_none(std::string_view key);
  std::optional<std::int64_t> number(std::string_view key, std::int64_t least, std::int64_t most, bool required = true);
  std::optional<Date> date(std::string_view key, bool required = true);
  std::vector<std::string> ids(std::string_view key, bool required = false);
  std::array<std::vector<std::string>, 3> lists(std::string_view key);  // {kk: […], ru: […], en: […]}
  const yaml::Node* list(std::string_view key, bool required = false);
  const yaml::Node* map(std::string_view key, bool required = false);
  const yaml::Node* any(std::string_view key);  // whatever stands there, or nullptr
  Cites cites(std::string_view key, bool required = true);

  void done();

 private:
  const yaml::Node* get(std::string_view key, bool required);
  void wrong(const yaml::Node& node, std::string_view key, std::string_view expected);

  Context& context_;
  const yaml::Node& node_;
  std::vector<std::string> asked_;
};

Text read_text(Context& context, const yaml::Node& node, std::string_view key);
Cites read_cites(Context& context, const yaml::Node& node);
std::optional<Reviewed> read_reviewed(Context& context, Shape& shape);

// The readers of the kinds of file; each adds to `pack` what its file holds.
void read_pack_file(Context& context, const yaml::Node& root, Pack& pack);
void read_sources(Context& context, const yaml::Node& root, Pack& pack);
void read_params(Context& context, const yaml::Node& root, Pack& pack);
void read_calendar(Context& context, const yaml::Node& root, Pack& pack);
void read_glossary(Context& context, const yaml::Node& root, Pack& pack);
void read_everyday(Context& context, const yaml::Node& root, Pack& pack);
void read_told(Context& context, const yaml::Node& root, Pack& pack);
void read_beyond(Context& context, const yaml::Node& root, Pack& pack);
void read_contacts(Context& context, const yaml::Node& root, Pack& pack);
void read_body(Context& context, const yaml::Node& root, Pack& pack);
void read_guide(Context& context, const yaml::Node& root, Pack& pack);
void read_actors(Context& context, const yaml::Node& root, Pack& pack);
void read_page(Context& context, const yaml::Node& root, Pack& pack);
void read_replay(Context& context, const yaml::Node& root, Pack& pack);

// The map that a whole file is; null, with its faults told, when it is none.
yaml::Node read_root(const std::string& file, const std::string& content, Faults& faults);
// The files under drafts/, all of them or none.
void read_drafts(const Files& files, Pack& pack, Faults& faults);
// Those under rules/. A topic is read once all that it uses stand.
void read_topics(const Files& files, Pack& pack, Faults& faults);

}  // namespace adep::pack
