// SPDX-License-Identifier: MIT
// Agents as people have them: with many keys, at other places, away for a while, and with a user who is
// asked; and what a further connection may cost. A test is called by the row of rows.txt that it shows.
#include "core/ssh/SessionPool.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/CodeServer.h"
#include "tests/support/KeyTool.h"
#include "tests/support/Socket.h"
#include "tests/support/SshAgent.h"

#include <cstdlib>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using testing::HasSubstr;

class LiveZooAgents : public testing::Test
{
protected:
    void meet(const std::string& config = {}, std::vector<LogInWith> methods = {LogInWith::Agent})
    {
        server = std::make_unique<SshServer>(config);
        tunnel = std::make_unique<LiveTunnel>(*server, std::vector<std::uint16_t>{target.port()});
        tunnel->profile.credentials.methods = std::move(methods);
        tunnel->profile.credentials.keyFiles.clear();
    }
    void hold(int others)
    {
        for (int i = 0; i < others; ++i)
            agent.add(makeKeyFile(folder.path(), "other" + std::to_string(i)));
    }
    [[nodiscard]] bool connectsTo(const std::string& state)
    {
        tunnel->start();
        return tunnel->reaches(state);
    }
    [[nodiscard]] Error failure() { return std::get<Failed>(tunnel->reached()).why; }
    [[nodiscard]] bool waitsBecauseOf(ErrorCode code)
    {
        while (tunnel->reaches("waiting")) {
            if (std::get<Waiting>(tunnel->reached()).why.code == code)
                return true;
        }
        return false;
    }
    void cut()
    {
        server->killListenerAndSessions();
        server->start();
    }
    [[nodiscard]] std::string all() const { return tunnel->history() + server->log(); }

    const TempDir folder;
    const Socket target = Socket::listen();
    SshAgent agent;
    std::unique_ptr<SshServer> server;
    std::unique_ptr<LiveTunnel> tunnel;
};

TEST_F(LiveZooAgents, B15FindsTheSeventhKeyByItsPublicHalfOrSaysWhatWasNotTried)
{
    meet("MaxAuthTries 4");
    hold(6);
    agent.add(server->userKey());
    ASSERT_TRUE(connectsTo("failed")) << all();
    EXPECT_EQ(failure().code, ErrorCode::AuthenticationRefused);
    EXPECT_EQ(failure().subject, SshServer::account() + "@127.0.0.1:" + std::to_string(server->port()));
    EXPECT_THAT(failure().serverSays, HasSubstr("Too many authentication failures"));
    EXPECT_THAT(failure().detail, HasSubstr("not tried: 3 more keys of the agent"));
    tunnel->profile.credentials.keyFiles = {server->userKey() + ".pub"};
    EXPECT_TRUE(connectsTo("online")) << all();
}

TEST_F(LiveZooAgents, B16OffersTheNamedKeyBeforeTheAgentsOthers)
{
    meet("MaxAuthTries 4", {LogInWith::Agent, LogInWith::KeyFile});
    hold(7);
    tunnel->profile.credentials.keyFiles = {server->userKey()};
    EXPECT_TRUE(connectsTo("online")) << all();
}

TEST_F(LiveZooAgents, B26LetsAPublicHalfChooseAKeyThatOnlyTheAgentHas)
{
    meet("MaxAuthTries 1");
    hold(2);
    agent.add(server->userKey());
    std::filesystem::copy_file(server->userKey() + ".pub", folder.path() / "half.pub");
    std::filesystem::remove(server->userKey());
    tunnel->profile.credentials.keyFiles = {(folder.path() / "half.pub").string()};
    EXPECT_TRUE(connectsTo("online")) << all();
}

TEST_F(LiveZooAgents, B55BlamesTheAgentWhereItsUserDeclines)
{
    meet();
    agent.addForConfirmation(server->userKey());
    agent.declines();
    ASSERT_TRUE(connectsTo("failed")) << all();
    EXPECT_EQ(failure().code, ErrorCode::AgentRefused) << sentence(failure());
    EXPECT_EQ(agent.timesAsked(), 1U);
}

TEST_F(LiveZooAgents, B67AsksTheAgentThatTheProfileNames)
{
    meet();
    agent.add(server->userKey());
    tunnel->profile.credentials.agent = agent.socket();
    const SshAgent ofTheEnvironment;
    EXPECT_TRUE(connectsTo("online")) << all();
    tunnel->stop();
    ASSERT_TRUE(tunnel->reaches("stopped"));
    agent.stop();
    tunnel->profile.retry.enabled = false;
    ASSERT_TRUE(connectsTo("failed")) << all();
    EXPECT_EQ(failure().code, ErrorCode::AgentUnavailable);
    EXPECT_EQ(failure().subject, agent.socket());
}

TEST_F(LiveZooAgents, R03WaitsForAnAgentThatIsLockedOrAway)
{
    meet({}, {LogInWith::Agent, LogInWith::KeyFile, LogInWith::Password, LogInWith::KeyboardInteractive});
    agent.add(server->userKey());
    ASSERT_TRUE(connectsTo("online")) << all();

    agent.forgetAll();
    cut();
    ASSERT_TRUE(waitsBecauseOf(ErrorCode::AgentAwaited)) << all();
    agent.add(server->userKey());
    ASSERT_TRUE(tunnel->reaches("online")) << all();

    agent.stop();
    cut();
    ASSERT_TRUE(waitsBecauseOf(ErrorCode::AgentAwaited)) << all();
    EXPECT_THAT(sentence(std::get<Waiting>(tunnel->reached()).why),
        HasSubstr("Waits for the SSH agent (" + agent.socket() + ")"));
    agent.start();
    agent.add(server->userKey());
    EXPECT_TRUE(tunnel->reaches("online")) << all();
    EXPECT_TRUE(tunnel->prompter.questions().empty());
}

TEST_F(LiveZooAgents, R13SaysWhatItWaitsForAndHowManyKeysWereNotTried)
{
    meet();
    hold(50);
    ASSERT_TRUE(connectsTo("failed")) << all();
    EXPECT_THAT(failure().detail, HasSubstr("more keys of the agent"));
    agent.forgetAll();
    agent.addForConfirmation(server->userKey());
    tunnel->start();
    ASSERT_TRUE(tunnel->waitsFor(WaitsFor::Agent)) << all();
    agent.agrees();
    EXPECT_TRUE(tunnel->reaches("online")) << all();
}

// The keys that people have, in their home folder and in the agent, at a server that wants a password.
class LiveZooUsualKeys : public testing::Test
{
protected:
    LiveZooUsualKeys()
    {
        std::filesystem::create_directory(home.path() / ".ssh");
        setenv("HOME", home.path().c_str(), 1);
        tunnel.profile.account = "anna";
        tunnel.profile.credentials.methods = {LogInWith::Agent, LogInWith::KeyFile, LogInWith::Password};
        tunnel.prompter.willAnswer(CodeServer::password);
    }
    ~LiveZooUsualKeys() override { setenv("HOME", m_before.c_str(), 1); }
    std::filesystem::path make(const char* name, const char* type, const std::string& passphrase = {})
    {
        return makeKeyFile(home.path() / ".ssh", name, {"-t", type}, passphrase);
    }
    [[nodiscard]] bool connects()
    {
        tunnel.start();
        return tunnel.reaches("online");
    }
    [[nodiscard]] std::string all() { return tunnel.history() + server.log(); }

    const TempDir home;
    const SshAgent agent;
    const CodeServer server{"keys-then-password"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}};

private:
    const std::string m_before = std::getenv("HOME") ? std::getenv("HOME") : "/";
};

TEST_F(LiveZooUsualKeys, B59OffersEachOnceThoughTheAgentHoldsThemToo)
{
    for (const auto& [name, type] :
        {std::pair{"id_rsa", "rsa"}, {"id_ecdsa", "ecdsa"}, {"id_ed25519", "ed25519"}})
        agent.add(make(name, type));
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(server.attempts("publickey"), 3) << all();
}

TEST_F(LiveZooUsualKeys, B60AsksNoPassphraseOfAKeyThatTheServerRefused)
{
    agent.add(make("id_ed25519", "ed25519"));
    writeText(home.path() / ".ssh" / "out", "");
    ASSERT_TRUE(run({findProgram("ssh-keygen", "openssh-client"), "-q", "-p", "-P", "", "-N", "secret", "-f",
                        (home.path() / ".ssh" / "id_ed25519").string()},
        home.path() / ".ssh" / "out"));
    ASSERT_TRUE(connects()) << all();
    ASSERT_EQ(tunnel.prompter.questions().size(), 1U);
    EXPECT_TRUE(std::holds_alternative<PasswordQuestion>(tunnel.prompter.questions().front().what));
}

// Crowds, for which a tunnel would like to have a further connection.
class LiveZooCrowd : public testing::Test
{
protected:
    void meet(const std::string& mode)
    {
        server = std::make_unique<CodeServer>(mode);
        tunnel = std::make_unique<LiveTunnel>(
            server->port(), server->knownHosts(), std::vector<std::uint16_t>{target.port()});
        tunnel->profile.account = "anna";
        tunnel->profile.credentials.methods = {LogInWith::Password};
        tunnel->prompter.willAnswer(CodeServer::password);
    }
    void comes(std::size_t callers)
    {
        for (std::size_t i = 0; i < callers; ++i) {
            crowd.push_back(Socket::connect(tunnel->port(0)));
            crowd.push_back(target.accept());
            crowd.back().write("hello");
        }
    }
    void isServed()
    {
        for (std::size_t i = 0; i < crowd.size(); i += 2) {
            EXPECT_EQ(crowd[i].read(5), "hello");
            crowd[i].write("still there?");
            EXPECT_EQ(crowd[i + 1].read(12), "still there?");
        }
    }
    [[nodiscard]] std::size_t logIns() const
    {
        std::size_t count = 0;
        const std::string log = server->log();
        for (auto at = log.find("logged in"); at != std::string::npos; at = log.find("logged in", at + 1))
            ++count;
        return count;
    }
    [[nodiscard]] std::string all() const { return tunnel->history() + (server ? server->log() : ""); }
    // Others log in meanwhile: what the tunnel opened by itself before that would have got as far.
    void letsOthersLogIn(const SshServer& where)
    {
        LiveTunnel other(where, {freePort()});
        other.start();
        ASSERT_TRUE(other.reaches("online")) << other.history() << where.log();
    }
    void ends()
    {
        tunnel->stop();
        ASSERT_TRUE(tunnel->reaches("stopped")) << all();
    }

    const Socket target = Socket::listen();
    std::unique_ptr<CodeServer> server;
    std::unique_ptr<LiveTunnel> tunnel;
    std::vector<Socket> crowd;
};

TEST_F(LiveZooCrowd, B38StaysWithOneConnectionWhereTheNewestEndsTheFirst)
{
    meet("newest-wins");
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << all();
    comes(SessionPool::crowd);
    ASSERT_TRUE(tunnel->reaches("waiting")) << all();
    const Error why = std::get<Waiting>(tunnel->reached()).why;
    EXPECT_THAT(why.detail, HasSubstr("there is only one from now on")) << sentence(why);
    ASSERT_TRUE(tunnel->reaches("online")) << all();
    crowd.clear();
    comes(2 * SessionPool::crowd);
    isServed();
    ends();
    EXPECT_EQ(logIns(), 3U) << server->log();
}

TEST_F(LiveZooCrowd, B64CostsOnePush)
{
    meet("push");
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << all();
    comes(2 * SessionPool::crowd);
    isServed();
    letsOthersLogIn(SshServer{});
    ends();
    EXPECT_EQ(server->attempts("password"), 1) << server->log();
}

TEST_F(LiveZooCrowd, B64CostsOneConfirmationAtTheAgent)
{
    const SshServer sshd;
    const SshAgent agent;
    agent.addForConfirmation(sshd.userKey());
    agent.agrees();
    tunnel = std::make_unique<LiveTunnel>(sshd, std::vector<std::uint16_t>{target.port()});
    tunnel->profile.credentials.methods = {LogInWith::Agent};
    tunnel->profile.credentials.keyFiles.clear();
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << all() << sshd.log();
    comes(2 * SessionPool::crowd);
    isServed();
    letsOthersLogIn(sshd);
    ends();
    EXPECT_EQ(agent.timesAsked(), 1U);
}

} // namespace
} // namespace underpass::test
