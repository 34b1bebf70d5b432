// SPDX-License-Identifier: AGPL-3.0-or-later
// Words and phrases that ring, and what lets them go.
#include "drafts/finder.h"

#include <algorithm>

#include "drafts/endings.h"

namespace adep::drafts {
namespace {

constexpr std::size_t gap = 3;  // words that "…" stands for
constexpr std::size_t nowhere = ~std::size_t{0};
constexpr std::size_t farm_near = 10, about_words = 12, longest_quotation = 400, name_near = 5;
constexpr std::size_t named_before = 4, named_behind = 3;  // words

bool ends_in(std::span<const Letter> word, std::string_view ending) {
  const Letters tail = letters_of(ending);
  return word.size() > tail.size() && std::equal(tail.rbegin(), tail.rend(), word.rbegin());
}

}  // namespace

Finder::Finder(const Draft& text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon), reader_(text, lexicon) {}

std::vector<Found> Finder::find() {
  reader_.read();
  allowances();
  words();
  phrases();
  marks();
  personal();
  return std::move(found_);
}

// Of several words that one may be, a whole word counts before a root, and the longer before the shorter.
bool Finder::outdone(const Hit& hit) const {
  const auto weight = [&](const Entry& e) {
    return std::pair(e.match == Entry::Match::root ? 0 : 1, e.letters.size());
  };
  const auto& entries = lexicon_.entries();
  return std::ranges::any_of(reader_.hits_at(hit.token), [&](const Hit& other) {
    const Entry& o = entries[other.entry];
    return o.finding >= 0 && !o.aimed && other.from == hit.from && other.past == hit.past &&
           weight(o) > weight(entries[hit.entry]);
  });
}

// «Сука породы тазы»: a word of the farm beside another one.
bool Finder::of_the_farm(const Hit& hit) {
  if (hit.disguised || !reader_.has(hit.token, Role::farm)) return false;
  if (role_near(hit.token, Role::farm, farm_near, farm_near)) return true;
  // … or two words of the sentences about it: «ждут хозяев двадцать щенков и кошек. Среди них сука Найда.»
  return role_near(hit.token, Role::farm, farm_near, farm_near, false, 2);
}

void Finder::words() {
  for (const Hit& hit : reader_.hits()) {
    const Entry& e = lexicon_.entries()[hit.entry];
    if (e.finding >= 0 && outdone(hit)) continue;
    if (e.finding < 0 || hit.allowed || (e.aimed && !aimed_at_person(hit, e)) ||
        excused(hit.from, hit.past, hit.disguised))
      continue;
    if (of_the_farm(hit)) continue;
    add(e.finding, hit.from, hit.past);
  }
}

bool Finder::role_near(std::size_t token, std::uint32_t roles, std::size_t before, std::size_t after, bool one_sentence,
                       std::size_t words) {
  const auto& tokens = text_.tokens();
  const std::size_t first = token > before ? token - before : 0, last = std::min(token + after, tokens.size() - 1);
  for (std::size_t i = first; i <= last; ++i)
    if (i != token && (!one_sentence || tokens[i].sentence == tokens[token].sentence) && reader_.has(i, roles) &&
        !(roles & Role::farm && reader_.has(i, Role::called)) &&  // «ты баран и козёл» is no farm
        --words == 0)
      return true;
  return false;
}

// A surname or a patronymic by its ending.
bool Finder::name(std::size_t i) const {
  const Token& t = text_.tokens()[i];
  if (!t.plain || !t.capital || t.capitals || !lexicon_.surname(text_.letters(t))) return false;
  if (!t.first) return true;
  // «Соседская», «Вакцина» begin a sentence and are words; «Примеров» is a name, though it may be «примеров».
  const auto letters = text_.letters(t);
  const auto form = reader_.russian_form(t);
  return !form || !(ends_in(letters, "ская") || std::ranges::equal(letters, std::span(form->at.data(), form->size)));
}

bool Finder::named_near(std::size_t token, std::size_t before, std::size_t after) {
  const auto& tokens = text_.tokens();
  const std::size_t first = token > before ? token - before : 0, last = std::min(token + after, tokens.size() - 1);
  for (std::size_t i = first; i <= last; ++i)
    if (tokens[i].sentence == tokens[token].sentence && name(i)) return true;
  return false;
}

// The form in which a word is said of somebody: the dictionary's own, its plural, and in Kazakh with a person.
bool Finder::nominative(const Token& token, const Entry& entry) const {
  if (!token.plain) return true;  // disguised: its form is not judged
  const auto letters = text_.letters(token);
  const auto& lemma = entry.letters;
  const std::size_t common = static_cast<std::size_t>(std::ranges::mismatch(letters, lemma).in1 - letters.begin());
  if (common == lemma.size() && letters.size() == common) return true;
  if (entry.lang == Lang::kk) {
    if (common < lemma.size()) return false;
    const auto rest = letters.subspan(common);
    return is_plural(rest) || is_you(rest) || is_polite(rest) || (entry.roles & Role::office && is_ours(rest));
  }
  if (common + 2 < lemma.size() || letters.size() > lemma.size() + 1) return false;
  return ends_in(letters, "и") || ends_in(letters, "ы") || ends_in(letters, "ые") || ends_in(letters, "ие");
}

// «депутат», «депутаттар», and not «мал дәрігері», whose office it is to see to the word before it.
bool Finder::is_office(std::size_t i) {
  const auto letters = text_.letters(text_.tokens()[i]);
  return std::ranges::any_of(reader_.context(i), [&](const Hit& h) {
    const Entry& e = lexicon_.entries()[h.entry];
    return e.roles & Role::office && letters.size() >= e.letters.size() &&
           std::equal(e.letters.begin(), e.letters.end(), letters.begin()) &&
           (letters.size() == e.letters.size() || is_plural(letters.subspan(e.letters.size())));
  });
}

bool Finder::names_a_person(std::size_t i, const Entry* aimed, bool without) {
  if (name(i) && !without) return true;
  for (const Hit& h : reader_.context(i)) {
    const Entry& e = lexicon_.entries()[h.entry];
    if (&e == aimed) continue;
    // «малсыз» is "without cattle" unless «сіз» stands there.
    if (e.roles & Role::person && (!without || e.letters == letters_of("сіз") || e.letters == letters_of("сіздер")))
      return true;
    if (without) continue;
    if (e.roles & Role::office && nominative(text_.tokens()[i], e)) return true;
  }
  return false;
}

// «Козёл!»: an address, or all that is said.
bool Finder::alone(const Hit& hit) const {
  const auto& tokens = text_.tokens();
  const auto same = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].sentence == tokens[hit.token].sentence;
  };
  if (hit.token == 0 && hit.last + 1 == tokens.size()) return true;
  if (!tokens[hit.token].first && !(hit.token > 0 && tokens[hit.token - 1].first)) return false;
  if (same(hit.last + 1) && (same(hit.last + 2) || !tokens[hit.token].first)) return false;
  const std::uint32_t end = tokens[same(hit.last + 1) ? hit.last + 1 : hit.last].past;
  return end < text_.points().size() && text_.points()[end] == U'!';
}

bool Finder::sign_before(std::size_t i, bool (*is)(char32_t)) const {
  const auto first = text_.points().begin();
  return std::any_of(first + text_.tokens()[i - 1].past, first + text_.tokens()[i].from, is);
}

bool Finder::parted(std::size_t i) const {
  const auto& tokens = text_.tokens();
  return i == 0 || i >= tokens.size() || tokens[i].sentence != tokens[i - 1].sentence ||
         sign_before(i, [](char32_t c) { return c != U'-' && symbol(c).sort == Class::sign; });
}

// «Где средства, гниды»: what excuses a word stands in the same clause.
bool Finder::clause_begins(std::size_t i) const {
  return sign_before(i, [](char32_t c) { return c == U',' || c == U';' || c == U':' || c == U'(' || c == U')'; });
}

bool Finder::verb(std::size_t token) const {
  const auto form = reader_.russian_form(text_.tokens()[token]);
  if (!form) return false;
  const std::span<const Letter> letters(form->at.data(), form->size);
  return ends_in(letters, "ть") || ends_in(letters, "ться") || ends_in(letters, "ти") || ends_in(letters, "чь");
}

// «Бараны, куда вы смотрели?», «обнаглели, шакалы»: a word of `called` between commas, and no list of things.
bool Finder::called_out(const Hit& hit) {
  const auto& tokens = text_.tokens();
  const std::uint32_t sentence = tokens[hit.token].sentence;
  const auto within = [&](std::size_t i) { return i < tokens.size() && tokens[i].sentence == sentence; };
  const std::size_t next = hit.last + 1;
  if (!parted(hit.token) || !parted(next) || !reader_.has(hit.token, Role::called)) return false;
  const bool before = hit.token > 0 && within(hit.token - 1);
  if (!before && !within(next)) return true;
  const auto listed = [&](std::size_t i) {
    return parted(i) && parted(i + 1) && !verb(i) && !reader_.has(i, Role::called);
  };
  if (before && listed(hit.token - 1)) return false;
  if (!within(next)) return true;
  const auto relative = letters_of("котор");
  const auto letters = text_.letters(tokens[next]);
  return !listed(next) &&
         !(letters.size() > relative.size() && std::ranges::equal(letters.first(relative.size()), relative));
}

// Is the word what somebody is said to be, and no thing that he does something with? «Әкім ағаш отырғызды», «они мусор
// не вывозят»: a Kazakh word without an ending ends what is said, or a copula follows it; no verb follows a Russian
// one.
bool Finder::predicate(const Hit& hit, const Entry& entry) {
  const auto& tokens = text_.tokens();
  std::size_t next = hit.last + 1;
  if (parted(next)) return true;
  if (entry.lang == Lang::kk)
    return reader_.has(next, Role::copula) || reader_.has(next, Role::person) || is_office(next) ||
           std::ranges::any_of(reader_.hits_at(next),
                               [&](const Hit& h) { return lexicon_.entries()[h.entry].finding >= 0 && !h.allowed; });
  if (reader_.has(hit.token, Role::called)) return true;
  if (next + 1 < tokens.size() && std::ranges::equal(text_.letters(tokens[next]), letters_of("не"))) ++next;
  return !verb(next);
}

// «ты козёл», «сен есексің», «министр — баран»: the word stands for somebody, and no verb stands between.
bool Finder::aimed_at_person(const Hit& hit, const Entry& entry) {
  const auto& tokens = text_.tokens();
  const Token& t = tokens[hit.token];
  if (!hit.disguised && !nominative(t, entry)) return false;
  if (role_near(hit.token, Role::farm, farm_near, farm_near)) return false;
  const bool without = entry.lang == Lang::kk && t.plain && t.size > entry.letters.size() &&
                       is_polite(text_.letters(t).subspan(entry.letters.size()));
  if (!without && (alone(hit) || called_out(hit))) return true;
  if (entry.lang == Lang::kk && t.plain && t.size > entry.letters.size() &&
      is_you(text_.letters(t).subspan(entry.letters.size())))
    return true;
  if (entry.lang == Lang::kk && hit.last + 1 < tokens.size()) {
    // «ит екенсің»
    const auto next = text_.letters(tokens[hit.last + 1]);
    if (next.size() > 4 && std::ranges::equal(next.first(4), letters_of("екен")) && is_you(next.subspan(4)))
      return true;
  }
  const bool familiar = hit.token > 0 && tokens[hit.token - 1].sentence == t.sentence &&
                        (std::ranges::equal(text_.letters(tokens[hit.token - 1]), letters_of("сен")) ||
                         std::ranges::equal(text_.letters(tokens[hit.token - 1]), letters_of("сендер")));
  if (!familiar && !without && !predicate(hit, entry)) return false;
  for (std::size_t i = hit.token; i-- > 0 && hit.token - i <= 3 && tokens[i].sentence == t.sentence;) {
    if (names_a_person(i, &entry, without)) return true;
    if (verb(i)) break;
  }
  for (std::size_t i = hit.last + 1; i < tokens.size() && i <= hit.last + 2 && tokens[i].sentence == t.sentence; ++i) {
    if (names_a_person(i, &entry, without)) return true;
    if (verb(i)) break;
  }
  // «тупой дурак»
  return std::ranges::any_of(reader_.hits_at(hit.last + 1), [&](const Hit& h) {
    const Entry& e = lexicon_.entries()[h.entry];
    return e.finding >= 0 && !h.allowed && !e.aimed && tokens[h.token].sentence == t.sentence;
  });
}

// Phrases within which nothing rings.
void Finder::allowances() {
  for (const Hit& hit : reader_.hits())
    for (const std::uint32_t id : lexicon_.entries()[hit.entry].anchors) {
      Found found;
      if (const Phrase& p = lexicon_.phrases()[id]; p.allowed && phrase(p, hit, found)) allowances_.push_back(found);
    }
  std::ranges::sort(allowances_, {}, &Found::from);
}

void Finder::phrases() {
  for (const Hit& hit : reader_.hits())
    for (const std::uint32_t id : lexicon_.entries()[hit.entry].anchors) {
      const Phrase& p = lexicon_.phrases()[id];
      Found found;
      if (p.allowed || !phrase(p, hit, found)) continue;
      if (p.elements.size() == 1 && of_the_farm(hit)) continue;
      if (p.of_person && !named_near(hit.token, name_near, name_near)) continue;
      // Marks and personal data are no less told in quotation marks; a rule about marks is allowed.
      if (allowed_within(found.from, found.past)) continue;
      if (lexicon_.rings()[static_cast<std::size_t>(p.finding)].kind || !excused(found.from, found.past, hit.disguised))
        add(p.finding, found.from, found.past);
    }
}

std::size_t Finder::element(const Element& element, std::size_t i, bool anchored) {
  const auto& tokens = text_.tokens();
  if (i >= tokens.size()) return nowhere;
  if (element.number && tokens[i].number) {
    while (i + 1 < tokens.size() && tokens[i + 1].number && tokens[i + 1].glued) ++i;
    return i + 1;
  }
  const auto met = [&](const Hit& h) { return std::ranges::binary_search(element.entries, h.entry); };
  if (anchored)
    for (const Hit& h : reader_.hits_at(i))
      if (met(h)) return h.last + 1;
  for (const Hit& h : reader_.context(i))
    if (met(h)) return h.last + 1;
  return nowhere;
}

// The element k ends just before the token, or, where k + 1 has a gap before it, up to three words earlier.
bool Finder::element_before(const Phrase& p, std::size_t k, std::size_t& token) {
  const auto& tokens = text_.tokens();
  const std::size_t most = p.elements[k + 1].gap_before ? gap : 0;
  const std::uint32_t sentence = tokens[token].sentence;
  for (std::size_t skip = 0; skip <= most; ++skip) {
    if (token < skip + 1) return false;
    std::size_t i = token - skip - 1;
    if (tokens[i].sentence != sentence || (p.allowed && most > 0 && clause_begins(i + 1))) return false;
    if (p.elements[k].number && tokens[i].number) {
      while (i > 0 && tokens[i].glued && tokens[i - 1].number) --i;
      return token = i, true;
    }
    if (element(p.elements[k], i, false) != nowhere) return token = i, true;
  }
  return false;
}

bool Finder::phrase(const Phrase& p, const Hit& anchor, Found& found) {
  const auto& tokens = text_.tokens();
  std::size_t past = anchor.last + 1, first = anchor.token;
  for (std::size_t k = p.anchor + 1; k < p.elements.size(); ++k) {
    const std::size_t most = p.elements[k].gap_before ? gap : 0;
    std::size_t next = nowhere;
    for (std::size_t skip = 0; skip <= most && next == nowhere; ++skip) {
      const std::size_t i = past + skip;
      if (i >= tokens.size() || tokens[i].sentence != tokens[first].sentence) return false;
      if (p.allowed && most > 0 && clause_begins(i)) break;
      next = element(p.elements[k], i, false);
    }
    if (next == nowhere) return false;
    past = next;
  }
  for (std::size_t k = p.anchor; k-- > 0;)
    if (!element_before(p, k, first)) return false;
  found.from = first == anchor.token ? anchor.from : tokens[first].from;
  found.past = past == anchor.last + 1 ? anchor.past : tokens[past - 1].past;
  return true;
}

void Finder::quotations() {
  quotations_read_ = true;
  const auto& points = text_.points();
  std::size_t open = nowhere;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const char32_t c = points[i];
    if (symbol(c).sort == Class::line || (open != nowhere && i - open > longest_quotation)) open = nowhere;
    const bool opens = c == U'«' || c == U'„' || (c == U'“' && open == nowhere) || (c == U'"' && open == nowhere);
    const bool closes = c == U'»' || c == U'”' || (c == U'“' && open != nowhere) || (c == U'"' && open != nowhere);
    if (opens && open == nowhere) {
      open = i;
    } else if (closes && open != nowhere) {
      quotations_.push_back({static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(i)});
      open = nowhere;
    }
  }
}

bool Finder::tells(std::size_t token, bool Phrase::*sort, Found& found) {
  for (const Hit& h : reader_.context(token))
    for (const std::uint32_t id : lexicon_.entries()[h.entry].anchors) {
      const Phrase& p = lexicon_.phrases()[id];
      if (p.*sort && phrase(p, h, found)) return true;
    }
  return false;
}

// Do words of the list `about` stand within so many words of these?
bool Finder::about_near(std::size_t first, std::size_t last) {
  const std::size_t from = first > about_words ? first - about_words : 0;
  const std::size_t past = std::min(last + about_words + 1, text_.tokens().size());
  Found found;
  for (std::size_t i = from; i < past; ++i)
    if (tells(i, &Phrase::about, found)) return true;
  return false;
}

// «Недопустимо называть посетителя идиотом», «ақымақ деп айтуға болмайды»: no comma parts the word and what names it.
bool Finder::called_so(std::uint32_t from, std::uint32_t past) {
  const auto& tokens = text_.tokens();
  const auto& points = text_.points();
  const std::size_t first = text_.token_before(from + 1), last = text_.token_before(past);
  const auto whole = [&](std::uint32_t a, std::uint32_t b) {
    return std::none_of(points.begin() + a, points.begin() + b,
                        [](char32_t c) { return c == U',' || c == U';' || c == U':' || c == U'—'; });
  };
  Found found;
  bool named = false;
  for (std::size_t i = first;
       !named && i-- > 0 && first - i <= named_before && tokens[i].sentence == tokens[first].sentence;)
    named = tells(i, &Phrase::naming, found) && found.past <= from && whole(found.past, from);
  for (std::size_t i = last + 1;
       !named && i < tokens.size() && i - last <= named_behind && tokens[i].sentence == tokens[first].sentence; ++i)
    named = tells(i, &Phrase::naming, found) && found.from >= past && whole(past, found.from);
  if (!named) return false;
  const std::size_t begin = first > about_words ? first - about_words : 0;
  for (std::size_t i = begin; i < std::min(last + about_words + 1, tokens.size()); ++i)
    if (tokens[i].sentence == tokens[first].sentence && tells(i, &Phrase::condemned, found)) return true;
  return false;
}

bool Finder::allowed_within(std::uint32_t from, std::uint32_t past) const {
  const auto allowed = std::ranges::upper_bound(allowances_, from, {}, &Found::from);
  for (auto it = allowed; it != allowances_.begin() && allowed - it < 4;)
    if ((--it)->past >= past) return true;
  return false;
}

bool Finder::excused(std::uint32_t from, std::uint32_t past, bool disguised) {
  if (allowed_within(from, past)) return true;
  if (!disguised && called_so(from, past)) return true;  // who condemns a word has no cause to hide it
  if (!quotations_read_) quotations();
  const auto it = std::ranges::upper_bound(quotations_, from, {}, &Quotation::from);
  if (it == quotations_.begin()) return false;
  const Quotation& q = *std::prev(it);
  if (past > q.past) return false;
  const std::size_t first = text_.token_before(from), last = text_.token_before(q.past);
  return about_near(first, last);
}

}  // namespace adep::drafts
