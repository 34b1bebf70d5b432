// SPDX-License-Identifier: AGPL-3.0-or-later
// Answers as people and files write them.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "pack/shape.h"

namespace adep::pack {
namespace {

constexpr std::int64_t most_money = 1'000'000'000'000;

Result<std::int64_t> whole_number(std::string_view typed, std::string_view key) {
  std::string digits;
  while (!typed.empty()) {  // digits may be grouped, also with no-break spaces as pages write them
    bool blank = false;
    for (std::string_view b : {" ", "'", "\xC2\xA0", "\xE2\x80\xAF"})
      if (typed.starts_with(b)) typed.remove_prefix(b.size()), blank = true;
    if (blank) continue;
    digits += typed.front();
    typed.remove_prefix(1);
  }
  for (std::string_view end : {"₸", "тенге", "теңге", "tenge", "тг", "тг."})
    if (digits.ends_with(end)) digits.resize(digits.size() - end.size());
  if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos) return fail(std::string(key));
  std::int64_t n = 0;
  if (digits.size() > 15 || std::from_chars(digits.data(), digits.data() + digits.size(), n).ec != std::errc{} ||
      n > most_money)
    return fail("answer.too_large");
  return n;
}

}  // namespace

Result<Answer> read_answer(const Fact& fact, std::string_view typed) {
  typed = trim(typed);
  Answer a;
  if (typed.empty()) return a;
  if (typed == "unknown" || typed == "refused") {
    a.state = typed == "unknown" ? Answer::State::unknown : Answer::State::refused;
    return a;
  }
  a.state = Answer::State::answered;
  switch (fact.type) {
    case FactType::yes_no:
      if (typed != "yes" && typed != "no" && typed != "true" && typed != "false") return fail("answer.yes_no");
      a.choices = typed == "yes" || typed == "true" ? 2 : 1;
      return a;
    case FactType::choice:
      for (std::string_view part : split(typed, ',')) {
        const int option = fact.option(trim(part));
        if (option < 0) return fail("answer.choice", {{"answer", std::string(shortened(part, 60))}});
        a.choices |= std::uint64_t{1} << option;
      }
      if (static_cast<std::size_t>(std::popcount(a.choices)) == fact.of.size()) a = {Answer::State::unknown};
      return a;
    case FactType::money:
    case FactType::number: {
      const auto n = whole_number(typed, fact.type == FactType::money ? "answer.money" : "answer.number");
      if (!n) return tl::make_unexpected(n.error());
      a.number = *n;
      return a;
    }
    case FactType::date: {
      const auto date = Date::parse(typed);
      if (!date) return tl::make_unexpected(date.error());
      a.number = date->days();
      return a;
    }
    case FactType::person:
      if (count_letters(typed) > 200) return fail("answer.person");
      a.text = std::string(typed);
      return a;
  }
  return a;
}

std::string written(const Fact& fact, const Answer& a) {
  if (a.state == Answer::State::unknown) return "unknown";
  if (a.state == Answer::State::refused) return "refused";
  if (a.state == Answer::State::not_asked) return "";
  switch (fact.type) {
    case FactType::yes_no:
      return a.choices == 2 ? "yes" : "no";
    case FactType::choice: {
      std::string out;
      for (std::size_t i = 0; i < fact.of.size(); ++i)
        if (a.choices >> i & 1) out += (out.empty() ? "" : ",") + fact.of[i].id;
      return out;
    }
    case FactType::money:
    case FactType::number:
      return std::to_string(a.number);
    case FactType::date:
      return Date(static_cast<std::int32_t>(a.number)).iso();
    case FactType::person:
      return a.text;
  }
  return "";
}

Words wrong_answer(const Fact& fact, std::string_view typed, const Error& error) {
  std::string answers = fact.type == FactType::yes_no                                   ? "yes, no"
                        : fact.type == FactType::date                                   ? "2026-11-20, …"
                        : fact.type == FactType::money || fact.type == FactType::number ? "0, 1, 2, …"
                                                                                        : "";
  for (const Option& o : fact.of) answers += (answers.empty() ? "" : ", ") + o.id;
  if (answers.empty()) answers = "…";
  const bool told = error.key == "answer.choice" || error.key == "answer.yes_no" || error.key == "date.format";
  Words words{{"fact", fact.id},
              {"answer", std::string(shortened(typed, 60))},
              {"reason", told ? "" : error.key},
              {"answers", std::move(answers)}};
  words.insert(error.words.begin(), error.words.end());
  return words;
}

Answers read_answers(const Topic& topic, const yaml::Node& map, std::string_view file, Faults& faults) {
  Context context{std::string(file), faults};
  Answers answers(topic.facts.size());
  if (!map.is_map()) {
    if (map.kind != yaml::Node::Kind::null)
      context.error(map.line, "pack.type", {{"key", map.key}, {"expected", "fact: answer"}});
    return answers;
  }
  std::vector<int> lines(topic.facts.size());
  std::vector<std::string> known;
  for (const Fact& f : topic.facts) known.push_back(f.id);
  for (const yaml::Node& node : map.children) {
    const int at = topic.fact(node.key);
    if (at < 0) {
      const std::string near = nearest(node.key, known);
      context.error(node.key_line, near.empty() ? "pack.unknown_fact" : "pack.unknown_fact_near",
                    {{"fact", node.key}, {"near", near}});
      continue;
    }
    const Fact& fact = topic.facts[static_cast<std::size_t>(at)];
    std::string typed = node.text;
    if (node.is_list()) {
      typed = node.children.empty() ? "[]" : "";
      for (const yaml::Node& one : node.children) typed += (typed.empty() ? "" : ",") + one.text;
    }
    if (node.is_map()) typed = "{…}";
    lines[static_cast<std::size_t>(at)] = node.key_line;
    const auto answer = node.is_map() || (node.is_list() && node.children.empty())
                            ? Result<Answer>(fail("answer.choice", {{"answer", typed}}))
                            : read_answer(fact, typed);
    if (!answer)
      context.error(node.line, "pack.bad_answer", wrong_answer(fact, typed, answer.error()));
    else
      answers[static_cast<std::size_t>(at)] = *answer;
  }
  if (const int late = out_of_order(topic, answers); late >= 0) {
    const Fact& fact = topic.facts[static_cast<std::size_t>(late)];
    context.error(lines[static_cast<std::size_t>(late)], "pack.too_early",
                  {{"fact", fact.id}, {"other", topic.facts[static_cast<std::size_t>(fact.not_before)].id}});
  }
  return answers;
}

int out_of_order(const Topic& topic, const Answers& answers) {
  for (std::size_t f = 0; f < answers.size(); ++f) {
    const int before = topic.facts[f].not_before;
    if (before < 0 || !answers[f].answered()) continue;
    const Answer& other = answers[static_cast<std::size_t>(before)];
    if (other.answered() && answers[f].number < other.number) return static_cast<int>(f);
  }
  return -1;
}

}  // namespace adep::pack
