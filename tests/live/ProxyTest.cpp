// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/ProxyServer.h"
#include "tests/support/Socket.h"

#include <thread>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using Kind = ProxyServer::Kind;

Proxy through(Kind kind, std::uint16_t port, const std::string& account = {})
{
    return {kind == Kind::Socks5 ? ProxyKind::Socks5 : ProxyKind::Http, {"127.0.0.1", port}, account};
}

Error whyOf(const TunnelState& state)
{
    if (const auto* waiting = std::get_if<Waiting>(&state))
        return waiting->why;
    const auto* failed = std::get_if<Failed>(&state);
    return failed ? failed->why : Error{};
}

class LiveProxy : public testing::TestWithParam<Kind>
{
protected:
    // The tunnel's proxy is this one; it is named in every error.
    void use(std::uint16_t port, const std::string& account = {})
    {
        tunnel.profile.proxy = through(GetParam(), port, account);
        name = "127.0.0.1:" + std::to_string(port);
    }
    void expectWhy(ErrorCode code)
    {
        const Error why = whyOf(tunnel.reached());
        EXPECT_EQ(why.code, code) << sentence(why);
        EXPECT_EQ(why.subject, name);
        EXPECT_EQ(sentence(why).find("sesame"), std::string::npos);
    }

    SshServer server;
    LiveTunnel tunnel{server, {freePort()}};
    std::string name;
};

INSTANTIATE_TEST_SUITE_P(Kinds, LiveProxy, testing::Values(Kind::Socks5, Kind::Http),
    [](const auto& kind) { return kind.param == Kind::Socks5 ? "Socks5" : "Http"; });

TEST_P(LiveProxy, LeadsToTheServer)
{
    const Socket target = Socket::listen();
    tunnel.profile.forwards.front().target->port = target.port();
    const ProxyServer proxy{GetParam()};
    use(proxy.port());
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << proxy.log() << server.log();
    const Socket program = Socket::connect(tunnel.port(0));
    Socket far = target.accept();
    program.write("hello\n");
    EXPECT_EQ(far.readLine(), "hello\n");
    EXPECT_TRUE(tunnel.prompter.questions().empty());
}

TEST_P(LiveProxy, LooksUpTheServersNameItself)
{
    const ProxyServer proxy{GetParam()};
    use(proxy.port());
    tunnel.profile.server.host = "nobody.invalid";
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history();
    expectWhy(ErrorCode::ProxyCannotReach);
}

TEST_P(LiveProxy, AsksForThePasswordInTheProxysName)
{
    const ProxyServer proxy{GetParam(), ProxyServer::LogIn::Wanted};
    use(proxy.port(), ProxyServer::account);
    tunnel.prompter.willAnswer(ProxyServer::password);
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << proxy.log();
    const auto questions = tunnel.prompter.questions();
    ASSERT_EQ(questions.size(), 1U);
    EXPECT_EQ(questions[0].server, (Endpoint{"127.0.0.1", proxy.port()}));
    EXPECT_EQ(questions[0].account, "anna");
    EXPECT_EQ(std::get<PasswordQuestion>(questions[0].what), (PasswordQuestion{false, PasswordFor::Proxy}));
}

TEST_P(LiveProxy, TakesTheRightPasswordAfterAWrongOne)
{
    const ProxyServer proxy{GetParam(), ProxyServer::LogIn::Wanted};
    use(proxy.port(), ProxyServer::account);
    tunnel.prompter.willAnswer("close-sesame");
    tunnel.prompter.willAnswer(ProxyServer::password);
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << proxy.log();
    const auto questions = tunnel.prompter.questions();
    ASSERT_EQ(questions.size(), 2U);
    EXPECT_EQ(std::get<PasswordQuestion>(questions[1].what), (PasswordQuestion{true, PasswordFor::Proxy}));
}

TEST_P(LiveProxy, FailsAfterThreeWrongPasswords)
{
    const ProxyServer proxy{GetParam(), ProxyServer::LogIn::Wanted};
    use(proxy.port(), ProxyServer::account);
    for (int count = 0; count < 5; ++count)
        tunnel.prompter.willAnswer("close-sesame");
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history();
    expectWhy(ErrorCode::ProxyLogInRefused);
    EXPECT_EQ(tunnel.prompter.questions().size(), 3U);
}

TEST_P(LiveProxy, ThatWantsALogInIsNotTriedAgainWithoutAnAccount)
{
    const ProxyServer proxy{GetParam(), ProxyServer::LogIn::Wanted};
    use(proxy.port());
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history();
    expectWhy(ErrorCode::ProxyLogInRefused);
    EXPECT_NE(whyOf(tunnel.reached()).detail.find("no account"), std::string::npos);
}

TEST_P(LiveProxy, ThatIsGoneIsSaid)
{
    std::optional<ProxyServer> proxy{GetParam()};
    use(proxy->port());
    proxy->stop();
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history();
    expectWhy(ErrorCode::ProxyUnreachable);
}

TEST_P(LiveProxy, ThatCannotReachTheServerIsNotBlamedForMore)
{
    const ProxyServer proxy{GetParam()};
    use(proxy.port());
    server.stop();
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history();
    expectWhy(ErrorCode::ProxyCannotReach);
    server.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history();
}

TEST_P(LiveProxy, IsToldFromAnSshServer)
{
    use(server.port()); // An SSH server speaks first, and not as any proxy does.
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history();
    expectWhy(ErrorCode::NotAProxy);
}

TEST_P(LiveProxy, ThatSaysNothingIsLeftAtOnceWhenTheTunnelIsStopped)
{
    const Socket deaf = Socket::listen();
    use(deaf.port());
    tunnel.start();
    const Socket caller = deaf.accept();
    tunnel.stop();
    EXPECT_TRUE(tunnel.reaches("stopped")) << tunnel.history();
}

TEST_P(LiveProxy, LeadsToTheFirstJumpHostOnly)
{
    const SshServer gate;
    const ProxyServer proxy{GetParam()};
    const TempDir folder;
    const auto known = folder.path() / "known_hosts";
    writeText(known, readText(server.knownHosts()) + readText(gate.knownHosts()));
    LiveTunnel far{server.port(), known, {freePort()}};
    far.profile.credentials.keyFiles = {server.userKey()};
    Hop hop{{"127.0.0.1", gate.port()}, {}, far.profile.credentials};
    hop.credentials.keyFiles = {gate.userKey()};
    far.profile.via = {hop};
    far.profile.proxy = through(GetParam(), proxy.port());
    far.start();
    ASSERT_TRUE(far.reaches("online")) << far.history() << proxy.log() << gate.log();
    EXPECT_NE(gate.log().find("direct-tcpip"), std::string::npos);
}

TEST(LiveHttpProxy, ThatForbidsTheServersPortIsNamed)
{
    const SshServer server;
    const ProxyServer proxy{Kind::Http, ProxyServer::LogIn::NotWanted, 443};
    LiveTunnel tunnel{server, {freePort()}};
    tunnel.profile.proxy = through(Kind::Http, proxy.port());
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history();
    EXPECT_EQ(whyOf(tunnel.reached()).code, ErrorCode::ProxyRefused) << sentence(whyOf(tunnel.reached()));
}

TEST(LiveSocksProxy, ThatForbidsTheServerIsNamed)
{
    const SshServer server;
    const Socket proxy = Socket::listen();
    const std::jthread strict{[&] {
        const Socket caller = proxy.accept();
        for (const auto& [hears, says] :
            {std::pair<std::size_t, std::string>{3, {"\5\0", 2}}, {10, {"\5\2\0\1\0\0\0\0\0\0", 10}}}) {
            for (std::size_t heard = 0; heard < hears;)
                heard += caller.read(hears - heard).size();
            caller.write(says);
        }
    }};
    LiveTunnel tunnel{server, {freePort()}};
    tunnel.profile.proxy = through(Kind::Socks5, proxy.port());
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history();
    EXPECT_EQ(whyOf(tunnel.reached()).code, ErrorCode::ProxyRefused) << sentence(whyOf(tunnel.reached()));
}

TEST(LiveSystemProxy, IsWhatTheEnvironmentSaysWhenConnecting)
{
    const SshServer server;
    const ProxyServer proxy{Kind::Http};
    setenv("https_proxy", ("http://127.0.0.1:" + std::to_string(proxy.port())).c_str(), 1);
    LiveTunnel tunnel{server, {freePort()}};
    tunnel.profile.proxy.kind = ProxyKind::System;
    tunnel.start();
    const bool isOnline = tunnel.reaches("online");
    unsetenv("https_proxy");
    EXPECT_TRUE(isOnline) << tunnel.history() << proxy.log();
    EXPECT_NE(proxy.log().find("CONNECT"), std::string::npos) << proxy.log();
}

} // namespace
} // namespace underpass::test
