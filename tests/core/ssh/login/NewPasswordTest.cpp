// SPDX-License-Identifier: MIT
// A password that has expired, and the new one in its place (RFC 4252 section 8).
#include "tests/core/ssh/login/LogInFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using Remember = FakePrompter::Remember;
using testing::ElementsAre;

std::string wantsNewPassword(const std::string& words)
{
    return packet(passwordChangeRequest, text(words) + text("en"));
}

class NewPasswordTest : public LogInTest
{
protected:
    Result<void> logIn(const std::string& serverSays)
    {
        return LogInTest::logIn(offers("password") + serverSays);
    }
    // "old" for a password, "old>new" for one in place of another.
    [[nodiscard]] std::vector<std::string> sent() const
    {
        std::vector<std::string> all;
        const std::string head = logInRequest + text("anna") + text("ssh-connection") + text("password");
        for (const std::string& message : messagesIn(wire->fromUs)) {
            if (!message.starts_with(head))
                continue;
            const std::size_t length = static_cast<unsigned char>(message.at(head.size() + 4));
            std::string offered = message.substr(head.size() + 5, length);
            if (message.at(head.size()) != 0)
                offered += ">" + message.substr(head.size() + 5 + length + 4);
            all.push_back(offered);
        }
        return all;
    }
    [[nodiscard]] std::vector<NewPasswordQuestion> questions()
    {
        std::vector<NewPasswordQuestion> all;
        for (const Question& question : person.questions()) {
            if (const auto* what = std::get_if<NewPasswordQuestion>(&question.what))
                all.push_back(*what);
        }
        return all;
    }
    [[nodiscard]] std::string remembered() const
    {
        const auto found = memory.find(key);
        return found ? std::string{found->reveal()} : "";
    }

    SecretKey key = LogInTest::key();
    const std::string refusal = packet(logInFailure, text("password") + '\0');
    const std::string partial = packet(logInFailure, text("password") + '\1');
};

TEST_F(NewPasswordTest, IsAskedForWithTheServersWordsAndTakesThePlaceOfTheOldOne)
{
    person.willAnswer("old", Remember::Yes);
    person.willAnswer("new", Remember::Yes);
    EXPECT_TRUE(logIn(wantsNewPassword("Expired.\r\nChoose another\x1b[2J.") + success));
    EXPECT_THAT(sent(), ElementsAre("old", "old>new"));
    EXPECT_THAT(questions(), ElementsAre(NewPasswordQuestion{"Expired.\nChoose another[2J.", false}));
    EXPECT_EQ(remembered(), "new");
    EXPECT_EQ(secrets.kept(key), "new");
}

TEST_F(NewPasswordTest, IsKeptOnlyWhereThePersonWishesSoThoughTheOldOneWas)
{
    ASSERT_TRUE(secrets.keep(key, Secret{"old"}));
    memory.keep(key, Secret{"old"});
    person.willAnswer("new");
    EXPECT_TRUE(logIn(wantsNewPassword("Expired.") + success));
    EXPECT_EQ(remembered(), "new");
    EXPECT_EQ(secrets.kept(key), "");
}

TEST_F(NewPasswordTest, IsAskedForAgainThreeTimesAtMost)
{
    person.willAnswer("old", Remember::Yes);
    for (const char* weak : {"a", "b", "c", "d"})
        person.willAnswer(weak);
    std::string says;
    for (const char* words : {"Expired.", "Too short.", "Still.", "No."})
        says += wantsNewPassword(words);
    const auto outcome = logIn(says);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(sentence(outcome.error()),
        "The password of anna@stranger.example:22 has expired. Connect again to choose a new one, or change "
        "it "
        "at the server. The server says: No. (the server did not take any of 3 new ones)");
    EXPECT_THAT(sent(), ElementsAre("old", "old>a", "old>b", "old>c"));
    EXPECT_THAT(questions(),
        ElementsAre(NewPasswordQuestion{"Expired.", false}, NewPasswordQuestion{"Too short.", true},
            NewPasswordQuestion{"Still.", true}));
    EXPECT_EQ(remembered(), "");
}

TEST_F(NewPasswordTest, ThatIsRefusedWithoutAWordIsAskedForAgain)
{
    person.willAnswer("old", Remember::Yes);
    person.willAnswer("weak");
    person.willAnswer("strong");
    EXPECT_TRUE(logIn(wantsNewPassword("Expired.") + refusal + wantsNewPassword("Expired.") + success));
    EXPECT_THAT(sent(), ElementsAre("old", "old>weak", "old", "old>strong"));
    EXPECT_EQ(remembered(), "strong");
}

TEST_F(NewPasswordTest, IsTakenAlsoWhereTheServerWantsMore)
{
    person.willAnswer("old", Remember::Yes);
    person.willAnswer("new");
    (void)logIn(wantsNewPassword("Expired.") + partial + refusal);
    EXPECT_EQ(sent().at(1), "old>new");
}

TEST_F(NewPasswordTest, ThatNobodyGivesIsSaidAsWhatItIs)
{
    person.willAnswer("old", Remember::Yes);
    const auto outcome = logIn(wantsNewPassword("Your password has expired.") + success);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::PasswordExpired) << sentence(outcome.error());
    EXPECT_EQ(outcome.error().serverSays, "Your password has expired.");
    EXPECT_FALSE(mayPassByItself(outcome.error().code));
    EXPECT_THAT(sent(), ElementsAre("old"));
    EXPECT_EQ(secrets.kept(key), "") << "It was not taken.";
}

} // namespace
} // namespace underpass::test
