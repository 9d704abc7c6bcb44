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
    void SetUp() override
    {
        server.admit(agent.publicKey());
        tunnel.profile.credentials.methods = {LogInWith::Agent};
        tunnel.start();
        ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
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
};

TEST_P(LiveSecurityKey, LogsInByTheAgentWithOneTouch)
{
    EXPECT_EQ(agent.touches(), 1U);
}

TEST_P(LiveSecurityKey, IsNotToBeTouchedForAConnectionThatNobodyAskedFor)
{
    std::vector<Socket> crowd;
    for (std::size_t i = 0; i < SessionPool::crowd; ++i) {
        crowd.push_back(Socket::connect(tunnel.port(0)));
        crowd.push_back(target.accept());
    }
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
