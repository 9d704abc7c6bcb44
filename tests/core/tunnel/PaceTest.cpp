// SPDX-License-Identifier: MIT
#include "core/tunnel/Pace.h"

#include "tests/support/Loop.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using std::chrono::milliseconds;

class PaceTest : public testing::Test
{
protected:
    asio::io_context loop;
    int told = 0;
};

TEST_F(PaceTest, TellsTheFirstAtOnceAndTheNextOnesTogetherAfterThePause)
{
    Pace pace{loop.get_executor(), milliseconds{20}, [this] { ++told; }};
    pace.happened();
    EXPECT_EQ(told, 1);
    for (int i = 0; i < 100; ++i)
        pace.happened();
    EXPECT_EQ(told, 1) << "Not before the pause is over.";
    ASSERT_TRUE(runUntil(loop, [this] { return told == 2; })) << "What happened meanwhile is not lost.";
    loop.restart();
    loop.run(); // Until nothing is to be told any more.
    EXPECT_EQ(told, 2) << "Nothing has happened since.";
    pace.happened();
    EXPECT_EQ(told, 3);
}

TEST_F(PaceTest, TellsNothingOnceItIsGone)
{
    {
        Pace pace{loop.get_executor(), milliseconds{1}, [this] { ++told; }};
        pace.happened();
        pace.happened();
    }
    loop.run();
    EXPECT_EQ(told, 1);
}

} // namespace
} // namespace underpass::test
