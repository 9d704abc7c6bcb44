// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Watch.h"

#include "tests/support/Loop.h"

#include <algorithm>

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
        watch = std::make_unique<Watch>(
            Watch::Setup{.worker = loop.get_executor(),
                .keepalive = keepalive,
                .ask = [this] { does("ask"); },
                .answers = [this] { return (hasAnswered ? 1 : 0) + answers; },
                .arrivals = [this] { return arrivals(); },
                .isNotRead = [this] { return isNotRead; },
                .silent = [this](TimePoint) { does("silent"); },
                .unheard = [this](TimePoint) { does("unheard"); },
                .heard = [this] { does("heard"); },
                .answeredWithin = [this](auto) { does("answered"); },
                .answersNothing = [this](bool nothing) { does(nothing ? "answers nothing" : "answers"); },
                .gaveUp = [this](const std::string& why) { does("given up: " + why); },
                .noTurn = noTurn},
            2ms);
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
    bool hasAnswered = true;
    int answers = 0;
    bool isNotRead = false;
    std::chrono::milliseconds noTurn{60'000}; // However busy the machine is.
    std::function<Watch::Arrivals()> arrivals = [] { return Watch::Arrivals{100, 100}; };
    std::unique_ptr<Watch> watch;
    bool over = false;
};

TEST_F(WatchTest, AsksReportsAsksAgainAndGivesUp)
{
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done, (Done{"ask", "ask", "silent", "ask", "given up: no answer to two questions"}));
}

TEST_F(WatchTest, BeginsAnewWithEverythingThatIsHeardAndReportsThatOnlyAfterSilence)
{
    int silences = 0;
    then = [&](const std::string& what) {
        const bool isFirst = what == "ask" && done.size() == 2;
        if (isFirst || (what == "silent" && ++silences == 1))
            watch->heard();
    };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done,
        (Done{"ask", "ask", "ask", "silent", "heard", "ask", "silent", "ask",
            "given up: no answer to two questions"}));
}

TEST_F(WatchTest, HoldsNobodySilentWhoIsNotReadWhileItTakesWhatIsSent)
{
    isNotRead = true;
    std::uint64_t acked = 0;
    arrivals = [&] { return Watch::Arrivals{acked < 20 ? ++acked : acked, 1000}; };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(acked, 20U);
    EXPECT_EQ(done, (Done{"ask", "ask", "silent", "ask", "given up: no answer to two questions"}));
}

TEST_F(WatchTest, WaitsForAQuestionThatHasNotArrivedWhileWhatIsBeforeItMovesOn)
{
    std::uint64_t acked = 0;
    arrivals = [&] { return Watch::Arrivals{acked < 1000 ? acked += 100 : acked, 1000}; };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(acked, 1000U);
    EXPECT_EQ(done, (Done{"ask", "ask", "silent", "ask", "given up: no answer to two questions"}))
        << "It arrived, and nothing came of it.";
}

TEST_F(WatchTest, GivesUpWhereNothingMovesOnAnyMore)
{
    arrivals = [] { return Watch::Arrivals{100, 1000}; };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done.back(), "given up: no answer to two questions");
}

TEST_F(WatchTest, IsNotFooledByWhatArrivesAfterTheQuestion)
{
    std::uint64_t acked = 100;
    arrivals = [&] { return Watch::Arrivals{acked++, 100}; };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done, (Done{"ask", "ask", "silent", "ask", "given up: no answer to two questions"}));
}

TEST_F(WatchTest, KeepsAServerThatNeverAnswersAsLongAsItsSystemAcknowledges)
{
    hasAnswered = false;
    std::uint64_t sent = 0;
    std::uint64_t acked = 0;
    arrivals = [&] { return Watch::Arrivals{acked, sent}; };
    int questions = 0;
    then = [&](const std::string& what) {
        if (what != "ask")
            return;
        sent += 50;
        if (++questions < 6)
            acked = sent;
    };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_GE(questions, 6);
    ASSERT_GE(done.size(), 4U);
    EXPECT_EQ(done[1], "answers nothing") << "And that is said once.";
    EXPECT_EQ(std::ranges::count(done, "answers nothing"), 1);
    EXPECT_EQ(done[done.size() - 3], "silent");
    EXPECT_EQ(done.back(), "given up: no answer to two questions");
}

TEST_F(WatchTest, JudgesAServerByItsAnswersAgainOnceItGivesOne)
{
    hasAnswered = false;
    int questions = 0;
    then = [&](const std::string& what) { hasAnswered = hasAnswered || (what == "ask" && ++questions == 3); };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done,
        (Done{"ask", "answers nothing", "ask", "ask", "answers", "silent", "ask",
            "given up: no answer to two questions"}));
}

TEST_F(WatchTest, WaitsForNoAcknowledgementsWhereTheSystemDoesNotTellThem)
{
    hasAnswered = false;
    arrivals = [] { return Watch::Arrivals{std::nullopt, 100}; };
    start(3ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done, (Done{"ask", "ask", "silent", "ask", "given up: no answer to two questions"}));
}

TEST_F(WatchTest, SaysOnlySinceWhenNothingWasHeardWhereNobodyIsToBeAsked)
{
    start(0ms);
    ASSERT_TRUE(runUntil(loop, [this] { return !done.empty(); }));
    watch->heard();
    ASSERT_TRUE(runUntil(loop, [this] { return done.size() == 3; }));
    EXPECT_EQ(done, (Done{"unheard", "heard", "unheard"}));
    EXPECT_FALSE(over);
}

TEST_F(WatchTest, GivesUpWhoDoesNotAnswerAProbe)
{
    start(1h);
    watch->probe(1ms);
    ASSERT_TRUE(ends());
    EXPECT_EQ(done, (Done{"ask", "ask", "given up: no answer to a probe"}));
}

TEST_F(WatchTest, IsContentWithAnAcknowledgementOfAProbeWhereNothingWasEverAnswered)
{
    hasAnswered = false;
    start(1h);
    watch->probe(1ms);
    ASSERT_TRUE(runUntil(loop, [this] { return done.size() == 3; }));
    EXPECT_EQ(done, (Done{"ask", "ask", "answers nothing"}));
    EXPECT_FALSE(over);
}

TEST_F(WatchTest, IsContentWithAnyAnswerToAProbe)
{
    start(1h);
    watch->probe(1ms);
    watch->heard();
    passTime(5ms);
    EXPECT_EQ(done, (Done{"ask", "ask"}));
    EXPECT_FALSE(over);
}

TEST_F(WatchTest, ForgetsAProbeOverTheNextOne)
{
    start(1h);
    watch->probe(1ms);
    watch->probe(1h);
    passTime(5ms);
    EXPECT_EQ(done, (Done{"ask", "ask", "ask"}));
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

TEST_F(WatchTest, TellsHowSoonAQuestionWasAnsweredAndNothingElse)
{
    start(1h);
    ASSERT_TRUE(runUntil(loop, [this] { return done == Done{"ask"}; }));
    watch->heard();
    watch->looked();
    EXPECT_EQ(done, (Done{"ask"})) << "Those bytes were no answer.";
    ++answers;
    watch->looked();
    EXPECT_EQ(done, (Done{"ask", "answered"}));
    watch->looked();
    ++answers;
    watch->looked();
    EXPECT_EQ(done, (Done{"ask", "answered"})) << "Nobody had asked.";
}

TEST_F(WatchTest, MeasuresNothingWhileTwoQuestionsAreUnderWay)
{
    start(1h);
    watch->probe(1h);
    ASSERT_TRUE(runUntil(loop, [this] { return done == (Done{"ask", "ask"}); }));
    answers = 2;
    watch->looked();
    EXPECT_EQ(done, (Done{"ask", "ask"}));
}

// Every turn is taken for one that came too late.
TEST_F(WatchTest, AsksBeforeItGivesUpWhereItHadNoTurn)
{
    noTurn = -1ms;
    start(3ms);
    ASSERT_TRUE(runUntil(loop, [this] { return std::ranges::count(done, "ask") == 6; }));
    EXPECT_EQ(done, (Done{"ask", "ask", "silent", "ask", "ask", "ask", "ask"}));
    watch->heard();
    EXPECT_EQ(done.back(), "heard");
}

TEST_F(WatchTest, AsksAgainBeforeAProbeIsTheEndWhereItHadNoTurn)
{
    noTurn = -1ms;
    start(1h);
    watch->probe(1ms);
    ASSERT_TRUE(runUntil(loop, [this] { return std::ranges::count(done, "ask") == 5; }));
    EXPECT_EQ(std::ranges::count(done, "ask"), std::ssize(done)) << "Nobody gives up.";
}

} // namespace
} // namespace underpass::test
