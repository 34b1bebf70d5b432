// SPDX-License-Identifier: AGPL-3.0-or-later
// Words in plain spelling, and which words are worth a second look.
#include "drafts/reader.h"

#include <algorithm>

#include "drafts/endings.h"

namespace adep::drafts {
namespace {

using language::letter;
using Match = Entry::Match;

constexpr std::size_t memory = 1 << 12;  // words whose keys are remembered during one check
constexpr std::size_t most_joined = 24;  // words parted by signs that are read as one
constexpr std::size_t widest_gap = 3;    // code points between spaced letters

std::uint64_t hash_of(std::span<const Letter> letters) {
  std::uint64_t h = 14695981039346656037u;
  for (const Letter l : letters) h = (h ^ l) * 1099511628211u;
  h ^= h >> 29;
  return h ? h : 1;
}

language::Spelled spelled(std::span<const Letter> letters) {
  language::Spelled out;
  for (const Letter l : letters.first(std::min(letters.size(), language::longest_word))) out.push(l);
  return out;
}

// Signs at the edge of a word that stand for a letter rather than for themselves.
// Before a Latin word @ calls somebody by name.
bool edge_before(char32_t c, bool latin) { return c == U'$' || c == U'€' || (c == U'@' && !latin); }
bool edge(char32_t c) { return c == U'@' || c == U'$' || c == U'*' || c == U'€'; }

// Words by which English is known from Russian or Kazakh in Latin letters.
constexpr std::u32string_view english[] = {
    U"the",   U"and",  U"of",   U"is",   U"are", U"was", U"were",   U"for", U"with", U"this", U"that",
    U"you",   U"your", U"have", U"has",  U"not", U"be",  U"will",   U"can", U"from", U"by",   U"or",
    U"it",    U"at",   U"as",   U"an",   U"if",  U"we",  U"they",   U"he",  U"she",  U"all",  U"about",
    U"which", U"when", U"how",  U"what", U"who", U"our", U"please", U"in",  U"to"};
constexpr std::size_t english_words_near = 6;

bool roman(const Token& t, const std::vector<char32_t>& points) {
  constexpr std::u32string_view digits = U"IVXLCDMІХСМ";
  return std::all_of(points.begin() + t.from, points.begin() + t.past,
                     [&](char32_t c) { return digits.find(c) != digits.npos; });
}

bool single(const Token& t, const std::vector<char32_t>& points) {
  std::size_t seen = 0;
  for (std::uint32_t i = t.from; i < t.past && seen < 2; ++i) seen += symbol(points[i]).sort != Class::noise;
  return seen == 1;
}

}  // namespace

Reader::Reader(const Draft& text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon), facts_(memory) {}

Reader::Facts& Reader::facts(std::span<const Letter> letters) {
  const std::uint64_t h = hash_of(letters);
  Facts& f = facts_[h & (memory - 1)];
  if (f.word != h) f = Facts{h, {0, 0}, {0, 0}};
  return f;
}

std::uint64_t Reader::key(Lang lang, std::span<const Letter> letters) {
  Facts& f = facts(letters);
  std::uint64_t& k = f.key[lang == Lang::ru];
  if (!k) k = key_of(lang, spelled(letters), lexicon_.stems());
  return k;
}

bool Reader::known(Lang lang, std::span<const Letter> letters) {
  Facts& f = facts(letters);
  std::uint8_t& k = f.known[lang == Lang::ru];
  if (!k) {
    const language::Stems& stems = lexicon_.stems();
    const language::Spelled s = spelled(letters);
    k = (lang == Lang::ru ? stems.russian().dictionary_form(s).size > 0 : stems.kazakh().knows(language::written(s)))
            ? 2
            : 1;
  }
  return k == 2;
}

// A Kazakh word as it stands in the list, without an ending: short stems have endings that any letters may look like.
bool Reader::listed(std::span<const Letter> letters) {
  return known(Lang::kk, letters) && lexicon_.stems().kazakh().stem(spelled(letters)).size == letters.size();
}

std::optional<language::Spelled> Reader::russian_form(const Token& token) const {
  if (!token.plain) return std::nullopt;
  const auto form = lexicon_.stems().russian().dictionary_form(spelled(text_.letters(token)));
  if (form.size == 0) return std::nullopt;
  return form;
}

bool Reader::has_key(const Entry& entry, std::span<const Letter> letters) {
  if (entry.any_lang) return key(Lang::ru, letters) == entry.key || key(Lang::kk, letters) == entry.other_key;
  return key(entry.lang, letters) == entry.key;
}

// A word of one language alone, by its letters or its dictionary, is not read as one of the other.
bool Reader::speaks(const Entry& entry, const Token& token) {
  if (entry.any_lang) return true;
  if (entry.lang == Lang::kk) {
    if (token.kazakh) return true;
    if (token.russian) return false;
    const auto letters = text_.letters(token);
    return !known(Lang::ru, letters) || (text_.kazakh() && known(Lang::kk, letters));
  }
  if (token.kazakh) return false;
  if (token.russian || !text_.kazakh()) return true;
  const auto letters = text_.letters(token);
  return known(Lang::ru, letters) || !known(Lang::kk, letters);
}

bool Reader::allowed(std::span<const Letter> letters, bool capital) {
  const Trie& trie = lexicon_.allowed();
  Trie::Node node = Trie::root;
  Fold before = no_fold;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const Fold f = fold(letters[i]);
    if (f == before) continue;
    before = f;
    node = f == no_fold ? Trie::none : trie.next(node, f);
    if (node == Trie::none) return false;
    for (const Trie::Ending& end : trie.endings(node)) {
      const Entry& e = lexicon_.entries()[end.entry];
      if (letters.size() < end.size || !std::equal(e.letters.begin(), e.letters.begin() + end.size, letters.begin()))
        continue;
      if ((e.roles & Role::allowed_name) && !capital) continue;
      if (e.match == Match::beginning || has_key(e, letters)) return true;
    }
  }
  return false;
}

bool Reader::plain(std::size_t token, const Trie& trie, std::vector<Hit>& out, bool& slack) {
  const Token& t = text_.tokens()[token];
  const auto letters = text_.letters(t);
  Trie::Node node = Trie::root;
  Fold before = no_fold;
  const std::size_t had = out.size();
  for (const Letter l : letters) {
    const Fold f = fold(l);
    if (f == before) continue;
    before = f;
    node = trie.next(node, f);
    if (node == Trie::none) break;
    for (const Trie::Ending& end : trie.endings(node)) {
      const Entry& e = lexicon_.entries()[end.entry];
      if (letters.size() < end.size || !std::equal(e.letters.begin(), e.letters.begin() + end.size, letters.begin())) {
        slack = true;
        continue;
      }
      const auto rest = letters.subspan(end.size);
      const bool fits = e.match == Match::exact ? rest.empty()
                        : e.match == Match::key ? has_key(e, letters)
                        : e.aimed               ? rest.empty() || is_plural(rest) || is_you(rest) || is_polite(rest)
                                                : true;
      // The words of a phrase that are given letter by letter are of its language, whatever else they may be.
      const bool given = e.finding < 0 && e.match != Match::key;
      slack = slack || (!fits && (t.doubled || e.aimed || (t.kazakh && e.lang == Lang::ru)));
      if (!fits || (!given && !speaks(e, t))) continue;
      const auto id = static_cast<std::uint32_t>(token);
      if (std::none_of(out.begin() + static_cast<std::ptrdiff_t>(had), out.end(),
                       [&](const Hit& h) { return h.entry == end.entry; }))
        out.push_back({id, id, end.entry, t.from, t.past});
    }
  }
  const auto made = std::span(out).subspan(had);
  const auto rings = [&](const Hit& h) { return lexicon_.entries()[h.entry].finding >= 0; };
  if (std::ranges::any_of(made, rings) && allowed(letters, t.capital))
    for (Hit& h : made) h.allowed = true;
  // What is but a part of a phrase may be another word without its Kazakh letters too: «акымак».
  return std::ranges::any_of(made, [&](const Hit& h) { return lexicon_.entries()[h.entry].stands_alone(); });
}

void Reader::look(std::size_t token, const Trie& trie, std::vector<Hit>& out) {
  const Token& t = text_.tokens()[token];
  if (t.number) return;
  if (t.plain) {
    bool slack = false;
    if (plain(token, trie, out, slack) || !slack) return;
    if (!t.stretched && (known(Lang::ru, text_.letters(t)) || listed(text_.letters(t)))) {
      // A word that some dictionary knows may still be a part of a phrase typed without Kazakh letters.
      if (t.kazakh) return;
      const std::size_t had = out.size();
      disguised(unit(t.from, t.past, token, token), trie, out);
      out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(had), out.end(),
                               [&](const Hit& h) { return lexicon_.entries()[h.entry].stands_alone(); }),
                out.end());
      return;
    }
  }
  if (!t.plain && roman(t, text_.points())) return;
  // 2015ж: a number and its ending.
  if (!t.plain && !t.latin && symbol(text_.points()[t.from]).sort == Class::digit && t.past - t.from > 1 &&
      symbol(text_.points()[t.from + 1]).sort == Class::digit)
    return;
  disguised(unit(t.from, t.past, token, token), trie, out);
}

void Reader::read() {
  const auto& tokens = text_.tokens();
  std::size_t spaced_up_to = 0, joined_up_to = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    look(i, lexicon_.words(), hits_);
    if (i >= spaced_up_to) spaced_up_to = spaced(i);
    if (i >= joined_up_to) joined_up_to = joined(i);
  }
  std::ranges::stable_sort(hits_, {}, &Hit::token);
}

std::span<const Hit> Reader::hits_at(std::size_t token) const {
  const auto first = std::ranges::lower_bound(hits_, token, {}, &Hit::token);
  return {first, std::ranges::upper_bound(first, hits_.end(), token, {}, &Hit::token)};
}

const std::vector<Hit>& Reader::context(std::size_t token) {
  if (context_at_.empty()) context_at_.resize(text_.tokens().size());
  std::uint32_t& at = context_at_[token];
  if (at == 0) {
    context_.emplace_back();
    at = static_cast<std::uint32_t>(context_.size());
    look(token, lexicon_.context(), context_.back());
  }
  return context_[at - 1];
}

bool Reader::has(std::size_t token, std::uint32_t roles) {
  return std::ranges::any_of(context(token), [&](const Hit& h) { return lexicon_.entries()[h.entry].roles & roles; });
}

bool Reader::abbreviates(std::size_t token, std::uint32_t roles) const {
  const auto& tokens = text_.tokens();
  if (token + 1 >= tokens.size()) return false;
  const Token &a = tokens[token], &b = tokens[token + 1];
  if (a.size != 1 || b.size != 1 || b.from - a.past > 2 || text_.points()[a.past] != U'.') return false;
  const Letter both[] = {text_.letters(a)[0], text_.letters(b)[0]};
  Trie::Node node = Trie::root;
  for (const Letter l : both)
    if (node = lexicon_.context().next(node, fold(l)); node == Trie::none) return false;
  return std::ranges::any_of(lexicon_.context().endings(node), [&](const Trie::Ending& end) {
    const Entry& e = lexicon_.entries()[end.entry];
    return e.roles & roles && std::ranges::equal(e.letters, both);
  });
}

// What parts two letters of a run: a blank, or the sign that stands there; nothing where the run ends between them.
std::optional<char32_t> Reader::parting(std::uint32_t from, std::uint32_t past) const {
  char32_t out = U' ';
  bool blank = false;
  std::size_t width = 0;
  for (std::uint32_t i = from; i < past; ++i) {
    const char32_t c = text_.points()[i];
    const Symbol s = symbol(c);
    if (s.sort == Class::noise) continue;
    if (s.sort == Class::line || ++width > widest_gap) return std::nullopt;
    blank = blank || s.sort == Class::blank;
    if (c == U',' || c == U';' || c == U':' || (!blank && (c == U'!' || c == U'?'))) return std::nullopt;
    if (s.sort == Class::blank || (s.may_be && s.sort == Class::sign && c != U'|' && c != U'+') || (s.any && blank))
      continue;  // a sign for a letter parts nothing
    if (out != U' ' && out != c) return std::nullopt;
    out = c;
  }
  return out;
}

// A run of single letters, д у р а к or д.у.р.а.к, read as one; returns the token behind it.
std::size_t Reader::spaced(std::size_t token) {
  const auto& tokens = text_.tokens();
  const auto& points = text_.points();
  std::size_t last = token, letters = 0;
  std::optional<char32_t> sign;
  for (; last < tokens.size() && single(tokens[last], points); ++last) {
    if (last > token) {
      const auto next = parting(tokens[last - 1].past, tokens[last].from);
      if (!next || (last > token + 1 && next != sign)) break;
      sign = next;
    }
    letters += !tokens[last].number;
  }
  // The last letter may begin a word that goes on: д у р а к и*иот.
  if (last > token + 1 && last < tokens.size() && tokens[last].glued && points[tokens[last - 1].past] != U'-' &&
      points[tokens[last - 1].past] != sign) {
    --last;
    letters -= !tokens[last].number;
  }
  const std::size_t numbers = last - token - letters;  // п. 5 с. 3
  if (last - token < 3 || letters < 2 || numbers * 3 > last - token) return std::max(last, token + 1);
  std::uint32_t past = tokens[last - 1].past;
  for (std::uint32_t i = past; i < points.size() && i < past + 3; ++i)
    if (edge(points[i])) {
      past = i + 1;
      break;
    } else if (symbol(points[i]).sort != Class::blank) {
      break;
    }
  // «д у р а к а он»: a conjunction, not an ending.
  std::size_t end = last;
  if (past == tokens[last - 1].past && last - token > 3 && last < tokens.size() && has(last, Role::person)) {
    const Symbol s = symbol(points[tokens[last - 1].from]);
    if (s.letter == letter(U'а') || s.letter == letter(U'и')) past = tokens[--end - 1].past;
  }
  const Unit u = unit(tokens[token].from, past, token, end - 1, true);
  disguised(u, lexicon_.words(), hits_);
  return last;
}

// Words that only signs part, or at whose edge a sign stands for a letter: б*я, сук@, ду-рак. Returns the token behind.
std::size_t Reader::joined(std::size_t token) {
  const auto& tokens = text_.tokens();
  const auto& points = text_.points();
  std::size_t past = token + 1;
  while (past < tokens.size() && tokens[past].glued) ++past;
  std::uint32_t from = tokens[token].from, to = tokens[past - 1].past;
  bool at_edge = false;
  for (; from > 0 && edge_before(points[from - 1], tokens[token].latin); --from) at_edge = true;
  for (; to < points.size() && edge(points[to]); ++to) at_edge = true;
  if ((past == token + 1 && !at_edge) || past - token > most_joined || to - from > 80) return past;
  if (std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(token),
                  tokens.begin() + static_cast<std::ptrdiff_t>(past),
                  [&](const Token& t) { return t.number || roman(t, points); }))
    return past;
  if (tokens[token].number && to - from > 1) return past;  // 50-жылдары
  bool initials = false;                                   // Б.Қаратаев, Е.А.Бөкетов
  for (std::size_t i = token; i + 1 < past; ++i)
    initials = initials || (tokens[i].capital && single(tokens[i], points) && points[tokens[i].past] == U'.' &&
                            !single(tokens[past - 1], points));
  if (initials) return past;
  Unit u = unit(from, to, token, past - 1);
  if (!u.cyrillic && !u.latin) return past;
  bool words = !u.cyrillic && !at_edge;  // one-window
  for (std::size_t i = token; i < past; ++i) words = words && tokens[i].latin && !single(tokens[i], points);
  if (words) return past;
  // Where a letter is covered behind the first word, that word alone is not all of it.
  const char32_t behind = past > token + 1 ? points[tokens[token].past] : U' ';
  u.bounded = !edge(behind) && behind != U'_' && behind != U'\'' && behind != U'|';
  u.least = tokens[token].from;
  u.most = tokens[token].past;
  const std::size_t had = hits_.size();
  disguised(u, lexicon_.words(), hits_);
  if (hits_.size() > had && !at_edge && all_known(token, past - 1)) hits_.resize(had);
  return past;
}

bool Reader::english_near(std::size_t token) const {
  const auto& tokens = text_.tokens();
  const std::size_t first = token > english_words_near ? token - english_words_near : 0;
  for (std::size_t i = first; i < std::min(tokens.size(), token + english_words_near + 1); ++i) {
    if (!tokens[i].latin || tokens[i].past - tokens[i].from > 8) continue;
    std::u32string word;
    for (std::uint32_t p = tokens[i].from; p < tokens[i].past; ++p) word += small_form(text_.points()[p]);
    if (std::ranges::find(english, std::u32string_view(word)) != std::end(english)) return true;
  }
  return false;
}

// Words of the dictionary of two letters and more, joined by ordinary marks.
bool Reader::all_known(std::size_t first, std::size_t last) {
  const auto& tokens = text_.tokens();
  for (std::size_t i = first; i <= last; ++i) {
    const Token& t = tokens[i];
    if (!t.plain || t.size < 2) return false;
    if (!known(Lang::ru, text_.letters(t)) && !known(Lang::kk, text_.letters(t))) return false;
    for (std::uint32_t k = t.past; i < last && k < tokens[i + 1].from; ++k)
      if (const char32_t c = text_.points()[k]; symbol(c).any || symbol(c).may_be || c == U'_' || c == U'\'')
        return false;
  }
  return true;
}

}  // namespace adep::drafts
