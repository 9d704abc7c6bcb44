// SPDX-License-Identifier: MIT
#include "tests/live/BothWays.h"
#include "tests/live/LiveTunnel.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr auto sntrup761 = "sntrup761x25519-sha512"; // OpenSSH's own name for it goes on with "@openssh.com".

int count(const std::string& text, const std::string& words)
{
    int found = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        ++found;
    return found;
}

class LiveExchange : public testing::TestWithParam<std::string>
{ };

// OpenSSH 9.2 has no ML-KEM. The first exchange and those that we ask for later.
TEST_P(LiveExchange, IsPostQuantumWithTheServerOfDebian12)
{
    const SshServer server{GetParam()};
    const Socket target = Socket::listen();
    KeyLimits keys;
    keys.bytes = std::uint64_t{1} << 18U;
    LiveTunnel tunnel(server, {target.port()}, keys);
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    Socket caller = Socket::connect(tunnel.port(0));
    Socket callee = target.accept();
    expectItCarriesBothWays(caller, callee, std::size_t{2} << 20U);
    const std::string log = server.log();
    const int all = count(log, "kex: algorithm: ");
    EXPECT_GE(all, 3) << log;
    EXPECT_EQ(count(log, std::string{"kex: algorithm: "} + sntrup761), all) << log;
}

INSTANTIATE_TEST_SUITE_P(Live, LiveExchange,
    testing::Values(std::string{"RekeyLimit default none"},
        std::string{"RekeyLimit default none\nKexAlgorithms "} + sntrup761 + "@openssh.com"),
    [](const auto& each) { return std::string{each.index == 0 ? "AsItComes" : "WithNothingElse"}; });

} // namespace
} // namespace underpass::test
