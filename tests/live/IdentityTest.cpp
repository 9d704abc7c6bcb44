// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/Signal.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <iostream>

namespace underpass::test {
namespace {

constexpr uid_t somebodyElse = 65534;
enum class Stranger { WaitsForAnAnswer, LeavesAtOnce };

// The child of a program with threads: only system calls from here on. Ends with 0 when it was treated as
// planned.
[[noreturn]] void actAsStranger(std::uint16_t port, Stranger manner)
{
    if (setresgid(somebodyElse, somebodyElse, somebodyElse) != 0
        || setresuid(somebodyElse, somebodyElse, somebodyElse) != 0)
        _exit(2);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        _exit(3);
    (void)send(handle, "stolen\n", 7, MSG_NOSIGNAL);
    if (manner == Stranger::LeavesAtOnce)
        _exit(0);
    char byte = 0;
    _exit(recv(handle, &byte, 1, 0) < 0 && errno == ECONNRESET ? 0 : 4);
}

int outcomeOfStranger(std::uint16_t port, Stranger manner)
{
    const pid_t pid = fork();
    if (pid == 0)
        actAsStranger(port, manner);
    int status = -1;
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr int flood = 2000;

// Calls as fast as it can, and leaves in every manner there is. Tells once it is well under way.
int callInAFlood(std::uint16_t port, const Signal& underWay)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (!becomeNobody())
        return 1;
    for (int made = 0; made < flood; ++made) {
        const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            return 2;
        (void)send(handle, "stolen\n", 7, MSG_NOSIGNAL);
        const linger atOnce{made % 3 == 0, 0};
        (void)setsockopt(handle, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        if (made % 3 == 1)
            shutdown(handle, SHUT_WR);
        close(handle);
        if (made == flood / 10)
            underWay.give();
    }
    return 0;
}

std::size_t channelsAskedFor(const SshServer& server)
{
    const std::string log = server.log();
    const std::string line = "ctype direct-tcpip";
    std::size_t count = 0;
    for (auto at = log.find(line); at != std::string::npos; at = log.find(line, at + 1))
        ++count;
    return count;
}

class LiveIdentity : public testing::Test
{
protected:
    void SetUp() override
    {
        if (geteuid() != 0)
            GTEST_SKIP() << "Only root can act as another user.";
        m_tunnel.start();
        ASSERT_TRUE(m_tunnel.reaches("online")) << m_tunnel.history() << m_server.log();
        m_port = m_tunnel.port(0);
    }

    // Whether all got through, and how long that took.
    std::chrono::microseconds callTwenty()
    {
        const auto begin = std::chrono::steady_clock::now();
        for (int call = 0; call < 20; ++call) {
            const Socket caller = Socket::connect(m_port);
            caller.write("mine\n");
            EXPECT_EQ(m_target.accept().readLine(), "mine\n") << "call " << call;
        }
        return std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - begin);
    }

    const SshServer m_server{"LogLevel DEBUG3"};
    const Socket m_target = Socket::listen();
    LiveTunnel m_tunnel{m_server, {m_target.port()}};
    std::uint16_t m_port = 0;
};

TEST_F(LiveIdentity, AnotherUserIsResetBeforeTheServerHearsOfIt)
{
    EXPECT_EQ(outcomeOfStranger(m_port, Stranger::WaitsForAnAnswer), 0);
    EXPECT_EQ(channelsAskedFor(m_server), 0U) << m_server.log();
}

TEST_F(LiveIdentity, AnotherUserWhoLeavesAtOnceReachesNoTarget)
{
    for (int count = 0; count < 200; ++count)
        ASSERT_EQ(outcomeOfStranger(m_port, Stranger::LeavesAtOnce), 0);
    const Socket caller = Socket::connect(m_port);
    caller.write("mine\n");
    EXPECT_EQ(m_target.accept().readLine(), "mine\n");
    m_tunnel.stop();
    ASSERT_TRUE(m_tunnel.reaches("stopped")) << m_tunnel.history();
    EXPECT_EQ(channelsAskedFor(m_server), 1U) << m_server.log();
}

TEST_F(LiveIdentity, AFloodOfAnotherUsersCallsKeepsNoneOfOursOut)
{
    (void)callTwenty(); // The first ones are slower.
    const auto without = callTwenty();
    const Signal underWay;
    OtherProcess stranger{[&] { return callInAFlood(m_port, underWay); }};
    ASSERT_TRUE(underWay.wait());
    const auto beside = callTwenty();
    EXPECT_EQ(stranger.result(), 0);
    std::cout << "20 calls of ours: " << without.count() << " us; beside " << flood
              << " of another user's: " << beside.count() << " us; ratio "
              << static_cast<double>(beside.count()) / static_cast<double>(without.count()) << '\n';
    m_tunnel.stop();
    ASSERT_TRUE(m_tunnel.reaches("stopped")) << m_tunnel.history();
    EXPECT_EQ(channelsAskedFor(m_server), 60U);
}

TEST(LiveIdentityOfADynamicForward, AnotherUserIsResetBeforeItIsHeard)
{
    UNDERPASS_NEEDS_ROOT();
    const SshServer server{"LogLevel DEBUG3"};
    LiveTunnel tunnel{server, {}};
    Forward& forward = tunnel.profile.forwards.emplace_back();
    forward.kind = ForwardKind::Dynamic;
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_EQ(outcomeOfStranger(tunnel.port(0), Stranger::WaitsForAnAnswer), 0);
    ASSERT_TRUE(tunnel.hasTurnedAway(0, 1)) << tunnel.history();
    EXPECT_EQ(tunnel.trouble(0), std::nullopt);
    EXPECT_EQ(channelsAskedFor(server), 0U) << server.log();
}

} // namespace
} // namespace underpass::test
