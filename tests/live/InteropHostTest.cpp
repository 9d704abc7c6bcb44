// SPDX-License-Identifier: MIT
// What other servers prove and speak: the second table in tests/live/README.md.
#include "tests/live/BothWays.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/ForeignServer.h"
#include "tests/support/KeyTool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace underpass::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class LiveInteropHost : public testing::TestWithParam<Make>
{
protected:
    void SetUp() override
    {
        if (GetParam() == Make::OpenSsh10)
            UNDERPASS_NEEDS_DEBIAN_13();
    }
    void meet(const HostSide& host)
    {
        server
            = std::make_unique<ForeignServer>(GetParam(), Admission{readText(key.string() + ".pub")}, host);
        tunnel = std::make_unique<LiveTunnel>(
            server->port(), server->knownHosts(), std::vector<std::uint16_t>{target.port()});
        tunnel->profile.credentials.keyFiles = {key.string()};
    }
    void expectItCarries()
    {
        tunnel->start();
        ASSERT_TRUE(tunnel->reaches("online")) << all();
        Socket caller = Socket::connect(tunnel->port(0));
        Socket callee = target.accept();
        expectItCarriesBothWays(caller, callee, std::size_t{1} << 20U);
        EXPECT_THAT(tunnel->prompter.questions(), IsEmpty());
        EXPECT_THAT(tunnel->prompter.warned(), IsEmpty());
    }
    // Waits until our file has so many lines about it; false after 30 seconds.
    [[nodiscard]] bool knownKeysBecome(std::ptrdiff_t count) const
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (knownKeys() != count) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::yield();
        }
        return true;
    }
    [[nodiscard]] std::ptrdiff_t knownKeys() const
    {
        return std::ranges::count(readText(server->knownHosts()), '\n');
    }
    [[nodiscard]] std::string all() const { return tunnel->history() + server->log(); }

    const TempDir folder;
    const std::filesystem::path key = makeKeyFile(folder.path(), "key");
    const Socket target = Socket::listen();
    std::unique_ptr<ForeignServer> server;
    std::unique_ptr<LiveTunnel> tunnel;
};

const auto nameOfMake = [](const testing::TestParamInfo<Make>& make) { return nameOf(make.param); };

using LiveInteropHostCertificate = LiveInteropHost;
TEST_P(LiveInteropHostCertificate, IsTrustedWithoutAQuestion)
{
    meet({.authority = makeKeyFile(folder.path(), "authority").string()});
    expectItCarries();
}
INSTANTIATE_TEST_SUITE_P(Servers, LiveInteropHostCertificate,
    testing::Values(Make::OpenSsh, Make::AsyncSsh, Make::OpenSsh10), nameOfMake);

using LiveInteropFurtherKey = LiveInteropHost;
TEST_P(LiveInteropFurtherKey, IsLearntAfterItsProof)
{
    meet({.hasFurtherKey = true});
    expectItCarries();
    EXPECT_TRUE(knownKeysBecome(2)) << readText(server->knownHosts()) << all();
    EXPECT_THAT(readText(server->knownHosts()), HasSubstr("ssh-rsa "));
}
INSTANTIATE_TEST_SUITE_P(
    Servers, LiveInteropFurtherKey, testing::Values(Make::OpenSsh, Make::OpenSsh10), nameOfMake);

using LiveInteropUnlistedKey = LiveInteropHost;
TEST_P(LiveInteropUnlistedKey, StaysUnknownWhereTheServerDoesNotSayThatItHasIt)
{
    meet({.hasFurtherKey = true});
    expectItCarries();
    EXPECT_EQ(knownKeys(), 1);
}
INSTANTIATE_TEST_SUITE_P(Servers, LiveInteropUnlistedKey, testing::Values(Make::Dropbear), nameOfMake);

using LiveInteropSntrup761 = LiveInteropHost;
TEST_P(LiveInteropSntrup761, IsTheExchangeOfKeys)
{
    meet({.only = {"sntrup761x25519-sha512@openssh.com"}});
    expectItCarries();
    EXPECT_THAT(server->log(), HasSubstr("kex: algorithm: sntrup761x25519-sha512"));
}
INSTANTIATE_TEST_SUITE_P(
    Servers, LiveInteropSntrup761, testing::Values(Make::OpenSsh, Make::OpenSsh10), nameOfMake);

using LiveInteropOldDevice = LiveInteropHost;
TEST_P(LiveInteropOldDevice, CarriesByPermissionOnly)
{
    meet({.type = "rsa", .only = {"diffie-hellman-group14-sha1", "aes256-cbc", "hmac-sha1"}});
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("failed")) << all();
    EXPECT_EQ(std::get<Failed>(tunnel->reached()).why.code, ErrorCode::OldAlgorithmsOnly) << all();
    tunnel->profile.oldAlgorithms = {"ssh-rsa", "diffie-hellman-group14-sha1", "aes256-cbc", "hmac-sha1"};
    expectItCarries();
    EXPECT_THAT(oldInUse(tunnel->state()),
        testing::IsSupersetOf({"diffie-hellman-group14-sha1", "aes256-cbc", "hmac-sha1"}));
}
INSTANTIATE_TEST_SUITE_P(Servers, LiveInteropOldDevice,
    testing::Values(Make::OpenSsh, Make::AsyncSsh, Make::OpenSsh10), nameOfMake);

} // namespace
} // namespace underpass::test
