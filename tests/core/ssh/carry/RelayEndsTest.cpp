// SPDX-License-Identifier: MIT
// How relays end, in every order of EOF, CLOSE and reset.
#include "tests/core/ssh/carry/RelayFixture.h"

#include <gmock/gmock.h>

namespace underpass::test {
namespace {

using testing::ElementsAre;

using RelayEndsTest = RelayFixture;

// P: the program ends; E: the server's EOF; C: the server's CLOSE. Both sides say something before each.
struct Order
{
    std::string ends;
    std::vector<std::string> serverHears;
    std::string programHears;
};
std::ostream& operator<<(std::ostream& out, const Order& order)
{
    return out << order.ends;
}

class RelayOrderTest : public RelayFixture, public testing::WithParamInterface<Order>
{ };

TEST_P(RelayOrderTest, PassesEverythingOnThatCameBeforeAndIsOverWhenTheServerIs)
{
    open();
    programSays("p");
    ASSERT_TRUE(serverHears({"data p"}));
    for (const char end : GetParam().ends) {
        EXPECT_FALSE(relay->isOver()) << end;
        if (end == 'P')
            programEnds();
        else
            server.says((end == 'E' ? data("e") : std::string{}) + (end == 'E' ? eof : close));
        settle();
    }
    EXPECT_TRUE(serverHears(GetParam().serverHears));
    EXPECT_TRUE(programHears(GetParam().programHears));
    EXPECT_TRUE(programSeesTheEnd());
    EXPECT_TRUE(relay->isOver());
    EXPECT_THAT(over, ElementsAre(1U));
}

INSTANTIATE_TEST_SUITE_P(Orders, RelayOrderTest,
    testing::Values(Order{"PEC", {"data p", "eof", "close"}, "e"},
        Order{"EPC", {"data p", "eof", "close"}, "e"}, Order{"EC", {"data p", "eof", "close"}, "e"},
        Order{"PC", {"data p", "eof", "close"}, ""}, Order{"C", {"data p", "eof", "close"}, ""}),
    [](const auto& order) { return order.param.ends; });

TEST_F(RelayEndsTest, GoesOnReceivingWhenTheProgramHasEnded)
{
    open();
    programEnds();
    ASSERT_TRUE(serverHears({"eof"}));
    server.says(data("still "));
    server.says(data("here"));
    EXPECT_TRUE(programHears("still here"));
    EXPECT_THAT(server.heard(), ElementsAre("eof")) << "Once, and nothing more.";
    EXPECT_FALSE(relay->isOver());
}

TEST_F(RelayEndsTest, GoesOnSendingWhenTheServerHasEnded)
{
    open();
    server.says(eof);
    EXPECT_TRUE(programSeesTheEnd());
    programSays("still here");
    EXPECT_TRUE(serverHears({"data still here"}));
    EXPECT_FALSE(relay->isOver());
    programEnds();
    EXPECT_TRUE(serverHears({"data still here", "eof", "close"}));
    EXPECT_FALSE(relay->isOver()) << "The server owes its own close.";
    server.says(close);
    EXPECT_TRUE(relay->isOver());
}

TEST_F(RelayEndsTest, PassesOnWhatCameTogetherWithTheClose)
{
    open();
    server.says(data("last words") + close);
    EXPECT_TRUE(programHears("last words"));
    EXPECT_TRUE(programSeesTheEnd());
    EXPECT_TRUE(relay->isOver());
}

TEST_F(RelayEndsTest, ClosesWhenTheProgramResets)
{
    open();
    settle();
    programResets();
    EXPECT_TRUE(serverHears(closed)) << "SSH has no other word for it.";
    EXPECT_FALSE(relay->isOver());
    server.says(data("too late") + close);
    EXPECT_TRUE(relay->isOver());
}

TEST_F(RelayEndsTest, NoticesAResetAlsoAfterTheServersEnd)
{
    open();
    server.says(eof);
    settle();
    programResets();
    EXPECT_TRUE(serverHears(closed));
}

// Little buffers, so that a program that does not read is noticed soon.
} // namespace
} // namespace underpass::test
