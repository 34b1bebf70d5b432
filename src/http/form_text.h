// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only: what both encodings of a form ask of a name and a value before taking it in.
//
//   if (auto added = add_field(form, name, value, limits); !added) return tl::make_unexpected(added.error());
#pragma once
#include <string>
#include <string_view>

#include "http/form.h"

namespace adep::http {

// Errors: form.has_nul, form.not_utf8.
Result<void> check_form_text(std::string_view text);
// Those, and form.too_many_fields, form.name_too_long, form.field_too_long.
Result<void> add_field(Form& form, std::string name, std::string value, const FormLimits& limits);

}  // namespace adep::http
