// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/Pattern.h"
#include "tests/support/Socket.h"

#include <algorithm>
#include <thread>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

Forward forwardTo(const Socket& target)
{
    Forward forward;
    forward.target = Endpoint{"127.0.0.1", target.port()};
    return forward;
}

std::size_t logIns(const SshServer& server)
{
    const std::string log = server.log();
    const std::string line = "Accepted publickey";
    std::size_t count = 0;
    for (auto at = log.find(line); at != std::string::npos; at = log.find(line, at + 1))
        ++count;
    return count;
}

class LiveEdit : public testing::Test
{
protected:
    void start()
    {
        tunnel.start();
        ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    }
    void apply()
    {
        tunnel.start();
        while (!isApplied())
            ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history();
    }
    [[nodiscard]] bool isApplied()
    {
        const TunnelState now = tunnel.state();
        const auto* online = std::get_if<Online>(&now);
        return online != nullptr && std::ranges::all_of(online->forwards, isSettled)
            && std::ranges::equal(online->forwards, tunnel.profile.forwards, {}, &ForwardState::forward);
    }
    // The server's answer for a remote forward comes after the edit shows.
    [[nodiscard]] static bool isSettled(const ForwardState& state)
    {
        return state.listening || state.trouble || !state.forward.enabled;
    }

    const SshServer server;
    const Socket bulk = Socket::listen();
    const Socket other = Socket::listen();
    LiveTunnel tunnel{server, {bulk.port()}};
};

TEST_F(LiveEdit, OfOtherForwardsLeavesATransferAlone)
{
    start();
    const std::string bytes = pattern(std::size_t{64} << 20U);
    const std::uint16_t before = tunnel.port(0);
    const Socket caller = Socket::connect(before);
    Socket callee = bulk.accept();
    const std::size_t half = bytes.size() / 2;
    std::string arrived;
    const auto readUntil = [&](std::size_t size) {
        while (arrived.size() < size) {
            const std::string more = callee.read(65536);
            ASSERT_FALSE(more.empty());
            arrived += more;
        }
    };
    const std::jthread writer{[&] {
        caller.write(bytes);
        caller.endWriting();
    }};
    // Each edit happens in the middle: what is read so far is not all that is on its way.
    for (std::size_t round = 1; round <= 8; ++round) {
        readUntil(half / 8 * round);
        tunnel.profile.forwards.insert(tunnel.profile.forwards.begin(), forwardTo(other));
        apply();
        const Socket first = Socket::connect(tunnel.port(0));
        first.write("new\n");
        EXPECT_EQ(other.accept().readLine(), "new\n");
        tunnel.profile.forwards.front().enabled = false;
        apply();
        tunnel.profile.forwards.erase(tunnel.profile.forwards.begin());
        apply();
        ASSERT_EQ(tunnel.port(0), before);
        ASSERT_EQ(tunnel.relays().size(), 1U) << "The others' relays have gone with them.";
        EXPECT_EQ(tunnel.relays().front().forward, 0U);
    }
    EXPECT_LT(arrived.size(), bytes.size());
    readUntil(bytes.size());
    EXPECT_EQ(callee.read(1), "");
    EXPECT_TRUE(arrived == bytes);
    EXPECT_EQ(tunnel.history().find("waiting"), std::string::npos);
    EXPECT_EQ(tunnel.history().rfind("connecting"), 0U) << "It connected once: " << tunnel.history();
}

TEST_F(LiveEdit, ThatRemovesAForwardEndsItsRelays)
{
    tunnel.profile.forwards.push_back(forwardTo(other));
    start();
    Socket stays = Socket::connect(tunnel.port(0));
    Socket goes = Socket::connect(tunnel.port(1));
    const Socket there = bulk.accept();
    Socket gone = other.accept();
    goes.write("hello\n");
    ASSERT_EQ(gone.readLine(), "hello\n");
    tunnel.profile.forwards.pop_back();
    apply();
    EXPECT_THROW((void)goes.readAll(), std::system_error) << "A reset: it has not ended by itself.";
    EXPECT_EQ(gone.readAll(), "") << "The target hears of it, too.";
    there.write("still here\n");
    EXPECT_EQ(stays.readLine(), "still here\n");
    EXPECT_EQ(logIns(server), 1U) << server.log();
}

TEST_F(LiveEdit, ThatSendsAForwardElsewhereKeepsItsPort)
{
    tunnel.profile.forwards.front().listen.port = freePort();
    start();
    Socket former = Socket::connect(tunnel.port(0));
    former.write("hello\n");
    Socket there = bulk.accept();
    ASSERT_EQ(there.readLine(), "hello\n");
    tunnel.profile.forwards.front() = forwardTo(other);
    tunnel.profile.forwards.front().listen.port = tunnel.port(0);
    apply();
    ASSERT_EQ(tunnel.trouble(0), std::nullopt) << sentence(*tunnel.trouble(0));
    EXPECT_THROW((void)former.readAll(), std::system_error);
    const Socket now = Socket::connect(tunnel.port(0));
    now.write("elsewhere\n");
    EXPECT_EQ(other.accept().readLine(), "elsewhere\n");
    EXPECT_EQ(logIns(server), 1U) << server.log();
}

TEST_F(LiveEdit, OfRemoteForwardsReachesTheServerAtOnce)
{
    start();
    Socket stays = Socket::connect(tunnel.port(0));
    const Socket there = bulk.accept();
    const std::uint16_t listen = freePort();
    tunnel.profile.forwards.push_back(remoteForward(listen, other.port()));
    apply();
    const Socket caller = Socket::connect(listen);
    caller.write("from the server\n");
    Socket callee = other.accept();
    EXPECT_EQ(callee.readLine(), "from the server\n");
    tunnel.profile.forwards.pop_back();
    apply();
    EXPECT_THROW((void)callee.readAll(), std::system_error) << "A reset: its forward is gone.";
    there.write("still here\n");
    EXPECT_EQ(stays.readLine(), "still here\n");
    EXPECT_EQ(logIns(server), 1U) << server.log();
}

} // namespace
} // namespace underpass::test
