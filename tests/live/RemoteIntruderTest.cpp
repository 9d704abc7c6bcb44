// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/CodeServer.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace underpass::test {
namespace {

class LiveRemoteIntruder : public testing::Test
{
protected:
    void start(const CodeServer& server, std::uint16_t listen)
    {
        tunnel
            = std::make_unique<LiveTunnel>(server.port(), server.knownHosts(), std::vector<std::uint16_t>{});
        tunnel->profile.account = "anna";
        tunnel->profile.credentials.methods = {LogInWith::Password};
        tunnel->profile.keepalive = std::chrono::seconds{15}; // What waits behind a question is not answered.
        tunnel->profile.forwards = {remoteForward(listen, target.port())};
        tunnel->prompter.willAnswer(CodeServer::password);
        tunnel->start();
    }

    const Socket target = Socket::listen();
    std::unique_ptr<LiveTunnel> tunnel;
};

TEST_F(LiveRemoteIntruder, LetsInOnlyWhoComesThroughWhatWasAskedFor)
{
    const CodeServer server("intruder");
    start(server, freePort());
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    const auto outcome = [&] {
        const std::string log = server.log();
        const auto at = log.find("let in");
        return at == std::string::npos ? std::string{} : log.substr(at);
    };
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!outcome().ends_with("1\nrefused 1\n") && std::chrono::steady_clock::now() < patience)
        std::this_thread::yield();
    EXPECT_EQ(outcome(), "let in\nrefused 1\nrefused 1\n"); // RFC 4254 5.1: administratively prohibited.
    const std::vector<RelayInfo> relays = tunnel->relays();
    ASSERT_EQ(relays.size(), 1U);
    EXPECT_EQ(relays[0].caller.from, "192.0.2.99:40000");
}

TEST_F(LiveRemoteIntruder, DoesNotWaitForEverForAServerThatNeverSaysWhetherItListens)
{
    const CodeServer server("never-listens");
    start(server, freePort());
    ASSERT_TRUE(tunnel->reaches("degraded")) << tunnel->history() << server.log();
    const TunnelState state = tunnel->state();
    EXPECT_EQ(std::get<Online>(state).forwards.at(0).trouble->code, ErrorCode::RemoteListenRefused);
}

} // namespace
} // namespace underpass::test
