// SPDX-License-Identifier: MIT
#include "core/ssh/SessionPool.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/SecurityKeyAgent.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace underpass::test {
namespace {

class LiveSecurityKey : public testing::TestWithParam<const char*>
{
protected:
    void logIn(OneConnection oneConnection)
    {
        server.admit(agent.publicKey());
        tunnel.profile.credentials.methods = {LogInWith::Agent};
        tunnel.profile.oneConnection = oneConnection;
        tunnel.start();
        ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    }
    void crowdIt()
    {
        for (std::size_t i = 0; i < SessionPool::crowd; ++i) {
            crowd.push_back(Socket::connect(tunnel.port(0)));
            crowd.push_back(target.accept());
        }
    }
    [[nodiscard]] bool serverLogs(const std::string& line) const
    {
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (server.log().find(line) == std::string::npos) {
            if (std::chrono::steady_clock::now() > patience)
                return false;
            std::this_thread::yield();
        }
        return true;
    }

    const SshServer server;
    const SecurityKeyAgent agent{GetParam()};
    const Socket target = Socket::listen();
    LiveTunnel tunnel{server, {target.port()}};
    std::vector<Socket> crowd;
};

TEST_P(LiveSecurityKey, LogsInByTheAgentWithOneTouch)
{
    logIn(OneConnection::Auto);
    EXPECT_EQ(agent.touches(), 1U);
}

TEST_P(LiveSecurityKey, HasNoFurtherConnectionByItself)
{
    logIn(OneConnection::Auto);
    crowdIt();
    crowd[0].write("still there\n");
    EXPECT_EQ(crowd[1].readLine(), "still there\n");
    LiveTunnel other(server, {freePort()}); // What was opened before that would have got as far.
    other.start();
    ASSERT_TRUE(other.reaches("online")) << other.history() << server.log();
    tunnel.stop();
    ASSERT_TRUE(tunnel.reaches("stopped")) << tunnel.history();
    EXPECT_EQ(server.log().find("authenticating user"), std::string::npos) << server.log();
}

TEST_P(LiveSecurityKey, IsNotToBeTouchedForAFurtherConnection)
{
    logIn(OneConnection::Never);
    crowdIt();
    ASSERT_TRUE(serverLogs("authenticating user")) << "It looked whether it gets in without.\n"
                                                   << server.log();
    EXPECT_EQ(agent.touches(), 1U);
    crowd[0].write("still there\n");
    EXPECT_EQ(crowd[1].readLine(), "still there\n");
}

INSTANTIATE_TEST_SUITE_P(Types, LiveSecurityKey, testing::Values("ed25519-sk", "ecdsa-sk"),
    [](const auto& type) { return std::string{type.param} == "ecdsa-sk" ? "Ecdsa" : "Ed25519"; });

} // namespace
} // namespace underpass::test
