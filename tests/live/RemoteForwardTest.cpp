// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/Pattern.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace underpass::test {
namespace {

// A program that is not there any more, or was never: the caller is let go without a byte.
bool isTurnedAway(std::uint16_t port)
{
    try {
        Socket caller = Socket::connect(port);
        return caller.readAll().empty();
    } catch (const std::system_error& error) {
        return error.code() == std::errc::connection_reset;
    }
}

class LiveRemoteForward : public testing::Test
{
protected:
    void start(SshServer& server, const std::vector<Forward>& forwards)
    {
        tunnel = std::make_unique<LiveTunnel>(server, std::vector<std::uint16_t>{});
        tunnel->profile.forwards = forwards;
        tunnel->start();
    }
    [[nodiscard]] ForwardState forward(std::size_t index) const
    {
        const TunnelState state = tunnel->state();
        const auto* online = std::get_if<Online>(&state);
        return online ? online->forwards.at(index) : ForwardState{};
    }
    // Waits for the state of a forward; what it says at last.
    template <class Wanted> [[nodiscard]] bool becomes(std::size_t index, const Wanted& wanted) const
    {
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{40};
        while (!wanted(forward(index)) && std::chrono::steady_clock::now() < patience)
            std::this_thread::yield();
        return wanted(forward(index));
    }

    const Socket target = Socket::listen();
    std::unique_ptr<LiveTunnel> tunnel;
};

TEST_F(LiveRemoteForward, CarriesThirtyTwoMegabytesUnchangedBothWaysAndHalfCloses)
{
    SshServer server;
    start(server, {remoteForward(0, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    const std::string bytes = pattern(std::size_t{32} << 20U);
    Socket caller = Socket::connect(tunnel->port(0));
    Socket callee = target.accept();
    std::jthread writer([&] {
        caller.write(bytes);
        caller.endWriting();
    });
    const std::string arrived = callee.readAll(); // Ends only when the half-close came through.
    ASSERT_TRUE(arrived == bytes);
    std::jthread answerer([&] {
        callee.write(arrived);
        callee.endWriting();
    });
    EXPECT_TRUE(caller.readAll() == bytes);
}

TEST_F(LiveRemoteForward, ShowsThePortsThatTheServerChoseAndKeepsTheTargetsApart)
{
    SshServer server;
    const Socket second = Socket::listen();
    const std::uint16_t fixed = freePort();
    start(server,
        {remoteForward(0, target.port()), remoteForward(0, second.port()),
            remoteForward(fixed, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    EXPECT_NE(tunnel->port(0), 0);
    EXPECT_NE(tunnel->port(0), tunnel->port(1));
    EXPECT_EQ(tunnel->port(2), fixed);
    for (const std::size_t index : {0U, 1U, 2U}) {
        EXPECT_TRUE(forward(index).listening);
        const Socket caller = Socket::connect(tunnel->port(index));
        Socket callee = (index == 1 ? second : target).accept();
        caller.write("this one\n");
        EXPECT_EQ(callee.readLine(), "this one\n");
    }
}

TEST_F(LiveRemoteForward, TellsWhereTheCallerCameFrom)
{
    SshServer server;
    start(server, {remoteForward(0, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    const Socket caller = Socket::connect(tunnel->port(0));
    Socket callee = target.accept();
    caller.write("hello\n");
    ASSERT_EQ(callee.readLine(), "hello\n");
    const std::vector<RelayInfo> relays = tunnel->relays();
    ASSERT_EQ(relays.size(), 1U);
    EXPECT_EQ(relays[0].caller.from, "127.0.0.1:" + std::to_string(caller.port()));
    EXPECT_EQ(toString(relays[0].caller), relays[0].caller.from);
    EXPECT_EQ(relays[0].target, (Endpoint{"localhost", target.port()}));
    EXPECT_EQ(relays[0].bytesDown, 6U);
}

TEST_F(LiveRemoteForward, FiftyCallersAtOnceEachGetTheirOwnAnswer)
{
    SshServer server;
    start(server, {remoteForward(0, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    std::jthread echo([&] {
        std::vector<Socket> callees;
        for (int count = 0; count < 50; ++count)
            callees.push_back(target.accept());
        for (Socket& callee : callees)
            callee.write(callee.readLine());
    });
    std::vector<Socket> callers;
    for (int count = 0; count < 50; ++count)
        callers.push_back(Socket::connect(tunnel->port(0)));
    for (int count = 0; count < 50; ++count)
        callers[static_cast<std::size_t>(count)].write("caller " + std::to_string(count) + "\n");
    for (int count = 0; count < 50; ++count)
        EXPECT_EQ(
            callers[static_cast<std::size_t>(count)].readLine(), "caller " + std::to_string(count) + "\n");
}

TEST_F(LiveRemoteForward, ResetsReachTheOtherSide)
{
    SshServer server;
    start(server, {remoteForward(0, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    for (const bool byCaller : {true, false}) {
        Socket caller = Socket::connect(tunnel->port(0));
        Socket callee = target.accept();
        caller.write("hello\n");
        ASSERT_EQ(callee.readLine(), "hello\n");
        (byCaller ? caller : callee).reset();
        Socket& other = byCaller ? callee : caller;
        try {
            EXPECT_EQ(other.readAll(), "");
        } catch (const std::system_error& error) {
            EXPECT_EQ(error.code(), std::errc::connection_reset);
        }
    }
    EXPECT_TRUE(std::holds_alternative<Online>(tunnel->state())) << tunnel->history();
}

TEST_F(LiveRemoteForward, CallerThatDoesNotReadStopsTheSource)
{
    SshServer server;
    start(server, {remoteForward(0, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    const Socket caller = Socket::connect(tunnel->port(0));
    const Socket source = target.accept();
    constexpr std::size_t gigabyte = std::size_t{1} << 30U;
    const std::size_t taken = source.writeUntilFull(gigabyte);
    EXPECT_LT(taken, gigabyte);
    source.endWriting();
    std::size_t arrived = 0;
    for (std::string more = caller.read(65536); !more.empty(); more = caller.read(65536))
        arrived += more.size();
    EXPECT_EQ(arrived, taken);
}

TEST_F(LiveRemoteForward, RefusedByTheServerIsSaidAndTheTunnelIsDegraded)
{
    SshServer server("AllowTcpForwarding local");
    start(server, {remoteForward(freePort(), target.port())});
    ASSERT_TRUE(tunnel->reaches("degraded")) << tunnel->history() << server.log();
    ASSERT_TRUE(forward(0).trouble);
    EXPECT_EQ(forward(0).trouble->code, ErrorCode::RemoteListenRefused);
    EXPECT_FALSE(forward(0).listening);
    EXPECT_NE(sentence(*forward(0).trouble).find("AllowTcpForwarding"), std::string::npos);
    EXPECT_EQ(tunnel->history(), "connecting degraded ");
}

TEST_F(LiveRemoteForward, OnlyWhatTheServerPermitsListens)
{
    const std::uint16_t permitted = freePort();
    SshServer server("PermitListen localhost:" + std::to_string(permitted));
    const std::uint16_t prohibited = freePort();
    start(server, {remoteForward(prohibited, target.port()), remoteForward(permitted, target.port())});
    ASSERT_TRUE(tunnel->reaches("degraded")) << tunnel->history() << server.log();
    EXPECT_FALSE(forward(0).listening);
    EXPECT_TRUE(forward(1).listening);
    const Socket caller = Socket::connect(permitted);
    caller.write("hello\n");
    EXPECT_EQ(target.accept().readLine(), "hello\n");
}

TEST_F(LiveRemoteForward, ListensOnceTheOtherProgramLetsThePortGo)
{
    SshServer server;
    std::optional<Socket> holder = Socket::listen();
    const std::uint16_t port = holder->port();
    Forward taken = remoteForward(port, target.port());
    taken.listen.host = "127.0.0.1"; // With one of localhost's two addresses sshd would be content.
    start(server, {taken});
    ASSERT_TRUE(tunnel->reaches("degraded")) << tunnel->history() << server.log();
    EXPECT_EQ(forward(0).trouble->code, ErrorCode::RemoteListenRefused);
    holder.reset();
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    const Socket caller = Socket::connect(port);
    caller.write("hello\n");
    EXPECT_EQ(target.accept().readLine(), "hello\n");
}

TEST_F(LiveRemoteForward, TargetThatIsAwayTurnsItsCallerAwayUntilItIsBack)
{
    SshServer server;
    const std::uint16_t away = freePort();
    start(server, {remoteForward(0, away), remoteForward(0, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    EXPECT_TRUE(isTurnedAway(tunnel->port(0)));
    ASSERT_TRUE(becomes(0, [](const ForwardState& state) { return state.trouble.has_value(); }));
    EXPECT_EQ(forward(0).trouble->code, ErrorCode::TargetHereUnreachable);
    EXPECT_TRUE(forward(0).listening);
    EXPECT_NE(server.log().find("open failed: connect failed: Connect failed"), std::string::npos)
        << server.log();
    const Socket caller = Socket::connect(tunnel->port(1));
    caller.write("hello\n");
    EXPECT_EQ(target.accept().readLine(), "hello\n");
    EXPECT_FALSE(forward(1).trouble);
}

TEST_F(LiveRemoteForward, TargetThatDoesNotAnswerDelaysNobodyElse)
{
    SshServer server;
    const Socket silent = Socket::listen(0);
    const Socket filler
        = Socket::connect(silent.port()); // Takes the only place: the system ignores the next caller.
    Forward dead = remoteForward(0, silent.port());
    dead.target->host = "127.0.0.1";
    start(server, {dead, remoteForward(0, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    std::vector<Socket> waiting;
    for (int count = 0; count < 40; ++count)
        waiting.push_back(Socket::connect(tunnel->port(0)));
    for (int count = 0; count < 20; ++count) {
        const Socket caller = Socket::connect(tunnel->port(1));
        caller.write("quick\n");
        EXPECT_EQ(target.accept().readLine(), "quick\n");
    }
    EXPECT_FALSE(forward(1).trouble);
}

TEST_F(LiveRemoteForward, ListensAgainAfterTheConnectionWasLost)
{
    SshServer server;
    const std::uint16_t port = freePort();
    start(server, {remoteForward(port, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    for (int time = 0; time < 2; ++time) {
        server.killListenerAndSessions();
        ASSERT_TRUE(tunnel->reaches("waiting")) << tunnel->history();
        server.start();
        ASSERT_TRUE(becomes(0, [](const ForwardState& state) { return state.listening; }))
            << tunnel->history() << server.log();
        const Socket caller = Socket::connect(port);
        caller.write("hello\n");
        EXPECT_EQ(target.accept().readLine(), "hello\n");
    }
}

TEST_F(LiveRemoteForward, KeepsListeningWhileKeysAreExchanged)
{
    SshServer server("RekeyLimit 1M");
    start(server, {remoteForward(0, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    const std::string bytes = pattern(std::size_t{8} << 20U);
    for (int count = 0; count < 3; ++count) {
        Socket caller = Socket::connect(tunnel->port(0));
        const Socket callee = target.accept();
        std::jthread writer([&] {
            callee.write(bytes);
            callee.endWriting();
        });
        EXPECT_TRUE(caller.readAll() == bytes);
    }
}

TEST_F(LiveRemoteForward, StopsListeningWithTheTunnel)
{
    SshServer server;
    const std::uint16_t port = freePort();
    start(server, {remoteForward(port, target.port())});
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    tunnel->stop();
    ASSERT_TRUE(tunnel->reaches("stopped"));
    const auto isClosed = [&] {
        try {
            (void)Socket::connect(port);
            return false;
        } catch (const std::system_error&) {
            return true;
        }
    };
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!isClosed() && std::chrono::steady_clock::now() < patience)
        std::this_thread::yield();
    EXPECT_TRUE(isClosed());
}

} // namespace
} // namespace underpass::test
