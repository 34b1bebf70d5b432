// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/hits.h"

#include "web/modality.h"

namespace adep::web {

using html::Value;

Value hit_view(const Visit& v, const pack::Item& item) {
  const Look look = look_of(v, item);
  Value view = Value::Map{{"href", v.at("/guide/" + item.id)},
                          {"id", item.id},
                          {"title", item.title[v.lang()]},
                          {"word", look.word},
                          {"text", item.kind == pack::ItemKind::qa ? item.question[v.lang()] : item.text[v.lang()]}};
  put_sign(view, look.box);
  return view;
}

std::string section_name(const pack::Section& section, Lang l) {
  const bool numbered = section.id.front() >= '0' && section.id.front() <= '9';
  return numbered ? section.id + ". " + section.title[l] : section.title[l];
}

}  // namespace adep::web
