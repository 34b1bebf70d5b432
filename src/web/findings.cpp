// SPDX-License-Identifier: AGPL-3.0-or-later
// The findings page and its print sheet: the answer first, then what to do and until when, then reasons
// down to the article, what would change the answer, and what all this is worth.
#include <algorithm>
#include <set>

#include "web/draft.h"
#include "web/interview.h"
#include "web/modality.h"
#include "web/reasons.h"
#include "web/terms.h"

namespace adep::web {

using advisor::Certainty;
using advisor::FindingOut;
using html::Value;
using pack::Finding;

namespace {

class Sheet {
 public:
  Sheet(const Visit& v, const Interview& i, const advisor::Advice& a, bool printed)
      : v_(v), i_(i), a_(a), printed_(printed) {}

  Value view() const {
    Value out = Value::Map{
        {"action", v_.at(path())},
        {"sheet_action", v_.at(path() + "/sheet")},
        {"ics_action", v_.at(path() + "/deadlines.ics")},
        {"has_dates", has_deadlines(topic(), a_)},
        {"edition_changed", i_.edition_changed},
        {"eyebrow", a_.judged_on ? v_.say("findings.eyebrow", {{"topic", topic().title[v_.lang()]},
                                                               {"of_day", v_.dated("of", *a_.judged_on)}})
                                 : topic().title[v_.lang()]},
        {"before_law", a_.before_law},
        {"verdict", verdict()},
        {"todo", some(todo())},
        {"conflicts", some(conflicts())},
        {"also", some(others(Certainty::certain))},
        {"open", some(others(Certainty::open))},
        {"liability", some(liability())},
        {"reasons", some(reasons_view(v_, topic(), i_.answers, a_, printed_))},
        {"not_in_force", some(not_in_force())},
        {"changes", some(changes())},
        {"told", told(v_, i_, printed_)},
        {"left_out",
         printed_ && std::ranges::any_of(i_.order,
                                         [&](int f) { return topic().facts[static_cast<std::size_t>(f)].sensitive; })},
        {"carried", carried(v_, i_)},
        {"officer", officer_view(v_)},
        {"contacts", contacts()},
        {"draft", draft_link(v_, topic())},
        {"notice", notice()},
        {"printed_on", v_.speech.full_day(v_.today)},
    };
    return out;
  }

  std::string path() const { return "/check/" + i_.topic.id; }
  std::string sentence() const { return v_.speech.verdict(v_.pack(), topic(), a_); }

 private:
  const pack::Topic& topic() const { return i_.topic; }
  const pack::Rule& rule(int r) const { return topic().rules[static_cast<std::size_t>(r)]; }
  const pack::Rule& rule(const FindingOut& f) const { return rule(f.rule); }
  const FindingOut* found(int r) const {
    const auto it = std::ranges::find(a_.findings, r, &FindingOut::rule);
    return it == a_.findings.end() ? nullptr : &*it;
  }
  // A list with something in it, or false: its heading is left out with it.
  static Value some(Value list) {
    if (!list.list() || list.list()->empty()) return false;
    const std::string count = std::to_string(list.list()->size());
    return Value::Map{{"list", std::move(list)}, {"count", count}};
  }

  std::string unconfirmed(std::string_view key) const {
    return v_.say(key, {{"who", v_.pack().confirm_with[v_.lang()]}});
  }
  std::string acts_of(const FindingOut& f) const {
    std::set<std::string> acts;
    for (const pack::Version* version : f.versions)
      for (const pack::Cite& c : version->cites) acts.insert(v_.speech.cite(v_.pack(), c));
    return joined(acts);
  }
  static std::string joined(const std::set<std::string>& all) {
    std::string out;
    for (const std::string& one : all) out += (out.empty() ? "" : "; ") + one;
    return out;
  }

  Value verdict() const {
    const advisor::VerdictKind kind = a_.verdict.kind;
    const std::string box(box_of(kind));
    const FindingOut* first =
        a_.verdict.rules.empty() || kind == advisor::VerdictKind::open || kind == advisor::VerdictKind::nothing_forbids
            ? nullptr
            : found(a_.verdict.rules.front());
    Value list = Value::List{};
    if (first) list = cites_of(v_, topic(), *first);
    std::string mark = box == "open" ? "?" : "";
    std::string due;
    const FindingOut* earliest = nullptr;
    for (const FindingOut& f : a_.findings)
      if (f.certainty == Certainty::certain && f.due &&
          (!earliest || f.due->due.earliest < earliest->due->due.earliest))
        earliest = &f;
    if (earliest) due = *due_view(v_, topic(), *earliest).map()->at("date").text();
    // The acts beside the box are those of the verdict; a day that comes from elsewhere names its own.
    const bool elsewhere = earliest && earliest != first;
    if (box == "duty") mark = earliest ? std::to_string(earliest->due->due.earliest.day()) : "…";
    return Value::Map{
        {"box", box},
        {"dot", box == "permission"},
        {"word", v_.speech.word(topic(), a_.verdict)},
        {"say", sentence()},
        {"mark", mark},
        {"due", due},
        {"due_by", elsewhere ? v_.say("findings.due_by", {{"acts", acts_of(*earliest)}}) : ""},
        {"due_unconfirmed", elsewhere && !earliest->confirmed ? unconfirmed("findings.due_unconfirmed") : ""},
        {"cites", list},
        {"has_cites", !list.list()->empty()},
        {"unconfirmed", first && !first->confirmed ? unconfirmed("findings.unconfirmed") : ""}};
  }

  // Certain duties and permissions by date; of two that contradict each other the one to keep.
  Value todo() const {
    std::vector<const FindingOut*> list;
    for (const FindingOut& f : a_.findings) {
      const bool deed = rule(f).finding == Finding::duty || rule(f).finding == Finding::needs_permission;
      if (f.certainty == Certainty::certain && deed && !later_twin(a_, f)) list.push_back(&f);
    }
    std::ranges::stable_sort(list, {},
                             [](const FindingOut* f) { return f->due ? f->due->due.earliest : Date(1 << 20); });
    Value::List out;
    for (const FindingOut* f : list) {
      Value one = due_view(v_, topic(), *f);
      one["cites"] = cites_of(v_, topic(), *f);
      one["has_cites"] = true;
      one["days"] = f->due && f->due->due.latest != f->due->due.earliest ? day_tables(v_, {f}) : Value(Value::List{});
      out.push_back(std::move(one));
    }
    return out;
  }
  Value conflicts() const {
    Value::List out;
    for (const auto& [a, b] : a_.conflicts) {
      std::vector<const FindingOut*> both{found(a), found(b)};
      if (!both[0] || !both[1]) continue;
      const bool dates = both[0]->due && both[1]->due;
      if (dates && both[1]->due->due.earliest < both[0]->due->due.earliest) std::swap(both[0], both[1]);
      Value::List sides;
      for (const FindingOut* f : both) {
        sides.push_back(due_view(v_, topic(), *f));
        sides.back()["cites"] = cites_of(v_, topic(), *f);
      }
      const bool differ = dates && both[0]->due->due.earliest != both[1]->due->due.earliest;
      Value tables = dates ? day_tables(v_, both) : Value(Value::List{});
      const bool tabled = !tables.list()->empty();
      out.push_back(Value::Map{
          {"id", "conflict-" + std::to_string(out.size() + 1)},
          {"heading", v_.say(differ ? "findings.why_two" : "findings.conflict")},
          {"say", v_.say(differ  ? "findings.two_terms"
                         : dates ? "findings.two_terms_same"
                                 : "findings.two_norms")},
          {"sides", std::move(sides)},
          {"tables", std::move(tables)},
          {"note", tabled ? v_.say("findings.days_note",
                                   {{"from", v_.dated("from", both[0]->due->event +
                                                                  (both[0]->due->period.from_next_day ? 1 : 0))}})
                          : ""}});
    }
    return out;
  }

  Value others(Certainty certainty) const {
    Value::List out;
    for (const FindingOut& f : a_.findings) {
      const Finding kind = rule(f).finding;
      if (f.certainty != certainty || kind == Finding::possible_liability) continue;
      if (certainty == Certainty::certain) {
        if (kind == Finding::duty || kind == Finding::needs_permission) continue;
        const bool headline = a_.verdict.kind != advisor::VerdictKind::open && !a_.verdict.rules.empty() &&
                              a_.verdict.rules.front() == f.rule;
        if (headline) continue;
      }
      const bool unread = kind == Finding::allowed && !topic().reviewed;  // then nobody is told "allowed"
      const std::string box(unread ? box_of(advisor::VerdictKind::nothing_forbids) : box_of(kind));
      const auto due = due_view(v_, topic(), f);
      out.push_back(Value::Map{
          {"box", box},
          {"dot", box == "permission"},
          {"mark", box == "duty" ? "…" : ""},
          {"word", v_.speech.word(topic(), rule(f))},
          {"text", rule(f).text[v_.lang()]},
          {"date", *due.map()->at("date").text()},
          {"depends", f.depends_on.empty()
                          ? ""
                          : v_.say("findings.depends_on", {{"facts", v_.speech.depends_on(topic(), f.depends_on)}})},
          {"unconfirmed", due.map()->at("unconfirmed")},
          {"cites", cites_of(v_, topic(), f)}});
    }
    return out;
  }

  Value liability() const {
    Value::List out;
    for (const FindingOut& f : a_.findings) {
      if (rule(f).finding != Finding::possible_liability) continue;
      std::string kinds;
      for (const std::string& k : rule(f).kinds) kinds += (kinds.empty() ? "" : ", ") + v_.speech.name(topic(), k);
      out.push_back(Value::Map{
          {"text", rule(f).text[v_.lang()]},
          {"kinds", kinds},
          {"depends", f.certainty == Certainty::certain || f.depends_on.empty()
                          ? ""
                          : v_.say("findings.depends_on", {{"facts", v_.speech.depends_on(topic(), f.depends_on)}})},
          {"unconfirmed", f.confirmed ? "" : unconfirmed("findings.unconfirmed")},
          {"cites", cites_of(v_, topic(), f)}});
    }
    return out;
  }

  Value not_in_force() const {
    Value::List out;
    for (int r : a_.not_in_force)
      out.push_back(Value::Map{{"text", rule(r).text[v_.lang()]}, {"norms", item_links(v_, rule(r).norms)}});
    return out;
  }

  Value changes() const {
    Value::List out;
    for (const advisor::Change& c : a_.changes) {
      if (out.size() == 8) break;
      if (printed_ && topic().facts[static_cast<std::size_t>(c.fact)].sensitive) continue;
      out.push_back(v_.speech.change(topic(), c));
    }
    return out;
  }

  Value contacts() const {
    Value::List out;
    for (const pack::Contact& c : v_.pack().contacts)
      if (c.current(v_.today))
        out.push_back(
            Value::Map{{"name", c.name[v_.lang()]}, {"phone", telephone(c.phone)}, {"tel", telephone_link(c.phone)}});
    return out;
  }

  // What all this is worth: edition, day, grounds, review, whom to ask.
  Value notice() const {
    std::set<std::string> text, rest;
    for (const FindingOut& f : a_.findings)
      for (const pack::Version* version : f.versions)
        for (const pack::Cite& c : version->cites)
          (c.confidence == pack::Confidence::text ? text : rest).insert(v_.speech.cite(v_.pack(), c));
    const pack::Pack& p = v_.pack();
    return Value::Map{
        {"edition", v_.say("findings.notice_edition",
                           {{"edition", p.id + " " + p.edition}, {"checked", v_.speech.full_day(p.checked_on)}})},
        {"hash", p.hash},
        {"law", a_.judged_on ? v_.say("findings.notice_law", {{"of_day", v_.dated("of", *a_.judged_on)}})
                             : v_.say("findings.notice_no_day")},
        {"later", v_.speech.after_check(p, a_)},
        {"text", text.empty() ? "" : v_.say("findings.notice_text", {{"acts", joined(text)}})},
        {"rest", rest.empty()
                     ? ""
                     : v_.say("findings.notice_rest", {{"acts", joined(rest)}, {"who", p.confirm_with[v_.lang()]}})},
        {"reviewed", topic().reviewed ? v_.say("reviewed.by", {{"who", topic().reviewed->by},
                                                               {"day", v_.speech.full_day(topic().reviewed->on)}})
                                      : v_.say("reviewed.no")}};
  }

  const Visit& v_;
  const Interview& i_;
  const advisor::Advice& a_;
  bool printed_;
};

}  // namespace

http::Response findings_page(const Visit& v, const Interview& i, const advisor::Advice& advice) {
  const Sheet sheet(v, i, advice, false);
  const Frame frame{.title = v.say("findings.title", {{"verdict", v.speech.word(i.topic, advice.verdict)}}),
                    .section = "check",
                    .path = sheet.path(),
                    .answers_travel = true,
                    .show = ""};
  return v.page("findings", sheet.view(), frame).set("Cache-Control", "no-store");
}

http::Response sheet_page(const Visit& v, const Interview& i, const advisor::Advice& advice) {
  const Sheet sheet(v, i, advice, true);
  const Frame frame{.title = v.say("sheet.title"),
                    .section = "check",
                    .path = sheet.path() + "/sheet",
                    .answers_travel = true,
                    .show = ""};
  return v.page("sheet", sheet.view(), frame).set("Cache-Control", "no-store");
}

}  // namespace adep::web
