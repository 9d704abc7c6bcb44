// SPDX-License-Identifier: MIT
#include "core/check/Check.h"

#include "tests/live/LiveTunnel.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/TerminalProgram.h"

#include <csignal>
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
using testing::StartsWith;

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

Forward to(std::uint16_t target, ForwardKind kind = ForwardKind::Local)
{
    Forward forward;
    forward.kind = kind;
    if (kind != ForwardKind::Dynamic)
        forward.target = Endpoint{"127.0.0.1", target};
    return forward;
}

std::vector<CheckStep> checkOf(
    const SshServer& server, const std::string& keyFile, std::vector<Forward> forwards = {to(110)})
{
    Profile profile;
    profile.id = "check";
    profile.name = "Check";
    profile.server = {"127.0.0.1", server.port()};
    profile.account = SshServer::account();
    profile.credentials.methods = {LogInWith::KeyFile};
    profile.credentials.keyFiles = {keyFile};
    profile.forwards = std::move(forwards);
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
        EXPECT_THAT(sentence(steps.back().finding), StartsWith("127.0.0.1:110 says: +OK ready"));
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
        EXPECT_EQ(outline(steps).back(), "target forward-refused") << sentence(steps.back().finding);
        EXPECT_THAT(sentence(steps.back().finding), HasSubstr("AllowTcpForwarding"));
    });
}

TEST(LiveCheck, SaysThatTheServerCannotReachTheTarget)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const SshServer server;
        const auto steps = checkOf(server, server.userKey());
        EXPECT_EQ(outline(steps).back(), "target target-unreachable") << sentence(steps.back().finding);
        EXPECT_THAT(sentence(steps.back().finding), HasSubstr("127.0.0.1:110"));
    });
}

TEST(LiveCheck, SaysSoOfEveryKindOfForwardAndOfPortsThatNobodyKnows)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const SshServer server("AllowTcpForwarding no");
        const auto steps = checkOf(server, server.userKey(),
            {to(47110), to(0, ForwardKind::Dynamic), to(47110, ForwardKind::Remote)});
        EXPECT_THAT(outline(steps),
            ElementsAre("look-up", "connect", "host-key", "log-in", "forward", "forward",
                "forward remote-listen-refused", "target forward-refused", "target forward-refused",
                "target target-here-unreachable"));
    });
}

TEST(LiveCheck, GivesTheAdministratorLinesThatHelp)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const Mailman mailman{"+OK ready\r\n"};
        SshServer server("AllowTcpForwarding no\nPermitListen none");
        Forward remote = to(110, ForwardKind::Remote);
        remote.listen = {"localhost", 47110};
        const std::vector<Forward> forwards{to(110), remote};
        std::string advice;
        for (const CheckStep& step : checkOf(server, server.userKey(), forwards)) {
            if (step.advice.empty())
                continue;
            advice.clear();
            for (const std::string& line : step.advice)
                advice += line + "\n";
        }
        ASSERT_NE(advice, "");
        server.restartWith({"ed25519"}, "AllowTcpForwarding no\nPermitListen none\n" + advice);
        EXPECT_THAT(outline(checkOf(server, server.userKey(), forwards)),
            ElementsAre(
                "look-up", "connect", "host-key", "log-in", "forward", "forward", "greeting", "greeting"))
            << advice;
    });
}

TEST(LiveCheck, GoesOverTheSessionOfATunnelThatRuns)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const Mailman mailman{"+OK ready\r\n"};
        const SshServer server;
        LiveTunnel tunnel{server, {110}};
        tunnel.profile.forwards.front().programs = {"/usr/bin/thunderbird"}; // We may not come by the port.
        tunnel.start();
        ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history();
        std::vector<CheckStep> steps;
        checkRunning(tunnel.profile, tunnel.state(), tunnel.trier(),
            [&](const CheckStep& step) { steps.push_back(step); }, {});
        EXPECT_THAT(outline(steps), ElementsAre("connect", "host-key", "log-in", "forward", "greeting"));
        EXPECT_THAT(sentence(steps.back().finding), StartsWith("127.0.0.1:110 says: +OK ready"));
        EXPECT_THAT(tunnel.history(), testing::Not(HasSubstr("connecting online connecting")));
    });
}

TEST(LiveCheck, AsksTheProcessThatRunsTheTunnel)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const Mailman mailman{"+OK ready\r\n"};
        SshServer server;
        const TempDir home;
        const auto ctl = [&](std::vector<std::string> arguments) {
            arguments.insert(
                arguments.begin(), {UNDERPASSCTL, "--known-hosts", server.knownHosts().string()});
            return std::make_unique<TerminalProgram>(arguments,
                std::vector{"HOME=" + home.path().string(),
                    "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string(), std::string{"LANG=C.UTF-8"}});
        };
        const auto adding = ctl({"add", "Mail", "--server", "127.0.0.1:" + std::to_string(server.port()),
            "--account", SshServer::account(), "--key-file", server.userKey(), "-L", "47110:127.0.0.1:110"});
        ASSERT_EQ(adding->exitCode(), 0) << adding->screen();
        const auto running = ctl({"run", "Mail"});
        ASSERT_TRUE(running->shows("Online.")) << running->screen();
        const auto text = ctl({"check", "Mail"});
        EXPECT_EQ(text->exitCode(), 0) << text->screen();
        EXPECT_THAT(text->screen(), HasSubstr("greeting: 127.0.0.1:110 says: +OK ready"));
        const auto json = ctl({"check", "--json", "Mail"});
        EXPECT_EQ(json->exitCode(), 0);
        EXPECT_THAT(json->screen(), HasSubstr("\"step\": \"greeting\""));
        server.killListenerAndSessions();
        ASSERT_TRUE(running->shows("Trying again")) << running->screen();
        const auto waiting = ctl({"check", "Mail"});
        EXPECT_EQ(waiting->exitCode(), 4) << waiting->screen();
        EXPECT_THAT(waiting->screen(), HasSubstr("FAILED  connect: "));
    });
}

TEST(LiveCheck, EndsProperlyWithItsTerminal)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([] {
        const SshServer server;
        const TempDir home;
        ::signal(SIGHUP, SIG_DFL); // Also where the tests themselves were started to outlive their terminal.
        const std::vector environment{"HOME=" + home.path().string(),
            "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string(), std::string{"LANG=C.UTF-8"}};
        TerminalProgram adding{
            {UNDERPASSCTL, "add", "Mail", "--server", "127.0.0.1:" + std::to_string(server.port()),
                "--account", SshServer::account(), "-L", "47110:127.0.0.1:110"},
            environment};
        ASSERT_EQ(adding.exitCode(), 0) << adding.screen();
        for (const int signal : {SIGHUP, SIGTERM, SIGINT}) {
            TerminalProgram checking{{UNDERPASSCTL, "check", "Mail"}, environment};
            ASSERT_TRUE(checking.shows("SHA256:")) << checking.screen();
            ASSERT_EQ(::kill(checking.id(), signal), 0);
            EXPECT_EQ(checking.exitCode(), 1) << signal << ' ' << checking.screen();
        }
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
