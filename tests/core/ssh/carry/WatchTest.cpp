// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Watch.h"

#include "tests/support/Loop.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

using namespace std::chrono_literals;

// A server that says nothing unless the test does; what is done about it, in words.
class WatchTest : public testing::Test
{
protected:
    void start(std::chrono::milliseconds keepalive)
    {
        watch = std::make_unique<Watch>(Watch::Setup{loop.get_executor(), keepalive, [this] { does("ask"); },
            [this] { return isAlive && isAlive(); }, [this](TimePoint) { does("silent"); },
            [this] { does("heard"); }, [this](const std::string& why) { does("given up: " + why); }});
        asio::co_spawn(loop, watch->run(), [this](const std::exception_ptr&) { over = true; });
    }
    ~WatchTest() override
    {
        watch->stop();
        EXPECT_TRUE(ends());
    }
    void does(const std::string& what)
    {
        done.push_back(what);
        if (then)
            then(what);
    }
    [[nodiscard]] bool ends()
    {
        return runUntil(loop, [this] { return over; });
    }
    // After every timer that is due by then.
    void passTime(std::chrono::milliseconds time)
    {
        bool isOver = false;
        const Deadline later{loop.get_executor(), time, [&] { isOver = true; }};
        EXPECT_TRUE(runUntil(loop, [&] { return isOver; }));
    }

    using Done = std::vector<std::string>;
    asio::io_context loop;
    Done done;
    std::function<void(const std::string&)> then;
    std::function<bool()> isAlive;
    std::unique_ptr<Watch> watch;
    bool over = false;
};

TEST_F(WatchTest, AsksReportsAsksAgainAndGivesUp)
{
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done, (Done{"ask", "silent", "ask", "given up: no answer to two questions"}));
}

TEST_F(WatchTest, BeginsAnewWithEverythingThatIsHeardAndReportsThatOnlyAfterSilence)
{
    int silences = 0;
    then = [&](const std::string& what) {
        const bool isFirst = what == "ask" && done.size() == 1;
        if (isFirst || (what == "silent" && ++silences == 1))
            watch->heard();
    };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done,
        (Done{"ask", "ask", "silent", "heard", "ask", "silent", "ask",
            "given up: no answer to two questions"}));
}

TEST_F(WatchTest, HoldsNobodySilentWhoIsAliveOtherwise)
{
    int times = 20;
    isAlive = [&] { return times-- > 0; };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(times, -4) << "Then it was looked for at each of the four steps.";
    EXPECT_EQ(done.size(), 4U);
}

TEST_F(WatchTest, GivesUpWhoDoesNotAnswerAProbe)
{
    start(1h);
    watch->probe(1ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done, (Done{"ask", "given up: no answer to a probe"}));
}

TEST_F(WatchTest, IsContentWithAnyAnswerToAProbe)
{
    start(1h);
    watch->probe(1ms);
    watch->heard();
    passTime(5ms);
    EXPECT_EQ(done, (Done{"ask"}));
    EXPECT_FALSE(over);
}

TEST_F(WatchTest, ForgetsAProbeOverTheNextOne)
{
    start(1h);
    watch->probe(1ms);
    watch->probe(1h);
    passTime(5ms);
    EXPECT_EQ(done, (Done{"ask", "ask"}));
}

TEST_F(WatchTest, CallsNobodyOnceItIsStopped)
{
    start(1ms);
    watch->probe(1ms);
    watch->stop();
    passTime(10ms);
    EXPECT_EQ(done, (Done{"ask"}));
    EXPECT_TRUE(over);
}

} // namespace
} // namespace underpass::test
