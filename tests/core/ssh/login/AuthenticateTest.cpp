// SPDX-License-Identifier: MIT
#include "tests/core/ssh/login/LogInFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using Remember = FakePrompter::Remember;
using testing::ElementsAre;
using testing::HasSubstr;

using AuthenticateTest = LogInTest;

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

TEST_F(AuthenticateTest, SaysThatAQuestionWasNotAnswered)
{
    for (const char* method : {"password", "keyboard-interactive"}) {
        const std::string asking = method == std::string{"password"} ? "" : asks({"Code: "}) + failure;
        const auto refused
            = logIn(offers(method) + asking, {LogInWith::Password, LogInWith::KeyboardInteractive});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::NotAnswered) << method;
        EXPECT_EQ(refused.error().detail, std::string{"the server offers: "} + method);
        EXPECT_THAT(answersSent(), testing::IsEmpty());
    }
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

} // namespace
} // namespace underpass::test
