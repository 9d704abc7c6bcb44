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
    read(400 * MiB, 500us); // 66 MB/s over 50 ms: 3 MB are under way.
    EXPECT_EQ(window.size(), 8 * MiB);
    const std::size_t settled = window.size();
    read(400 * MiB, 500us);
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
    window.heldUp(now);
    now += 40ms;
    window.caughtUp(now);
    read(ReceiveWindow::first, 0us);
    EXPECT_EQ(window.size(), ReceiveWindow::first);
    read(ReceiveWindow::first, 0us);
    EXPECT_GT(window.size(), ReceiveWindow::first);
}

TEST_F(AReceiveWindow, DoesNotGrowForAReaderThatIsNeverReady)
{
    for (int packet = 0; packet < 10000; ++packet) {
        window.heldUp(now);
        now += 1ms; // 32 MB/s: 1.6 MB in a round trip.
        window.caughtUp(now);
        read(32768, 0us);
    }
    EXPECT_EQ(window.size(), ReceiveWindow::first);
}

TEST_F(AReceiveWindow, GrowsForAReaderThatNeedsAMomentForEachBurst)
{
    for (int burst = 0; burst < 10; ++burst) { // A window each round trip, as fast as the reader can.
        const std::size_t size = window.size();
        for (std::size_t done = 0; done < size; done += 262144) {
            read(262144, 0us);
            window.heldUp(now);
            window.heldUp(now); // Whatever it takes of that, it is one wait.
            now += 100us;
            window.caughtUp(now);
        }
        now += 50ms;
    }
    EXPECT_EQ(window.size(), ReceiveWindow::most);
}

TEST_F(AReceiveWindow, TakesNoMoreThanTheBudgetHasAndGivesItBack)
{
    {
        std::vector<std::unique_ptr<ReceiveWindow>> many;
        for (int i = 0; i < 30; ++i) {
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
