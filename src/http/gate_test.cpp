// SPDX-License-Identifier: AGPL-3.0-or-later
// The small parts that count: who is inside, what waits, who is slow.
#include "http/gate.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "http/pace.h"
#include "http/workers.h"

namespace adep::http {
namespace {

using namespace std::chrono_literals;

TEST(Gate, CountsByKeyAndInAll) {
  Gate gate(3, 2);
  auto [a1, first] = gate.enter("a");
  auto [a2, second] = gate.enter("a");
  EXPECT_EQ(second, Gate::Answer::inside);
  EXPECT_EQ(gate.enter("a").second, Gate::Answer::too_many_of_key);
  auto [b1, third] = gate.enter("b");
  EXPECT_EQ(third, Gate::Answer::inside);
  EXPECT_EQ(gate.enter("c").second, Gate::Answer::full);
  EXPECT_EQ(gate.inside(), 3u);
  a1 = Gate::Pass();
  EXPECT_EQ(gate.inside(), 2u);
  EXPECT_EQ(gate.enter("a").second, Gate::Answer::inside);
  EXPECT_EQ(gate.inside(), 2u);
}

TEST(Gate, IsCrowdedFromMoreThanHalfOn) {
  Gate gate(100, 4);
  EXPECT_FALSE(Gate::Pass().crowded());
  auto [a1, ignored1] = gate.enter("a");
  auto [a2, ignored2] = gate.enter("a");
  EXPECT_FALSE(a1.crowded());
  auto [a3, ignored3] = gate.enter("a");
  auto [b, ignored4] = gate.enter("b");
  EXPECT_TRUE(a1.crowded());
  EXPECT_FALSE(b.crowded());
}

TEST(Workers, QueueIsBounded) {
  Workers workers(1, 2);
  std::promise<void> go, begun;
  std::atomic<int> done = 0;
  ASSERT_TRUE(workers.submit([&, wait = go.get_future().share()] {
    begun.set_value();
    wait.wait();
    ++done;
  }));
  begun.get_future().wait();
  EXPECT_TRUE(workers.submit([&] { ++done; }));
  EXPECT_TRUE(workers.submit([&] { ++done; }));
  EXPECT_FALSE(workers.submit([&] { ++done; }));
  go.set_value();
  workers.finish();
  EXPECT_EQ(done, 3);
  EXPECT_FALSE(workers.submit([] {}));
}

TEST(Pace, SlowOnlyAfterGraceAndAWholeWindow) {
  const Pace::Clock::time_point start{};
  Pace pace(20s, 10s, 1024, start);
  EXPECT_FALSE(pace.too_slow(1, start + 19s));
  EXPECT_FALSE(pace.too_slow(5000, start + 25s));
  EXPECT_FALSE(pace.too_slow(5240, start + 30s));  // exactly 1 KiB a second
  EXPECT_FALSE(pace.too_slow(1, start + 35s));
  EXPECT_TRUE(pace.too_slow(10000, start + 40s));
}

}  // namespace
}  // namespace adep::http
