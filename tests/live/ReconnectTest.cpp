// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

TEST(LiveReconnect, ComesBackAfterTheServerWasKilledAndRefusedForAWhile)
{
    SshServer server;
    LiveTunnel tunnel(server, {freePort()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    server.killListenerAndSessions();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history(); // A second attempt was refused too.
    server.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
}

TEST(LiveReconnect, GivesUpAServerThatFellSilent)
{
    SshServer server;
    Socket target = Socket::listen();
    LiveTunnel tunnel(server, {target.port()});
    tunnel.profile.keepalive = std::chrono::seconds(1);
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const Socket caller = Socket::connect(tunnel.port(0)); // What was asked before is answered before.
    caller.write("hello\n");
    EXPECT_EQ(target.accept().readLine(), "hello\n");
    server.freezeSessions();
    const bool gaveUp = tunnel.reaches("waiting");
    server.thawSessions(); // So that they can end.
    EXPECT_TRUE(gaveUp) << tunnel.history();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history();
}

TEST(LiveReconnect, NeverLogsInToAServerWhoseHostKeyChanged)
{
    SshServer server;
    LiveTunnel tunnel(server, {freePort()}); // Trusts the key of now.
    server.stop();
    server.changeHostKey();
    server.start();
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history();
    const TunnelState state = tunnel.reached();
    EXPECT_EQ(std::get<Failed>(state).why.code, ErrorCode::HostKeyChanged);
    EXPECT_EQ(server.log().find("userauth-request"), std::string::npos) << server.log();
}

TEST(LiveReconnect, WaitsForAServerThatIsFull)
{
    const SshServer server("MaxStartups 1:100:1");
    LiveTunnel tunnel(server, {freePort()});
    Socket holder = Socket::connect(server.port());
    while (!holder.readLine().starts_with("SSH-2.0-")) // The harness's own call may not have ended yet.
        holder = Socket::connect(server.port());
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history() << server.log();
    const TunnelState state = tunnel.reached();
    EXPECT_EQ(std::get<Waiting>(state).why.code, ErrorCode::ServerFull) << server.log();
}

} // namespace
} // namespace underpass::test
