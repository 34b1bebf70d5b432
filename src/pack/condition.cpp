// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pack/condition.h"

#include <algorithm>
#include <charconv>

#include "base/date.h"
#include "base/text.h"
#include "pack/pack.h"

namespace adep::pack {
namespace {

constexpr std::size_t most_letters = 4'000;
constexpr int most_depth = 64;

enum class Kind { truth, number, date, choice };

struct Token {
  enum class Is { name, number, date, sign, end } is = Is::end;
  std::string_view text;
  std::int64_t value = 0;
};

// Descends the grammar: or > and > not > comparison > sum > product > atom.
class Parser {
 public:
  Parser(std::string_view text, const Scope& scope) : text_(text), scope_(scope) {}

  Result<Condition> run() {
    if (text_.size() > most_letters) return fail("condition.too_long", {{"most", std::to_string(most_letters)}});
    next();
    const Typed root = any();
    if (!error_ && token_.is != Token::Is::end) unexpected("and, or");
    if (!error_) want(root, Kind::truth);
    if (error_) return tl::make_unexpected(*error_);
    out_.source = std::string(text_);
    return std::move(out_);
  }

 private:
  struct Typed {
    int at = -1;
    Kind kind = Kind::truth;
    int fact = -1;          // a choice fact that still needs its comparison
    bool varies = false;    // a number or date that rests on facts
    std::size_t start = 0;  // where it begins in the text
  };

  static bool name_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  void refuse(std::string key, Words words) { refuse_at(start_, std::move(key), std::move(words)); }
  void refuse_at(std::size_t start, std::string key, Words words) {
    words.emplace("column", std::to_string(count_letters(text_.substr(0, start)) + 1));
    if (!error_) error_ = Error{std::move(key), std::move(words)};
    token_ = {};
    at_ = text_.size();
  }
  void unexpected(std::string wanted) {
    const std::string found = token_.is == Token::Is::end ? "…" : std::string(token_.text);
    refuse("condition.unexpected", {{"found", found}, {"wanted", std::move(wanted)}});
  }

  void next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
    start_ = at_;
    token_ = {};
    if (at_ >= text_.size()) return;
    const std::string_view rest = text_.substr(at_);
    const char c = rest.front();
    if (c >= '0' && c <= '9') {
      if (const auto date = Date::parse(rest.substr(0, 10)); date && rest.size() >= 10) {
        token_ = {Token::Is::date, rest.substr(0, 10), date->days()};
      } else {
        std::size_t n = 0;
        while (n < rest.size() && rest[n] >= '0' && rest[n] <= '9') ++n;
        token_ = {Token::Is::number, rest.substr(0, n), 0};
        if (n > 15 || std::from_chars(rest.data(), rest.data() + n, token_.value).ec != std::errc{})
          return refuse("condition.number", {{"found", std::string(rest.substr(0, n))}});
      }
    } else if (name_letter(c)) {
      std::size_t n = 0;
      while (n < rest.size() && name_letter(rest[n])) ++n;
      token_ = {Token::Is::name, rest.substr(0, n)};
    } else {
      const bool two = rest.starts_with("!=") || rest.starts_with("<=") || rest.starts_with(">=");
      token_ = {Token::Is::sign, two ? rest.substr(0, 2) : shortened(rest, 1)};
    }
    at_ += token_.text.size();
  }
  bool is(std::string_view text) const { return token_.is != Token::Is::end && token_.text == text; }
  bool take(std::string_view text) {
    if (!is(text)) return false;
    next();
    return true;
  }
  void expect(std::string_view text) {
    if (!take(text)) unexpected(std::string(text));
  }
  // The id inside param( … ) or rule( … ): ids may hold '-' and '.'.
  std::string bracketed_id() {
    if (!is("(")) return unexpected("("), "";
    named_ = at_;
    const std::size_t close = text_.find(')', at_);
    if (close == text_.npos) {
      at_ = text_.size();
      next();
      return unexpected(")"), "";
    }
    std::string id(trim(text_.substr(at_, close - at_)));
    at_ = close + 1;
    next();
    return id;
  }

  int add(Term term) {
    out_.terms.push_back(std::move(term));
    return static_cast<int>(out_.terms.size()) - 1;
  }
  Typed truth(Op op, const Typed& a) { return {add({op, a.at}), Kind::truth, -1, false, a.start}; }
  Typed truth(Op op, const Typed& a, const Typed& b) {
    return {add({op, a.at, b.at}), Kind::truth, -1, false, a.start};
  }
  void want(const Typed& value, Kind kind) {
    if (error_ || value.kind == kind) return;
    static constexpr std::array<std::string_view, 4> names{"yes/no", "number", "date", "answer"};
    refuse_at(value.start, "condition.type",
              {{"found", std::string(names[static_cast<std::size_t>(value.kind)])},
               {"wanted", std::string(names[static_cast<std::size_t>(kind)])}});
  }

  Typed any() {
    if (++depth_ > most_depth) refuse("condition.too_long", {{"most", std::to_string(most_depth)}});
    Typed left = all();
    while (!error_ && is("or")) {
      want(left, Kind::truth);
      next();
      const Typed right = all();
      want(right, Kind::truth);
      left = truth(Op::lor, left, right);
    }
    --depth_;
    return left;
  }
  Typed all() {
    Typed left = negated();
    while (!error_ && is("and")) {
      want(left, Kind::truth);
      next();
      const Typed right = negated();
      want(right, Kind::truth);
      left = truth(Op::land, left, right);
    }
    return left;
  }
  Typed negated() {
    bool flip = false;
    while (!error_ && take("not")) flip = !flip;
    const Typed value = comparison();
    if (!flip) return value;
    want(value, Kind::truth);
    return truth(Op::lnot, value);
  }

  Typed comparison() {
    const Typed left = sum();
    if (error_) return left;
    if (left.kind == Kind::choice) return choice(left);
    static constexpr std::array<std::pair<std::string_view, Op>, 6> signs{{{"=", Op::equal},
                                                                           {"!=", Op::unequal},
                                                                           {"<", Op::less},
                                                                           {"<=", Op::at_most},
                                                                           {">", Op::more},
                                                                           {">=", Op::at_least}}};
    for (const auto& [sign, op] : signs) {
      if (!is(sign)) continue;
      next();
      const Typed right = sum();
      if (error_) return left;
      want(right, left.kind);
      if (left.kind != Kind::truth) return truth(op, left, right);
      if (op != Op::equal && op != Op::unequal) want(left, Kind::number);
      return truth(op == Op::equal ? Op::same_truth : Op::other_truth, left, right);
    }
    return left;
  }

  Typed choice(const Typed& left) {
    const Fact& fact = (*scope_.facts)[static_cast<std::size_t>(left.fact)];
    const bool negative = is("!=") || is("not");
    std::uint64_t choices = 0;
    const auto one = [&] {  // ids of answers may hold '-' and '.' too
      std::size_t end = start_;
      while (end < text_.size() && (name_letter(text_[end]) || text_[end] == '-' || text_[end] == '.')) ++end;
      if (end == start_) return unexpected(fact.id);
      const std::string_view id = text_.substr(start_, end - start_);
      const int option = fact.option(id);
      if (option < 0) return refuse("condition.unknown_answer", {{"fact", fact.id}, {"answer", std::string(id)}});
      at_ = end;
      choices |= std::uint64_t{1} << option;
      next();
    };
    if (take("=") || take("!=")) {
      one();
    } else {
      if (negative) next();
      expect("in");
      expect("[");
      if (!error_) one();
      while (!error_ && take(",")) one();
      expect("]");
    }
    Term term{Op::among};
    term.index = left.fact;
    term.choices = choices;
    const Typed among{add(std::move(term)), Kind::truth, -1, false, left.start};
    return negative ? truth(Op::lnot, among) : among;
  }

  Typed sum() {
    Typed left = product();
    while (!error_ && (is("+") || is("-"))) {
      const Op op = is("+") ? Op::plus : Op::minus;
      next();
      const Typed right = product();
      if (left.kind != Kind::date) want(left, Kind::number);
      want(right, Kind::number);
      left = {add({op, left.at, right.at}), left.kind, -1, left.varies || right.varies, left.start};
    }
    return left;
  }
  Typed product() {
    Typed left = atom();
    while (!error_ && is("*")) {
      next();
      const Typed right = atom();
      want(left, Kind::number);
      want(right, Kind::number);
      // With facts on both sides the thresholds of a fact would no longer be single numbers.
      if (left.varies && right.varies) refuse_at(left.start, "condition.product", {});
      left = {add({Op::times, left.at, right.at}), Kind::number, -1, left.varies || right.varies, left.start};
    }
    return left;
  }

  Typed number(std::int64_t value, Kind kind) {
    Term term{Op::number};
    term.number = value;
    return {add(std::move(term)), kind};
  }

  Typed atom() {
    const std::size_t start = start_;
    Typed value = bare();
    value.start = start;
    return value;
  }
  Typed bare() {
    if (error_) return {};
    if (token_.is == Token::Is::number || token_.is == Token::Is::date) {
      const Token token = token_;
      next();
      return number(token.value, token.is == Token::Is::date ? Kind::date : Kind::number);
    }
    if (take("(")) {
      const Typed inner = any();
      expect(")");
      return inner;
    }
    if (token_.is != Token::Is::name) return unexpected("name"), Typed{};
    const std::string name(token_.text);
    const std::size_t start = start_;
    if (name == "and" || name == "or" || name == "in") return unexpected("name"), Typed{};
    next();
    if (name == "always" || name == "never" || name == "true" || name == "false") {
      Term term{Op::constant};
      term.number = name == "always" || name == "true";
      return {add(std::move(term)), Kind::truth};
    }
    if (name == "param") return param();
    if (name == "rule") return rule();
    if (name == "days") return days();
    if (name == "months_after") return months();
    return fact(name, start);
  }

  Typed param() {
    Term term{Op::param};
    term.param = bracketed_id();
    if (!error_ && !std::ranges::binary_search(*scope_.params, term.param))
      refuse_at(named_, "condition.unknown_param", {{"param", term.param}});
    return {add(std::move(term)), Kind::number};
  }
  Typed rule() {
    const std::string id = bracketed_id();
    const auto it = std::ranges::find(*scope_.rules, id);
    if (!error_ && it == scope_.rules->end()) refuse_at(named_, "condition.unknown_rule", {{"rule", id}});
    Term term{Op::rule};
    term.index = static_cast<int>(it - scope_.rules->begin());
    return {add(std::move(term)), Kind::truth};
  }
  Typed days() {
    expect("(");
    const Typed a = sum();
    want(a, Kind::date);
    expect(",");
    const Typed b = sum();
    want(b, Kind::date);
    expect(")");
    return {add({Op::days, a.at, b.at}), Kind::number, -1, a.varies || b.varies};
  }
  // A fact and a number that does not vary, so that a fact still turns the comparison at one day.
  Typed months() {
    expect("(");
    const std::size_t start = start_;
    const Typed date = atom();
    want(date, Kind::date);
    if (!error_ && out_.terms[static_cast<std::size_t>(date.at)].op != Op::fact)
      refuse_at(start, "condition.product", {});
    expect(",");
    const Typed n = sum();
    want(n, Kind::number);
    if (!error_ && n.varies) refuse_at(n.start, "condition.product", {});
    expect(")");
    return {add({Op::months, date.at, n.at}), Kind::date, -1, true};
  }
  Typed fact(const std::string& name, std::size_t start) {
    const auto& facts = *scope_.facts;
    const auto it = std::ranges::find(facts, name, &Fact::id);
    if (it == facts.end() || it->type == FactType::person) {
      refuse_at(start, "condition.unknown_name", {{"name", name}});
      return {};
    }
    const int index = static_cast<int>(it - facts.begin());
    if (it->type == FactType::choice) return {-1, Kind::choice, index};
    Term term{Op::fact};
    term.index = index;
    const Kind kind = it->type == FactType::yes_no ? Kind::truth
                      : it->type == FactType::date ? Kind::date
                                                   : Kind::number;
    return {add(std::move(term)), kind, -1, kind != Kind::truth};
  }

  std::string_view text_;
  const Scope& scope_;
  Condition out_;
  Token token_;
  std::size_t at_ = 0, start_ = 0, named_ = 0;  // after the token, where it begins, where an id in brackets begins
  int depth_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<Condition> parse_condition(std::string_view text, const Scope& scope) { return Parser(text, scope).run(); }

}  // namespace adep::pack
