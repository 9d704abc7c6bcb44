// SPDX-License-Identifier: MIT
#include "tests/core/ssh/carry/RelayFixture.h"

#include <gmock/gmock.h>

namespace underpass::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using RelayTest = RelayFixture;

TEST_F(RelayTest, SaysNothingBeforeTheServerHasReachedTheTarget)
{
    call();
    programSays("early");
    settle();
    EXPECT_THAT(server.heard(), ElementsAre("open target.example:110"));
    EXPECT_THAT(answers, IsEmpty());
    server.says(confirmation());
    EXPECT_TRUE(serverHears({"open target.example:110", "data early"}));
    EXPECT_THAT(answers, ElementsAre("reached"));
}

TEST_F(RelayTest, AsksTheServerForANameBeyondAsciiAsNameServersKnowIt)
{
    target.host = "münchen.example";
    call();
    EXPECT_THAT(server.heard(), ElementsAre("open xn--mnchen-3ya.example:110"));
}

TEST_F(RelayTest, CarriesBothWaysAndCounts)
{
    open();
    programSays("hello");
    EXPECT_TRUE(serverHears({"data hello"}));
    server.says(data("good ") + data("morning"));
    EXPECT_TRUE(programHears("good morning"));
    EXPECT_EQ(relay->info().bytesUp, 5U);
    EXPECT_EQ(relay->info().bytesDown, 12U);
    EXPECT_EQ(timesCarried, 1) << "Once for what came together; never for what we sent.";
    EXPECT_EQ(relay->info().forward, 7U);
}

TEST_F(RelayTest, SendsWhatWasReadAheadFirstAndOnce)
{
    call(DynamicProtocol::Socks5, "ahead ");
    programSays("and behind");
    server.says(confirmation());
    EXPECT_TRUE(serverHears({"open target.example:110", "data ahead and behind"}));
    EXPECT_TRUE(programHears(answerTo(DynamicProtocol::Socks5, std::nullopt)));
    EXPECT_EQ(relay->info().bytesUp, 16U);
}

TEST_F(RelayTest, ResetsAProgramWhoseTargetCannotBeReached)
{
    call();
    server.says(packet(openFailure, number(0) + number(2) + text("no route") + text("")));
    EXPECT_TRUE(programIsReset());
    EXPECT_THAT(answers, ElementsAre("target-unreachable"));
    EXPECT_TRUE(relay->isOver());
    EXPECT_THAT(over, ElementsAre(1U));
}

TEST_F(RelayTest, TellsAProgramThatChoseItsTargetWhyItCannotBeReached)
{
    call(DynamicProtocol::Socks5);
    server.says(packet(openFailure, number(0) + number(1) + text("no") + text("")));
    EXPECT_THAT(answers, ElementsAre("forward-refused"));
    EXPECT_EQ(lastWords, answerTo(DynamicProtocol::Socks5, Error{ErrorCode::ForwardRefused, "", ""}));
    ASSERT_TRUE(turnedAway);
    EXPECT_TRUE(turnedAway->is_open()) << "Its last words are somebody else's to say.";
    EXPECT_TRUE(relay->isOver());
}

TEST_F(RelayTest, ReadsNoMoreFromTheProgramThanTheServerTakes)
{
    open(5);
    programSays("hello, world");
    ASSERT_TRUE(serverHears({"data hello"}));
    settle();
    EXPECT_EQ(relay->info().bytesUp, 5U) << "The rest stays with the program.";
    server.says(moreWindow(2));
    ASSERT_TRUE(serverHears({"data hello, "}));
    server.says(moreWindow(100));
    EXPECT_TRUE(serverHears({"data hello, world"}));
    programSays("!");
    EXPECT_TRUE(serverHears({"data hello, world!"})) << "It hears of more from the program again.";
}

TEST_F(RelayTest, PassesOnAnEndForWhichNoWindowIsNeeded)
{
    open(5);
    programSays("hello");
    ASSERT_TRUE(serverHears({"data hello"}));
    settle();
    programEnds();
    EXPECT_TRUE(serverHears({"data hello", "eof"}));
}

TEST_F(RelayTest, PassesOnNoEndBeforeWhatCameBeforeIt)
{
    open(5);
    programSays("hello, world");
    programEnds();
    ASSERT_TRUE(serverHears({"data hello"}));
    settle();
    EXPECT_THAT(server.heard(), ElementsAre("data hello"));
    server.says(moreWindow(100));
    EXPECT_TRUE(serverHears({"data hello, world", "eof"}));
}

TEST_F(RelayTest, NoticesAResetWhileTheServerTakesNothing)
{
    open(5);
    programSays("hello");
    ASSERT_TRUE(serverHears({"data hello"}));
    settle();
    programResets();
    EXPECT_TRUE(serverHears({"data hello", "eof", "close"}));
}

TEST_F(RelayTest, TakesTurnsWithOthersOnceItHasSentMuch)
{
    open();
    isRoom = false;
    std::size_t said = 0;
    for (; waiting.empty(); said += space.size()) { // Little in a while goes past everybody.
        programSays(std::string(space.size(), 'x'));
        settle();
    }
    programSays(std::string(1000, 'x'));
    server.says(data("an answer"));
    settle();
    EXPECT_EQ(waiting.size(), 1U) << "It waits in one place only.";
    EXPECT_EQ(relay->info().bytesUp, said);
    isRoom = true;
    waiting.front()->moveUp();
    EXPECT_TRUE(serverHears({"data " + std::string(said + 1000, 'x')}));
}

TEST_F(RelayTest, KeepsItsPlaceInTheQueueWhenTheProgramSaysMore)
{
    open(20000);
    while (waiting.empty()) {
        isRoom = true;
        programSays(std::string(20000, 'x'));
        settle(); // It listens for an end while the window is full.
        isRoom = false;
        server.says(moreWindow(20000));
    }
    programSays("more");
    settle();
    EXPECT_EQ(waiting.size(), 1U);
}

TEST_F(RelayTest, IsResetWhenItsConnectionIsEnded)
{
    open();
    relay->abort();
    EXPECT_TRUE(programIsReset());
    EXPECT_EQ(server.heard(), closed);
    EXPECT_THAT(over, IsEmpty());
    relay->abort();
    server.says(close);
    EXPECT_THAT(over, ElementsAre(1U));
}

TEST_F(RelayTest, LeavesNothingInTheEngineWhenTheSessionIsOver)
{
    open();
    programSays("hello");
    relay->release();
    EXPECT_TRUE(relay->isOver());
    EXPECT_TRUE(programIsReset());
    server.says(data("for nobody")); // Would reach it if anything were left.
}

} // namespace
} // namespace underpass::test
