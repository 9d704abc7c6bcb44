// SPDX-License-Identifier: MIT
// Relays beside a program that does not read.
#include "tests/core/ssh/carry/RelayFixture.h"

#include <gmock/gmock.h>

namespace underpass::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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
