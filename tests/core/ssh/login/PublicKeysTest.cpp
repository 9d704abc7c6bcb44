// SPDX-License-Identifier: MIT
#include "core/ssh/login/PublicKeys.h"

#include "tests/core/ssh/login/KeyLogIn.h"

namespace underpass::test {
namespace {

using Remember = FakePrompter::Remember;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class PublicKeysTest : public KeyLogIn
{
protected:
    const KeySample& locked = sampleCalled("putty v3-ed25519-id");
    const KeySample& alsoLocked = sampleCalled("putty v2-ecdsa256");
    const KeySample& plain = sampleCalled("ossh-ed25519");
    const KeySample& hidden = sampleCalled("p8-ed25519-pbkdf2"); // Its public half is locked as well.
};

TEST_F(PublicKeysTest, AskForNoPassphraseOfAKeyThatTheServerRefuses)
{
    hop.credentials.keyFiles = {keyFile(locked), keyFile(plain)};
    EXPECT_TRUE(logIn(refuses + wouldTake + accepts));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(locked), publicHalfOf(plain)));
    EXPECT_THAT(signedWith(), ElementsAre(publicHalfOf(plain)));
    EXPECT_EQ(timesAsked(), 0U);
}

TEST_F(PublicKeysTest, AskForThePassphraseOnceTheServerWouldTakeTheKey)
{
    const std::string file = keyFile(locked);
    hop.credentials.keyFiles = {file};
    person.willAnswer(samplePassphrase, Remember::Yes);
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_THAT(signedWith(), ElementsAre(publicHalfOf(locked)));
    ASSERT_EQ(timesAsked(), 1U);
    EXPECT_EQ(std::get<PassphraseQuestion>(person.questions()[0].what), (PassphraseQuestion{file, false}));
    EXPECT_EQ(secrets.kept(secretKey(file)), samplePassphrase);
}

TEST_F(PublicKeysTest, OfferThePublicHalfThatLiesBesideAKeyThatHidesIt)
{
    const std::string file = keyFile(hidden);
    hop.credentials.keyFiles = {file};
    writeText(file + ".pub", publicLine(hidden));
    (void)logIn(refuses);
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(hidden)));
    EXPECT_EQ(timesAsked(), 0U);
}

TEST_F(PublicKeysTest, OpenAKeyFirstWhoseHalfIsNowhereToBeRead)
{
    hop.credentials.keyFiles = {keyFile(hidden)};
    person.willAnswer(samplePassphrase);
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_EQ(timesAsked(), 1U);
}

TEST_F(PublicKeysTest, OfferTheKeyItselfWhereTheHalfBesideItIsAnothers)
{
    const std::string file = keyFile(hidden);
    hop.credentials.keyFiles = {file};
    writeText(file + ".pub", publicLine(plain));
    person.willAnswer(samplePassphrase);
    EXPECT_TRUE(logIn(wouldTake + refuses + wouldTake + accepts));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(plain), publicHalfOf(hidden)));
}

TEST_F(PublicKeysTest, GoOnWithTheNextFileWhereOneCannotBeUsed)
{
    const std::string text = plain.text;
    hop.credentials.keyFiles = {fileWith(text.substr(0, text.size() / 2)), fileWith("no key"),
        (folder.path() / "missing").string(), fileWith(unusedKeySamples[1]), keyFile(plain)};
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(plain)));
}

TEST_F(PublicKeysTest, NameTheFileThatCannotBeUsed)
{
    const std::string file = fileWith(unusedKeySamples[1]);
    hop.credentials.keyFiles = {file};
    const auto refused = logIn("");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::KeyFileUnusable);
    EXPECT_EQ(refused.error().subject, file);
    EXPECT_THAT(refused.error().detail, HasSubstr("keys of this kind are not used here (ssh-dss)"));
}

TEST_F(PublicKeysTest, NameTheServerWhereItRefusedANamedKeyAndSayWhatWasLeftOut)
{
    const std::string unusable = fileWith("no key");
    const std::string file = keyFile(plain);
    hop.credentials.keyFiles = {unusable, file};
    const auto refused = logIn(refuses);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AuthenticationRefused);
    EXPECT_EQ(refused.error().subject, "anna@stranger.example:22");
    EXPECT_THAT(refused.error().detail, HasSubstr("tried: " + file + "; left out: " + unusable));
}

TEST_F(PublicKeysTest, GoOnWithTheNextKeyWhereAPassphraseIsForgotten)
{
    hop.credentials.keyFiles = {keyFile(locked), keyFile(plain)};
    for (const char* wrong : {"one", "two", "three"})
        person.willAnswer(wrong);
    EXPECT_TRUE(logIn(wouldTake + wouldTake + accepts));
    EXPECT_THAT(signedWith(), ElementsAre(publicHalfOf(plain)));
    EXPECT_EQ(timesAsked(), 3U);
}

TEST_F(PublicKeysTest, GoOnWithThePasswordWhereNobodyKnowsThePassphrase)
{
    hop.credentials.methods = {LogInWith::KeyFile, LogInWith::Password};
    const std::string file = keyFile(hidden);
    hop.credentials.keyFiles = {file};
    for (const char* word : {"one", "two", "three", "the password"})
        person.willAnswer(word);
    EXPECT_TRUE(logIn(accepts));
    EXPECT_THAT(offered(), IsEmpty());
}

TEST_F(PublicKeysTest, NameTheFileWhosePassphraseWasWrongThreeTimes)
{
    const std::string file = keyFile(locked);
    hop.credentials.keyFiles = {file};
    for (const char* wrong : {"one", "two", "three"})
        person.willAnswer(wrong, Remember::Yes);
    const auto refused = logIn(wouldTake);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::PassphraseWrong) << sentence(refused.error());
    EXPECT_EQ(refused.error().subject, file);
    EXPECT_FALSE(memory.find(secretKey(file)));
    EXPECT_EQ(secrets.kept(secretKey(file)), "");
}

TEST_F(PublicKeysTest, RememberThePassphraseThatOpensTheKeyThoughTheServerRefusesIt)
{
    const std::string file = keyFile(locked);
    hop.credentials.keyFiles = {file};
    person.willAnswer("wrong");
    person.willAnswer(samplePassphrase, Remember::Yes);
    const auto refused = logIn(wouldTake + refuses);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AuthenticationRefused) << sentence(refused.error());
    EXPECT_EQ(timesAsked(), 2U);
    EXPECT_EQ(secrets.kept(secretKey(file)), samplePassphrase);
    EXPECT_TRUE(memory.find(secretKey(file)));
}

TEST_F(PublicKeysTest, OfferAKeyOnceThatIsNamedTwice)
{
    hop.credentials.keyFiles = {keyFile(plain), keyFile(plain)};
    EXPECT_FALSE(logIn(refuses + refuses));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(plain)));
}

TEST_F(PublicKeysTest, LogInWithTwoKeysWhereTheServerWantsTwo)
{
    hop.credentials.keyFiles = {keyFile(plain), keyFile(alsoLocked)};
    person.willAnswer(samplePassphrase);
    const std::string another = packet(logInFailure, text("publickey") + '\1');
    EXPECT_TRUE(logIn(wouldTake + another + wouldTake + accepts));
    EXPECT_THAT(signedWith(), ElementsAre(publicHalfOf(plain), publicHalfOf(alsoLocked)));
}

TEST_F(PublicKeysTest, SayWhatWasTriedWhereTheServerHasEnough)
{
    const std::string file = keyFile(plain);
    hop.credentials.keyFiles = {file};
    const auto refused = logIn(endsWith("Too many authentication failures"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AuthenticationRefused);
    EXPECT_EQ(refused.error().subject, "anna@stranger.example:22");
    EXPECT_THAT(refused.error().detail, HasSubstr("tried: " + file));
    EXPECT_THAT(refused.error().serverSays, HasSubstr("Too many authentication failures"));
}

TEST_F(PublicKeysTest, RememberNoPassphraseOfALogInThatIsBrokenOffAfterTheSignature)
{
    const std::string file = keyFile(locked);
    hop.credentials.keyFiles = {file};
    person.willAnswer(samplePassphrase, Remember::Yes);
    const auto brokenOff = logIn(wouldTake + endsWith("going down"));
    ASSERT_FALSE(brokenOff);
    EXPECT_EQ(brokenOff.error().code, ErrorCode::ServerClosed) << sentence(brokenOff.error());
    EXPECT_FALSE(memory.find(secretKey(file)));
    EXPECT_EQ(secrets.kept(secretKey(file)), "");
}

} // namespace
} // namespace underpass::test
