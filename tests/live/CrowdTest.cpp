// SPDX-License-Identifier: MIT
#include "core/ssh/SessionPool.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace underpass::test {
namespace {

std::size_t logIns(const SshServer& server)
{
    std::size_t count = 0;
    const std::string log = server.log();
    for (auto at = log.find("Accepted publickey"); at != std::string::npos;
        at = log.find("Accepted publickey", at + 1))
        ++count;
    return count;
}

bool reaches(const SshServer& server, std::size_t count)
{
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (logIns(server) < count && std::chrono::steady_clock::now() < patience)
        std::this_thread::yield();
    return logIns(server) >= count;
}

class LiveCrowd : public testing::Test
{
protected:
    struct Pair
    {
        Socket caller;
        Socket callee;
    };
    Pair pair()
    {
        Socket caller = Socket::connect(tunnel.port(0));
        Socket callee = target.accept();
        callee.write("hello");
        EXPECT_EQ(caller.read(5), "hello");
        return {std::move(caller), std::move(callee)};
    }
    void crowdIt()
    {
        for (std::size_t i = 0; i < SessionPool::crowd; ++i)
            crowd.push_back(pair());
    }

    const SshServer server;
    const Socket target = Socket::listen();
    LiveTunnel tunnel{server, {target.port()}};
    std::vector<Pair> crowd;
};

TEST_F(LiveCrowd, GetsAnotherConnectionThatLogsInByItself)
{
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    crowdIt();
    ASSERT_TRUE(reaches(server, 2)) << server.log();
    for (int i = 0; i < 5; ++i)
        crowd.push_back(pair());
    for (const Pair& each : crowd) {
        each.caller.write("still there?");
        EXPECT_EQ(each.callee.read(12), "still there?");
    }
}

TEST_F(LiveCrowd, EndsWithTheTunnelOnAllItsConnections)
{
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    crowdIt();
    ASSERT_TRUE(reaches(server, 2)) << server.log();
    for (int i = 0; i < 5; ++i)
        crowd.push_back(pair());
    tunnel.stop();
    ASSERT_TRUE(tunnel.reaches("stopped")) << tunnel.history();
    for (const Pair& each : crowd)
        EXPECT_EQ(each.callee.read(1), "");
}

} // namespace
} // namespace underpass::test
