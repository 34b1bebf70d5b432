// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/form.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace adep::http {
namespace {

std::string fault(const Result<Form>& form) { return form ? "none" : form.error().key; }

// Letters of one to four bytes, and those that the encodings use themselves.
rc::Gen<std::string> any_text() {
  const auto letter = rc::gen::element<std::string>("a", "Z", "0", " ", "+", "&", "=", "%", ";", "\"", "\\", "\r", "\n",
                                                    "-", "қ", "Ә", "\xC2\xA0", "€", "🎂");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(letter), [](const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += part;
    return out;
  });
}

TEST(Urlencoded, FieldsInOrder) {
  auto form = parse_urlencoded("giver=%D2%9B%D0%B0&role=a&role=b+c&&empty=&bare");
  ASSERT_TRUE(form) << form.error().key;
  EXPECT_EQ(form->value("giver"), "қа");
  EXPECT_EQ(form->values("role"), (std::vector<std::string_view>{"a", "b c"}));
  EXPECT_TRUE(form->has("empty"));
  EXPECT_TRUE(form->has("bare"));
  EXPECT_FALSE(form->has("other"));
  EXPECT_EQ(form->fields.size(), 5u);
  EXPECT_TRUE(parse_urlencoded("")->fields.empty());
}

TEST(Urlencoded, FaultsAreNamed) {
  EXPECT_EQ(fault(parse_urlencoded("a=%")), "form.bad_escape");
  EXPECT_EQ(fault(parse_urlencoded("a=%g0")), "form.bad_escape");
  EXPECT_EQ(fault(parse_urlencoded("%1=a")), "form.bad_escape");
  EXPECT_EQ(fault(parse_urlencoded("a=%00")), "form.has_nul");
  EXPECT_EQ(fault(parse_urlencoded(std::string_view("a=\0", 3))), "form.has_nul");
  EXPECT_EQ(fault(parse_urlencoded("a=%c0%af")), "form.not_utf8");
  EXPECT_EQ(fault(parse_urlencoded("%ff=a")), "form.not_utf8");
}

TEST(Urlencoded, Limits) {
  std::string many;
  for (int i = 0; i < 200; ++i) many += "a=1&";
  EXPECT_EQ(fault(parse_urlencoded(many)), "none");
  EXPECT_EQ(fault(parse_urlencoded(many + "a=1")), "form.too_many_fields");
  EXPECT_EQ(fault(parse_urlencoded(std::string(100, 'n') + "=1")), "none");
  EXPECT_EQ(fault(parse_urlencoded(std::string(101, 'n') + "=1")), "form.name_too_long");
  EXPECT_EQ(fault(parse_urlencoded("text=" + std::string(64 << 10, 'v'))), "none");
  auto long_one = parse_urlencoded("text=" + std::string((64 << 10) + 1, 'v'));
  EXPECT_EQ(fault(long_one), "form.field_too_long");
  EXPECT_EQ(long_one.error().words.at("name"), "text");
}

RC_GTEST_PROP(Urlencoded, ComesBackAsSent, ()) {
  const auto fields = *rc::gen::container<Pairs>(rc::gen::pair(any_text(), any_text()));
  Pairs fitting;
  for (const auto& [name, value] : fields)
    if (name.size() <= 100 && fitting.size() < 200) fitting.emplace_back(name, value);
  const auto form = parse_urlencoded(urlencode(fitting));
  RC_ASSERT(bool(form));
  RC_ASSERT(form->fields == fitting);
}

TEST(FormOf, GoesByTheContentType) {
  Request request;
  EXPECT_EQ(fault(form_of(request)), "none");
  request.body = "a=1";
  EXPECT_EQ(fault(form_of(request)), "form.not_a_form");
  request.headers = {{"content-type", "Application/X-WWW-Form-Urlencoded; charset=utf-8"}};
  EXPECT_EQ(form_of(request)->value("a"), "1");
  request.headers = {{"content-type", "application/json"}};
  EXPECT_EQ(status_of(form_of(request).error()), 415);
  EXPECT_EQ(status_of({"form.field_too_long", {}}), 413);
  EXPECT_EQ(status_of({"form.too_many_files", {}}), 413);
  EXPECT_EQ(status_of({"form.unfinished", {}}), 400);
}

}  // namespace
}  // namespace adep::http
