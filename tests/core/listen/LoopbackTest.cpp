// SPDX-License-Identifier: MIT
#include "core/listen/Loopback.h"

#include "core/base/Error.h"
#include "tests/support/PortHolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using asio::ip::tcp;
using testing::HasSubstr;

bool answers(const char* address, std::uint16_t port)
{
    asio::io_context worker;
    tcp::socket socket{worker};
    std::error_code failed;
    socket.connect({asio::ip::make_address(address), port}, failed);
    return !failed;
}

TEST(Loopback, ListensOnBothAddressesWithOnePort)
{
    asio::io_context worker;
    const auto listening = listenOn(worker, {"localhost", 0});
    ASSERT_TRUE(listening) << sentence(listening.error());
    ASSERT_EQ(listening->size(), 2u);
    const auto port = listening->front().local_endpoint().port();
    EXPECT_NE(port, 0);
    EXPECT_EQ(listening->back().local_endpoint().port(), port);
    EXPECT_TRUE(answers("127.0.0.1", port));
    EXPECT_TRUE(answers("::1", port));
    EXPECT_FALSE(answers("127.0.0.2", port));
}

TEST(Loopback, ListensOnExactlyTheGivenAddress)
{
    asio::io_context worker;
    const auto listening = listenOn(worker, {"127.0.0.2", 0});
    ASSERT_TRUE(listening);
    ASSERT_EQ(listening->size(), 1u);
    const auto port = listening->front().local_endpoint().port();
    EXPECT_TRUE(answers("127.0.0.2", port));
    EXPECT_FALSE(answers("127.0.0.1", port));
    EXPECT_FALSE(answers("::1", port));

    const auto six = listenOn(worker, {"::", 0});
    ASSERT_TRUE(six);
    EXPECT_TRUE(answers("::1", six->front().local_endpoint().port()));
    EXPECT_FALSE(answers("127.0.0.1", six->front().local_endpoint().port()));
}

TEST(Loopback, NamesTheProgramThatHoldsThePort)
{
    const PortHolder holder{"127.0.0.1"};
    asio::io_context worker;
    const auto refused = listenOn(worker, {"localhost", holder.port()});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::PortInUse);
    EXPECT_EQ(refused.error().subject, "Port " + std::to_string(holder.port()));
    const std::string said = whatHappened(refused.error(), english);
    EXPECT_THAT(said, HasSubstr("It is held by core_tests"));
    EXPECT_THAT(said, HasSubstr("pid " + std::to_string(holder.processId())));
    EXPECT_FALSE(answers("::1", holder.port())) << "half of it was kept";
}

TEST(Loopback, ListensOnNeitherWhenOnlyTheIpv6SideIsTaken)
{
    const PortHolder holder{"::1"};
    asio::io_context worker;
    const auto refused = listenOn(worker, {"localhost", holder.port()});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::PortInUse);
    EXPECT_THAT(sentence(refused.error()), HasSubstr("pid " + std::to_string(holder.processId())));
    EXPECT_THAT(refused.error().detail, HasSubstr("'localhost' would not be safe"));
    EXPECT_FALSE(answers("127.0.0.1", holder.port())) << "half of it was kept";
}

TEST(Loopback, NobodyCanJoinOrShadowAListener)
{
    asio::io_context worker;
    const auto listening = listenOn(worker, {"localhost", 0});
    ASSERT_TRUE(listening);
    const auto port = listening->front().local_endpoint().port();
    EXPECT_EQ(PortHolder("127.0.0.1", port).port(), 0);
    EXPECT_EQ(PortHolder("::1", port).port(), 0);
    EXPECT_EQ(PortHolder("0.0.0.0", port).port(), 0);
    EXPECT_EQ(PortHolder("::", port).port(), 0);
}

TEST(Loopback, ListensAgainAtOnceAfterAConnectionWasClosedFromOurSide)
{
    asio::io_context worker;
    auto listening = listenOn(worker, {"localhost", 0});
    ASSERT_TRUE(listening);
    const auto here = listening->front().local_endpoint();
    tcp::socket client{worker};
    client.connect(here);
    listening->front().accept().close(); // Leaves the port in TIME_WAIT.
    client.close();
    listening->clear();
    EXPECT_TRUE(listenOn(worker, {"localhost", here.port()}));
}

TEST(Loopback, RefusesWhatIsNoAddressOfThisMachine)
{
    asio::io_context worker;
    for (const char* host : {"mail.example.org", "192.0.2.1", "2001:db8::1"}) {
        const auto refused = listenOn(worker, {host, 0});
        ASSERT_FALSE(refused) << host;
        EXPECT_EQ(refused.error().code, ErrorCode::ListenRefused) << host;
    }
}

} // namespace
} // namespace underpass
