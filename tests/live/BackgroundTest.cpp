// SPDX-License-Identifier: MIT
// The questions of a tunnel in the background, which has no terminal, come to the one of the `connect` that
// waits for it.
#include "tests/support/CodeServer.h"
#include "tests/support/Eventually.h"
#include "tests/support/SshAgent.h"
#include "tests/support/SshServer.h"
#include "tests/support/TempDir.h"
#include "tests/support/TerminalProgram.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>

namespace underpass::test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const std::string right = CodeServer::password;

class LiveBackground : public testing::Test
{
protected:
    ~LiveBackground() override
    {
        if (server)
            (void)ctl({"quit"}).exitCode();
    }
    void meet(const std::string& mode)
    {
        server = std::make_unique<CodeServer>(mode);
        add("mail");
    }
    void add(const std::string& name)
    {
        TerminalProgram adding = ctl({"add", name, "--server", "127.0.0.1:" + std::to_string(server->port()),
            "--account", "anna", "--login", "password,keyboard-interactive", "-D", "0"});
        ASSERT_EQ(adding.exitCode(), 0) << adding.screen();
    }
    [[nodiscard]] TerminalProgram ctl(const std::vector<std::string>& arguments) const
    {
        std::vector<std::string> all{UNDERPASSCTL, "--known-hosts", knownHosts()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return {all, {"HOME=" + home.path().string(), "LANG=C.UTF-8"}};
    }
    [[nodiscard]] std::string knownHosts() const
    {
        return knowsServer ? server->knownHosts().string() : (home.path() / "none").string();
    }
    [[nodiscard]] Json status() const
    {
        TerminalProgram asked = ctl({"status", "--json"});
        (void)asked.exitCode();
        const std::string& screen = asked.screen();
        return Json::parse(screen.substr(screen.find('{')));
    }
    [[nodiscard]] bool isOnline(const std::string& id) const
    {
        const Json all = status().at("tunnels");
        return std::ranges::any_of(
            all, [&](const Json& tunnel) { return tunnel.at("id") == id && tunnel.at("state") == "online"; });
    }
    [[nodiscard]] bool endsEverywhere() const
    {
        return eventually([this] { return status().at("tunnels").empty(); });
    }
    [[nodiscard]] std::string log(const std::string& id = "mail") const
    {
        return readText(home.path() / ".local/state/underpass" / (id + ".log"));
    }

    const TempDir home;
    bool knowsServer = true;
    std::unique_ptr<CodeServer> server;
};

TEST_F(LiveBackground, AsksOnTheTerminalOfConnectAndKeepsTheAnswerToItself)
{
    meet("password");
    TerminalProgram connect = ctl({"connect", "mail"});
    ASSERT_TRUE(connect.shows("Password for anna@127.0.0.1:")) << connect.screen();
    connect.type("wrong password\n");
    ASSERT_TRUE(connect.shows("did not accept that password")) << connect.screen();
    ASSERT_TRUE(connect.shows("Password for anna@127.0.0.1:")) << connect.screen();
    connect.type(right + "\n");
    ASSERT_TRUE(connect.shows("mail runs in the background, process ")) << connect.screen();
    EXPECT_EQ(connect.exitCode(), 0) << connect.screen();
    EXPECT_TRUE(isOnline("mail"));
    EXPECT_THAT(connect.screen(), Not(HasSubstr(right)));
    EXPECT_THAT(log(), Not(HasSubstr(right)));
    EXPECT_THAT(log(), Not(HasSubstr("wrong password")));
}

TEST_F(LiveBackground, ShowsTheServersWordsAndAsksForEachOfItsPrompts)
{
    meet("asks-duo");
    TerminalProgram connect = ctl({"connect", "mail"});
    ASSERT_TRUE(connect.shows("  server: Duo two-factor login for anna\r\n")) << connect.screen();
    ASSERT_TRUE(connect.shows("  server: Passcode or option (1-5): ")) << connect.screen();
    connect.type("1\n");
    EXPECT_EQ(connect.exitCode(), 0) << connect.screen();
}

TEST_F(LiveBackground, AsksForANewPasswordAsTheServerWantsIt)
{
    meet("expired");
    TerminalProgram connect = ctl({"connect", "mail"});
    ASSERT_TRUE(connect.shows("Password for anna@127.0.0.1:")) << connect.screen();
    connect.type(right + "\n");
    for (const char* prompt : {"New password for anna", "The new password once more: "}) {
        ASSERT_TRUE(connect.shows(prompt)) << connect.screen();
        connect.type("long enough\n");
    }
    EXPECT_EQ(connect.exitCode(), 0) << connect.screen();
}

TEST_F(LiveBackground, AsksAboutAServerThatNobodyKnows)
{
    knowsServer = false;
    meet("password");
    TerminalProgram connect = ctl({"connect", "mail"});
    ASSERT_TRUE(connect.shows("Trust this key from now on? Type yes or no: ")) << connect.screen();
    connect.type("yes\n");
    ASSERT_TRUE(connect.shows("Password for anna@127.0.0.1:")) << connect.screen();
    connect.type(right + "\n");
    EXPECT_EQ(connect.exitCode(), 0) << connect.screen();
    EXPECT_THAT(readText(knownHosts()), HasSubstr("ssh-")) << "Kept where this connect wanted it.";
}

TEST_F(LiveBackground, TakesANoAboutAServerForAnAnswer)
{
    knowsServer = false;
    meet("password");
    TerminalProgram connect = ctl({"connect", "mail"});
    ASSERT_TRUE(connect.shows("Trust this key from now on? Type yes or no: ")) << connect.screen();
    connect.type("no\n");
    EXPECT_EQ(connect.exitCode(), 5) << connect.screen();
    EXPECT_TRUE(endsEverywhere());
}

TEST_F(LiveBackground, DeclinesWhatComesUpWhenNobodyWaitsAndStatusSaysSo)
{
    meet("password");
    TerminalProgram connect = ctl({"connect", "mail"});
    ASSERT_TRUE(connect.shows("Password for anna@127.0.0.1:")) << connect.screen();
    connect.type(right + "\n");
    ASSERT_EQ(connect.exitCode(), 0) << connect.screen();
    TerminalProgram forget = ctl({"forget-secrets", "mail"});
    EXPECT_TRUE(forget.shows("forgot what was typed for mail.")) << forget.screen();
    TerminalProgram again = ctl({"reconnect", "mail"});
    EXPECT_EQ(again.exitCode(), 0) << again.screen();
    EXPECT_TRUE(endsEverywhere());
    EXPECT_THAT(log(), HasSubstr("There is no terminal to ask on")) << log();
    EXPECT_EQ(status().at("failures").size(), 1U);
}

TEST_F(LiveBackground, LogsInWithTheAgentOfWhoeverConnectsAlsoOnTheWay)
{
    const SshServer sshd;
    SshAgent agent;
    agent.start();
    agent.add(sshd.userKey());
    const auto at = [&](const std::vector<std::string>& arguments, const std::string& socket) {
        std::vector<std::string> all{UNDERPASSCTL, "--known-hosts", sshd.knownHosts().string()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return TerminalProgram{all, {"HOME=" + home.path().string(), "SSH_AUTH_SOCK=" + socket}};
    };
    const std::string here = SshServer::account() + "@127.0.0.1:" + std::to_string(sshd.port());
    ASSERT_EQ(
        at({"add", "key", "--server", here, "--key-file", sshd.userKey(), "-D", "0"}, "").exitCode(), 0);
    ASSERT_EQ(
        at({"add", "agent", "--server", here, "--via", here, "--login", "agent", "-D", "0"}, "").exitCode(),
        0);
    TerminalProgram first = at({"connect", "key"}, "/nonexistent");
    ASSERT_EQ(first.exitCode(), 0) << first.screen();
    TerminalProgram second = at({"connect", "agent"}, agent.socket());
    EXPECT_EQ(second.exitCode(), 0) << second.screen();
    EXPECT_EQ(at({"quit"}, "").exitCode(), 0);
}

TEST_F(LiveBackground, RemembersWhatWasTypedUntilItIsForgottenOrItsProfileRemoved)
{
    meet("password");
    add("other");
    for (const char* name : {"mail", "other"}) {
        TerminalProgram connect = ctl({"connect", name});
        ASSERT_TRUE(connect.shows("Password for anna@127.0.0.1:")) << connect.screen();
        connect.type(right + "\n");
        ASSERT_EQ(connect.exitCode(), 0) << connect.screen();
    }
    ASSERT_EQ(ctl({"disconnect", "mail"}).exitCode(), 0);
    TerminalProgram again = ctl({"connect", "mail"});
    ASSERT_EQ(again.exitCode(), 0) << "Nobody is asked: " << again.screen();
    ASSERT_EQ(ctl({"disconnect", "mail"}).exitCode(), 0);
    TerminalProgram forget = ctl({"forget-secrets", "mail"});
    EXPECT_TRUE(forget.shows("forgot what was typed for mail.")) << forget.screen();
    TerminalProgram asked = ctl({"connect", "mail"});
    ASSERT_TRUE(asked.shows("Password for anna@127.0.0.1:")) << asked.screen();
    asked.type(right + "\n");
    ASSERT_EQ(asked.exitCode(), 0) << asked.screen();
    ASSERT_EQ(ctl({"disconnect", "mail"}).exitCode(), 0);
    ASSERT_EQ(ctl({"remove", "mail"}).exitCode(), 0);
    add("mail");
    TerminalProgram anew = ctl({"connect", "mail"});
    EXPECT_TRUE(anew.shows("Password for anna@127.0.0.1:")) << anew.screen();
}

TEST_F(LiveBackground, DeclinesTheQuestionOfOneWhoWasKilledAndGoesOnWithTheOthers)
{
    meet("password");
    add("other");
    TerminalProgram first = ctl({"connect", "mail"});
    ASSERT_TRUE(first.shows("Password for anna@127.0.0.1:")) << first.screen();
    first.type(right + "\n");
    ASSERT_EQ(first.exitCode(), 0) << first.screen();
    TerminalProgram connect = ctl({"connect", "other"});
    ASSERT_TRUE(connect.shows("Password for anna@127.0.0.1:")) << connect.screen();
    ::kill(connect.id(), SIGKILL);
    EXPECT_TRUE(eventually([this] { return status().at("tunnels").size() == 1; })) << status().dump(2);
    EXPECT_TRUE(isOnline("mail"));
    EXPECT_THAT(log("other"), HasSubstr("There is no terminal to ask on")) << log("other");
}

TEST_F(LiveBackground, EndsWhatWasBegunWithCtrlCAndNothingElse)
{
    meet("password");
    add("other");
    TerminalProgram first = ctl({"connect", "mail"});
    ASSERT_TRUE(first.shows("Password for anna@127.0.0.1:")) << first.screen();
    first.type(right + "\n");
    ASSERT_EQ(first.exitCode(), 0) << first.screen();
    TerminalProgram connect = ctl({"connect", "other"});
    ASSERT_TRUE(connect.shows("Password for anna@127.0.0.1:")) << connect.screen();
    TerminalProgram second = ctl({"connect", "other"});
    ASSERT_TRUE(second.shows("Answer where it was started.")) << second.screen();
    second.type("\x03");
    EXPECT_EQ(second.exitCode(), 1) << "Others only stop waiting: " << second.screen();
    EXPECT_EQ(status().at("tunnels").size(), 2U);
    connect.type("\x03");
    EXPECT_EQ(connect.exitCode(), 8) << connect.screen();
    EXPECT_THAT(connect.screen(), HasSubstr("was stopped before it was up."));
    EXPECT_TRUE(eventually([this] { return status().at("tunnels").size() == 1; })) << status().dump(2);
    EXPECT_TRUE(isOnline("mail"));
}

} // namespace
} // namespace underpass::test
