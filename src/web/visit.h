// SPDX-License-Identifier: AGPL-3.0-or-later
// One request being answered: who asks in which language, from which edition, on which day; and the
// frame around every page (header, languages, sections, foot).
//
//   return v.page("contacts", view, {.title = v.say("contacts.title"), .section = "contacts", .path = "/contacts"});
#pragma once
#include <string>
#include <string_view>

#include "html/value.h"
#include "web/site.h"
#include "web/speech.h"

namespace adep::web {

// Where the program offers its own source.
inline constexpr std::string_view source_address = "/static/adep-source.tar.gz";

struct Frame {
  std::string title;
  std::string_view section;     // "home", "guide", "check", "contacts" or none
  std::string path;             // after the language: "/guide/KZ-1.4-31"
  bool answers_travel = false;  // languages are buttons of the form "answers", so that nothing told is lost
  std::string show = {};        // then: the question on show
  std::string script = {};      // the address of the script that the page brings, if it has one
};

struct Visit {
  const Site::Parts& site;
  const http::Request& request;
  std::shared_ptr<const advisor::Edition> edition;
  Date today;
  Speech speech;

  Visit(const Site::Parts& parts, const http::Request& r, Lang lang)
      : site(parts), request(r), edition(parts.edition()), today(parts.today()), speech(parts.messages, lang) {}

  Lang lang() const { return speech.lang(); }
  const pack::Pack& pack() const { return edition->pack(); }
  std::string say(std::string_view key, const Words& words = {}) const {
    return speech.say("web." + std::string(key), words);
  }
  // A path of this site in the reader's language: "/kk" + "/guide".
  std::string at(std::string_view path) const { return "/" + std::string(code(lang())) + std::string(path); }

  // A day with what it is for, declined as the language asks: "from" ("2026 жылғы 1 шілдеден"), "to", "of".
  std::string dated(std::string_view form, Date d) const;

  http::Response page(std::string_view template_name, html::Value view, const Frame& frame, int status = 200) const;
};

// The language of a path's first segment, or the reader's own by Accept-Language, or Kazakh.
Lang language_of(const http::Request& request);
Lang preferred_language(std::string_view accept_language);

// "22.11.2026"
std::string short_date(Date d);
// "7f3a 91c2": the first letters of the pack's hash.
std::string short_hash(const std::string& hash);
// "+7 700 000 00 00" that no line end tears apart, and "tel:+77000000000".
std::string telephone(std::string_view phone);
std::string telephone_link(std::string_view phone);
// A text with every guide id in it made a link: [{text, href}], href empty for plain words.
html::Value linked(const Visit& v, std::string_view text);
// Ids of guide items as links: [{href, id, title}]. Unknown ids are left out.
html::Value item_links(const Visit& v, const std::vector<std::string>& ids);

// One citation: {kind: now | then | lost, when, text, href, note}.
html::Value cite_view(const Visit& v, const pack::Cite& cite, std::optional<Date> last_day = std::nullopt);

// The ethics officer of this body: {name, current, room, reception, phone, tel, demo}; where to find the officer is
// told only while the body has confirmed it within 12 months (`current`).
html::Value officer_view(const Visit& v);

}  // namespace adep::web
