// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guide/ask.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "search/shelf.h"

namespace adep::guide {
namespace {

using search::QueryWord;
using search::Reader;

constexpr std::size_t candidates = 300;  // passages that are looked at
constexpr std::size_t compared = 12;     // passages of a kind that are compared with the question word by word
constexpr int analysis = 9;              // raise it when other terms are made of the same pack

// Passages are short and notions tell much: other weights than for texts of any kind.
constexpr search::Weights weights{
    .exact = 0.3, .stem = 1, .folded = 0.6, .gram = 0.45, .notion = 2, .k1 = 1.2, .b = 0.25, .common_gram = 0.02};

std::string index_name(const pack::Pack& pack, const language::Stems& stems) {
  const std::size_t words = stems.kazakh().words() + stems.russian().words();
  return "ask-" + pack.hash.substr(0, 24) + "-" + std::to_string(analysis) + "-" + std::to_string(words);
}

bool has(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) != list.end();
}

bool belong_together(const pack::Item& a, const pack::Item& b) {
  return a.section == b.section || has(a.norms, b.id) || has(b.norms, a.id) || has(a.related, b.id) ||
         has(b.related, a.id);
}

// One word or two, as people type into a search box, are no sentence to be doubted: "сыйлық" is about gifts.
Certainty of_few_words(Certainty c, const Signals& s, std::size_t words) {
  constexpr std::size_t few = 2;
  constexpr double nearly_all = 0.79, nearly_as_like = 0.8;
  const double otherwise = std::max({s.like_open, s.like_beyond, s.like_elsewhere});
  if (words > few || s.met < nearly_all * s.asked || s.like_answer < nearly_as_like * otherwise) return c;
  return {std::max(c.about_the_guide, 0.5), std::max(c.settled, 0.5)};
}

// "бастыққа туған күніне" for "bastyqqa tuğan künine"; empty when every word was read as it was typed.
std::string reading(const std::vector<QueryWord>& words) {
  std::string out;
  bool other = false;
  for (const QueryWord& w : words) {
    other = other || !w.read_as.empty();
    out += (out.empty() ? "" : " ") + (w.read_as.empty() ? w.typed.text : w.read_as);
  }
  return other ? out : "";
}

}  // namespace

const search::Weights& Desk::channel_weights() const { return weights; }

Result<std::shared_ptr<const Desk>> Desk::open(const pack::Pack& pack, const language::Stems& stems,
                                               const std::filesystem::path& cache) {
  std::shared_ptr<Desk> desk(new Desk(pack, stems));
  desk->passages_ = guide::passages(pack);
  desk->pair_alike(stems);
  auto index = search::kept_index(cache, index_name(pack, stems), stems, [&](search::Builder& builder) {
    language::Keys keys(stems, 1 << 14);
    for (const Passage& p : desk->passages_) {
      const search::Field field{p.lang, p.text};
      builder.add({&field, 1}, desk->notions_.in(keys, p.lang, p.text));
    }
    builder.keep(Elsewhere::kept_as, Elsewhere::to_keep(pack, desk->notions_, stems));
  });
  if (!index) return tl::make_unexpected(index.error());
  desk->index_ = std::move(*index);
  desk->forward_ = desk->index_->forward();
  desk->profiles_ = Profiles(desk->forward_, desk->passages_);
  desk->elsewhere_ = Elsewhere(desk->index_->kept(Elsewhere::kept_as));
  desk->index_->spelling();  // read now, not at the first slip
  for (Passage& p : desk->passages_) std::string().swap(p.text);
  return std::shared_ptr<const Desk>(desk);
}

// Two items that share most of their words say the same; judged by the text in Kazakh, the source language.
void Desk::pair_alike(const language::Stems& stems) {
  constexpr double most = 0.6;
  language::Keys keys(stems, 1 << 12);
  std::vector<std::set<std::string>> said;
  for (const pack::Item& item : pack_.items) {
    auto& stems_of = said.emplace_back();
    for (const search::Word& w : search::words(item.title[Lang::kk] + " " + item.text[Lang::kk]))
      stems_of.insert(search::index_terms(keys, Lang::kk, w).stem);
  }
  for (std::size_t a = 0; a < said.size(); ++a)
    for (std::size_t b = a + 1; b < said.size(); ++b) {
      const auto common = static_cast<double>(
          std::ranges::count_if(said[a], [&](const std::string& s) { return said[b].contains(s); }));
      if (common < most * (static_cast<double>(said[a].size() + said[b].size()) - common)) continue;
      alike_.emplace(&pack_.items[a], &pack_.items[b]);
      alike_.emplace(&pack_.items[b], &pack_.items[a]);
    }
}

Signals Desk::signals(std::span<const QueryWord> words, const search::Comparison& question,
                      const std::vector<search::Hit>& hits, const std::vector<Candidate>& found,
                      LeftOpen& nearest) const {
  const Candidate& first = found.front();
  Signals s;
  s.best = first.best;
  s.own = first.own;
  s.any = first.any;
  s.kindred = first.kindred;
  s.best_open = first.open;
  s.asked = question.asked();
  const Elsewhere::Likeness elsewhere = elsewhere_.compare(words, question);
  s.like_elsewhere = elsewhere.alike;
  s.lean = elsewhere.lean, s.least_lean = elsewhere.least, s.unheard = elsewhere.unheard;

  constexpr double surely = 0.75;  // by a stem or a notion, not by some letters
  double squares = 0;
  for (std::size_t i = 0; i < question.words(); ++i) {
    double met = 0;
    if (first.best > 0) met = question.met(first.passage, i);
    for (const std::uint32_t whole : first.whole_passages) met = std::max(met, question.met(whole, i));
    const double rarity = question.rarity(i);
    squares += rarity * rarity;
    if (met < surely) continue;
    s.met += rarity * met;
    s.rare_met += rarity * rarity * met;
  }
  if (squares > 0) s.rare_met /= squares;

  for (std::size_t k = 1; k < std::min<std::size_t>(found.size(), 5); ++k)
    if (belong_together(*first.item, *found[k].item)) s.kin += found[k].score / first.score;

  std::size_t answers_seen = 0, open_seen = 0, beyond_seen = 0;
  for (const search::Hit& hit : hits) {
    const Passage& p = passages_[hit.document];
    if (p.part == Part::whole || p.part == Part::text) continue;
    const bool open = p.part == Part::open, beyond = p.part == Part::beyond;
    if (++(open ? open_seen : beyond ? beyond_seen : answers_seen) > compared) continue;
    const double alike = question.alike(hit.document);
    double& most = open ? s.like_open : beyond ? s.like_beyond : s.like_answer;
    if (open && alike > most) nearest = {p.item, p.open};
    most = std::max(most, alike);
  }
  return s;
}

std::vector<Answer> Desk::answers(const std::vector<Candidate>& found, std::size_t top) const {
  std::vector<Answer> out;
  for (const Candidate& f : found) {
    const auto alike = alike_.equal_range(f.item);
    const auto same = std::ranges::find_if(out, [&](const Answer& a) {
      return std::any_of(alike.first, alike.second, [&](const auto& pair) { return pair.second == a.item; });
    });
    if (same != out.end()) {
      same->also.push_back(f.item);
      continue;
    }
    if (out.size() == top) break;
    out.push_back({f.item, f.score, passages_[f.shown()].lang, {}});
  }
  return out;
}

Reply Desk::ask(std::string_view question, std::optional<Lang> lang, std::size_t top) const {
  Reply reply;
  reply.lang = lang.value_or(Lang::kk);
  Reader& reader = index_->reader();
  reply.words = reader.understand(shortened(question, longest_question), Reader::Slips::mended, &elsewhere_.phrases());
  notions_.mark(reply.words);
  reply.read_as = reading(reply.words);
  const auto hits = reader.find(reply.words, candidates, weights);
  const search::Comparison asked(forward_, reply.words);
  reply.candidates = ranked(hits, passages_, profiles_, asked);
  if (reply.candidates.empty()) return reply;
  if (!lang) reply.lang = passages_[reply.candidates.front().shown()].lang;
  LeftOpen nearest;
  reply.signals = signals(reply.words, asked, hits, reply.candidates, nearest);
  reply.certainty = of_few_words(certainty(reply.signals), reply.signals, asked.words());
  reply.answered = reply.certainty.least() >= 0.5;
  if (reply.certainty.settled < 0.5 && reply.certainty.about_the_guide >= 0.5 && nearest.point &&
      reply.signals.like_open >= reply.signals.like_beyond)
    reply.open = nearest;
  reply.answers = answers(reply.candidates, top);
  return reply;
}

}  // namespace adep::guide
