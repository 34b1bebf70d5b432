// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/form.h"

#include "base/text.h"
#include "http/form_text.h"
#include "http/target.h"

namespace adep::http {

std::string_view Form::value(std::string_view name) const {
  const std::string* found = find(fields, name);
  return found ? std::string_view(*found) : std::string_view();
}

std::vector<std::string_view> Form::values(std::string_view name) const {
  std::vector<std::string_view> out;
  for (const auto& [key, value] : fields)
    if (key == name) out.push_back(value);
  return out;
}

Result<void> check_form_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return fail("form.has_nul");
  if (!valid_utf8(text)) return fail("form.not_utf8");
  return {};
}

Result<void> add_field(Form& form, std::string name, std::string value, const FormLimits& limits) {
  if (form.fields.size() >= limits.fields)
    return fail("form.too_many_fields", {{"most", std::to_string(limits.fields)}});
  if (name.size() > limits.name_bytes) return fail("form.name_too_long", {{"most", std::to_string(limits.name_bytes)}});
  if (auto fit = check_form_text(name); !fit) return fit;
  if (value.size() > limits.value_bytes)
    return fail("form.field_too_long", {{"name", name}, {"most", std::to_string(limits.value_bytes)}});
  if (auto fit = check_form_text(value); !fit) return fit;
  form.fields.emplace_back(std::move(name), std::move(value));
  return {};
}

Result<Form> parse_urlencoded(std::string_view body, const FormLimits& limits) {
  Form form;
  while (!body.empty()) {
    const std::size_t end = body.find('&');
    const std::string_view pair = body.substr(0, end);
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::string name, value;
    if (!percent_decode(pair.substr(0, equals), true, name)) return fail("form.bad_escape");
    if (equals != std::string_view::npos && !percent_decode(pair.substr(equals + 1), true, value))
      return fail("form.bad_escape");
    if (auto added = add_field(form, std::move(name), std::move(value), limits); !added)
      return tl::make_unexpected(added.error());
  }
  return form;
}

Result<Form> form_of(const Request& request, const FormLimits& limits) {
  const std::string_view sent = request.content_type();
  const std::string type = lower(trim(sent.substr(0, sent.find(';'))));
  if (type == "application/x-www-form-urlencoded") return parse_urlencoded(request.body, limits);
  if (type == "multipart/form-data") return parse_multipart(sent, request.body, limits);
  if (type.empty() && request.body.empty()) return Form{};
  return fail("form.not_a_form");
}

int status_of(const Error& form_error) {
  const std::string_view key = form_error.key;
  if (key == "form.not_a_form") return 415;
  if (key.starts_with("form.too_many_") || key.ends_with("_too_long")) return 413;
  return 400;
}

std::string percent_encode(std::string_view s) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(s.size());
  for (const char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain)
      out += c;
    else
      out.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  return out;
}

std::string urlencode(const Pairs& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    out.append(percent_encode(name)).append("=").append(percent_encode(value));
  }
  return out;
}

}  // namespace adep::http
