// SPDX-License-Identifier: MIT
#include "core/ssh/engine/TrimLater.h"

#include "tests/support/Loop.h"

#include <gtest/gtest.h>

#include <utility>

namespace underpass::test {
namespace {

using namespace std::chrono_literals;

class ATrim : public testing::Test
{
protected:
    void crowdEnds(std::size_t connections)
    {
        for (std::size_t i = 0; i < connections; ++i)
            trim.ended(false);
    }
    // Whether anything more is to happen by itself.
    bool isWaiting()
    {
        loop.restart();
        loop.poll();
        return !loop.stopped();
    }

    asio::io_context loop;
    int trims = 0;
    bool refuses = false;
    TrimLater trim{loop.get_executor(), 1ms, [this] {
                       ++trims;
                       return !std::exchange(refuses, false);
                   }};
};

TEST_F(ATrim, IsNotDoneForAFewThatReadWhatTheyGot)
{
    crowdEnds(TrimLater::crowd - 1);
    EXPECT_FALSE(isWaiting());
    trim.over();
    EXPECT_EQ(trims, 0);
}

TEST_F(ATrim, IsDoneOnceForACrowd)
{
    crowdEnds(2 * TrimLater::crowd - 1);
    EXPECT_EQ(trims, 0);
    ASSERT_TRUE(runUntil(loop, [&] { return trims > 0; }));
    EXPECT_FALSE(isWaiting());
    EXPECT_EQ(trims, 1);
}

TEST_F(ATrim, IsDoneAgainForTheNextCrowd)
{
    crowdEnds(TrimLater::crowd);
    ASSERT_TRUE(runUntil(loop, [&] { return trims == 1; }));
    crowdEnds(TrimLater::crowd - 1);
    EXPECT_FALSE(isWaiting());
    crowdEnds(1);
    ASSERT_TRUE(runUntil(loop, [&] { return trims == 2; }));
}

TEST_F(ATrim, IsNotPutOffByThoseThatEndMeanwhile)
{
    crowdEnds(TrimLater::crowd);
    EXPECT_TRUE(runUntil(loop, [&] {
        trim.ended(false);
        return trims > 0;
    }));
}

TEST_F(ATrim, IsDoneForOneWhoseProgramDidNotRead)
{
    trim.ended(true);
    ASSERT_TRUE(runUntil(loop, [&] { return trims > 0; }));
}

TEST_F(ATrim, IsTriedAgainWhereItWasTooEarly)
{
    refuses = true;
    trim.ended(true);
    ASSERT_TRUE(runUntil(loop, [&] { return trims > 1; }));
    EXPECT_FALSE(isWaiting());
}

TEST_F(ATrim, IsDoneAtOnceWhereTheSessionIsOver)
{
    crowdEnds(TrimLater::crowd);
    trim.over();
    EXPECT_EQ(trims, 1);
    EXPECT_FALSE(isWaiting());
}

TEST_F(ATrim, OfTheProcessIsRare)
{
    EXPECT_TRUE(trimMemoryRarely());
    EXPECT_FALSE(trimMemoryRarely());
}

} // namespace
} // namespace underpass::test
