// SPDX-License-Identifier: MIT
#include "core/ssh/ReceiveWindow.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t MiB = std::size_t{1} << 20U;

class AReceiveWindow : public testing::Test
{
protected:
    // A steady flow of one packet per step, until so many bytes were read.
    void read(std::size_t bytes, Clock::duration step)
    {
        for (std::size_t done = 0; done < bytes; done += 32768) {
            now += step;
            (void)window.consumed(32768, now, 50ms);
        }
    }

    std::shared_ptr<WindowBudget> budget = std::make_shared<WindowBudget>();
    ReceiveWindow window{budget};
    TimePoint now = Clock::now();
};

TEST_F(AReceiveWindow, GrowsWhileItBoundsTheThroughputAndNoFurther)
{
    read(400 * MiB, 100us); // 328 MB/s over 50 ms: 16 MB are under way.
    EXPECT_GE(window.size(), 16 * MiB);
    EXPECT_LE(window.size(), 64 * MiB);
    const std::size_t settled = window.size();
    read(400 * MiB, 100us);
    EXPECT_EQ(window.size(), settled);
}

TEST_F(AReceiveWindow, StaysSmallForASlowFlow)
{
    read(400 * MiB, 2ms); // 16 MB/s: 0.8 MB are under way.
    EXPECT_EQ(window.size(), ReceiveWindow::first);
}

TEST_F(AReceiveWindow, NeverGrowsBeyondItsLimit)
{
    read(1000 * MiB, 1us);
    EXPECT_EQ(window.size(), ReceiveWindow::most);
}

TEST_F(AReceiveWindow, DoesNotGrowOnWhatGatheredWhileNobodyRead)
{
    window.heldUp();
    read(ReceiveWindow::first, 0us);
    EXPECT_EQ(window.size(), ReceiveWindow::first);
    read(ReceiveWindow::first, 0us);
    EXPECT_GT(window.size(), ReceiveWindow::first);
}

TEST_F(AReceiveWindow, TakesNoMoreThanTheBudgetHasAndGivesItBack)
{
    {
        std::vector<std::unique_ptr<ReceiveWindow>> many;
        for (int i = 0; i < 10; ++i) {
            many.push_back(std::make_unique<ReceiveWindow>(budget));
            for (int packet = 0; packet < 20000; ++packet)
                (void)many.back()->consumed(32768, now, 50ms);
        }
        EXPECT_EQ(many.front()->size(), ReceiveWindow::most);
        EXPECT_LT(many.back()->size(), ReceiveWindow::most);
        std::size_t grown = 0;
        for (const auto& each : many)
            grown += each->size() - ReceiveWindow::first;
        EXPECT_LE(grown, WindowBudget::size);
        EXPECT_EQ(budget->left(), WindowBudget::size - grown);
    }
    EXPECT_EQ(budget->left(), WindowBudget::size);
}

} // namespace
} // namespace underpass::test
