// SPDX-License-Identifier: MIT
// Keyboard-interactive log-ins (RFC 4256): which prompts are the password, and what becomes of the answers.
#include "tests/core/ssh/login/LogInFixture.h"

#include <gmock/gmock.h>

namespace underpass::test {
namespace {

using Remember = FakePrompter::Remember;
using testing::ElementsAre;
using testing::IsEmpty;

class ConversationTest : public LogInTest
{
protected:
    Result<void> converse(const std::string& serverSays)
    {
        return logIn(offers("keyboard-interactive") + serverSays, {LogInWith::KeyboardInteractive});
    }
    void keep(const std::string& secret) { ASSERT_TRUE(secrets.keep(key(), Secret{secret})); }
    [[nodiscard]] std::string prompt(std::size_t number)
    {
        const Question asked = person.questions().at(number);
        if (const auto* others = std::get_if<CodeQuestion>(&asked.what))
            return others->prompts.front().text;
        return "password: " + std::get<PasswordQuestion>(asked.what).byServer->prompts.front().text;
    }
    [[nodiscard]] bool mayKeep(std::size_t question) { return person.questions().at(question).mayRemember; }
    [[nodiscard]] std::string remembered() const
    {
        const auto found = memory.find(key());
        return found ? std::string{found->reveal()} : "";
    }

    const std::string password = asks({"Password: "});
    const std::string code = asks({"Code: "});
    const std::string change = asks({"Current password: ", "New password: ", "Retype new password: "});
};

TEST_F(ConversationTest, AnswersAPromptForThePasswordWithTheKeptOne)
{
    keep("kept");
    for (const char* prompt :
        {"Password: ", "Passwort: ", "anna@stranger.example's password: ", "パスワード: "})
        EXPECT_TRUE(converse(asks({prompt}) + success)) << prompt;
    EXPECT_THAT(answersSent(), ElementsAre("kept"));
    EXPECT_EQ(timesAsked(), 0U);
    EXPECT_EQ(secrets.kept(key()), "kept");
}

TEST_F(ConversationTest, ForgetsAKeptPasswordThatWasRefusedAndAsks)
{
    keep("outdated");
    person.willAnswer("right", Remember::Yes);
    EXPECT_TRUE(converse(password + failure + password + success));
    EXPECT_THAT(answersSent(), ElementsAre("outdated", "right"));
    EXPECT_THAT(toldItWasWrong(), ElementsAre(true));
    EXPECT_EQ(secrets.kept(key()), "right");
    EXPECT_TRUE(converse(password + success));
    EXPECT_EQ(timesAsked(), 1U);
}

TEST_F(ConversationTest, GivesThreeTriesAndRepeatsNoneOfThemByItself)
{
    keep("outdated");
    person.willAnswer("one");
    person.willAnswer("two", Remember::Yes);
    const auto refused = converse(password + failure + password + failure + password + failure);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AuthenticationRefused);
    EXPECT_THAT(answersSent(), ElementsAre("outdated", "one", "two"));
    EXPECT_EQ(secrets.kept(key()), "");

    keep("outdated"); // Somebody else keeps it again, or it could not be forgotten.
    EXPECT_FALSE(converse(password + failure));
    EXPECT_THAT(answersSent(), IsEmpty()) << "Nobody answers, and it is known to be wrong.";
}

// An answer that is empty costs a try, and perhaps the account.
TEST_F(ConversationTest, SendsNothingWhereNobodyAnswers)
{
    const auto declined = converse(code + failure);
    ASSERT_FALSE(declined);
    EXPECT_EQ(declined.error().code, ErrorCode::NotAnswered);
    EXPECT_THAT(answersSent(), IsEmpty());

    person.willAnswer("one"); // Of two rounds.
    const auto halfway = converse(password + code + failure);
    ASSERT_FALSE(halfway);
    EXPECT_EQ(halfway.error().code, ErrorCode::NotAnswered);
    EXPECT_THAT(answersSent(), ElementsAre("one"));
}

TEST_F(ConversationTest, GoesOnWithTheNextWayWhereNobodyAnswersAndDoesNotComeBackToTheQuestion)
{
    keep("kept");
    const std::vector<LogInWith> both{LogInWith::KeyboardInteractive, LogInWith::Password};
    EXPECT_TRUE(logIn(offers("keyboard-interactive,password") + code + success, both));
    EXPECT_THAT(answersSent(), IsEmpty());
    EXPECT_THAT(passwordsSent(), ElementsAre("kept"));

    const auto declined = logIn(offers("keyboard-interactive,password") + code + partial, both);
    ASSERT_FALSE(declined);
    EXPECT_EQ(declined.error().code, ErrorCode::NotAnswered);
    EXPECT_EQ(timesAsked(), 2U) << "Once in each log-in.";
    EXPECT_THAT(answersSent(), IsEmpty());
}

TEST_F(ConversationTest, GivesThreeTriesForACodeAndKeepsNone)
{
    for (const char* typed : {"000000", "111111", "123456"})
        person.willAnswer(typed, Remember::Yes);
    EXPECT_TRUE(converse(code + failure + code + failure + code + success));
    EXPECT_THAT(answersSent(), ElementsAre("000000", "111111", "123456"));
    const auto questions = person.questions();
    EXPECT_FALSE(std::get<CodeQuestion>(questions.at(0).what).previousWasWrong);
    EXPECT_TRUE(std::get<CodeQuestion>(questions.at(1).what).previousWasWrong);
    EXPECT_FALSE(mayKeep(0));
    EXPECT_EQ(remembered() + secrets.kept(key()), "");
}

TEST_F(ConversationTest, BeginsNoConversationAnewThatAskedNothing)
{
    EXPECT_FALSE(converse(asks({}) + failure + asks({}) + success)) << "It may have cost a click.";
}

TEST_F(ConversationTest, BeginsNothingAnewThatTheServerNoLongerOffers)
{
    person.willAnswer("000000");
    const std::string only = packet(logInFailure, text("publickey") + '\0');
    EXPECT_FALSE(converse(code + only + code + success));
    EXPECT_EQ(timesAsked(), 1U);
}

TEST_F(ConversationTest, TakesACodeForNoPasswordWhateverItIsCalled)
{
    keep("kept");
    person.willAnswer("123456", Remember::Yes);
    const std::string oath = "One-time password (OATH) for `anna': ";
    EXPECT_TRUE(converse(password + asks({oath}) + success));
    EXPECT_THAT(answersSent(), ElementsAre("kept", "123456"));
    EXPECT_EQ(prompt(0), oath) << "In the server's words.";
    EXPECT_THAT(toldItWasWrong(), IsEmpty());
    EXPECT_FALSE(mayKeep(0));
    EXPECT_EQ(secrets.kept(key()), "kept");
}

TEST_F(ConversationTest, AnswersThePasswordBesideACodeAndAsksOnlyForTheCode)
{
    const std::string both = asks({"Password: ", "Verification code: "});
    person.willAnswer("right", Remember::Yes);
    person.willAnswer("111111");
    EXPECT_TRUE(converse(both + success));
    EXPECT_THAT(answersSent(), ElementsAre("right" + number(6) + "111111"));
    EXPECT_EQ(prompt(0), "password: Password: ");
    EXPECT_TRUE(mayKeep(0));
    EXPECT_EQ(prompt(1), "Verification code: ");
    EXPECT_FALSE(mayKeep(1));
    EXPECT_EQ(secrets.kept(key()), "right");

    person.willAnswer("222222");
    EXPECT_TRUE(converse(both + success));
    EXPECT_EQ(timesAsked(), 3U);
    EXPECT_EQ(prompt(2), "Verification code: ");
}

TEST_F(ConversationTest, AsksForBothWhereNobodyKnowsWhichWasWrong)
{
    keep("kept");
    for (const char* typed : {"000000", "kept", "123456"})
        person.willAnswer(typed);
    EXPECT_TRUE(converse(password + code + failure + password + code + success));
    EXPECT_THAT(answersSent(), ElementsAre("kept", "000000", "kept", "123456"));
    EXPECT_THAT(toldItWasWrong(), ElementsAre(false)) << "It was not.";
    EXPECT_TRUE(std::get<PasswordQuestion>(person.questions().at(1).what).byServer->previousWasWrong);
    EXPECT_EQ(secrets.kept(key()), "kept") << "It was right all the time.";
    EXPECT_EQ(remembered(), "kept");
}

TEST_F(ConversationTest, ForgetsADoubtedPasswordWhenAnotherOneWasRight)
{
    keep("outdated");
    for (const char* typed : {"000000", "right", "123456"})
        person.willAnswer(typed);
    EXPECT_TRUE(converse(password + code + failure + password + code + success));
    EXPECT_EQ(secrets.kept(key()), "");
    EXPECT_EQ(remembered(), "right");
}

TEST_F(ConversationTest, ForgetsADoubtedPasswordWhenItIsRefusedAgain)
{
    keep("kept");
    person.willAnswer("000000");
    EXPECT_FALSE(converse(password + code + failure + password + failure));
    EXPECT_EQ(secrets.kept(key()), "kept") << "Nobody answered any more.";
    for (const char* typed : {"kept", "111111"})
        person.willAnswer(typed);
    EXPECT_FALSE(converse(password + code + failure + password + failure));
    EXPECT_EQ(secrets.kept(key()), "");
}

TEST_F(ConversationTest, ShowsAChangeOfThePasswordAsItIsAskedAndForgetsTheOldOne)
{
    keep("old");
    person.willAnswerAll({"old", "new", "new"});
    EXPECT_TRUE(converse(password + change + success));
    EXPECT_THAT(answersSent(), ElementsAre("old", "old" + number(3) + "new" + number(3) + "new"));
    EXPECT_THAT(toldItWasWrong(), IsEmpty());
    EXPECT_EQ(prompt(0), "Current password: ");
    EXPECT_EQ(std::get<CodeQuestion>(person.questions().at(0).what).instruction, "instruction");
    EXPECT_EQ(remembered() + secrets.kept(key()), "") << "What was kept is right no longer.";
}

TEST_F(ConversationTest, KnowsAChangeOfThePasswordInAnyLanguageByTheSameTypedTwice)
{
    person.willAnswer("old", Remember::Yes);
    person.willAnswer("new");
    person.willAnswer("new");
    EXPECT_TRUE(converse(password + asks({"Novum arcanum: "}) + asks({"Repete: "}) + success));
    EXPECT_EQ(remembered() + secrets.kept(key()), "");
}

TEST_F(ConversationTest, KeepsNothingThatWasAskedForTwiceInTheSameWords)
{
    keep("kept");
    person.willAnswer("right, or a code", Remember::Yes);
    EXPECT_TRUE(converse(password + password + success));
    EXPECT_THAT(answersSent(), ElementsAre("kept", "right, or a code"));
    EXPECT_THAT(toldItWasWrong(), IsEmpty()) << "The server has not said so.";
    EXPECT_FALSE(mayKeep(0));
    EXPECT_EQ(remembered() + secrets.kept(key()), "");
}

TEST_F(ConversationTest, SendsNoPasswordWhereTheCodeBesideItWasNotGiven)
{
    keep("kept");
    EXPECT_FALSE(converse(asks({"Password: ", "Code: "}) + failure));
    EXPECT_THAT(answersSent(), IsEmpty());
}

TEST_F(ConversationTest, ShowsLongPromptsWholeAndInTheirLines)
{
    std::string menu = "Duo two-factor login for anna\n";
    for (int device = 1; device <= 60; ++device)
        menu += std::to_string(device)
            + ". Duo Push to a telephone with a rather long name of its own XXX-XXX-1234\n";
    menu += "Passcode or option (1-60): ";
    ASSERT_GT(menu.size(), 4096U);
    person.willAnswer("1");
    EXPECT_TRUE(converse(asks({menu}) + success));
    EXPECT_EQ(prompt(0), menu);
}

} // namespace
} // namespace underpass::test
