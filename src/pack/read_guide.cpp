// SPDX-License-Identifier: AGPL-3.0-or-later
// What the code says: norms, cases and questions of the guide, and what binds today.
#include <algorithm>

#include "pack/shape.h"

namespace adep::pack {
namespace {

const std::vector<std::string> modalities{"must", "must_not", "should", "should_not", "may", "statement", "definition"};

Item read_item(Context& context, const yaml::Node& node, const std::string& section) {
  Shape shape(context, node);
  Item item;
  item.file = context.file;
  item.line = node.line;
  item.section = section;
  item.id = shape.id("id");
  const std::string kind = shape.one_of("kind", {"norm", "case", "qa"});
  item.kind = kind == "case" ? ItemKind::item_case : kind == "qa" ? ItemKind::qa : ItemKind::norm;
  item.title = shape.text("title");
  item.text = shape.text("text");
  item.binds = shape.ids("binds", item.kind == ItemKind::norm);
  if (item.kind == ItemKind::norm) {
    item.modality = shape.one_of("modality", modalities);
    if (const yaml::Node* per = shape.map("modality_in")) {
      Shape inner(context, *per);
      for (Lang l : all_langs)
        if (const std::string m = inner.one_of(code(l), modalities); !m.empty()) item.modality_in[l] = m;
      inner.done();
    }
    item.principle = shape.text_or_none("principle");
  } else {
    item.norms = shape.ids("norms", true);
  }
  if (item.kind == ItemKind::item_case) {
    item.presumed = shape.text_or_none("presumed");
    item.assessment = shape.text("assessment");
    item.outcome = shape.text("outcome");
  }
  if (item.kind == ItemKind::qa) {
    item.question = shape.text("question");
    item.verdict = shape.one_of("verdict", {"prohibited", "allowed", "needs_permission", "duty", "open"});
  }
  item.differs = shape.text_or_none("differs");
  item.differences = shape.ids("differences");
  if (!item.differences.empty() && item.differs.empty())
    context.error(item.line, "pack.missing_key", {{"key", "differs"}});
  if (const yaml::Node* then = shape.map("then", true)) {
    Shape inner(context, *then);
    item.then_says = inner.text("says");
    item.then_cites = inner.cites("cite");
    inner.done();
  }
  if (const yaml::Node* now = shape.list("now", true)) {
    if (now->children.empty()) context.error(now->line, "pack.missing_key", {{"key", "now"}});
    for (const yaml::Node& one : now->children) {
      Shape inner(context, one);
      Now entry;
      entry.state = inner.one_of("state", {"in_force", "changed", "not_found"});
      entry.says = inner.text("says");
      entry.since = inner.date("since", false);
      entry.cites = inner.cites("cite", entry.state != "not_found");
      inner.done();
      item.now.push_back(std::move(entry));
    }
  }
  if (const yaml::Node* open = shape.list("open"))
    for (const yaml::Node& one : open->children) {
      Shape inner(context, one);
      item.open.push_back(
          {inner.text("ask"), inner.text("says"), static_cast<int>(inner.number("point", 1, 999, false).value_or(0))});
      inner.done();
    }
  item.phrasings = shape.lists("phrasings");
  item.related = shape.ids("related");
  shape.done();
  for (Lang l : all_langs)
    if (item.phrasings[static_cast<std::size_t>(l)].empty())
      context.warn(item.line, "pack.no_phrasings", {{"id", item.id}, {"language", std::string(code(l))}});
  return item;
}

}  // namespace

void read_guide(Context& context, const yaml::Node& root, Pack& pack) {
  Shape file(context, root);
  Section section;
  section.id = file.id("section");
  section.file = context.file;
  section.title = file.text("title");
  section.lead = file.text_or_none("lead");
  const auto reviewed = read_reviewed(context, file);
  if (const yaml::Node* items = file.list("items", true))
    for (const yaml::Node& node : items->children) {
      Item item = read_item(context, node, section.id);
      item.reviewed = reviewed;
      if (pack.item(item.id)) context.error(node.line, "pack.twice", {{"id", item.id}});
      pack.items.push_back(std::move(item));
    }
  file.done();
  pack.sections.push_back(std::move(section));
}

void read_actors(Context& context, const yaml::Node& root, Pack& pack) {
  Shape file(context, root);
  if (const yaml::Node* list = file.list("actors", true))
    for (const yaml::Node& node : list->children) {
      Shape shape(context, node);
      Actor actor{shape.id("id"), shape.text("name"), shape.text("about")};
      shape.done();
      if (pack.actor(actor.id)) context.error(node.line, "pack.twice", {{"id", actor.id}});
      pack.actors.push_back(std::move(actor));
    }
  file.done();
}

void read_page(Context& context, const yaml::Node& root, Pack& pack) {
  Shape shape(context, root);
  Page page;
  page.file = context.file;
  page.id = shape.id("page");
  page.line = shape.line_of("page");
  page.order = shape.number("order", 0, 9999).value_or(0);
  page.title = shape.text("title");
  page.lead = shape.text("lead");
  page.reviewed = read_reviewed(context, shape);
  if (const yaml::Node* parts = shape.list("parts", true))
    for (const yaml::Node& node : parts->children) {
      Shape inner(context, node);
      PagePart part;
      part.heading = inner.text("heading");
      if (const yaml::Node* text = inner.list("text"))
        for (const yaml::Node& paragraph : text->children) part.text.push_back(read_text(context, paragraph, "text"));
      part.cites = inner.cites("cite", false);
      part.items = inner.ids("items");
      part.topic = inner.id_or_none("topic");
      inner.done();
      page.parts.push_back(std::move(part));
    }
  shape.done();
  if (pack.page(page.id)) context.error(page.line, "pack.twice", {{"id", page.id}});
  pack.pages.push_back(std::move(page));
}

}  // namespace adep::pack
