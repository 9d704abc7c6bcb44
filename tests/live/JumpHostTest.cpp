// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/CodeServer.h"
#include "tests/support/Socket.h"

#include <thread>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

// What every machine of the way is known by.
class Acquaintances
{
public:
    template <class... Servers> explicit Acquaintances(const Servers&... servers)
    {
        std::string lines;
        (lines.append(readText(servers.knownHosts())), ...);
        writeText(file(), lines);
    }
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "known_hosts"; }

private:
    TempDir m_folder;
};

Hop jumpOver(const SshServer& server)
{
    Hop hop;
    hop.server = {"127.0.0.1", server.port()};
    hop.credentials.methods = {LogInWith::KeyFile};
    hop.credentials.keyFiles = {server.userKey()};
    return hop;
}

Error whyOf(const TunnelState& state)
{
    if (const auto* waiting = std::get_if<Waiting>(&state))
        return waiting->why;
    const auto* failed = std::get_if<Failed>(&state);
    return failed ? failed->why : Error{};
}

// Every byte depends on its place, so that lost, doubled and exchanged ones all show.
std::string manyBytes(std::size_t count)
{
    std::string bytes(count, '\0');
    std::uint32_t state = 1;
    for (char& byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24U);
    }
    return bytes;
}

class LiveJumpHost : public testing::Test
{
protected:
    // The tunnel to `server` over these jump hosts, each with a key of its own.
    void go(const std::vector<const SshServer*>& jumpHosts, std::uint16_t target)
    {
        m_known = jumpHosts.size() == 1
            ? std::make_unique<Acquaintances>(server, *jumpHosts[0])
            : std::make_unique<Acquaintances>(server, *jumpHosts[0], *jumpHosts[1]);
        tunnel = std::make_unique<LiveTunnel>(server.port(), m_known->file(), std::vector{target});
        tunnel->profile.credentials.keyFiles = {server.userKey()};
        for (const SshServer* jumpHost : jumpHosts)
            tunnel->profile.via.push_back(jumpOver(*jumpHost));
    }

    SshServer server;
    SshServer gate;
    std::unique_ptr<LiveTunnel> tunnel;

private:
    std::unique_ptr<Acquaintances> m_known;
};

TEST_F(LiveJumpHost, LeadsToAServerThatSeesOnlyTheJumpHost)
{
    const Socket target = Socket::listen();
    go({&gate}, target.port());
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << gate.log() << server.log();
    const Socket program = Socket::connect(tunnel->port(0));
    Socket far = target.accept();
    program.write("hello\n");
    EXPECT_EQ(far.readLine(), "hello\n");
    EXPECT_NE(gate.log().find("direct-tcpip"), std::string::npos);
    EXPECT_TRUE(tunnel->prompter.questions().empty());
}

TEST_F(LiveJumpHost, TwoOfThemCarryEveryByteBothWays)
{
    const SshServer inner;
    Socket target = Socket::listen();
    go({&gate, &inner}, target.port());
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << gate.log() << inner.log() << server.log();
    const std::string bytes = manyBytes(std::size_t{64} << 20U);
    Socket program = Socket::connect(tunnel->port(0));
    Socket far = target.accept();
    std::string up;
    std::jthread reader{[&] { up = far.readAll(); }};
    std::jthread writer{[&] {
        far.write(bytes);
        far.endWriting();
    }};
    std::string down;
    std::jthread downReader{[&] { down = program.readAll(); }};
    program.write(bytes);
    program.endWriting();
    downReader.join();
    reader.join();
    EXPECT_TRUE(down == bytes) << down.size();
    EXPECT_TRUE(up == bytes) << up.size();
}

TEST_F(LiveJumpHost, WithAnotherHostKeyIsRefusedByName)
{
    go({&gate}, freePort());
    gate.stop();
    gate.changeHostKey();
    gate.start();
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("failed")) << tunnel->history();
    const Error why = whyOf(tunnel->reached());
    EXPECT_EQ(why.code, ErrorCode::HostKeyChanged);
    EXPECT_EQ(why.subject, "127.0.0.1:" + std::to_string(gate.port()));
    EXPECT_EQ(why.jumpHost, (Endpoint{"127.0.0.1", gate.port()}));
    EXPECT_EQ(gate.log().find("userauth-request"), std::string::npos) << gate.log();
}

TEST_F(LiveJumpHost, DoesNotExcuseAnotherHostKeyOfTheServerBehindIt)
{
    go({&gate}, freePort());
    server.stop();
    server.changeHostKey();
    server.start();
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("failed")) << tunnel->history();
    const Error why = whyOf(tunnel->reached());
    EXPECT_EQ(why.code, ErrorCode::HostKeyChanged);
    EXPECT_EQ(why.subject, "127.0.0.1:" + std::to_string(server.port()));
    EXPECT_EQ(why.jumpHost, std::nullopt);
}

TEST_F(LiveJumpHost, IsBlamedWhenItsConnectionDiesAndTheTunnelComesBack)
{
    go({&gate}, freePort());
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << gate.log();
    gate.killListenerAndSessions();
    ASSERT_TRUE(tunnel->reaches("waiting")) << tunnel->history();
    EXPECT_EQ(whyOf(tunnel->reached()).jumpHost, (Endpoint{"127.0.0.1", gate.port()}));
    gate.start();
    EXPECT_TRUE(tunnel->reaches("online")) << tunnel->history() << gate.log();
}

TEST_F(LiveJumpHost, IsNotBlamedWhenTheServerBehindItDies)
{
    go({&gate}, freePort());
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << gate.log();
    server.killListenerAndSessions();
    ASSERT_TRUE(tunnel->reaches("waiting")) << tunnel->history();
    const Error why = whyOf(tunnel->reached());
    EXPECT_EQ(why.code, ErrorCode::ServerClosed);
    EXPECT_EQ(why.subject, "127.0.0.1:" + std::to_string(server.port()));
    ASSERT_TRUE(tunnel->reaches("waiting")) << tunnel->history();
    EXPECT_EQ(whyOf(tunnel->reached()).code, ErrorCode::JumpHostCannotReach);
    server.start();
    EXPECT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
}

TEST_F(LiveJumpHost, ThatFellSilentIsGivenUp)
{
    Socket target = Socket::listen();
    go({&gate}, target.port());
    tunnel->profile.keepalive = std::chrono::seconds(1);
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << gate.log();
    const Socket caller = Socket::connect(tunnel->port(0)); // What was asked before is answered before.
    caller.write("hello\n");
    EXPECT_EQ(target.accept().readLine(), "hello\n");
    gate.freezeSessions();
    const bool gaveUp = tunnel->reaches("waiting");
    gate.thawSessions();
    EXPECT_TRUE(gaveUp) << tunnel->history();
    EXPECT_TRUE(tunnel->reaches("online")) << tunnel->history();
}

TEST_F(LiveJumpHost, ThatForbidsTheWayOnIsNamed)
{
    const SshServer strict("AllowTcpForwarding no");
    go({&strict}, freePort());
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("failed")) << tunnel->history();
    const Error why = whyOf(tunnel->reached());
    EXPECT_EQ(why.code, ErrorCode::JumpHostRefused);
    EXPECT_EQ(why.subject, "127.0.0.1:" + std::to_string(strict.port()));
}

TEST_F(LiveJumpHost, AsksForItsOwnPasswordInItsOwnName)
{
    const CodeServer inner("password");
    const Acquaintances known(gate, inner);
    LiveTunnel twice(inner.port(), known.file(), {freePort()});
    twice.profile.via = {jumpOver(gate)};
    twice.profile.credentials.methods = {LogInWith::Password};
    twice.prompter.willAnswer(CodeServer::password);
    twice.start();
    ASSERT_TRUE(twice.reaches("online")) << twice.history() << inner.log();
    const auto questions = twice.prompter.questions();
    ASSERT_EQ(questions.size(), 1U);
    EXPECT_EQ(questions[0].server, (Endpoint{"127.0.0.1", inner.port()}));
}

TEST_F(LiveJumpHost, EndsWhileItIsBeingAskedAbout)
{
    const Socket deaf = Socket::listen();
    go({&gate}, freePort());
    tunnel->profile.server.port = deaf.port(); // Takes the connection and never greets.
    tunnel->start();
    const Socket caller = deaf.accept();
    tunnel->stop();
    EXPECT_TRUE(tunnel->reaches("stopped")) << tunnel->history();
}

} // namespace
} // namespace underpass::test
