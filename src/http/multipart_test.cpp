// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "http/form.h"

namespace adep::http {
namespace {

const std::string type = "multipart/form-data; boundary=XyZ";

std::string fault(const Result<Form>& form) { return form ? "none" : form.error().key; }

std::string part(std::string_view disposition, std::string_view content, std::string_view boundary = "XyZ") {
  return "--" + std::string(boundary) + "\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n\r\n" +
         std::string(content) + "\r\n";
}

Result<Form> one(std::string_view disposition, std::string_view content = "v") {
  return parse_multipart(type, part(disposition, content) + "--XyZ--\r\n");
}

std::string filename(std::string_view disposition) {
  auto form = one("name=\"f\"; " + std::string(disposition));
  return form && form->files.size() == 1 ? form->files[0].filename : fault(form);
}

TEST(Multipart, FieldsAndFiles) {
  const std::string bytes("\0\r\n--Xy\r\n", 9);
  const std::string body =
      "--XyZ\r\ncontent-disposition: form-data; name=\"q\"\r\n\r\nторт\r\n"
      "--XyZ \t\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"бұйрық.pdf\"\r\n"
      "Content-Type: application/pdf\r\n\r\n" +
      bytes + "\r\n--XyZ\r\nContent-Disposition: form-data; name=q\r\n\r\n\r\n--XyZ--\r\nan epilogue";
  auto form = parse_multipart(type, body);
  ASSERT_TRUE(form) << form.error().key;
  EXPECT_EQ(form->fields, (Pairs{{"q", "торт"}, {"q", ""}}));
  ASSERT_EQ(form->files.size(), 1u);
  EXPECT_EQ(form->files[0].name, "paper");
  EXPECT_EQ(form->files[0].filename, "бұйрық.pdf");
  EXPECT_EQ(form->files[0].content_type, "application/pdf");
  EXPECT_EQ(form->files[0].bytes, bytes);
}

TEST(Multipart, NoPartsAndEmptyFileFields) {
  EXPECT_TRUE(parse_multipart(type, "--XyZ--")->fields.empty());
  auto form = one("name=\"paper\"; filename=\"\"", "");
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->files.empty());
  EXPECT_TRUE(form->fields.empty());
}

TEST(Multipart, QuotesWithinNames) {
  EXPECT_EQ(filename(R"(filename="a \"b\" c.txt")"), "a \"b\" c.txt");
  EXPECT_EQ(filename(R"(filename="a %22b%22 c.txt")"), "a \"b\" c.txt");
  EXPECT_EQ(filename(R"(filename="a;b=c.txt")"), "a;b=c.txt");
  EXPECT_EQ(filename(R"(filename="C:\papers\order.pdf")"), "order.pdf");
  EXPECT_EQ(filename(R"(filename="../../etc/passwd")"), "passwd");
  EXPECT_EQ(filename("filename=plain.txt"), "plain.txt");
  EXPECT_EQ(filename(R"(filename="a)"), "form.bad_part");
  EXPECT_EQ(filename(R"(filename="a"b)"), "form.bad_part");
  EXPECT_EQ(filename("filename=\"a\tb\""), "form.bad_part");
  EXPECT_EQ(filename("filename=\"\xff\""), "form.not_utf8");
  EXPECT_EQ(filename(R"(filename="a"; filename="b")"), "form.bad_part");
}

TEST(Multipart, BoundariesAreChecked) {
  const std::string body = part("name=\"a\"", "1") + "--XyZ--";
  EXPECT_EQ(fault(parse_multipart("multipart/form-data", body)), "form.bad_boundary");
  EXPECT_EQ(fault(parse_multipart("multipart/form-data; boundary=", body)), "form.bad_boundary");
  EXPECT_EQ(fault(parse_multipart("multipart/form-data; boundary=other", body)), "form.bad_boundary");
  EXPECT_EQ(fault(parse_multipart("multipart/form-data; boundary=\"X<Z\"", body)), "form.bad_boundary");
  EXPECT_EQ(fault(parse_multipart("multipart/form-data; boundary=" + std::string(71, 'b'), body)), "form.bad_boundary");
  EXPECT_EQ(fault(parse_multipart("multipart/mixed; boundary=XyZ", body)), "form.not_a_form");
  EXPECT_EQ(fault(parse_multipart("Multipart/Form-Data; charset=utf-8; boundary=\"XyZ\"", body)), "none");
}

TEST(Multipart, EveryPrefixIsUnfinishedOrRefused) {
  const std::string body = part("name=\"a\"", "1") + part("name=\"f\"; filename=\"x\"", "22") + "--XyZ--";
  for (std::size_t n = 0; n < body.size(); ++n) EXPECT_NE(fault(parse_multipart(type, body.substr(0, n))), "none") << n;
  EXPECT_EQ(fault(parse_multipart(type, body.substr(0, body.size() - 12))), "form.unfinished");
  EXPECT_EQ(fault(parse_multipart(type, body)), "none");
}

TEST(Multipart, FaultyParts) {
  EXPECT_EQ(fault(one("filename=\"x\"")), "form.bad_part");
  EXPECT_EQ(fault(parse_multipart(type, "--XyZ\r\n\r\nv\r\n--XyZ--")), "form.bad_part");
  EXPECT_EQ(fault(parse_multipart(type, "--XyZ\r\nno colon\r\n\r\nv\r\n--XyZ--")), "form.bad_part");
  EXPECT_EQ(fault(parse_multipart(type, "--XyZ\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nv\r\n--XyZ--")),
            "form.bad_part");
  EXPECT_EQ(fault(parse_multipart(type,
                                  "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n"
                                  "Content-Transfer-Encoding: base64\r\n\r\nv\r\n--XyZ--")),
            "form.bad_part");
  EXPECT_EQ(fault(one("name=\"a\"", std::string_view("\0", 1))), "form.has_nul");
  EXPECT_EQ(fault(one("name=\"a\"", "\xc3")), "form.not_utf8");
}

TEST(Multipart, Limits) {
  std::string fields, files;
  for (int i = 0; i < 200; ++i) fields += part("name=\"a\"", "1");
  for (int i = 0; i < 10; ++i) files += part("name=\"f\"; filename=\"x\"", "1");
  EXPECT_EQ(fault(parse_multipart(type, fields + files + "--XyZ--")), "none");
  EXPECT_EQ(fault(parse_multipart(type, fields + part("name=\"a\"", "1") + "--XyZ--")), "form.too_many_fields");
  EXPECT_EQ(fault(parse_multipart(type, files + part("name=\"f\"; filename=\"x\"", "1") + "--XyZ--")),
            "form.too_many_files");
  std::string empty_files;
  for (int i = 0; i < 201; ++i) empty_files += part("name=\"f\"; filename=\"\"", "");
  EXPECT_EQ(fault(parse_multipart(type, empty_files + "--XyZ--")), "form.too_many_fields");
  EXPECT_EQ(fault(one("name=\"" + std::string(101, 'n') + "\"")), "form.name_too_long");
  EXPECT_EQ(fault(one("name=\"f\"; filename=\"" + std::string(256, 'n') + "\"")), "form.name_too_long");
  EXPECT_EQ(fault(one("name=\"a\"", std::string((64 << 10) + 1, 'v'))), "form.field_too_long");
  EXPECT_EQ(fault(one("name=\"f\"; filename=\"x\"", std::string(1 << 20, 'v'))), "none");
  EXPECT_EQ(fault(one("name=\"a\"; x=\"" + std::string(5000, 'x') + "\"")), "form.bad_part");
}

RC_GTEST_PROP(Multipart, ComesBackAsSent, ()) {
  const auto boundary_letters = rc::gen::elementOf(std::string("0123456789abcXYZ'()+_,-./:=?"));
  const std::string boundary = "B" + (*rc::gen::container<std::string>(boundary_letters)).substr(0, 60);
  const auto bytes = rc::gen::container<std::string>(
      rc::gen::weightedOneOf<char>({{3, rc::gen::arbitrary<char>()}, {1, rc::gen::element('\r', '\n', '-', 'B')}}));
  const auto sent = *rc::gen::container<std::vector<std::string>>(bytes);
  std::string body;
  std::vector<std::string> expected;
  for (const auto& content : sent) {
    if (expected.size() == 10 || ("\r\n" + content + "\r\n").find("\r\n--" + boundary) != std::string::npos) continue;
    body += part("name=\"f\"; filename=\"x\"", content, boundary);
    expected.push_back(content);
  }
  const auto form =
      parse_multipart("multipart/form-data; boundary=\"" + boundary + "\"", body + "--" + boundary + "--");
  RC_ASSERT(bool(form));
  RC_ASSERT(form->files.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) RC_ASSERT(form->files[i].bytes == expected[i]);
}

}  // namespace
}  // namespace adep::http
