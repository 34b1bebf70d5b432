// SPDX-License-Identifier: AGPL-3.0-or-later
// The public pages: home, guide, interview, findings, contacts and what stands at the foot. They set no
// cookie, keep nothing of what is typed and need no script.
//
//   Site site({.messages = messages, .templates = templates, .edition = current, .today = today,
//              .theme_css = *embedded::find("static/theme.css")});
//   site.add_routes(router);   // the site must outlive the router
//   config.error_page = [&](int status, const http::Request& r) { return site.error_page(status, r); };
#pragma once
#include <functional>
#include <memory>
#include <string_view>

#include "advisor/edition.h"
#include "base/messages.h"
#include "html/templates.h"
#include "http/router.h"

namespace adep::web {

class Checkers;
class Desks;
class PageCache;

class Site {
 public:
  struct Parts {
    Messages messages;
    html::Templates templates;
    std::function<std::shared_ptr<const advisor::Edition>()> edition;  // the current one, never null
    std::function<Date()> today;
    const Desks* desks = nullptr;        // answers questions; outlives the site
    const Checkers* checkers = nullptr;  // checks drafts; outlives the site
    std::string_view theme_css;          // lives as long as the program
    std::string_view icon;               // the same; SVG
    std::string_view ask_js;             // the same; suggests questions while one is typed
    std::string_view draft_js = {};      // the same; checks a draft while it is typed. None: the page has no script
    std::string_view source_archive;     // the same; offered where the body names no address of its own (AGPL-3.0, 13)
    bool strict = false;                 // tests: a name that a view does not define throws
    // Set by Site: they change with what they lead to, so that no reader keeps an old one.
    std::string theme_address = {}, icon_address = {}, ask_js_address = {}, draft_js_address = {};
  };
  explicit Site(Parts parts);
  ~Site();

  void add_routes(http::Router& router) const;
  // A refusal in the reader's language. `partial` may lack anything.
  http::Response error_page(int status, const http::Request& partial) const;

 private:
  Parts parts_;
  std::unique_ptr<PageCache> cache_;
};

}  // namespace adep::web
