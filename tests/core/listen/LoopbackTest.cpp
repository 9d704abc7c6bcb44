// SPDX-License-Identifier: MIT
#include "core/listen/Loopback.h"

#include "core/base/Error.h"
#include "tests/support/PortHolder.h"

#include <cstring>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <linux/ipv6.h>

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
    EXPECT_EQ(refused.error().subject, "port " + std::to_string(holder.port()));
    EXPECT_THAT(refused.error().detail, HasSubstr("core_tests"));
    EXPECT_THAT(refused.error().detail, HasSubstr("pid " + std::to_string(holder.processId())));
    EXPECT_FALSE(answers("::1", holder.port())) << "half of it was kept";
}

TEST(Loopback, ListensOnNeitherWhenOnlyTheIpv6SideIsTaken)
{
    const PortHolder holder{"::1"};
    asio::io_context worker;
    const auto refused = listenOn(worker, {"localhost", holder.port()});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::PortInUse);
    EXPECT_THAT(refused.error().detail, HasSubstr("pid " + std::to_string(holder.processId())));
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

bool removeIpv6Loopback()
{
    const int any = ::socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    in6_ifreq address{};
    address.ifr6_addr = IN6ADDR_LOOPBACK_INIT;
    address.ifr6_prefixlen = 128;
    address.ifr6_ifindex = static_cast<int>(::if_nametoindex("lo"));
    const bool done = ::ioctl(any, SIOCDIFADDR, &address) == 0;
    ::close(any);
    return done;
}

TEST(Loopback, ContentsItselfWithIpv4WhereThereIsNoIpv6)
{
    UNDERPASS_NEEDS_ROOT();
    OtherProcess withoutIpv6{[] {
        if (!enterOwnNetwork() || !removeIpv6Loopback())
            return 1;
        asio::io_context worker;
        const auto listening = listenOn(worker, {"localhost", 0});
        return listening && listening->size() == 1 && listening->front().local_endpoint().address().is_v4()
            ? 0
            : 2;
    }};
    EXPECT_EQ(withoutIpv6.result(), 0) << "1: no network of its own to be had; 2: wrong result";
}

TEST(Loopback, SaysThatTheSystemKeepsALowPortToItself)
{
    UNDERPASS_NEEDS_ROOT();
    OtherProcess unprivileged{[] {
        if (!enterOwnNetwork() || !becomeNobody())
            return 1;
        asio::io_context worker;
        const auto refused = listenOn(worker, {"localhost", 110});
        return !refused && refused.error().code == ErrorCode::PortReserved
                && refused.error().subject == "port 110"
            ? 0
            : 2;
    }};
    EXPECT_EQ(unprivileged.result(), 0) << "1: no network of its own to be had; 2: wrong result";
}

} // namespace
} // namespace underpass
