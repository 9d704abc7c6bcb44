// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/CodeServer.h"
#include "tests/support/Socket.h"
#include "tests/support/SshAgent.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

ErrorCode failureOf(LiveTunnel& tunnel)
{
    const TunnelState state = tunnel.reached();
    return std::get<Failed>(state).why.code;
}

class LiveAuthKeyType : public testing::TestWithParam<const char*>
{ };

TEST_P(LiveAuthKeyType, LogsInWithAKeyFileOfThisType)
{
    const SshServer server;
    LiveTunnel tunnel(server, {freePort()});
    tunnel.profile.credentials.keyFiles = {server.addUserKey(GetParam())};
    tunnel.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
}

INSTANTIATE_TEST_SUITE_P(Types, LiveAuthKeyType, testing::Values("ed25519", "rsa", "ecdsa"));

TEST(LiveAuth, AsksForThePassphraseOfAKeyOnce)
{
    const SshServer server;
    LiveTunnel tunnel(server, {freePort()});
    const std::string key = server.addUserKey("ed25519", "open sesame");
    tunnel.profile.credentials.keyFiles = {key};
    tunnel.prompter.willAnswer("open sesame");
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const auto questions = tunnel.prompter.questions();
    ASSERT_EQ(questions.size(), 1U);
    EXPECT_EQ(std::get<PassphraseQuestion>(questions[0].what), (PassphraseQuestion{key, false}));
}

TEST(LiveAuth, SaysThatThePassphraseWasWrongAndTakesTheRightOne)
{
    const SshServer server;
    LiveTunnel tunnel(server, {freePort()});
    const std::string key = server.addUserKey("rsa", "open sesame");
    tunnel.profile.credentials.keyFiles = {key};
    tunnel.prompter.willAnswer("open barley");
    tunnel.prompter.willAnswer("open sesame");
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const auto questions = tunnel.prompter.questions();
    ASSERT_EQ(questions.size(), 2U);
    EXPECT_EQ(std::get<PassphraseQuestion>(questions[1].what), (PassphraseQuestion{key, true}));
}

TEST(LiveAuth, LogsInWithAKeyTheAgentHolds)
{
    for (const char* type : {"ed25519", "rsa", "ecdsa"}) {
        const SshServer server;
        const SshAgent agent;
        agent.add(server.addUserKey(type));
        LiveTunnel tunnel(server, {freePort()});
        tunnel.profile.credentials.methods = {LogInWith::Agent};
        tunnel.start();
        EXPECT_TRUE(tunnel.reaches("online")) << type << " " << tunnel.history() << server.log();
    }
}

TEST(LiveAuth, LogsInWithTwoKeysWhereTheServerWantsTwo)
{
    const SshServer server("AuthenticationMethods publickey,publickey");
    LiveTunnel tunnel(server, {freePort()});
    tunnel.profile.credentials.keyFiles.push_back(server.addUserKey("rsa"));
    tunnel.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
}

TEST(LiveAuth, LogsInWithAPassword)
{
    const CodeServer server("password");
    LiveTunnel tunnel(server.port(), server.knownHosts(), {freePort()});
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.prompter.willAnswer(CodeServer::password);
    tunnel.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_EQ(server.attempts("password"), 1);
}

TEST(LiveAuth, LogsInWithAOneTimeCode)
{
    const CodeServer server("code");
    LiveTunnel tunnel(server.port(), server.knownHosts(), {freePort()});
    tunnel.profile.credentials.methods = {LogInWith::KeyboardInteractive};
    tunnel.prompter.willAnswer(CodeServer::code);
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const auto questions = tunnel.prompter.questions();
    ASSERT_EQ(questions.size(), 1U);
    EXPECT_EQ(std::get<CodeQuestion>(questions[0].what),
        (CodeQuestion{"Second factor", "Look at your telephone.", {{"Code: ", false}}}));
    EXPECT_FALSE(questions[0].mayRemember);
}

TEST(LiveAuth, LogsInWithAKeyAndThenACode)
{
    const CodeServer server("key-then-code");
    LiveTunnel tunnel(server.port(), server.knownHosts(), {freePort()});
    tunnel.profile.credentials.methods = {LogInWith::KeyFile, LogInWith::KeyboardInteractive};
    tunnel.profile.credentials.keyFiles = {server.userKey()};
    tunnel.prompter.willAnswer(CodeServer::code);
    tunnel.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_EQ(server.attempts("keyboard-interactive"), 1);
}

TEST(LiveAuth, StopsAfterThreeWrongPasswords)
{
    const CodeServer server("password");
    LiveTunnel tunnel(server.port(), server.knownHosts(), {freePort()});
    tunnel.profile.credentials.methods = {LogInWith::Password};
    for (int count = 0; count < 10; ++count)
        tunnel.prompter.willAnswer("wrong");
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history() << server.log();
    EXPECT_EQ(failureOf(tunnel), ErrorCode::AuthenticationRefused);
    EXPECT_EQ(server.attempts("password"), 3);
    EXPECT_FALSE(std::get<PasswordQuestion>(tunnel.prompter.questions().at(0).what).previousWasWrong);
    EXPECT_TRUE(std::get<PasswordQuestion>(tunnel.prompter.questions().at(1).what).previousWasWrong);
}

TEST(LiveAuth, DeclinedPasswordEndsTheTunnelWithoutAnAttempt)
{
    const CodeServer server("password");
    LiveTunnel tunnel(server.port(), server.knownHosts(), {freePort()});
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history() << server.log();
    EXPECT_EQ(failureOf(tunnel), ErrorCode::NotAnswered);
    EXPECT_EQ(server.attempts("password"), 0);
}

} // namespace
} // namespace underpass::test
