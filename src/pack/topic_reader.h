// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads the facts, rules and tests of one file into a topic that already holds those of the topic it uses.
// Private to the pack room.
//
//   TopicReader reader(context, pack, topic);
//   reader.facts(*shape.map("facts"));
//   reader.rules(*shape.list("rules"));   // conditions find the facts by name
//   reader.tests(*shape.list("tests"));
#pragma once
#include <string>
#include <vector>

#include "pack/shape.h"

namespace adep::pack {

class TopicReader {
 public:
  TopicReader(Context& context, Pack& pack, Topic& topic);
  void facts(const yaml::Node& map);
  void rules(const yaml::Node& list);
  void tests(const yaml::Node& list);

 private:
  Fact fact(const yaml::Node& node);
  void options(Shape& shape, Fact& f);
  Rule rule(const yaml::Node& node);
  Version version(const yaml::Node& node);
  Deadline term(const yaml::Node& node);
  TermStart term_start(const yaml::Node& node);
  void check_time(const Rule& r);
  RuleTest test(const yaml::Node& node);
  int rule_at(std::string_view id) const;  // -1: no rule of the topic
  std::vector<int> rule_list(Shape& shape, std::string_view key, std::string_view own);

  Context& context_;
  Pack& pack_;
  Topic& topic_;
  std::vector<std::string> ids_, params_;
};

}  // namespace adep::pack
