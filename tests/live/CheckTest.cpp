// SPDX-License-Identifier: MIT
#include "core/check/Check.h"

#include "tests/live/LiveTunnel.h"
#include "tests/support/OtherProcess.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/write.hpp>

namespace underpass::test {
namespace {

using asio::ip::tcp;
using testing::ElementsAre;
using testing::HasSubstr;

// What a mail server on its proper port would say, in a network where that port is ours.
class Mailman
{
public:
    explicit Mailman(std::string greeting)
        : m_thread([this, greeting = std::move(greeting)](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                std::error_code failed;
                tcp::socket caller = m_acceptor.accept(failed);
                if (!failed)
                    asio::write(caller, asio::buffer(greeting), failed);
            }
        })
    { }
    ~Mailman()
    {
        m_thread.request_stop();
        tcp::socket last{m_loop};
        std::error_code ignored;
        last.connect(m_acceptor.local_endpoint(), ignored);
    }

private:
    asio::io_context m_loop;
    tcp::acceptor m_acceptor{m_loop, {asio::ip::address_v4::loopback(), 110}};
    std::jthread m_thread;
};

// Threads and processes that this one starts share its network; this machine's own mail server does not.
void inOwnNetwork(const std::function<void()>& body)
{
    std::jthread{[&] {
        ASSERT_TRUE(enterOwnNetwork());
        body();
    }}.join();
}

std::vector<CheckStep> checkOf(const SshServer& server, const std::string& keyFile)
{
    Profile profile;
    profile.id = "check";
    profile.name = "Check";
    profile.server = {"127.0.0.1", server.port()};
    profile.account = SshServer::account();
    profile.credentials.methods = {LogInWith::KeyFile};
    profile.credentials.keyFiles = {keyFile};
    Forward forward;
    forward.target = Endpoint{"127.0.0.1", 110};
    profile.forwards.push_back(forward);
    FakePrompter prompter;
    FakeSecrets secrets;
    std::vector<CheckStep> steps;
    check(profile, sshSessionFactory(prompter, secrets, {server.knownHosts()}), openPeerIdentity(),
        [&](const CheckStep& step) { steps.push_back(step); }, {});
    return steps;
}

std::vector<std::string> outline(const std::vector<CheckStep>& steps)
{
    std::vector<std::string> lines;
    for (const CheckStep& step : steps) {
        const auto trouble = troubleOf(step.finding);
        lines.push_back(
            std::string{name(step.stage)} + (trouble ? " " : "") + (trouble ? name(*trouble) : ""));
    }
    return lines;
}

TEST(LiveCheck, GoesTheWholeWayToTheMailServersGreeting)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const Mailman mailman{"+OK ready\r\n"};
        const SshServer server;
        const auto steps = checkOf(server, server.userKey());
        EXPECT_THAT(
            outline(steps), ElementsAre("look-up", "connect", "host-key", "log-in", "forward", "greeting"));
        EXPECT_EQ(sentence(steps.back().finding), "127.0.0.1:110 says: +OK ready");
    });
}

TEST(LiveCheck, SaysThatTheMailServerIsFull)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const Mailman mailman{"-ERR too many connections"};
        const SshServer server;
        const auto steps = checkOf(server, server.userKey());
        EXPECT_EQ(outline(steps).back(), "greeting server-full");
        EXPECT_THAT(sentence(steps.back().finding), HasSubstr("\"-ERR too many connections\""));
    });
}

TEST(LiveCheck, SaysThatTheServerDoesNotAllowTheForward)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const Mailman mailman{"+OK ready\r\n"};
        const SshServer server("AllowTcpForwarding no");
        const auto steps = checkOf(server, server.userKey());
        EXPECT_EQ(outline(steps).back(), "greeting forward-refused") << sentence(steps.back().finding);
        EXPECT_THAT(sentence(steps.back().finding), HasSubstr("AllowTcpForwarding"));
    });
}

TEST(LiveCheck, SaysThatTheServerCannotReachTheTarget)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const SshServer server;
        const auto steps = checkOf(server, server.userKey());
        EXPECT_EQ(outline(steps).back(), "greeting target-unreachable") << sentence(steps.back().finding);
        EXPECT_THAT(sentence(steps.back().finding), HasSubstr("127.0.0.1:110"));
    });
}

TEST(LiveCheck, StopsAtALogInThatIsRefused)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const SshServer server;
        const SshServer other;
        EXPECT_THAT(outline(checkOf(server, other.userKey())),
            ElementsAre("look-up", "connect", "host-key", "log-in authentication-refused"));
    });
}

} // namespace
} // namespace underpass::test
