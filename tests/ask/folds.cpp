// SPDX-License-Identifier: AGPL-3.0-or-later
// How the pack's own phrasings would be found if they were not in it, and the numbers of guide/certainty.cpp.
//
//   ask_folds            every fifth phrasing and open point is taken out of the pack and asked; five times
//   ask_folds --fit      … and the weights of the two judgements are fitted on that and on tests/ask
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <span>

#include "tests/ask/questions.h"

namespace adep::ask {
namespace {

constexpr std::size_t folds = 5;

struct Asked {
  Question question;
  Lang lang;
  enum Kind { settled, left_open, beyond, foreign } kind;
};

struct Judged {
  guide::Features about, settled;
  Asked::Kind kind;
  double weight;
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

// What is taken out of the pack in this fold.
std::vector<Asked> take_out(pack::Pack& pack, std::size_t fold) {
  std::vector<Asked> out;
  std::size_t n = 0;
  for (pack::Item& item : pack.items) {
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
  }
  for (pack::Alike& matter : pack.beyond)
    for (const Lang lang : all_langs) {
      auto& list = matter[static_cast<std::size_t>(lang)];
      std::vector<std::string> kept;
      for (std::string& said : list)
        if (n++ % folds != fold)
          kept.push_back(std::move(said));
        else
          out.push_back({{0, std::move(said), {}, {}}, lang, Asked::beyond});
      list = std::move(kept);
    }
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

int run(bool fit) {
  Faults faults;
  const auto files = read_folder("packs/kz", ".yaml");
  const auto pack = files ? pack::read(*files, faults) : std::nullopt;
  if (!pack) return fmt::print(stderr, "packs/kz cannot be read: start this at the root of the checkout\n"), 1;
  const language::Stems stems;
  std::vector<Judged> judged_all;
  std::vector<Choice> choices;
  const auto keep = [&](const guide::Reply& reply, Asked::Kind kind, double weight) {
    judged_all.push_back({guide::about_features(reply.signals), guide::settled_features(reply.signals), kind, weight});
  };
  std::array<Totals, 3> totals;
  Totals open;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    pack::Pack less = *pack;
    std::vector<Asked> asked = take_out(less, fold);
    const auto desk = guide::Desk::open(less, stems, {});
    if (!desk) return fmt::print(stderr, "no folder for the index\n"), 1;
    for (Asked& a : asked) {
      const guide::Reply reply = (*desk)->ask(a.question.text, a.lang, 5);
      if (a.kind == Asked::settled) set_near(*pack, a.question);
      (a.kind == Asked::settled ? totals[static_cast<std::size_t>(a.lang)] : open)
          .add(a.question, judged(a.question, reply));
      keep(reply, a.kind, a.kind == Asked::settled ? 0.2 : 1);
      if (a.kind == Asked::settled) choices.push_back(choice(a.question, reply, 1));
    }
  }
  for (const Lang lang : all_langs) fmt::print("{} {}\n", code(lang), totals[static_cast<std::size_t>(lang)].line());
  fmt::print("open points {}\n", open.line());
  if (!fit) return 0;

  const auto desk = guide::Desk::open(*pack, stems, {});
  for (const Lang lang : all_langs)
    for (const Style& style : read_questions(fmt::format("tests/ask/{}.txt", code(lang))))
      for (const Question& q : style.questions) {
        const guide::Reply reply = (*desk)->ask(q.text, lang, 5);
        if (!q.right.empty()) choices.push_back(choice(q, reply, 4));
        keep(reply,
             !q.right.empty()      ? Asked::settled
             : style.name == "far" ? Asked::foreign
                                   : Asked::left_open,
             q.right.empty() ? 4 : 1);
      }
  fmt::print("ranking {:.2f}\n", fmt::join(ranking(choices), ", "));
  std::vector<Judged> certain_whether_about, of_the_guide;  // what is beyond it may be about it or not
  for (const Judged& j : judged_all) {
    if (j.kind != Asked::beyond) certain_whether_about.push_back(j);
    if (j.kind != Asked::foreign) of_the_guide.push_back(j);
  }
  const auto about = fitted(
      certain_whether_about, [](const Judged& j) -> const guide::Features& { return j.about; },
      [](const Judged& j) { return j.kind != Asked::foreign; });
  const auto settled = fitted(
      of_the_guide, [](const Judged& j) -> const guide::Features& { return j.settled; },
      [](const Judged& j) { return j.kind == Asked::settled; });
  fmt::print("about   {:.2f}\nsettled {:.2f}\n", fmt::join(about, ", "), fmt::join(settled, ", "));
  return 0;
}

}  // namespace
}  // namespace adep::ask

int main(int count, char** words) { return adep::ask::run(count > 1 && std::string_view(words[1]) == "--fit"); }
