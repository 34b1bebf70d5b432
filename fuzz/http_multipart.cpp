// SPDX-License-Identifier: AGPL-3.0-or-later
// The first line is the content type, the rest the body; a content type without one gets a fixed boundary.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "http/form.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace adep::http;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  const bool own_type = input.starts_with("multipart/") && line != input.npos;
  const std::string_view type = own_type ? input.substr(0, line) : "multipart/form-data; boundary=b";
  const FormLimits limits;
  const auto form = parse_multipart(type, own_type ? input.substr(line + 1) : input, limits);
  if (!form) return 0;
  if (form->fields.size() > limits.fields || form->files.size() > limits.files) std::abort();
  for (const auto& [name, value] : form->fields)
    if (name.size() > limits.name_bytes || !adep::valid_utf8(name) || !adep::valid_utf8(value)) std::abort();
  for (const auto& file : form->files)
    if (!adep::valid_utf8(file.filename) || file.filename.find_first_of("/\\") != std::string::npos) std::abort();
  return 0;
}
