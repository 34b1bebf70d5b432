// SPDX-License-Identifier: AGPL-3.0-or-later
#include "tests/ask/questions.h"

#include <fmt/format.h>

#include <fstream>
#include <regex>
#include <stdexcept>

#include "base/text.h"

namespace adep::ask {
namespace {

constexpr std::string_view arrow = " → ";

[[noreturn]] void refuse(const std::filesystem::path& file, int line, std::string_view why) {
  throw std::runtime_error(fmt::format("{}:{}: {}", file.string(), line, why));
}

// "first 80, three 95"
bool read_floors(const std::string& text, Style& style) {
  static const std::regex one(R"(\s*(first|three|refused) (\d+)\s*(,|$))");
  auto from = text.cbegin();
  for (std::smatch m; from != text.cend(); from = m[0].second) {
    if (!std::regex_search(from, text.cend(), m, one, std::regex_constants::match_continuous)) return false;
    (m[1] == "first" ? style.first : m[1] == "three" ? style.three : style.refused) = std::stod(m[2]);
  }
  return true;
}

bool read_ids(std::string_view text, Question& q) {
  bool near = false;
  for (std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (word.front() == '(') near = true, word.remove_prefix(1);
    const bool last = word.ends_with(')');
    if (last) word.remove_suffix(1);
    if (word.empty() || (last && !near)) return false;
    (near ? q.near : q.right).emplace(word);
  }
  return !q.right.empty();
}

int percent(int part, int whole) { return whole ? (200 * part + whole) / (2 * whole) : 0; }

}  // namespace

std::vector<Style> read_questions(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) refuse(file, 0, "cannot be read");
  std::vector<Style> out;
  std::string text;
  for (int n = 1; std::getline(in, text); ++n) {
    const std::string_view line = trim(text);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      const std::size_t end = line.find(']');
      if (end == line.npos) refuse(file, n, "a style needs its ]");
      out.push_back({std::string(line.substr(1, end - 1)), 0, 0, 0, {}});
      if (!read_floors(std::string(line.substr(end + 1)), out.back())) refuse(file, n, "floors are not understood");
      continue;
    }
    const std::size_t at = line.rfind(arrow);
    if (out.empty() || at == line.npos) refuse(file, n, "expected: question → ID, under a [style]");
    Question q;
    q.line = n;
    q.text = trim(line.substr(0, at));
    const std::string_view ids = line.substr(at + arrow.size());
    if (ids != "none" && !read_ids(ids, q)) refuse(file, n, "expected ids or none after the arrow");
    out.back().questions.push_back(std::move(q));
  }
  return out;
}

Outcome judged(const Question& question, const guide::Reply& reply) {
  Outcome out;
  out.answered = reply.answered;
  for (std::size_t i = 0; i < std::min<std::size_t>(reply.answers.size(), 3); ++i) {
    const std::string& id = reply.answers[i].item->id;
    const bool right = question.right.contains(id), nearly = right || question.near.contains(id);
    out.three |= right;
    out.nearly_three |= nearly;
    if (i == 0) out.first = right, out.nearly_first = nearly;
  }
  return out;
}

void Totals::add(const Question& question, const Outcome& o) {
  ++asked;
  if (question.right.empty()) {
    refused += !o.answered;
    return;
  }
  ++settled;
  first += o.first;
  three += o.three;
  nearly_first += o.nearly_first;
  nearly_three += o.nearly_three;
  answered += o.answered;
}

Totals& Totals::operator+=(const Totals& o) {
  asked += o.asked, settled += o.settled, first += o.first, three += o.three;
  nearly_first += o.nearly_first, nearly_three += o.nearly_three, answered += o.answered, refused += o.refused;
  return *this;
}

std::string Totals::line() const {
  std::string out;
  if (settled)
    out += fmt::format(
        "{:4} with an answer: first {:3} % ({} with those nearly as right), first three {:3} % ({}), "
        "told so {:3} %",
        settled, percent(first, settled), percent(nearly_first, settled), percent(three, settled),
        percent(nearly_three, settled), percent(answered, settled));
  if (const int none = asked - settled)
    out += fmt::format("{}{:4} without one: refused {:3} %", out.empty() ? "" : "; ", none, percent(refused, none));
  return out;
}

}  // namespace adep::ask
