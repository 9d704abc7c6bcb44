// SPDX-License-Identifier: MIT
#include "core/system/SharedReading.h"

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

TEST(SharedReading, IsReadAnewForEachQuestion)
{
    int readings = 0;
    SharedReading<int> shared{[&] { return ++readings; }};
    EXPECT_EQ(*shared.read(), 1);
    EXPECT_EQ(*shared.read(), 2);
}

TEST(SharedReading, GivesAllWhoWaitOneReadingThatBeganAfterTheyAsked)
{
    constexpr int askers = 40;
    std::atomic<int> readings = 0;
    std::latch began{1};
    std::latch mayEnd{1};
    SharedReading<int> shared{[&] {
        const int number = ++readings;
        if (number == 1) {
            began.count_down();
            mayEnd.wait();
        }
        return number;
    }};
    std::atomic<int> asking = 0;
    std::atomic<int> tooOld = 0;
    {
        std::jthread first{[&] { EXPECT_EQ(*shared.read(), 1); }};
        began.wait();
        std::vector<std::jthread> others;
        for (int each = 0; each < askers; ++each)
            others.emplace_back([&] {
                ++asking;
                if (*shared.read() < 2)
                    ++tooOld;
            });
        while (asking < askers)
            std::this_thread::yield();
        mayEnd.count_down();
    }
    EXPECT_EQ(tooOld, 0) << "A reading that was under way is older than the question.";
    // A thread may have been held up between its word and its question.
    EXPECT_LT(readings, askers / 2);
}

TEST(SharedReading, GoesOnAfterAReaderThatFailed)
{
    int readings = 0;
    SharedReading<int> shared{[&] {
        if (++readings == 1)
            throw std::runtime_error("no memory");
        return readings;
    }};
    EXPECT_THROW((void)shared.read(), std::runtime_error);
    EXPECT_EQ(*shared.read(), 2);
}

} // namespace
} // namespace underpass::test
