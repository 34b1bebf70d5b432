// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/templates.h"

#include <gmock/gmock.h>

#include <stdexcept>
#include <thread>

namespace adep::html {
namespace {

using testing::ElementsAre;

Messages messages() {
  Faults faults;
  Messages m = Messages::read({{"kk/p.yaml", "web: {hello: Сәлем, about: \"{name} туралы\"}\n"},
                               {"ru/p.yaml", "web: {hello: Привет, about: \"О {name}\"}\n"},
                               {"en/p.yaml", "web: {hello: Hello, about: \"About {name}\"}\n"}},
                              faults);
  EXPECT_TRUE(faults.empty());
  return m;
}

std::string rendered(const std::string& source, const Value& view) {
  return Templates({{"x.mustache", source}}, messages(), "web.").render("x", Lang::kk, view);
}

TEST(Templates, EscapesTextAndAttributes) {
  EXPECT_EQ(rendered("<a title=\"{{v}}\">{{v}}</a>", Value::Map{{"v", "<b> & \"'"}}),
            "<a title=\"&lt;b&gt; &amp; &quot;&#39;\">&lt;b&gt; &amp; &quot;&#39;</a>");
}

TEST(Templates, AnEmptyTextIsFalse) {
  EXPECT_EQ(rendered("{{#v}}yes{{/v}}{{^v}}no{{/v}}", Value::Map{{"v", ""}}), "no");
  EXPECT_EQ(rendered("{{#v}}yes {{.}}{{/v}}", Value::Map{{"v", "it is"}}), "yes it is");
}

TEST(Templates, AnItemNeverBorrowsFromFurtherOut) {
  const Value view = Value::Map{
      {"hint", "outer"}, {"page", Value::Map{{"lang", "kk"}}}, {"items", Value::List{Value::Map{{"a", "1"}}}}};
  EXPECT_EQ(rendered("{{#items}}{{a}}{{hint}}{{page.lang}}{{/items}}", view), "1kk");
}

TEST(Templates, NamesThatTheViewLacksAreTold) {
  const Templates t({{"x.mustache", "{{a}}{{b}}{{#c}}{{d}}{{/c}}"}}, messages(), "web.");
  std::vector<std::string> missing;
  t.render("x", Lang::kk, Value::Map{{"a", "1"}, {"c", true}}, missing);
  EXPECT_THAT(missing, ElementsAre("b", "d"));
}

TEST(Templates, SentencesOfTheReadersLanguage) {
  const Templates t({{"x.mustache", "{{t.hello}}"}}, messages(), "web.");
  EXPECT_EQ(t.render("x", Lang::kk, Value::Map{}), "Сәлем");
  EXPECT_EQ(t.render("x", Lang::en, Value::Map{}), "Hello");
}

TEST(Templates, OneSetIntoAnother) {
  const Templates t({{"x.mustache", "[{{> part_y}}]"}, {"part_y.mustache", "{{v}}\n"}}, messages(), "web.");
  EXPECT_EQ(t.render("x", Lang::kk, Value::Map{{"v", "inner"}}), "[inner]");
}

TEST(Templates, RefusesWhatIsNotSound) {
  for (const std::string source : {"{{{v}}}", "{{&v}}", "<a href={{v}}>", "{{#v}}", "{{t.nothing}}", "{{t.about}}",
                                   "{{> no}}", "{{> x}}", "<p style=\"color:red\">", "<script>",
                                   "<script src=\"{{x}}\" defer>1</script>", "<script src=\"/x.js\" defer></script>"})
    EXPECT_THROW(Templates({{"x.mustache", source}}, messages(), "web."), std::invalid_argument) << source;
  EXPECT_NO_THROW(
      Templates({{"x.mustache", "<script src=\"{{x}}\" defer></script>"}}, messages(), "web."));  // a file of the house
  EXPECT_THROW(Templates({}, messages(), "web.").render("x", Lang::kk, Value::Map{}), std::out_of_range);
}

TEST(Templates, ManyThreadsAtOnce) {
  const Templates t({{"x.mustache", "{{#l}}{{.}},{{/l}}"}}, messages(), "web.");
  std::vector<std::thread> threads;
  for (int n = 0; n < 4; ++n)
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i)
        EXPECT_EQ(t.render("x", Lang::kk, Value::Map{{"l", Value::List{"a", "b"}}}), "a,b,");
    });
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace adep::html
