// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages' skeletons: templates/<name>.mustache, with other templates set in by {{> name}}. Fixed
// sentences stand in them as {{t.home.title}}, which is the message "web.home.title" of the reader's
// language. Every value is escaped, in text and in quoted attributes alike; nothing goes in unescaped.
// A name means the nearest map around it: what an item lacks is never taken from further out, save for
// {{page.…}}, which is the map "page" of the whole view.
//
//   Templates templates(embedded::under("templates/"), messages, "web.");
//   std::string page = templates.render("home", Lang::kk, view);
//
// May be used by many threads at once; each keeps its own parsed copy.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/messages.h"
#include "html/value.h"

namespace adep::html {

class Templates {
 public:
  // Throws std::invalid_argument for a template that is not sound: a circle, an unknown template set in, {{{ or {{&, a
  // script inside, an attribute without quotes, a sentence that does not exist or has {names}.
  Templates(const Files& files, const Messages& messages, std::string_view prefix);

  // Throws std::out_of_range for an unknown template.
  std::string render(std::string_view name, Lang lang, const Value& view) const;
  // The same, and every name that the view does not define.
  std::string render(std::string_view name, Lang lang, const Value& view, std::vector<std::string>& missing) const;

  std::vector<std::string> names() const;

 private:
  std::map<std::string, std::string, std::less<>> sources_;  // with everything set in
  std::array<std::map<std::string, std::string, std::less<>>, 3> sentences_;
  std::uint64_t generation_ = 0;
};

// & < > " ' as entities.
std::string escape(const std::string& text);

}  // namespace adep::html
