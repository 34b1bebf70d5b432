// SPDX-License-Identifier: AGPL-3.0-or-later
// The questions of this folder, asked of packs/kz: how often the right item comes first, and how often the desk admits
// that the guide does not tell. With ADEP_MISSES set, what went wrong is named, of the files that one may look at.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "tests/ask/questions.h"

namespace adep::ask {
namespace {

namespace fs = std::filesystem;

class Asked : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Faults faults;
    pack_ = pack::read(*read_folder("packs/kz", ".yaml"), faults);
    ASSERT_TRUE(pack_);
    stems_ = std::make_unique<language::Stems>();
    auto desk = guide::Desk::open(*pack_, *stems_, {});
    ASSERT_TRUE(desk);
    desk_ = *desk;
  }
  static void TearDownTestSuite() {
    desk_.reset();
    stems_.reset();
    pack_.reset();
  }

  static std::string told(const guide::Reply& reply) {
    std::string out = fmt::format("{:.2f}/{:.2f}", reply.certainty.about_the_guide, reply.certainty.settled);
    for (const guide::Answer& a : reply.answers) out += " " + a.item->id;
    return out;
  }

  static void ask(const fs::path& file, Lang lang, bool may_look) {
    const bool misses = may_look && std::getenv("ADEP_MISSES");
    for (const Style& style : read_questions(file)) {
      Totals totals;
      for (const Question& q : style.questions) {
        for (const auto* ids : {&q.right, &q.near})
          for (const std::string& id : *ids) EXPECT_TRUE(pack_->item(id)) << file << ":" << q.line << " " << id;
        const guide::Reply reply = desk_->ask(q.text, lang, 5);
        const Outcome o = judged(q, reply);
        totals.add(q, o);
        const bool wrong = q.right.empty() ? o.answered : !o.first || !o.answered;
        if (misses && wrong)
          fmt::print("  {}:{}: {} → {}\n      {}{}\n", file.string(), q.line, q.text,
                     q.right.empty() ? "none" : fmt::format("{}", fmt::join(q.right, " ")), told(reply),
                     o.answered ? "" : " refused");
        const bool must = style.name == "must";
        EXPECT_TRUE(!must || (o.first && o.answered)) << q.text << ": " << told(reply);
      }
      fmt::print("{} {:8} {}\n", code(lang), style.name, totals.line());
      const double settled = std::max(totals.settled, 1), open = std::max(totals.asked - totals.settled, 1);
      EXPECT_GE(100 * totals.first / settled, totals.settled ? style.first : 0) << file << " [" << style.name << "]";
      EXPECT_GE(100 * totals.three / settled, totals.settled ? style.three : 0) << file << " [" << style.name << "]";
      EXPECT_GE(100 * totals.refused / open, totals.asked > totals.settled ? style.refused : 0)
          << file << " [" << style.name << "]";
      all_[style.name] += totals;
    }
  }

  static void ask_folder(const fs::path& folder, bool may_look) {
    all_.clear();
    for (const Lang lang : all_langs) ask(folder / (std::string(code(lang)) + ".txt"), lang, may_look);
    for (const auto& [style, totals] : all_) fmt::print("all {:7} {}\n", style, totals.line());
  }

  static inline std::optional<pack::Pack> pack_;
  static inline std::unique_ptr<language::Stems> stems_;
  static inline std::shared_ptr<const guide::Desk> desk_;
  static inline std::map<std::string, Totals> all_;
};

TEST_F(Asked, FindsWhatItFoundWhenTheFloorsWereMeasured) { ask_folder("tests/ask", true); }

// Nobody looks at these one by one, so that they stay unseen.
TEST_F(Asked, FindsWhatNobodyTunedItFor) { ask_folder("tests/ask/held_out", false); }
TEST_F(Asked, FindsWhatWasWrittenLater) { ask_folder("tests/ask/later", false); }
TEST_F(Asked, FindsWhatAFourthHandWrote) { ask_folder("tests/ask/fourth", true); }
TEST_F(Asked, FindsWhatAFifthHandWrote) { ask_folder("tests/ask/fifth", false); }

}  // namespace
}  // namespace adep::ask
