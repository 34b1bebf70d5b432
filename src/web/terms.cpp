// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace adep::web {

using advisor::Certainty;
using advisor::FindingOut;
using html::Value;

namespace {

constexpr int soon = 5;  // days
constexpr int most_columns = 14;

const pack::Rule& rule_of(const pack::Topic& topic, const FindingOut& f) {
  return topic.rules[static_cast<std::size_t>(f.rule)];
}

bool ends_a_term(const pack::Topic& topic, const FindingOut& f) {
  return f.certainty == Certainty::certain && f.due && rule_of(topic, f).finding != pack::Finding::possible_liability;
}

}  // namespace

bool has_deadlines(const pack::Topic& topic, const advisor::Advice& advice) {
  return std::ranges::any_of(advice.findings, [&](const FindingOut& f) { return ends_a_term(topic, f); });
}

bool later_twin(const advisor::Advice& advice, const FindingOut& f) {
  return std::ranges::any_of(advice.conflicts, [&](const std::pair<int, int>& pair) {
    if (pair.first != f.rule && pair.second != f.rule) return false;
    const int twin = pair.first == f.rule ? pair.second : pair.first;
    const auto other = std::ranges::find(advice.findings, twin, &FindingOut::rule);
    return other != advice.findings.end() && other->due && f.due && other->due->due.earliest < f.due->due.earliest;
  });
}

Value due_view(const Visit& v, const pack::Topic& topic, const FindingOut& f) {
  const pack::Rule& rule = rule_of(topic, f);
  Value out = Value::Map{
      {"text", rule.text[v.lang()]},
      {"whom", rule.to_whom.empty() ? "" : v.say("findings.to_whom", {{"whom", v.speech.name(topic, rule.to_whom)}})},
      {"leaf", "adep-leaf--none"},
      {"day", "…"},
      {"month", ""},
      {"date", ""},
      {"left", ""},
      {"left_class", ""},
      {"second", ""},
      {"why_second", ""},
      {"needs", ""},
      {"unconfirmed", f.confirmed ? "" : v.say("findings.unconfirmed", {{"who", v.pack().confirm_with[v.lang()]}})}};
  if (!f.due) {
    if (f.due_needs >= 0)
      out["needs"] =
          v.say("findings.date_needs", {{"label", v.speech.label(topic.facts[static_cast<std::size_t>(f.due_needs)])}});
    return out;
  }
  const Date day = f.due->due.earliest;
  const int left = day - v.today;
  out["leaf"] = left < 0 ? "adep-leaf--over" : left > most_columns ? "adep-leaf--far" : "";
  out["day"] = std::to_string(day.day());
  out["month"] = v.speech.short_month(day);
  out["date"] = f.certainty == Certainty::certain ? v.say("findings.due", {{"until", v.speech.until(day, v.today)}})
                                                  : v.say("findings.due_if", {{"until", v.speech.until(day, v.today)}});
  out["left"] = v.speech.days_left(day, v.today);
  out["left_class"] = left < 0              ? "adep-left--over"
                      : left <= soon        ? "adep-left--soon"
                      : left > most_columns ? "adep-left--far"
                                            : "";
  if (f.due->due.latest != day) {
    out["second"] = v.say("findings.second_date", {{"until", v.speech.until(f.due->due.latest, v.today)}});
    out["why_second"] = v.speech.two_dates(f.due->due);
  }
  return out;
}

Value day_tables(const Visit& v, const std::vector<const FindingOut*>& findings) {
  Value::List tables;
  Date first = findings.front()->due->event, last = findings.front()->due->due.latest,
       keep = findings.front()->due->due.earliest;
  for (const FindingOut* f : findings) {
    first = std::min(first, f->due->event);
    last = std::max(last, f->due->due.latest);
    keep = std::min(keep, f->due->due.earliest);
    if (f->due->period.unit == pack::Unit::months) return tables;
  }
  if (last - first + 1 > most_columns) return tables;
  const pack::Calendar& calendar = v.pack().calendar;
  for (const FindingOut* f : findings) {
    const pack::Period& period = f->due->period;
    const pack::Due& due = f->due->due;
    Value::List head, cells;
    int n = 0;
    for (Date day = first; day <= last; day = day + 1) {
      head.push_back(Value::Map{{"day", std::to_string(day.day())}, {"weekday", v.speech.short_weekday(day)}});
      const bool begun = day > f->due->event || (day == f->due->event && !period.from_next_day);
      const bool counts = begun && n < period.length && !(period.unit == pack::Unit::working && calendar.off(day));
      if (counts) ++n;
      const bool end = day == due.earliest || day == due.latest;
      const std::string kind = day == keep && end ? "end" : end ? "end--late" : counts ? "" : "off";
      cells.push_back(Value::Map{{"kind", kind}, {"text", counts || end ? std::to_string(n) : "·"}});
    }
    const std::string key = period.unit == pack::Unit::working ? "findings.count_working" : "findings.count_calendar";
    tables.push_back(Value::Map{{"caption", v.say(key, {{"n", std::to_string(period.length)},
                                                        {"until", v.speech.until(due.earliest, v.today)}})},
                                {"head", std::move(head)},
                                {"cells", std::move(cells)}});
  }
  return tables;
}

std::string folded(std::string_view line) {
  std::string out;
  for (std::size_t room = 75; line.size() > room; room = 74) {
    std::size_t cut = room;
    while ((static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;  // before a letter, not inside it
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
  }
  return out.append(line).append("\r\n");
}

http::Response calendar_file(const Visit& v, const pack::Topic& topic, const advisor::Advice& advice) {
  if (!has_deadlines(topic, advice)) return http::Response::redirect(303, v.at("/check/" + topic.id));
  struct End {
    bool keep = false;       // the day to keep, not a later count of the same duty
    bool confirmed = false;  // the text of an act ends a term on this day
  };
  std::map<Date, End> ends;
  for (const FindingOut& f : advice.findings) {
    if (!ends_a_term(topic, f)) continue;
    const pack::Due& due = f.due->due;
    ends[due.earliest].keep |= !later_twin(advice, f);
    for (const Date day : {due.earliest, due.latest}) ends[day].confirmed |= f.confirmed;
  }
  const auto stamp = [](Date d) { return fmt::format("{:04}{:02}{:02}", d.year(), d.month(), d.day()); };
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Adep//Adep//" + std::string(code(v.lang())) +
                    "\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n";
  for (const auto& [day, end] : ends) {
    const std::string summary = v.say(end.keep ? "ics.ends" : "ics.ends_late");
    out += "BEGIN:VEVENT\r\n";
    out += folded("UID:" + stamp(day) + "-" + v.edition->hash().substr(0, 16) + "@adep.invalid");
    out += "DTSTAMP:" + stamp(v.today) + "T000000Z\r\n";
    out += "DTSTART;VALUE=DATE:" + stamp(day) + "\r\nDTEND;VALUE=DATE:" + stamp(day + 1) + "\r\n";
    out += folded("SUMMARY;LANGUAGE=" + std::string(code(v.lang())) + ":" +
                  (end.confirmed ? summary : v.say("ics.unconfirmed", {{"ends", summary}})));
    out += "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
  }
  out += "END:VCALENDAR\r\n";
  http::Response r;
  r.body = std::move(out);
  r.set("Content-Type", "text/calendar; charset=utf-8")
      .set("Content-Disposition", "attachment; filename=\"adep.ics\"")
      .set("Cache-Control", "no-store");
  return r;
}

}  // namespace adep::web
