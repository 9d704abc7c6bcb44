// SPDX-License-Identifier: MIT
// Which log-ins show that nobody took part in them.
#include "core/ssh/login/TakingPart.h"

#include "tests/core/ssh/login/KeyLogIn.h"

namespace underpass::test {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds moment{1};

TEST(TakingPart, IsNotSupposedWhereEverythingIsPrompt)
{
    TakingPart part;
    part.said();
    part.agentTook(TakingPart::agentsPromptness);
    part.serverTook(TakingPart::serversPromptness);
    part.serverTookForASecret(TakingPart::serversPromptness);
    EXPECT_FALSE(part.mayBe());
}

TEST(TakingPart, IsSupposedWhereAnAgentTakesItsTime)
{
    TakingPart part;
    part.agentTook(TakingPart::agentsPromptness + moment);
    EXPECT_TRUE(part.mayBe());
}

TEST(TakingPart, IsSupposedWhereAServerTakesItsTimeForASecret)
{
    TakingPart part;
    part.serverTookForASecret(TakingPart::serversPromptness + moment);
    EXPECT_TRUE(part.mayBe());
}

TEST(TakingPart, IsSupposedWhereAServerSaysSomethingAndTakesItsTime)
{
    TakingPart slow;
    slow.serverTook(TakingPart::serversPromptness + moment);
    EXPECT_FALSE(slow.mayBe());
    slow.said();
    EXPECT_TRUE(slow.mayBe());
}

using TakingPartInALogIn = KeyLogIn;

TEST_F(TakingPartInALogIn, IsNotSupposedWithAKeyFileThatIsNotLocked)
{
    hop.credentials.keyFiles = {keyFile(sampleCalled("putty v3-ed25519-plain"))};
    ASSERT_TRUE(logIn(wouldTake + accepts));
    EXPECT_FALSE(mayHaveTakenSomebody);
}

TEST_F(TakingPartInALogIn, IsKnownWherePassphrasesAreTypedAndNotWhereTheyAreRemembered)
{
    hop.credentials.keyFiles = {keyFile(sampleCalled("putty v3-ed25519-id"))};
    person.willAnswer(samplePassphrase);
    ASSERT_TRUE(logIn(wouldTake + accepts));
    EXPECT_TRUE(mayHaveTakenSomebody);
    ASSERT_TRUE(logIn(wouldTake + accepts));
    EXPECT_EQ(timesAsked(), 1U);
    EXPECT_FALSE(mayHaveTakenSomebody);
}

TEST_F(TakingPartInALogIn, IsNotSupposedWithAPasswordThatIsRememberedFromThenOn)
{
    hop.credentials.methods = {LogInWith::Password};
    person.willAnswer("right");
    ASSERT_TRUE(logIn(success));
    EXPECT_FALSE(mayHaveTakenSomebody);
}

TEST_F(TakingPartInALogIn, IsKnownWhereACodeIsAskedFor)
{
    hop.credentials.methods = {LogInWith::KeyboardInteractive};
    person.willAnswer("123456");
    ASSERT_TRUE(logIn(asks({"Code: "}) + success, "keyboard-interactive"));
    EXPECT_TRUE(mayHaveTakenSomebody);
}

TEST_F(TakingPartInALogIn, EndsItWhereNobodyMayAndTheServerDoesNotAnswerAtOnce)
{
    person.isNobody();
    memory.keep(key(), Secret{"right"});
    hop.credentials.methods = {LogInWith::Password};
    const auto outcome = logIn("");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::LogInUnfinished) << sentence(outcome.error());
    EXPECT_TRUE(mayHaveTakenSomebody);
}

TEST_F(TakingPartInALogIn, EndsAConversationWhereNobodyMayAndTheServerDoesNotAnswerAtOnce)
{
    person.isNobody();
    memory.keep(key(), Secret{"right"});
    hop.credentials.methods = {LogInWith::KeyboardInteractive};
    const auto outcome = logIn(asks({"Password: "}), "keyboard-interactive");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::LogInUnfinished) << sentence(outcome.error());
    EXPECT_TRUE(mayHaveTakenSomebody);
}

} // namespace
} // namespace underpass::test
