// SPDX-License-Identifier: MIT
#include "core/base/Error.h"
#include "core/listen/Loopback.h"
#include "tests/support/OtherProcess.h"

#include <gtest/gtest.h>

#include <linux/ipv6.h>

namespace underpass {
namespace {

using namespace underpass::test;

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

TEST(LoopbackElsewhere, ContentsItselfWithIpv4WhereThereIsNoIpv6)
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

TEST(LoopbackElsewhere, SaysThatTheSystemKeepsALowPortToItself)
{
    UNDERPASS_NEEDS_ROOT();
    OtherProcess unprivileged{[] {
        if (!enterOwnNetwork() || !becomeNobody())
            return 1;
        asio::io_context worker;
        const auto refused = listenOn(worker, {"localhost", 110});
        return !refused && refused.error().code == ErrorCode::PortReserved
                && refused.error().subject == "Port 110"
                && sentence(refused.error()).contains("ip_unprivileged_port_start=110)")
                && sentence(refused.error()).contains("below 1024")
            ? 0
            : 2;
    }};
    EXPECT_EQ(unprivileged.result(), 0) << "1: no network of its own to be had; 2: wrong result";
}

} // namespace
} // namespace underpass
