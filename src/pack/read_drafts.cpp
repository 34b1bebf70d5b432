// SPDX-License-Identifier: AGPL-3.0-or-later
// drafts/*.yaml: what the check of a draft post goes by.
#include <algorithm>

#include "base/text.h"
#include "pack/drafts.h"
#include "pack/shape.h"

namespace adep::pack {
namespace {

const std::vector<std::string> grades{"advice", "caution", "stop"};
const std::vector<std::string> categories{"insult", "obscene", "threat",     "coarse",       "group",  "personal",
                                          "closed", "luxury",  "unverified", "spokesperson", "respect"};
const std::vector<std::string> kinds{"iin",          "bin",      "card",         "iban",     "phone",
                                     "office_phone", "landline", "email",        "address",  "house",
                                     "plate",        "document", "birth",        "health",   "family",
                                     "mark",         "secrecy",  "registration", "filename", "internal"};

// A word to be found in a text: Cyrillic letters and inner hyphens, for some lists a star at its end.
bool good_word(std::string_view word, bool star) {
  if (star && word.ends_with('*')) word.remove_suffix(1);
  if (word.empty() || word.front() == '-' || word.back() == '-') return false;
  return std::ranges::all_of(code_points(word), [](char32_t c) { return (c >= 0x400 && c <= 0x52F) || c == U'-'; });
}

class Reader {
 public:
  Reader(Context& context, Drafts& drafts) : context_(context), drafts_(drafts) {}

  std::optional<DraftGrade> grade(Shape& shape, bool required) {
    const std::string g = shape.one_of("grade", grades, required);
    if (g.empty()) return std::nullopt;
    return static_cast<DraftGrade>(std::ranges::find(grades, g) - grades.begin());
  }

  // Texts of a list; each a word unless `phrases`.
  std::vector<std::string> texts(const yaml::Node* list, bool star = false, bool free = false) {
    std::vector<std::string> out;
    for (std::size_t i = 0; list && i < list->children.size(); ++i) {
      const yaml::Node& one = list->children[i];
      if (!one.is_scalar() || one.text.empty() || (!free && !good_word(one.text, star)))
        context_.error(one.line, "pack.draft_word", {{"word", std::string(shortened(one.text, 60))}});
      else if (std::ranges::find(out, one.text) != out.end())
        context_.error(one.line, "pack.twice", {{"id", one.text}});
      else
        out.push_back(one.text);
    }
    return out;
  }

  DraftLists lists(Shape& shape, std::string_view key, bool star = false, bool free = false, bool required = false) {
    DraftLists out;
    const yaml::Node* map = shape.map(key, required);
    if (!map) return out;
    Shape inner(context_, *map);
    for (Lang l : all_langs) out[static_cast<std::size_t>(l)] = texts(inner.list(code(l)), star, free);
    inner.done();
    return out;
  }

  void phrase(const yaml::Node& node, std::string_view say, DraftPhrase made) {
    if (auto read = read_phrase(say)) {
      made.elements = std::move(*read);
      auto& list = made.kind == "about"       ? drafts_.about
                   : made.kind == "naming"    ? drafts_.naming
                   : made.kind == "condemned" ? drafts_.condemned
                   : made.kind == "allow"     ? drafts_.allowed_phrases
                                              : drafts_.phrases;
      list.push_back(std::move(made));
    } else {
      context_.error(node.line, "pack.draft_phrase", {{"phrase", std::string(shortened(say, 60))}});
    }
  }

  // A list of phrases that share what `made` says.
  void phrases(const yaml::Node* list, const DraftPhrase& made) {
    for (std::size_t i = 0; list && i < list->children.size(); ++i) {
      const yaml::Node& one = list->children[i];
      if (one.is_scalar() && !(made.category.empty() && made.kind.empty())) {
        phrase(one, one.text, made);
        continue;
      }
      Shape shape(context_, one);
      DraftPhrase own = made;
      const std::string say = shape.words("say");
      if (own.category.empty()) own.category = shape.one_of("category", categories);
      own.grade = grade(shape, false).value_or(usual(own.category, own.kind));
      if (const std::string l = shape.one_of("lang", {"kk", "ru"}, false); !l.empty()) own.lang = lang_from(l);
      shape.done();
      phrase(one, say, std::move(own));
    }
  }

  // What a category weighs unless told otherwise; checks.yaml is read first.
  DraftGrade usual(std::string_view category, std::string_view kind = {}) const {
    if (const DraftKind* k = drafts_.kind(kind); k && k->grade) return *k->grade;
    const DraftCategory* c = drafts_.category(category);
    return c ? c->grade : DraftGrade::advice;
  }

  void words(Shape& file, std::string_view key, Lang lang, DraftWord::Sort sort) {
    const yaml::Node* map = file.map(key);
    for (std::size_t i = 0; map && i < map->children.size(); ++i) {
      const yaml::Node& category = map->children[i];
      if (std::ranges::find(categories, category.key) == categories.end())
        context_.error(category.key_line, "pack.unknown_key", {{"key", category.key}, {"known", joined(categories)}});
      Shape graded(context_, category);
      for (std::size_t g = 0; g < grades.size(); ++g) {
        const yaml::Node* list = graded.list(grades[g]);
        for (std::size_t k = 0; list && k < list->children.size(); ++k)
          word(list->children[k], {list->children[k].text, lang, sort, category.key, static_cast<DraftGrade>(g)});
      }
      graded.done();
    }
  }

  static std::string joined(const std::vector<std::string>& all) {
    std::string out;
    for (const std::string& one : all) out += (out.empty() ? "" : ", ") + one;
    return out;
  }

 private:
  void word(const yaml::Node& node, DraftWord made) {
    if (made.sort == DraftWord::Sort::lemma && made.word.find_first_of(" -") != made.word.npos)
      return phrase(node, made.word, {{}, made.lang, made.category, "", made.grade});
    if (!node.is_scalar() || !good_word(made.word, false))
      return context_.error(node.line, "pack.draft_word", {{"word", std::string(shortened(node.text, 60))}});
    const bool twice = std::ranges::any_of(drafts_.words, [&](const DraftWord& w) {
      return w.word == made.word && w.lang == made.lang && w.sort == made.sort;
    });
    if (twice) return context_.error(node.line, "pack.twice", {{"id", made.word}});
    drafts_.words.push_back(std::move(made));
  }

  Context& context_;
  Drafts& drafts_;
};

void read_checks(Context& context, Shape& file, Drafts& drafts) {
  Reader reader(context, drafts);
  if (const yaml::Node* list = file.list("categories", true))
    for (const yaml::Node& node : list->children) {
      Shape shape(context, node);
      DraftCategory made;
      made.line = node.line;
      made.id = shape.one_of("id", categories);
      made.grade = reader.grade(shape, true).value_or(DraftGrade::advice);
      made.norms = shape.ids("norms", true);
      made.title = shape.text("title");
      made.why = shape.text("why");
      made.suggestion = shape.text("suggestion");
      shape.done();
      if (drafts.category(made.id)) context.error(node.line, "pack.twice", {{"id", made.id}});
      drafts.categories.push_back(std::move(made));
    }
  if (const yaml::Node* map = file.map("kinds", true))
    for (const yaml::Node& node : map->children) {
      Shape shape(context, node);
      DraftKind made;
      made.id = node.key;
      made.category = shape.one_of("category", categories);
      made.grade = reader.grade(shape, false);
      made.title = shape.text("title");
      made.why = shape.text("why");
      made.suggestion = shape.text("suggestion");
      shape.done();
      if (std::ranges::find(kinds, made.id) == kinds.end())
        context.error(node.key_line, "pack.unknown_key", {{"key", made.id}, {"known", Reader::joined(kinds)}});
      drafts.kinds.push_back(std::move(made));
    }
  const auto sayings = [&](std::string_view key, std::string_view says, std::vector<DraftSaying>& out) {
    const yaml::Node* list = file.list(key, true);
    for (std::size_t i = 0; list && i < list->children.size(); ++i) {
      Shape shape(context, list->children[i]);
      out.push_back({shape.id("norm"), shape.text(says), shape.line()});
      shape.done();
    }
  };
  sayings("questions", "ask", drafts.questions);
  sayings("principles", "say", drafts.principles);
  if (const yaml::Node* node = file.map("open_dialogue", true)) {
    Shape shape(context, *node);
    drafts.open_dialogue = {shape.id("norm"), shape.text("say"), node->line};
    shape.done();
  }
  const int line = file.line();
  for (const std::string& id : categories)
    if (!drafts.category(id)) context.error(line, "pack.draft_missing", {{"id", id}});
  for (const std::string& id : kinds)
    if (!drafts.kind(id)) context.error(line, "pack.draft_missing", {{"id", id}});
}

void read_words(Context& context, Shape& file, Drafts& drafts) {
  Reader reader(context, drafts);
  const Lang lang = lang_from(file.one_of("lang", {"kk", "ru"})).value_or(Lang::ru);
  reader.words(file, "words", lang, DraftWord::Sort::lemma);
  reader.words(file, "roots", lang, DraftWord::Sort::root);
  reader.words(file, "aimed", lang, DraftWord::Sort::aimed);
  drafts.prefixes[static_cast<std::size_t>(lang)] = reader.texts(file.list("prefixes"));
  reader.phrases(file.list("phrases"), {{}, lang, "", "", DraftGrade::advice});
}

void read_allow(Context& context, Shape& file, Drafts& drafts) {
  Reader reader(context, drafts);
  drafts.allowed = reader.lists(file, "words", true);
  drafts.allowed_names = reader.texts(file.list("names"), true);
  for (const std::string_view key : {"about", "naming", "condemned", "allow"})
    if (const yaml::Node* map = file.map(key == "allow" ? "phrases" : key)) {
      Shape shape(context, *map);
      for (const Lang l : {Lang::kk, Lang::ru})
        reader.phrases(shape.list(code(l)), {{}, l, "", std::string(key), DraftGrade::advice});
      shape.done();
    }
  drafts.farm = reader.lists(file, "farm", true);
}

void read_phrases(Context& context, Shape& file, Drafts& drafts) {
  Reader reader(context, drafts);
  if (const yaml::Node* closed = file.map("closed")) {
    Shape shape(context, *closed);
    drafts.marks = reader.texts(shape.list("marks"), false, true);
    drafts.secrecy = reader.texts(shape.list("secrecy"), false, true);
    drafts.filename = reader.texts(shape.list("filename"), false, true);
    for (const std::string_view kind : {"registration", "internal"})
      reader.phrases(shape.list(kind), {{}, {}, "closed", std::string(kind), reader.usual("closed", kind)});
    shape.done();
  }
  for (const std::string_view category :
       {"insult", "obscene", "threat", "coarse", "group", "luxury", "unverified", "spokesperson", "respect"})
    reader.phrases(file.list(category), {{}, {}, std::string(category), "", reader.usual(category)});
}

void read_nearby(Context& context, Shape& file, Drafts& drafts) {
  Reader reader(context, drafts);
  DraftNearby& n = drafts.nearby;
  const std::pair<std::string_view, DraftLists*> lists[] = {
      {"persons", &n.persons},   {"offices", &n.offices},
      {"surnames", &n.surnames}, {"called", &n.called},
      {"copulas", &n.copulas},   {"material", &n.material},
      {"money", &n.money},       {"identity", &n.identity},
      {"street", &n.street},     {"house", &n.house},
      {"flat", &n.flat},         {"lives", &n.lives},
      {"address", &n.address},   {"office_building", &n.office_building},
      {"document", &n.document}, {"birth", &n.birth},
      {"months", &n.months}};
  for (const auto& [key, list] : lists) *list = reader.lists(file, key, true);
  for (const std::string_view kind : {"health", "family"}) {
    const yaml::Node* map = file.map(kind);
    if (!map) continue;
    Shape shape(context, *map);
    for (const Lang l : {Lang::kk, Lang::ru})
      reader.phrases(shape.list(code(l)), {{}, l, "personal", std::string(kind), reader.usual("personal", kind)});
    shape.done();
  }
  if (const yaml::Node* cards = file.list("cards"))
    for (const yaml::Node& one : cards->children) {
      Shape shape(context, one);
      DraftNearby::Cards made;
      made.first = shape.number("from", 1, 999'999).value_or(0);
      made.last = shape.number("to", made.first, 999'999, false).value_or(made.first);
      if (const yaml::Node* lengths = shape.list("lengths", true))
        for (const yaml::Node& length : lengths->children) {
          if (length.text.size() == 2 && length.text >= "12" && length.text <= "19")
            made.lengths.push_back((length.text[0] - '0') * 10 + length.text[1] - '0');
          else
            context.error(length.line, "pack.type", {{"key", "lengths"}, {"expected", "12 … 19"}});
        }
      shape.done();
      n.cards.push_back(std::move(made));
    }
  n.plate_regions = static_cast<int>(file.number("plate_regions", 1, 99, false).value_or(0));
  if (const yaml::Node* phone = file.map("phone")) {
    Shape shape(context, *phone);
    n.country = shape.words("country");
    n.trunk = shape.words("trunk");
    n.mobile_codes = reader.texts(shape.list("mobile"), false, true);
    n.town_codes = reader.texts(shape.list("towns"), false, true);
    shape.done();
  }
}

}  // namespace

std::string_view word(DraftGrade g) { return grades[static_cast<std::size_t>(g)]; }
const std::vector<std::string>& draft_categories() { return categories; }
const std::vector<std::string>& draft_kinds() { return kinds; }

const DraftCategory* Drafts::category(std::string_view id) const {
  const auto it = std::ranges::find(categories, id, &DraftCategory::id);
  return it == categories.end() ? nullptr : &*it;
}
const DraftKind* Drafts::kind(std::string_view id) const {
  const auto it = std::ranges::find(kinds, id, &DraftKind::id);
  return it == kinds.end() ? nullptr : &*it;
}

void read_drafts(const Files& files, Pack& pack, Faults& faults) {
  using Read = void (*)(Context&, Shape&, Drafts&);
  // What a finding says comes first: the rest takes its grades from there.
  const std::pair<std::string_view, Read> readers[] = {
      {"drafts/checks.yaml", read_checks}, {"drafts/words-kk.yaml", read_words},  {"drafts/words-ru.yaml", read_words},
      {"drafts/allow.yaml", read_allow},   {"drafts/phrases.yaml", read_phrases}, {"drafts/nearby.yaml", read_nearby}};
  bool some = false;
  for (const auto& [path, content] : files) {
    if (!path.starts_with("drafts/")) continue;
    some = true;
    if (std::ranges::any_of(readers, [&path = path](const auto& r) { return r.first == path; })) continue;
    (void)read_root(path, content, faults);
    faults.push_back({path, 0, "pack.stray_file", {}});
  }
  if (!some) return;
  Drafts drafts;
  drafts.reviewed = true;
  for (const auto& [name, read] : readers) {
    const auto it = files.find(name);
    if (it == files.end()) {
      faults.push_back({std::string(name), 0, "pack.no_file", {{"file", std::string(name)}}});
      continue;
    }
    const yaml::Node root = read_root(it->first, it->second, faults);
    if (!root.is_map()) continue;  // told already
    Context context{it->first, faults};
    Shape shape(context, root);
    if (!read_reviewed(context, shape)) drafts.reviewed = false;
    read(context, shape, drafts);
    shape.done();
  }
  pack.drafts = std::make_shared<const Drafts>(std::move(drafts));
}

}  // namespace adep::pack
