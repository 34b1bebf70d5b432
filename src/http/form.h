// SPDX-License-Identifier: AGPL-3.0-or-later
// What a person sent from a form, of either encoding. Names and values are valid UTF-8 without NUL;
// repeated names stay in order. Files are bytes; their names and types are claims of the sender.
//
//   Result<Form> form = form_of(request);
//   if (!form) return Response::error(status_of(form.error()));
//   form->value("facts.giver") == "subordinate";   form->values("role")   // all ticked boxes
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/request.h"

namespace adep::http {

struct FormLimits {
  std::size_t fields = 200;
  std::size_t name_bytes = 100;
  std::size_t value_bytes = 64u << 10;
  std::size_t files = 10;
  std::size_t filename_bytes = 255;
  std::size_t part_header_bytes = 4u << 10;  // multipart: all headers of one part
};

struct UploadedFile {
  std::string name;      // of the form field
  std::string filename;  // the last component only; may be empty
  std::string content_type;
  std::string bytes;
};

struct Form {
  Pairs fields;
  std::vector<UploadedFile> files;

  bool has(std::string_view name) const { return find(fields, name) != nullptr; }
  std::string_view value(std::string_view name) const;  // the first, or empty
  std::vector<std::string_view> values(std::string_view name) const;
};

// Errors of all three: form.too_many_fields, form.name_too_long, form.field_too_long {name}, form.bad_escape,
// form.not_utf8, form.has_nul; of multipart also form.bad_boundary, form.bad_part, form.too_many_files,
// form.unfinished; of form_of also form.not_a_form.
Result<Form> parse_urlencoded(std::string_view body, const FormLimits& limits = {});
// `content_type` as sent: multipart/form-data; boundary="…".
Result<Form> parse_multipart(std::string_view content_type, std::string_view body, const FormLimits& limits = {});
// By the request's content type; a POST without body or type is an empty form.
Result<Form> form_of(const Request& request, const FormLimits& limits = {});

// 415 for form.not_a_form, 413 where a limit was passed, otherwise 400.
int status_of(const Error& form_error);

// The reverse of parse_urlencoded, for links and tests: "a=1&b=%D1%82".
std::string urlencode(const Pairs& fields);
std::string percent_encode(std::string_view s);  // leaves letters, digits and -._~

}  // namespace adep::http
