// SPDX-License-Identifier: MIT
// What people type, at servers that ask for it as PAM and other products do. A test is called by the row of
// rows.txt that it shows.
#include "tests/live/LiveTunnel.h"
#include "tests/support/CodeServer.h"
#include "tests/support/Socket.h"
#include "tests/support/TerminalProgram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/io_context.hpp>
#include <asio/local/stream_protocol.hpp>

namespace underpass::test {
namespace {

using Remember = FakePrompter::Remember;
using testing::HasSubstr;
using testing::Not;

const std::string right = CodeServer::password;

class LiveZoo : public testing::Test
{
protected:
    void meet(const std::string& mode)
    {
        server = std::make_unique<CodeServer>(mode);
        tunnel = std::make_unique<LiveTunnel>(
            server->port(), server->knownHosts(), std::vector<std::uint16_t>{freePort()});
        tunnel->profile.account = "anna";
        tunnel->profile.credentials.methods = {LogInWith::Password, LogInWith::KeyboardInteractive};
        tunnel->profile.credentials.remember = true;
    }
    void answer(const std::string& typed, Remember remember = Remember::No)
    {
        tunnel->prompter.willAnswer(typed, remember);
    }
    [[nodiscard]] bool connects() { return connectsTo("online"); }
    [[nodiscard]] bool connectsTo(const std::string& state)
    {
        tunnel->start();
        return tunnel->reaches(state);
    }
    // As after a night: what was typed is remembered, the connection is not.
    [[nodiscard]] bool connectsAgain() { return ends() && connects(); }
    [[nodiscard]] bool ends() // What is to be kept is kept by then.
    {
        tunnel->stop();
        return tunnel->reaches("stopped");
    }
    [[nodiscard]] std::string all() const { return tunnel->history() + server->log(); }
    [[nodiscard]] Error failure() { return std::get<Failed>(tunnel->reached()).why; }
    [[nodiscard]] int attempts() const { return server->attempts("keyboard-interactive"); }
    [[nodiscard]] std::size_t timesAsked() { return tunnel->prompter.questions().size(); }
    [[nodiscard]] Question question(std::size_t number) { return tunnel->prompter.questions().at(number); }
    [[nodiscard]] CodeQuestion code(std::size_t number)
    {
        return std::get<CodeQuestion>(question(number).what);
    }
    [[nodiscard]] SecretKey key() const
    {
        return {tunnel->profile.id, "anna@127.0.0.1:" + std::to_string(server->port()), "password"};
    }
    [[nodiscard]] std::string kept() { return tunnel->secrets.kept(key()); }

    std::unique_ptr<CodeServer> server;
    std::unique_ptr<LiveTunnel> tunnel;
};

TEST_F(LiveZoo, B01AsksAgainWhereTheKeptPasswordWasChangedAtTheServer)
{
    meet("asks-password");
    ASSERT_TRUE(tunnel->secrets.keep(key(), Secret{right}));
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(timesAsked(), 0U);
    server->changePassword("another");
    answer("another");
    ASSERT_TRUE(connectsAgain()) << all();
    EXPECT_TRUE(std::get<PasswordQuestion>(question(0).what).previousWasWrong);
    EXPECT_EQ(kept(), "");
    ASSERT_TRUE(connectsAgain()) << all();
    EXPECT_EQ(timesAsked(), 1U) << "What was typed is remembered.";
}

TEST_F(LiveZoo, B02GivesThreeTriesForAPasswordAndForACode)
{
    for (const char* mode : {"asks-password", "code"}) {
        meet(mode);
        answer("wrong");
        answer("wrong too");
        answer(mode == std::string{"code"} ? CodeServer::code : right);
        ASSERT_TRUE(connects()) << all();
        EXPECT_EQ(attempts(), 3) << mode;
    }
}

TEST_F(LiveZoo, B03ShowsTheServersPromptForACodeAndKeepsNone)
{
    meet("asks-password-then-oath");
    answer(right, Remember::Yes);
    answer(CodeServer::code, Remember::Yes);
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(code(1).prompts.front().text, "One-time password (OATH) for `anna': ");
    EXPECT_FALSE(code(1).previousWasWrong);
    EXPECT_FALSE(question(1).mayRemember);
    ASSERT_TRUE(ends()) << all();
    EXPECT_EQ(kept(), right);
}

TEST_F(LiveZoo, B04ChangesAnExpiredPasswordAndForgetsTheOldOne)
{
    meet("asks-expired");
    ASSERT_TRUE(tunnel->secrets.keep(key(), Secret{right}));
    tunnel->prompter.willAnswerAll({right, "new one", "new one"});
    ASSERT_TRUE(connects()) << all();
    EXPECT_THAT(code(0).instruction, HasSubstr("required to change your password"));
    EXPECT_EQ(code(0).prompts.size(), 3U);
    EXPECT_EQ(kept(), "");
    EXPECT_EQ(attempts(), 1);
}

TEST_F(LiveZoo, B20SendsNoWrongPasswordAgainAtTheNextClick)
{
    meet("asks-password");
    ASSERT_TRUE(tunnel->secrets.keep(key(), Secret{"outdated"}));
    answer("wrong");
    answer("wrong too");
    ASSERT_TRUE(connectsTo("failed")) << all();
    EXPECT_EQ(failure().code, ErrorCode::AuthenticationRefused);
    EXPECT_EQ(attempts(), 3);
    EXPECT_EQ(kept(), "");
    answer(right);
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(timesAsked(), 3U);
    EXPECT_EQ(attempts(), 4);
}

TEST_F(LiveZoo, B22KeepsNoCode)
{
    meet("asks-oath");
    answer(CodeServer::code, Remember::Yes);
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(kept(), "");
    answer(CodeServer::code);
    ASSERT_TRUE(connectsAgain()) << all();
    EXPECT_EQ(timesAsked(), 2U);
}

TEST_F(LiveZoo, B23KnowsThePasswordInAnotherLanguage)
{
    meet("asks-german");
    answer(right, Remember::Yes);
    ASSERT_TRUE(connects()) << all();
    ASSERT_TRUE(connectsAgain()) << all();
    EXPECT_EQ(kept(), right);
    EXPECT_EQ(timesAsked(), 1U);
}

TEST_F(LiveZoo, B62SaysThatAQuestionWasNotAnswered)
{
    for (const char* mode : {"asks-password", "asks-oath", "password"}) {
        meet(mode);
        ASSERT_TRUE(connectsTo("failed")) << all();
        EXPECT_EQ(failure().code, ErrorCode::NotAnswered) << mode;
    }
}

TEST_F(LiveZoo, B63AsksOnlyForTheCodeWhereThePasswordStandsBesideIt)
{
    meet("asks-password-and-code");
    answer(right, Remember::Yes);
    answer(CodeServer::code);
    ASSERT_TRUE(connects()) << all();
    EXPECT_TRUE(question(0).mayRemember);
    answer(CodeServer::code);
    ASSERT_TRUE(connectsAgain()) << all();
    EXPECT_EQ(kept(), right);
    EXPECT_EQ(timesAsked(), 3U);
    EXPECT_EQ(code(2).prompts.front().text, "Verification code: ");
}

TEST_F(LiveZoo, P24RemembersThePasswordAndAsksForTheCode)
{
    meet("asks-password-then-code");
    answer(right);
    answer(CodeServer::code);
    ASSERT_TRUE(connects()) << all();
    answer(CodeServer::code);
    ASSERT_TRUE(connectsAgain()) << all();
    EXPECT_EQ(timesAsked(), 3U);
    EXPECT_EQ(code(2).prompts.front().text, "Verification code: ");
}

// With the terminal program, and without a secret store.
class LiveZooTerminal : public LiveZoo
{
protected:
    void add(const std::string& mode)
    {
        server = std::make_unique<CodeServer>(mode);
        TerminalProgram adding = ctl({"add", "zoo", "--server", "127.0.0.1:" + std::to_string(server->port()),
            "--account", "anna", "--login", "password,keyboard-interactive", "-D", "0"});
        ASSERT_EQ(adding.exitCode(), 0) << adding.screen();
    }
    // `more`: of its environment.
    [[nodiscard]] TerminalProgram ctl(
        const std::vector<std::string>& arguments, const std::string& more = "LANG=C.UTF-8") const
    {
        std::vector<std::string> all{UNDERPASSCTL, "--known-hosts", server->knownHosts().string()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return {all,
            {"HOME=" + home.path().string(), "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string(), more}};
    }

    const TempDir home;
};

TEST_F(LiveZooTerminal, B09ShowsAMenuWholeAndInItsLines)
{
    add("asks-duo");
    TerminalProgram check = ctl({"check", "zoo"});
    ASSERT_TRUE(check.shows("  server: Duo two-factor login for anna\r\n")) << check.screen();
    ASSERT_TRUE(check.shows("  server:  5. SMS passcodes to XXX-XXX-1234 (next code starts with: 1)\r\n"))
        << check.screen();
    ASSERT_TRUE(check.shows("  server: Passcode or option (1-5): ")) << check.screen();
    check.type("1\n");
    EXPECT_TRUE(check.shows("Logged in")) << check.screen();
}

TEST_F(LiveZooTerminal, B21ForgetsWhatARunningProgramRemembers)
{
    add("asks-password");
    TerminalProgram run = ctl({"run", "zoo"});
    ASSERT_TRUE(run.shows("server: Password: ")) << run.screen();
    run.type(right + "\n");
    ASSERT_TRUE(run.shows("Online.")) << run.screen();
    EXPECT_THAT(run.screen(), Not(HasSubstr("Keep it"))) << "There is no secret store here.";

    TerminalProgram forget = ctl({"forget-secrets", "zoo"});
    EXPECT_TRUE(forget.shows("Process " + std::to_string(run.id()) + " forgot what was typed for zoo."))
        << forget.screen();
    EXPECT_TRUE(forget.shows("There is no secret store here")) << forget.screen();
    EXPECT_EQ(forget.exitCode(), 0);

    TerminalProgram again = ctl({"reconnect", "zoo"});
    EXPECT_EQ(again.exitCode(), 0) << again.screen();
    EXPECT_TRUE(run.shows("server: Password: ")) << run.screen();
    EXPECT_EQ(attempts(), 1) << server->log();
}

TEST_F(LiveZooTerminal, R10AsksAPersonWhereTheSecretStoreHangsAndPromisesNothing)
{
    add("asks-password");
    const std::string bus = (home.path() / "bus").string();
    asio::io_context loop;
    const asio::local::stream_protocol::acceptor silent{loop, asio::local::stream_protocol::endpoint{bus}};
    TerminalProgram run = ctl({"run", "zoo"}, "DBUS_SESSION_BUS_ADDRESS=unix:path=" + bus);
    ASSERT_TRUE(run.shows("server: Password: ")) << run.screen();
    run.type(right + "\n");
    ASSERT_TRUE(run.shows("Online.")) << run.screen();
    EXPECT_THAT(run.screen(), Not(HasSubstr("Keep it")));
    run.type("\x03");
    EXPECT_EQ(run.exitCode(), 0) << run.screen();

    TerminalProgram forget = ctl({"forget-secrets", "zoo"}, "DBUS_SESSION_BUS_ADDRESS=unix:path=" + bus);
    ASSERT_TRUE(forget.shows("Waiting for the secret store")) << forget.screen();
    forget.type("\x03");
    EXPECT_NE(forget.endStatus(), 0) << forget.screen();
}

} // namespace
} // namespace underpass::test
