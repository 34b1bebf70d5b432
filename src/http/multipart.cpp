// SPDX-License-Identifier: AGPL-3.0-or-later
// multipart/form-data by RFC 7578 and as browsers write it.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "http/form.h"
#include "http/form_text.h"

namespace adep::http {

namespace {

// The parameters after the first ';' of a header value: a=b; c="d". Nothing where the syntax is broken.
// In quotes \" and \\ are one character; any other backslash stands for itself, as in C:\papers.
std::optional<Pairs> parameters_of(std::string_view value) {
  Pairs out;
  std::size_t at = value.find(';');
  while (at < value.size()) {
    ++at;  // the ';'
    const std::size_t equals = value.find_first_of("=;", at);
    const std::string name = lower(trim(value.substr(at, equals == value.npos ? value.npos : equals - at)));
    if (equals == value.npos || value[equals] == ';') {
      if (!name.empty()) return std::nullopt;
      at = equals;
      continue;
    }
    if (name.empty() || find(out, name)) return std::nullopt;
    at = value.find_first_not_of(" \t", equals + 1);
    std::string text;
    if (at != value.npos && value[at] == '"') {
      for (++at; at < value.size() && value[at] != '"'; ++at) {
        if (value[at] == '\\' && at + 1 < value.size() && (value[at + 1] == '"' || value[at + 1] == '\\')) ++at;
        text += value[at];
      }
      if (at >= value.size()) return std::nullopt;
      at = value.find_first_not_of(" \t", at + 1);
      if (at != value.npos && value[at] != ';') return std::nullopt;
    } else if (at != value.npos) {
      const std::size_t end = value.find(';', at);
      text = trim(value.substr(at, end == value.npos ? value.npos : end - at));
      at = end;
    }
    out.emplace_back(name, std::move(text));
  }
  return out;
}

bool boundary_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

// Browsers write a quote in a name as %22.
std::string with_quotes(std::string s) {
  for (std::size_t at = s.find("%22"); at != s.npos; at = s.find("%22", at + 1)) s.replace(at, 3, "\"");
  return s;
}

struct Part {
  std::string name;
  std::optional<std::string> filename;
  std::string content_type;
};

Result<Part> read_disposition(std::string_view value) {
  const auto parameters = parameters_of(value);
  if (!parameters || !same_ignoring_case(trim(value.substr(0, value.find(';'))), "form-data"))
    return fail("form.bad_part");
  const std::string* name = find(*parameters, "name");
  if (!name) return fail("form.bad_part");
  Part part{with_quotes(*name), std::nullopt, {}};
  if (const std::string* filename = find(*parameters, "filename")) {
    const std::string plain = with_quotes(*filename);
    part.filename = plain.substr(plain.find_last_of("/\\") + 1);  // npos + 1 is 0: the whole
  }
  for (const std::string& text : {part.name, part.filename.value_or("")}) {
    if (auto fit = check_form_text(text); !fit) return tl::make_unexpected(fit.error());
    if (has_control(text)) return fail("form.bad_part");
  }
  return part;
}

Result<Part> read_part_headers(std::string_view block) {
  std::optional<Part> part;
  std::string type;
  while (!block.empty()) {
    const std::size_t end = block.find("\r\n");
    const std::string_view line = block.substr(0, end);
    block.remove_prefix(end == block.npos ? block.size() : end + 2);
    const std::size_t colon = line.find(':');
    if (colon == line.npos || colon == 0) return fail("form.bad_part");
    const std::string name = lower(line.substr(0, colon));
    const std::string_view value = trim(line.substr(colon + 1));
    if (name == "content-disposition") {
      if (part) return fail("form.bad_part");
      Result<Part> read = read_disposition(value);
      if (!read) return read;
      part = std::move(*read);
    } else if (name == "content-type") {
      if (has_control(value) || !valid_utf8(value)) return fail("form.bad_part");
      type = value;
    } else if (name == "content-transfer-encoding") {
      const std::string how = lower(value);
      if (how != "binary" && how != "8bit" && how != "7bit") return fail("form.bad_part");
    }
  }
  if (!part) return fail("form.bad_part");
  part->content_type = std::move(type);
  return *std::move(part);
}

Result<void> take_in(Form& form, Part part, std::string_view content, const FormLimits& limits) {
  if (!part.filename) return add_field(form, std::move(part.name), std::string(content), limits);
  if (part.filename->empty() && content.empty()) return {};  // a file field left empty
  if (form.files.size() >= limits.files) return fail("form.too_many_files", {{"most", std::to_string(limits.files)}});
  if (part.name.size() > limits.name_bytes)
    return fail("form.name_too_long", {{"most", std::to_string(limits.name_bytes)}});
  if (part.filename->size() > limits.filename_bytes)
    return fail("form.name_too_long", {{"most", std::to_string(limits.filename_bytes)}});
  form.files.push_back(
      {std::move(part.name), *std::move(part.filename), std::move(part.content_type), std::string(content)});
  return {};
}

}  // namespace

Result<Form> parse_multipart(std::string_view content_type, std::string_view body, const FormLimits& limits) {
  if (!same_ignoring_case(trim(content_type.substr(0, content_type.find(';'))), "multipart/form-data"))
    return fail("form.not_a_form");
  const auto parameters = parameters_of(content_type);
  const std::string* boundary = parameters ? find(*parameters, "boundary") : nullptr;
  if (!boundary || boundary->empty() || boundary->size() > 70 || boundary->ends_with(' ') ||
      !std::all_of(boundary->begin(), boundary->end(), boundary_letter))
    return fail("form.bad_boundary");

  const std::string delimiter = "\r\n--" + *boundary;
  const std::string_view opening = std::string_view(delimiter).substr(2);
  if (!body.starts_with(opening)) return fail(body.empty() ? "form.unfinished" : "form.bad_boundary");
  std::string_view rest = body.substr(opening.size());

  Form form;
  for (std::size_t left_out = 0;;) {
    if (rest.starts_with("--")) return form;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (rest.size() < 2) return fail("form.unfinished");
    if (!rest.starts_with("\r\n")) return fail("form.bad_boundary");
    const std::size_t header_end = rest.substr(0, limits.part_header_bytes + 4).find("\r\n\r\n");
    if (header_end == rest.npos)
      return fail(rest.size() > limits.part_header_bytes ? "form.bad_part" : "form.unfinished");
    Result<Part> part = read_part_headers(header_end == 0 ? "" : rest.substr(2, header_end - 2));
    if (!part) return tl::make_unexpected(part.error());
    rest.remove_prefix(header_end + 4);
    const std::size_t end = rest.find(delimiter);
    if (end == rest.npos) return fail("form.unfinished");
    const std::size_t before = form.fields.size() + form.files.size();
    if (auto taken = take_in(form, *std::move(part), rest.substr(0, end), limits); !taken)
      return tl::make_unexpected(taken.error());
    if (form.fields.size() + form.files.size() == before && ++left_out > limits.fields)
      return fail("form.too_many_fields", {{"most", std::to_string(limits.fields)}});
    rest.remove_prefix(end + delimiter.size());
  }
}

}  // namespace adep::http
