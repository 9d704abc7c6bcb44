// SPDX-License-Identifier: MIT
// How relays end, in every order of EOF, CLOSE and reset, and beside a program that does not read.
#include "tests/core/ssh/carry/RelayFixture.h"

#include <gmock/gmock.h>

namespace underpass::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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
class SlowProgramTest : public RelayFixture
{
protected:
    static constexpr std::size_t much = 3 * 32000;

    SlowProgramTest()
    {
        program.set_option(asio::socket_base::receive_buffer_size{16384});
        sockets.server.set_option(asio::socket_base::send_buffer_size{16384});
    }
    void sayMuch()
    {
        for (std::size_t said = 0; said < much; said += 32000)
            server.says(data(std::string(32000, 'x')));
    }
};

TEST_F(SlowProgramTest, GetsEverythingThoughTheServerHasLongClosed)
{
    open();
    sayMuch();
    server.says(eof + close);
    settle();
    EXPECT_FALSE(relay->isOver());
    EXPECT_THAT(server.heard(), IsEmpty());
    EXPECT_TRUE(programHears(std::string(much, 'x')));
    EXPECT_TRUE(programSeesTheEnd());
    EXPECT_TRUE(relay->isOver());
}

TEST_F(SlowProgramTest, IsNotOverWithItsOwnEnd)
{
    open();
    sayMuch();
    server.says(eof);
    programEnds();
    EXPECT_TRUE(serverHears({"eof"}));
    settle();
    EXPECT_THAT(server.heard(), ElementsAre("eof")) << "The server's end is not passed on yet.";
    EXPECT_TRUE(programHears(std::string(much, 'x')));
    EXPECT_TRUE(serverHears({"eof", "close"}));
}

TEST_F(SlowProgramTest, LosesWhatItDidNotReadWhenItResets)
{
    open();
    sayMuch();
    settle();
    programResets();
    EXPECT_TRUE(serverHears(closed));
    server.says(close);
    EXPECT_TRUE(relay->isOver());
}

TEST_F(SlowProgramTest, SendsAllTheSame)
{
    open();
    sayMuch();
    settle();
    programSays("stop");
    EXPECT_TRUE(serverHears({"data stop"})) << "One direction knows nothing of the other.";
}

} // namespace
} // namespace underpass::test
