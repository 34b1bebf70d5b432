// SPDX-License-Identifier: AGPL-3.0-or-later
// How the pack's own phrasings would be found if they were not in it, and the numbers of guide/certainty.cpp.
//
//   ask_folds            every fifth phrasing and open point is taken out of the pack and asked; five times
//   ask_folds --misses   … and what went wrong is named
//   ask_folds --fit      … and the weights of the two judgements are fitted on that and on tests/ask
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <span>

#include "base/text.h"
#include "language/fold.h"
#include "language/utf8.h"
#include "tests/ask/questions.h"

namespace adep::ask {
namespace {

constexpr std::size_t folds = 5;

struct Asked {
  Question question;
  Lang lang;
  enum Kind { settled, left_open, beyond, foreign } kind;
  std::string style = std::string(code(lang));
};

struct Judged {
  guide::Features about, settled;
  Asked::Kind kind;
  double weight;
  std::string style;
};

// A question that has an answer: what spoke for the right items among its candidates, and for the wrong ones.
struct Choice {
  std::vector<guide::Grounds> right, wrong;
  double weight;
};

Choice choice(const Question& q, const guide::Reply& reply, double weight) {
  Choice out{{}, {}, weight};
  for (const guide::Candidate& c : reply.candidates)
    if (q.right.contains(c.item->id))
      out.right.push_back(c.grounds);
    else if (!q.near.contains(c.item->id))
      out.wrong.push_back(c.grounds);
  return out;
}

// "Бастыққа подарок": the beginning of one sentence and the end of another.
std::string half_and_half(const std::string& begins, const std::string& ends) {
  const auto half = [](const std::string& s) { return s.find(' ', s.size() / 2); };
  const std::size_t a = half(begins), b = half(ends);
  return a == begins.npos || b == ends.npos ? "" : begins.substr(0, a) + ends.substr(b);
}

// Every third long word has lost its third letter.
std::string with_slips(const std::string& text) {
  constexpr std::size_t long_word = 5;
  std::string out;
  std::size_t words = 0;
  for (const std::string_view word : split(text, ' ')) {
    const std::u32string letters = code_points(word);
    const bool slip = letters.size() >= long_word && words++ % 3 == 0;
    if (!out.empty()) out += ' ';
    for (std::size_t i = 0; i < letters.size(); ++i)
      if (!slip || i != 2) language::append(out, letters[i]);
  }
  return out;
}

// What is taken out is also asked with slips, without the Kazakh letters, and half in Kazakh and half in Russian.
void add_other_styles(std::vector<Asked>& asked, std::size_t from) {
  const Asked *kazakh = nullptr, *russian = nullptr;
  for (std::size_t i = asked.size(); i-- > from;)
    if (asked[i].kind == Asked::settled && asked[i].lang != Lang::en)
      (asked[i].lang == Lang::kk ? kazakh : russian) = &asked[i];
  std::vector<Asked> more;
  const auto say = [&](const std::string& text, const std::string& style) {
    if (text.empty()) return;
    more.push_back({{0, text, (kazakh ? kazakh : russian)->question.right, {}}, Lang::kk, Asked::settled, style});
  };
  if (kazakh) say(language::folded(language::small(kazakh->question.text)), "folded");
  if (const Asked* slips = asked.size() % 2 && kazakh ? kazakh : russian) say(with_slips(slips->question.text), "slip");
  if (kazakh && russian) {
    const auto [one, other] = asked.size() % 2 ? std::pair(kazakh, russian) : std::pair(russian, kazakh);
    say(half_and_half(one->question.text, other->question.text), "mixed");
  }
  asked.insert(asked.end(), more.begin(), more.end());
}

// What is taken out of the pack in this fold.
std::vector<Asked> take_out(pack::Pack& pack, std::size_t fold) {
  std::vector<Asked> out;
  std::size_t n = 0;
  for (pack::Item& item : pack.items) {
    const std::size_t from = out.size();
    for (const Lang lang : all_langs) {
      auto& list = item.phrasings[static_cast<std::size_t>(lang)];
      std::vector<std::string> kept;
      for (std::string& p : list)
        if (n++ % folds != fold)
          kept.push_back(std::move(p));
        else
          out.push_back({{0, std::move(p), {item.id}, {}}, lang, Asked::settled});
      list = std::move(kept);
    }
    std::vector<pack::OpenPoint> kept;
    for (pack::OpenPoint& point : item.open)
      if (n++ % folds != fold)
        kept.push_back(point);
      else
        for (const Lang lang : all_langs) out.push_back({{0, point.ask[lang], {}, {}}, lang, Asked::left_open});
    item.open = std::move(kept);
    add_other_styles(out, from);
  }
  const auto take_matter = [&](pack::Alike& matter, Asked::Kind kind, std::optional<bool> all) {
    for (const Lang lang : all_langs) {
      auto& list = matter[static_cast<std::size_t>(lang)];
      std::vector<std::string> kept;
      for (std::string& said : list)
        if (!(all ? *all : n++ % folds == fold))
          kept.push_back(std::move(said));
        else
          out.push_back({{0, std::move(said), {}, {}}, lang, kind});
      list = std::move(kept);
    }
  };
  for (pack::Alike& matter : pack.beyond) take_matter(matter, Asked::beyond, {});
  // Of every other subject elsewhere all is taken out, since nobody can list everything that is asked.
  for (std::size_t i = 0; i < pack.elsewhere.size(); ++i)
    take_matter(pack.elsewhere[i], Asked::foreign, i % 2 ? std::optional(i / 2 % folds == fold) : std::nullopt);
  pack.hash += std::to_string(fold);
  return out;
}

void set_near(const pack::Pack& pack, Question& q) {
  const std::string id = *q.right.begin();
  for (const pack::Item& other : pack.items)
    for (const auto* list : {&other.norms, &other.related})
      if (other.id == id)
        q.near.insert(list->begin(), list->end());
      else if (std::ranges::find(*list, id) != list->end())
        q.near.insert(other.id);
}

double likelihood(double x) { return 1 / (1 + std::exp(-x)); }

// Logistic regression by plain descent; few features, so nothing cleverer is needed.
template <class Pick, class Yes>
std::vector<double> fitted(std::span<const Judged> all, Pick pick, Yes yes) {
  const std::size_t width = pick(all[0]).size();
  std::vector<double> w(width, 0), slope(width), speed(width, 0);
  for (int round = 0; round < 6000; ++round) {
    std::ranges::fill(slope, 0);
    double sum = 0;
    for (const Judged& j : all) {
      const guide::Features& f = pick(j);
      double x = 0;
      for (std::size_t i = 0; i < width; ++i) x += w[i] * f[i];
      const double miss = j.weight * (likelihood(x) - (yes(j) ? 1 : 0));
      for (std::size_t i = 0; i < width; ++i) slope[i] += miss * f[i];
      sum += j.weight;
    }
    for (std::size_t i = 0; i < width; ++i) {
      speed[i] = 0.9 * speed[i] - 0.5 * (slope[i] / sum + 1e-4 * w[i]);
      w[i] += speed[i];
    }
  }
  return w;
}

// The weights under which a right item is the likeliest to be drawn.
guide::Grounds ranking(std::span<const Choice> all) {
  guide::Grounds w{}, speed{};
  w[0] = 1;
  double sum = 0;
  for (const Choice& c : all) sum += c.weight;
  for (int round = 0; round < 1500; ++round) {
    guide::Grounds slope{};
    for (const Choice& c : all) {
      if (c.right.empty() || c.wrong.empty()) continue;
      const auto likely = [&](const guide::Grounds& g) {
        return std::exp(std::inner_product(w.begin(), w.end(), g.begin(), 0.0));
      };
      guide::Grounds pull_right{}, pull_all{};
      double right = 0, whole = 0;
      for (const auto* list : {&c.right, &c.wrong})
        for (const guide::Grounds& g : *list) {
          const double p = likely(g);
          whole += p;
          if (list == &c.right) right += p;
          for (std::size_t i = 0; i < w.size(); ++i) {
            pull_all[i] += p * g[i];
            if (list == &c.right) pull_right[i] += p * g[i];
          }
        }
      for (std::size_t i = 0; i < w.size(); ++i) slope[i] += c.weight * (pull_all[i] / whole - pull_right[i] / right);
    }
    for (std::size_t i = 0; i < w.size(); ++i) {
      speed[i] = 0.9 * speed[i] - 2 * (slope[i] / sum + 1e-5 * w[i]);
      w[i] += speed[i];
    }
  }
  return w;
}

// How often a right item would come first and among the first three under these weights.
std::string outcome(std::span<const Choice> all, const guide::Grounds& w) {
  const auto score = [&](const guide::Grounds& g) { return std::inner_product(w.begin(), w.end(), g.begin(), 0.0); };
  double first = 0, three = 0, found = 0;
  for (const Choice& c : all) {
    if (c.right.empty()) continue;
    ++found;
    double best = -1e9;
    for (const guide::Grounds& g : c.right) best = std::max(best, score(g));
    const auto before = std::ranges::count_if(c.wrong, [&](const guide::Grounds& g) { return score(g) > best; });
    first += before == 0;
    three += before < 3;
  }
  const double of = static_cast<double>(std::max<std::size_t>(all.size(), 1)) / 100;
  return fmt::format("first {:.1f} %, three {:.1f} %, candidate {:.1f} %", first / of, three / of, found / of);
}

int run(bool fit, bool misses) {
  Faults faults;
  const auto files = read_folder("packs/kz", ".yaml");
  const auto pack = files ? pack::read(*files, faults) : std::nullopt;
  if (!pack) return fmt::print(stderr, "packs/kz cannot be read: start this at the root of the checkout\n"), 1;
  const language::Stems stems;
  std::vector<Judged> judged_all;
  std::vector<Choice> choices;
  const auto keep = [&](const guide::Reply& reply, Asked::Kind kind, double weight, const std::string& style) {
    judged_all.push_back(
        {guide::about_features(reply.signals), guide::settled_features(reply.signals), kind, weight, style});
  };
  std::map<std::string, Totals> totals;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    pack::Pack less = *pack;
    std::vector<Asked> asked = take_out(less, fold);
    const auto desk = guide::Desk::open(less, stems, {});
    if (!desk) return fmt::print(stderr, "no folder for the index\n"), 1;
    for (Asked& a : asked) {
      const guide::Reply reply = (*desk)->ask(a.question.text, a.lang, 5);
      if (a.kind == Asked::settled) set_near(*pack, a.question);
      const std::string without = a.kind == Asked::left_open ? "open"
                                  : a.kind == Asked::beyond  ? "beyond"
                                                             : "elsewhere";
      const Outcome o = judged(a.question, reply);
      totals[a.kind == Asked::settled ? a.style : without].add(a.question, o);
      if (misses && (a.kind == Asked::settled ? !o.nearly_three || !o.answered : o.answered)) {
        fmt::print("{} {:.2f}/{:.2f} {} →", a.kind == Asked::settled ? a.style : without,
                   reply.certainty.about_the_guide, reply.certainty.settled, a.question.text);
        for (const std::string& id : a.question.right) fmt::print(" {}:", id);
        for (const guide::Answer& answer : reply.answers) fmt::print(" {}", answer.item->id);
        fmt::print("\n");
      }
      keep(reply, a.kind, a.kind == Asked::settled || a.kind == Asked::foreign ? 0.2 : 1,
           a.kind == Asked::settled ? a.style : without);
      if (a.kind == Asked::settled) choices.push_back(choice(a.question, reply, 1));
    }
  }
  for (const auto& [style, total] : totals) fmt::print("{:9} {}\n", style, total.line());
  if (!fit) return 0;

  const std::size_t from_pack = choices.size();
  const auto desk = guide::Desk::open(*pack, stems, {});
  for (const Lang lang : all_langs)
    for (const Style& style : read_questions(fmt::format("tests/ask/{}.txt", code(lang))))
      for (const Question& q : style.questions) {
        const guide::Reply reply = (*desk)->ask(q.text, lang, 5);
        if (!q.right.empty()) choices.push_back(choice(q, reply, style.name == "must" ? 60 : 4));
        keep(reply,
             !q.right.empty()      ? Asked::settled
             : style.name == "far" ? Asked::foreign
                                   : Asked::left_open,
             q.right.empty() ? 4 : 1, "tests/ask " + style.name);
      }
  const guide::Grounds weights = ranking(choices);
  const std::span<const Choice> taken_out(choices.data(), from_pack),
      asked(choices.data() + from_pack, choices.size() - from_pack);
  fmt::print("ranking {:.2f}\n  taken out: {}\n  tests/ask: {}\n", fmt::join(weights, ", "),
             outcome(taken_out, weights), outcome(asked, weights));
  std::vector<Judged> certain_whether_about, of_the_guide;  // what is beyond it may be about it or not
  for (const Judged& j : judged_all) {
    if (j.kind != Asked::beyond) certain_whether_about.push_back(j);
    if (j.kind != Asked::foreign) of_the_guide.push_back(j);
  }
  // Most questions that are asked elsewhere are of subjects that nobody listed, so the fit makes too little of them;
  // and of those that the guide leaves open, too much. Moved by what unread questions came out best at.
  constexpr double unlisted = 2.5, overrated = 0.2;
  auto about = fitted(
      certain_whether_about, [](const Judged& j) -> const guide::Features& { return j.about; },
      [](const Judged& j) { return j.kind != Asked::foreign; });
  auto settled = fitted(
      of_the_guide, [](const Judged& j) -> const guide::Features& { return j.settled; },
      [](const Judged& j) { return j.kind == Asked::settled; });
  about.back() -= unlisted;
  settled.back() += overrated;
  fmt::print("answered, in per cent:\n");
  std::map<std::string, std::pair<double, double>> answered;
  for (const Judged& j : judged_all) {
    const auto judgement = [](const guide::Features& f, const std::vector<double>& w) {
      return std::inner_product(w.begin(), w.end(), f.begin(), 0.0) >= 0;
    };
    auto& [yes, all] = answered[j.style];
    yes += judgement(j.about, about) && judgement(j.settled, settled);
    ++all;
  }
  for (const auto& [style, count] : answered) fmt::print("  {:18} {:5.1f}\n", style, 100 * count.first / count.second);
  fmt::print("about   {:.2f}\nsettled {:.2f}\n", fmt::join(about, ", "), fmt::join(settled, ", "));
  return 0;
}

}  // namespace
}  // namespace adep::ask

int main(int count, char** words) {
  const std::string_view what = count > 1 ? words[1] : "";
  return adep::ask::run(what == "--fit", what == "--misses");
}
