// SPDX-License-Identifier: MIT
// Log-ins to a server that the test plays, by a person whom it plays as well.
#include "core/ssh/login/Authenticate.h"

#include "tests/libssh2/KeyFileTexts.h"
#include "tests/support/FakePrompter.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/Loop.h"
#include "tests/support/Profiles.h"
#include "tests/support/ScriptedServer.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

using Remember = FakePrompter::Remember;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string failure = packet(logInFailure, text("password,keyboard-interactive") + '\0');
const std::string partial = packet(logInFailure, text("keyboard-interactive") + '\1');
const std::string success = packet(logInSuccess);

class AuthenticateTest : public testing::Test
{
protected:
    // One log-in, from the beginning, to a server that says all this, whatever it is told.
    Result<void> logIn(const std::string& serverSays, std::vector<LogInWith> methods = {LogInWith::Password})
    {
        wire = std::make_shared<Wire>(worker);
        wire->send(serverSays);
        transport = scriptedTransport(wire, LoggingIn);
        Asker asker{worker, {profile, person, secrets, memory, [](const Question&) { }, [] { }}};
        hop.credentials.methods = std::move(methods);
        Authenticate authenticate{*transport, asker, hop};
        std::optional<Result<void>> outcome;
        asio::co_spawn(worker, authenticate.run(),
            [&](const std::exception_ptr&, Result<void> result) { outcome = std::move(result); });
        EXPECT_TRUE(runUntil(loop, [&] { return outcome.has_value(); }));
        return *outcome;
    }
    // The passwords that the server was sent, in their order.
    [[nodiscard]] std::vector<std::string> passwordsSent() const
    {
        std::vector<std::string> all;
        const std::string head
            = logInRequest + text("anna") + text("ssh-connection") + text("password") + '\0';
        for (const std::string& message : messagesIn(wire->fromUs)) {
            if (message.starts_with(head))
                all.push_back(message.substr(head.size() + 4));
        }
        return all;
    }
    [[nodiscard]] std::vector<std::string> answersSent() const
    {
        std::vector<std::string> all;
        for (const std::string& message : messagesIn(wire->fromUs)) {
            if (message.front() == informationResponse)
                all.push_back(message.substr(1 + 4 + 4));
        }
        return all;
    }
    [[nodiscard]] std::size_t timesAsked() { return person.questions().size(); }
    // Whether the person was told that what was typed before was wrong, for each question about a password.
    [[nodiscard]] std::vector<bool> toldItWasWrong()
    {
        std::vector<bool> told;
        for (const Question& question : person.questions()) {
            if (const auto* password = std::get_if<PasswordQuestion>(&question.what))
                told.push_back(password->previousWasWrong);
        }
        return told;
    }
    [[nodiscard]] SecretKey key(const std::string& purpose = "password") const
    {
        return {profile.id, "anna@stranger.example:22", purpose};
    }

    asio::io_context loop;
    asio::any_io_executor worker = loop.get_executor();
    std::shared_ptr<Wire> wire;
    std::unique_ptr<Transport> transport;
    Profile profile = profileFor("strange");
    FakePrompter person;
    FakeSecrets secrets;
    SecretMemory memory;
    Hop hop{{"stranger.example", 22}, "anna", {}};
};

TEST_F(AuthenticateTest, AsksOnceAndRemembersWhatTheServerTook)
{
    person.willAnswer("right");
    EXPECT_TRUE(logIn(offers("password") + success));
    EXPECT_THAT(passwordsSent(), ElementsAre("right"));
    EXPECT_TRUE(logIn(offers("password") + success));
    EXPECT_THAT(passwordsSent(), ElementsAre("right")) << "A reconnect at night asks nobody.";
    EXPECT_EQ(timesAsked(), 1U);
    EXPECT_EQ(secrets.kept(key()), "");
}

TEST_F(AuthenticateTest, SendsNoPasswordAgainThatWasRefusedThreeTimes)
{
    for (const char* wrong : {"one", "two", "three"})
        person.willAnswer(wrong);
    const auto refused = logIn(offers("password") + failure + failure + failure);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AuthenticationRefused);
    EXPECT_THAT(passwordsSent(), ElementsAre("one", "two", "three"));
    EXPECT_THAT(toldItWasWrong(), ElementsAre(false, true, true));

    EXPECT_FALSE(logIn(offers("password") + failure));
    EXPECT_THAT(passwordsSent(), ElementsAre()) << "It is known to be wrong.";
    EXPECT_EQ(timesAsked(), 4U);
}

TEST_F(AuthenticateTest, RemembersNothingOfALogInThatWasBrokenOff)
{
    person.willAnswer("typed");
    EXPECT_FALSE(logIn(offers("password") + packet(1, number(2) + text("bye") + text(""))));
    EXPECT_THAT(passwordsSent(), ElementsAre("typed"));
    EXPECT_FALSE(memory.find(key()));
}

TEST_F(AuthenticateTest, KeepsTheRightPasswordWhereThePersonAskedForThat)
{
    person.willAnswer("wrong");
    person.willAnswer("right", Remember::Yes);
    EXPECT_TRUE(logIn(offers("password") + failure + success));
    EXPECT_EQ(secrets.kept(key()), "right");
}

TEST_F(AuthenticateTest, KeepsNothingWhereThePersonChangedItsMind)
{
    person.willAnswer("wrong", Remember::Yes);
    person.willAnswer("right", Remember::No);
    EXPECT_TRUE(logIn(offers("password") + failure + success));
    EXPECT_EQ(secrets.kept(key()), "");
}

TEST_F(AuthenticateTest, ForgetsAKeptPasswordAtOnceWhenItIsRefused)
{
    ASSERT_TRUE(secrets.keep(key(), Secret{"kept"}));
    memory.keep(key("passphrase x"), Secret{"another"});
    EXPECT_FALSE(logIn(offers("password") + failure)) << "Nobody answers.";
    EXPECT_THAT(passwordsSent(), ElementsAre("kept"));
    EXPECT_EQ(secrets.kept(key()), "");
    EXPECT_THAT(toldItWasWrong(), ElementsAre(true));
    EXPECT_TRUE(memory.find(key("passphrase x"))) << "It is for something else.";
}

TEST_F(AuthenticateTest, TakesAPasswordForRightThatIsHalfOfALogIn)
{
    person.willAnswer("right", Remember::Yes);
    person.willAnswer("123456");
    EXPECT_TRUE(logIn(offers("password") + partial + asks({"Code: "}) + success,
        {LogInWith::Password, LogInWith::KeyboardInteractive}));
    EXPECT_EQ(secrets.kept(key()), "right");
    EXPECT_THAT(answersSent(), ElementsAre("123456"));
    EXPECT_EQ(person.questions().at(1).mayRemember, false) << "A code serves once.";
}

TEST_F(AuthenticateTest, TriesOnlyWhatTheServerOffers)
{
    person.willAnswer("right");
    const auto refused = logIn(offers("publickey"), {LogInWith::Password, LogInWith::KeyboardInteractive});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoCredential);
    EXPECT_EQ(timesAsked(), 0U);
}

TEST_F(AuthenticateTest, SaysWhatWasTriedWhereNobodyAnswersAnyMore)
{
    person.willAnswer("wrong");
    const auto refused = logIn(offers("password") + failure);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AuthenticationRefused);
    EXPECT_THAT(refused.error().detail, HasSubstr("tried: password; the server offers: password"));
    EXPECT_EQ(timesAsked(), 2U);
}

TEST_F(AuthenticateTest, AnswersAPromptForThePasswordWithTheKeptOne)
{
    ASSERT_TRUE(secrets.keep(key(), Secret{"kept"}));
    EXPECT_TRUE(logIn(
        offers("keyboard-interactive") + asks({"Password: "}) + success, {LogInWith::KeyboardInteractive}));
    EXPECT_THAT(answersSent(), ElementsAre("kept"));
    EXPECT_EQ(timesAsked(), 0U);
    EXPECT_EQ(secrets.kept(key()), "kept");
}

TEST_F(AuthenticateTest, ForgetsAKeptPasswordThatWasTheOnlyAnswerAndRefused)
{
    ASSERT_TRUE(secrets.keep(key(), Secret{"kept"}));
    EXPECT_FALSE(logIn(
        offers("keyboard-interactive") + asks({"Password: "}) + failure, {LogInWith::KeyboardInteractive}));
    EXPECT_EQ(secrets.kept(key()), "");
}

TEST_F(AuthenticateTest, KeepsAPasswordWhereACodeMayHaveBeenWrong)
{
    ASSERT_TRUE(secrets.keep(key(), Secret{"kept"}));
    person.willAnswer("123456");
    EXPECT_FALSE(logIn(offers("keyboard-interactive") + asks({"Password: "}) + asks({"Code: "}) + failure,
        {LogInWith::KeyboardInteractive}));
    EXPECT_THAT(answersSent(), ElementsAre("kept", "123456"));
    EXPECT_EQ(secrets.kept(key()), "kept");
}

TEST_F(AuthenticateTest, AsksAPersonWhenTheServerAsksForThePasswordAgain)
{
    ASSERT_TRUE(secrets.keep(key(), Secret{"kept"}));
    person.willAnswer("right", Remember::Yes);
    EXPECT_TRUE(logIn(offers("keyboard-interactive") + asks({"Password: "}) + asks({"Password: "}) + success,
        {LogInWith::KeyboardInteractive}));
    EXPECT_THAT(answersSent(), ElementsAre("kept", "right"));
    EXPECT_THAT(toldItWasWrong(), ElementsAre(true));
    EXPECT_EQ(secrets.kept(key()), "right");
}

std::string lockedKeyFile(const std::filesystem::path& folder)
{
    const std::string base64 = keyFileTexts[0].base64;
    std::string text = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
    for (std::size_t at = 0; at < base64.size(); at += 70)
        text += base64.substr(at, 70) + '\n';
    writeText(folder / "key", text + "-----END OPENSSH PRIVATE KEY-----\n");
    return (folder / "key").string();
}

TEST_F(AuthenticateTest, RemembersNoPassphraseThatDidNotOpenTheKey)
{
    const TempDir folder;
    const std::string file = lockedKeyFile(folder.path());
    hop.credentials.keyFiles = {file};
    for (const char* wrong : {"one", "two", "three"})
        person.willAnswer(wrong, Remember::Yes);
    const auto refused = logIn(offers("publickey"), {LogInWith::KeyFile});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::PassphraseWrong) << sentence(refused.error());
    EXPECT_EQ(timesAsked(), 3U);
    EXPECT_FALSE(memory.find(key("passphrase " + file)));
    EXPECT_EQ(secrets.kept(key("passphrase " + file)), "");
}

TEST_F(AuthenticateTest, RemembersThePassphraseThatOpensTheKeyThoughTheServerRefusesIt)
{
    const TempDir folder;
    const std::string file = lockedKeyFile(folder.path());
    hop.credentials.keyFiles = {file};
    person.willAnswer("wrong");
    person.willAnswer(keyFilePassphrase, Remember::Yes);
    const auto refused = logIn(offers("publickey") + failure, {LogInWith::KeyFile});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AuthenticationRefused) << sentence(refused.error());
    EXPECT_EQ(timesAsked(), 2U);
    EXPECT_EQ(secrets.kept(key("passphrase " + file)), keyFilePassphrase);
    EXPECT_TRUE(memory.find(key("passphrase " + file)));
}

} // namespace
} // namespace underpass::test
