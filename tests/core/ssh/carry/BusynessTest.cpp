// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Busyness.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace std::chrono_literals;

constexpr TimePoint start{1000s};
constexpr std::size_t half = Busyness::manyBytes / 2;

TEST(Busyness, BeginsWithManyBytesInOneSecondAndIsToldOnce)
{
    Busyness busyness;
    EXPECT_FALSE(busyness.moved(half, start));
    EXPECT_FALSE(busyness.isBusy(start));
    EXPECT_TRUE(busyness.moved(half, start + 900ms));
    EXPECT_TRUE(busyness.isBusy(start + 900ms));
    EXPECT_FALSE(busyness.moved(half, start + 950ms)) << "It was busy already.";
}

TEST(Busyness, CountsEachSecondAnew)
{
    Busyness busyness;
    for (int second = 0; second < 10; ++second)
        EXPECT_FALSE(busyness.moved(half, start + second * 1001ms));
}

TEST(Busyness, LastsAWhileAndCanBeginAgain)
{
    Busyness busyness;
    EXPECT_TRUE(busyness.moved(2 * half, start));
    EXPECT_TRUE(busyness.isBusy(start + 1999ms));
    EXPECT_FALSE(busyness.isBusy(start + 2000ms));
    EXPECT_TRUE(busyness.moved(2 * half, start + 2000ms));
}

} // namespace
} // namespace underpass
