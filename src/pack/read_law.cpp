// SPDX-License-Identifier: AGPL-3.0-or-later
// The law behind the rules: acts, dated numbers, calendars; and the small files about words and people.
#include <algorithm>

#include "pack/shape.h"

namespace adep::pack {
namespace {

const std::vector<yaml::Node> nothing;

const std::vector<yaml::Node>& items(const yaml::Node* list) { return list ? list->children : nothing; }

std::vector<Group> read_groups(Context& context, Shape& file, const char* of) {
  std::vector<Group> out;
  for (const yaml::Node& node : items(file.list("groups"))) {
    Shape group(context, node);
    out.push_back({group.text("title"), group.ids(of, true)});
    group.done();
  }
  return out;
}

}  // namespace

void read_pack_file(Context& context, const yaml::Node& root, Pack& pack) {
  Shape shape(context, root);
  pack.id = shape.id("pack");
  pack.title = shape.text("title");
  pack.jurisdiction = shape.text("jurisdiction");
  pack.edition = shape.words("edition");
  pack.checked_on = shape.date("checked_on").value_or(Date{});
  pack.confirm_with = shape.text("confirm_with");
  pack.topic_groups = read_groups(context, shape, "topics");
  shape.done();
}

void read_sources(Context& context, const yaml::Node& root, Pack& pack) {
  Shape file(context, root);
  for (const yaml::Node& node : items(file.list("sources", true))) {
    Shape shape(context, node);
    Source s;
    s.id = shape.id("id");
    s.title = shape.text("title");
    s.short_title = shape.text("short");
    s.kind = shape.one_of(
        "kind", {"constitution", "code", "law", "decree", "resolution", "order", "handbook", "column", "page"});
    s.number = shape.words_or_none("number");
    s.adopted = shape.date("adopted", false);
    s.from = shape.date("from", false);
    s.to = shape.date("to", false);
    s.address = shape.address("address");
    s.read = shape.text_or_none("read");
    shape.done();
    if (s.from && s.to && *s.to < *s.from)
      context.error(shape.line_of("to"), "pack.backwards", {{"from", s.from->iso()}, {"to", s.to->iso()}});
    const std::string id = s.id;
    if (!id.empty() && !pack.sources.emplace(id, std::move(s)).second)
      context.error(node.line, "pack.twice", {{"id", id}});
  }
  file.done();
}

const ParamValue* Param::at(Date day) const {
  for (const ParamValue& v : values)
    if (v.from <= day && (!v.to || day <= *v.to)) return &v;
  return nullptr;
}

void read_params(Context& context, const yaml::Node& root, Pack& pack) {
  Shape file(context, root);
  pack.param_groups = read_groups(context, file, "params");
  for (const yaml::Node& node : items(file.list("params", true))) {
    Shape shape(context, node);
    Param p;
    p.id = shape.id("id");
    p.name = shape.text("name");
    p.purpose = shape.text("purpose");
    p.unit = shape.one_of("unit", {"tenge", "days", "working_days", "months", "years", "hours", "persons", "percent",
                                   "times", "share", "none", "words"});
    for (const yaml::Node& row : items(shape.list("values", true))) {
      Shape one(context, row);
      ParamValue v;
      v.from = one.date("from").value_or(Date{});
      v.to = one.date("to", false);
      if (p.unit == "words")
        v.says = one.text("says");
      else
        v.value = one.number("value", 0, 1'000'000'000'000).value_or(0);
      v.cites = one.cites("cite");
      v.checked_on = one.date("checked_on", false);
      one.done();
      if (v.to && *v.to < v.from)
        context.error(row.line, "pack.backwards", {{"from", v.from.iso()}, {"to", v.to->iso()}});
      if (!p.values.empty() && (!p.values.back().to || v.from <= *p.values.back().to))
        context.error(row.line, "pack.overlap", {{"what", p.id}, {"from", v.from.iso()}});
      p.values.push_back(std::move(v));
    }
    shape.done();
    const std::string id = p.id;
    if (!id.empty() && !pack.params.emplace(id, std::move(p)).second)
      context.error(node.line, "pack.twice", {{"id", id}});
  }
  file.done();
}

void read_calendar(Context& context, const yaml::Node& root, Pack& pack) {
  Shape shape(context, root);
  const int year = static_cast<int>(shape.number("year", 1991, 2199).value_or(1991));
  Calendar::Year content;
  content.complete = shape.truth("complete", false);
  const auto day_of = [&](Shape& one, const yaml::Node& node) {
    const Date on = one.date("on").value_or(Date{});
    if (on.year() != year)
      context.error(node.line, "pack.wrong_year", {{"day", on.iso()}, {"year", std::to_string(year)}});
    return on;
  };
  const auto cited = [&](const Cites& cites) {
    for (const Cite& c : cites)
      if (!c.act.empty() && !pack.sources.empty() && !pack.sources.contains(c.act))
        context.error(c.line, "pack.unknown_source", {{"act", c.act}});
  };
  const auto days_off = [&](const yaml::Node* list, std::vector<DayOff>& into) {
    for (const yaml::Node& node : items(list)) {
      Shape one(context, node);
      DayOff day{day_of(one, node), one.text("name")};
      (void)one.date("moved_from", false);
      cited(one.cites("cite"));
      one.done();
      into.push_back(std::move(day));
    }
  };
  days_off(shape.list("off"), content.off);
  days_off(shape.list("maybe_off"), content.maybe_off);
  for (const yaml::Node& node : items(shape.list("work"))) {
    Shape one(context, node);
    content.worked.push_back(day_of(one, node));
    cited(one.cites("cite"));
    one.done();
  }
  shape.done();
  if (pack.calendar.known(year)) context.error(root.line, "pack.twice", {{"id", std::to_string(year)}});
  pack.calendar.add(year, std::move(content));
}

void read_glossary(Context& context, const yaml::Node& root, Pack& pack) {
  Shape file(context, root);
  for (const yaml::Node& node : items(file.list("terms", true))) {
    Shape shape(context, node);
    GlossaryTerm t;
    t.id = shape.id("id");
    t.term = shape.text("term");
    t.synonyms = shape.lists("synonyms");
    t.meaning = shape.text_or_none("meaning");
    t.not_to_confuse = shape.ids("not");
    shape.done();
    if (std::ranges::find(pack.glossary, t.id, &GlossaryTerm::id) != pack.glossary.end())
      context.error(node.line, "pack.twice", {{"id", t.id}});
    pack.glossary.push_back(std::move(t));
  }
  file.done();
}

namespace {

// Groups of what is said in three languages for one thing.
void read_alike(Context& context, const yaml::Node* list, std::vector<Alike>& out) {
  for (const yaml::Node& node : items(list)) {
    Shape shape(context, node);
    out.push_back(shape.lists("said"));
    shape.done();
  }
}

}  // namespace

void read_everyday(Context& context, const yaml::Node& root, Pack& pack) {
  Shape file(context, root);
  read_alike(context, file.list("words", true), pack.everyday);
  file.done();
}

void read_beyond(Context& context, const yaml::Node& root, Pack& pack) {
  Shape file(context, root);
  read_alike(context, file.list("questions", true), pack.beyond);
  read_alike(context, file.list("elsewhere"), pack.elsewhere);
  file.done();
}

namespace {

using Lists = std::array<std::vector<std::string>, 3>;

// Lists of alternatives that told.yaml names once and its patterns take by <name>.
class Named {
 public:
  Named(Context& context, const yaml::Node* list) : context_(context) {
    for (const yaml::Node& node : items(list)) {
      Shape shape(context, node);
      const std::string name = shape.id("name");
      Lists said = shape.lists("said");
      shape.done();
      if (!lists_.emplace(name, std::move(said)).second) context.error(node.line, "pack.twice", {{"id", name}});
    }
  }

  Lists spelled_out(int line, Lists patterns) const {
    for (std::size_t lang = 0; lang < patterns.size(); ++lang)
      for (std::string& pattern : patterns[lang])
        for (std::size_t open = pattern.find('<'); open != pattern.npos; open = pattern.find('<', open)) {
          const std::size_t close = std::min(pattern.find('>', open), pattern.size());
          const std::string name = pattern.substr(open + 1, close - open - 1);
          const auto it = lists_.find(name);
          std::string words;
          for (const std::string& one : it == lists_.end() ? nobody : it->second[lang])
            words += (words.empty() ? "" : "|") + one;
          if (words.empty()) context_.error(line, "pack.unknown_words", {{"name", name}});
          pattern.replace(open, close + 1 - open, words);
        }
    return patterns;
  }

 private:
  static inline const std::vector<std::string> nobody;
  Context& context_;
  std::map<std::string, Lists> lists_;
};

}  // namespace

void read_told(Context& context, const yaml::Node& root, Pack& pack) {
  Shape file(context, root);
  const Named named(context, file.list("words"));
  pack.doubt = named.spelled_out(file.line_of("doubt"), file.lists("doubt"));
  for (const yaml::Node& node : items(file.list("told", true))) {
    Shape shape(context, node);
    Told told;
    told.topic = shape.id("topic");
    told.fact = shape.id("fact");
    told.answer = shape.words("answer");
    told.said = named.spelled_out(node.line, shape.lists("said"));
    told.line = node.line;
    shape.done();
    pack.told.push_back(std::move(told));
  }
  file.done();
}

void read_contacts(Context& context, const yaml::Node& root, Pack& pack) {
  Shape file(context, root);
  for (const yaml::Node& node : items(file.list("contacts", true))) {
    Shape shape(context, node);
    Contact c;
    c.id = shape.id("id");
    c.kind = shape.one_of("kind", {"hotline", "office", "history"});
    c.name = shape.text("name");
    c.about = shape.text("about");
    c.phone = shape.words_or_none("phone");
    c.address = shape.address("address");
    c.always = shape.truth("always", false);
    c.confirmed_on = shape.date("confirmed_on", false);
    c.cites = shape.cites("cite", false);
    shape.done();
    if (std::ranges::find(pack.contacts, c.id, &Contact::id) != pack.contacts.end())
      context.error(node.line, "pack.twice", {{"id", c.id}});
    pack.contacts.push_back(std::move(c));
  }
  file.done();
}

void read_body(Context& context, const yaml::Node& root, Pack& pack) {
  Shape shape(context, root);
  pack.body.demo = shape.truth("demo", false);
  pack.body.name = shape.text("name");
  pack.body.source = shape.address("source");
  if (const yaml::Node* node = shape.map("officer", true)) {
    Shape officer(context, *node);
    pack.body.officer = officer.text("name");
    pack.body.room = officer.text("room");
    pack.body.reception = officer.text("reception");
    pack.body.phone = officer.words_or_none("phone");
    pack.body.confirmed_on = officer.date("confirmed_on", false);
    officer.done();
  }
  shape.done();
}

}  // namespace adep::pack
