// SPDX-License-Identifier: MIT
#include "core/ssh/engine/ReceiveWindow.h"

#include <gtest/gtest.h>

#include <list>

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
    read(400 * MiB, 500us); // 66 MB/s over 50 ms: 3.3 MB are under way.
    EXPECT_GE(window.size(), 6 * MiB);
    EXPECT_LT(window.size(), ReceiveWindow::most);
    const std::size_t settled = window.size();
    read(400 * MiB, 500us);
    EXPECT_EQ(window.size(), settled);
}

TEST_F(AReceiveWindow, StaysSmallForASlowFlow)
{
    const std::size_t first = window.size();
    read(40 * MiB, 60ms); // 0.5 MB/s: 27 KB are under way.
    EXPECT_EQ(window.size(), first);
}

TEST_F(AReceiveWindow, NeverGrowsBeyondItsLimit)
{
    read(1000 * MiB, 1us);
    EXPECT_EQ(window.size(), ReceiveWindow::most);
}

TEST_F(AReceiveWindow, HasRoomForAPageOnceSomethingWasAsked)
{
    EXPECT_LE(window.size(), 128u << 10U);
    EXPECT_TRUE(window.asked());
    EXPECT_GE(window.size(), 1'000'000u);
    const std::size_t once = window.size();
    EXPECT_FALSE(window.asked());
    EXPECT_EQ(window.size(), once);
}

TEST_F(AReceiveWindow, HasRoomForALargeAnswerThatNobodyAskedForAfterTwoRoundTrips)
{
    read(window.size() / 2, 0us);
    read(window.size() / 2, 0us);
    EXPECT_GE(window.size(), 2 * MiB);
}

TEST_F(AReceiveWindow, DoesNotGrowOnWhatGatheredWhileNobodyRead)
{
    const std::size_t first = window.size();
    window.heldUp(now);
    now += 40ms;
    window.caughtUp(now);
    read(first, 0us);
    EXPECT_EQ(window.size(), first);
    read(first, 0us);
    EXPECT_GT(window.size(), first);
}

TEST_F(AReceiveWindow, GrowsNoFurtherThanAReaderThatIsNeverReadyTakesInARoundTrip)
{
    for (int packet = 0; packet < 10000; ++packet) {
        window.heldUp(now);
        now += 1ms; // 32 MB/s: 1.6 MB in a round trip.
        window.caughtUp(now);
        read(32768, 0us);
    }
    EXPECT_LE(window.size(), 2 * MiB);
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

TEST_F(AReceiveWindow, KnowsWhetherMuchWasLeftUnread)
{
    EXPECT_FALSE(window.leftUnread());
    window.heldUp(now);
    EXPECT_TRUE(window.leftUnread());
    window.caughtUp(now + 1ms); // A moment: every fast transfer has some.
    EXPECT_FALSE(window.leftUnread());
    window.heldUp(now);
    window.caughtUp(now + 2s);
    EXPECT_TRUE(window.leftUnread());
}

// libssh2 tops the window up to the target and as much more as it is asked for.
TEST_F(AReceiveWindow, GrantsNoMoreThanItsSizeWithALargestRead)
{
    std::list<ReceiveWindow> crowd;
    for (int i = 0; i < 1000; ++i)
        crowd.emplace_back(budget);
    read(1000 * MiB, 1us);
    for (const ReceiveWindow* each : {&crowd.front(), &crowd.back(), &window}) {
        EXPECT_GT(each->mostInOneRead(), 0u);
        EXPECT_LE(each->target() + each->mostInOneRead(), each->size());
    }
}

class ACrowdOfWindows : public testing::Test
{
protected:
    // Their programs ask for something, take so much of it at once and nothing after it.
    void open(int count, std::size_t readByEach)
    {
        for (int i = 0; i < count; ++i) {
            windows.emplace_back(budget);
            (void)windows.back().asked();
            for (std::size_t done = 0; done < readByEach; done += 16384)
                (void)windows.back().consumed(16384, now, 50ms);
        }
    }
    std::size_t sum() const
    {
        std::size_t bytes = 0;
        for (const ReceiveWindow& each : windows)
            bytes += each.size();
        return bytes;
    }

    std::shared_ptr<WindowBudget> budget = std::make_shared<WindowBudget>();
    std::list<ReceiveWindow> windows;
    TimePoint now = Clock::now();
};

TEST_F(ACrowdOfWindows, IsBoundedWhereNobodyReadsMoreThanItsSystemTakes)
{
    open(50, MiB);
    EXPECT_LE(sum(), 50 * MiB);
    open(250, MiB);
    EXPECT_LE(sum(), 53 * MiB);
    EXPECT_EQ(budget->left(WindowBudget::Part::Readers), WindowBudget::forReaders);
}

TEST_F(ACrowdOfWindows, IsBoundedAlsoWhereAllHaveReadMuchFirst)
{
    open(300, 100 * MiB);
    EXPECT_LE(sum(), WindowBudget::forReaders + WindowBudget::forBeginners + 300 * WindowBudget::least);
}

TEST_F(ACrowdOfWindows, OfTheMostThatASessionCarriesHasTheLeastForEach)
{
    open(16384, MiB);
    EXPECT_LE(sum(), WindowBudget::forBeginners + 16384 * WindowBudget::least);
    EXPECT_GE(windows.back().size(), WindowBudget::least);
}

TEST_F(ACrowdOfWindows, DoesNotKeepAReaderBesideItFromGrowing)
{
    open(300, MiB);
    ReceiveWindow reader{budget};
    for (int packet = 0; packet < 10000; ++packet)
        (void)reader.consumed(16384, now, 50ms);
    EXPECT_EQ(reader.size(), ReceiveWindow::most);
}

TEST_F(ACrowdOfWindows, OfReadersLeavesSomethingForTheNextOne)
{
    open(8, 100 * MiB);
    EXPECT_GT(budget->left(WindowBudget::Part::Readers), MiB);
    open(1, 100 * MiB);
    EXPECT_GT(windows.back().size(), WindowBudget::mostForAnswer);
}

TEST_F(ACrowdOfWindows, IsGrantedNothingThatIsNotWorthAMessage)
{
    while (const std::size_t granted = budget->takeMore(WindowBudget::Part::Readers, MiB))
        ASSERT_GE(granted, MiB / 8);
}

TEST_F(ACrowdOfWindows, LeavesTheNextOneEnoughForAPage)
{
    open(20, 0);
    ReceiveWindow next{budget};
    EXPECT_TRUE(next.asked());
    EXPECT_GE(next.size(), 1'000'000u);
    open(30, 0);
    ReceiveWindow later{budget};
    EXPECT_TRUE(later.asked());
    EXPECT_GE(later.size(), 150'000u);
}

TEST_F(ACrowdOfWindows, ThatHasEndedLeavesNothingToWhoHasAskedBefore)
{
    open(100, 0);
    ReceiveWindow late{budget};
    (void)late.asked();
    const std::size_t size = late.size();
    windows.clear();
    EXPECT_FALSE(late.asked());
    EXPECT_EQ(late.size(), size);
}

TEST_F(ACrowdOfWindows, WhichHasAskedForNothingLeavesTheNextOneMore)
{
    std::list<ReceiveWindow> silent;
    for (int i = 0; i < 200; ++i)
        silent.emplace_back(budget);
    ReceiveWindow next{budget};
    EXPECT_TRUE(next.asked());
    EXPECT_GE(next.size(), 1'000'000u);
}

TEST_F(ACrowdOfWindows, GivesEverythingBackWhenItEnds)
{
    open(300, 0);
    open(300, MiB);
    open(30, 100 * MiB);
    const ReceiveWindow moved = std::move(windows.front());
    windows.clear();
    EXPECT_EQ(budget->left(WindowBudget::Part::Readers) + budget->left(WindowBudget::Part::Beginners)
            + moved.size(),
        WindowBudget::forReaders + WindowBudget::forBeginners);
}

} // namespace
} // namespace underpass::test
