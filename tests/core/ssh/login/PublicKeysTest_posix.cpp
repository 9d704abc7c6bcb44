// SPDX-License-Identifier: MIT
// Which keys go first where an agent holds some as well.
#include "core/ssh/login/PublicKeys.h"

#include "tests/core/ssh/login/FakeAgent.h"
#include "tests/core/ssh/login/KeyLogIn.h"
#include "tests/support/KeyTool.h"

#include <filesystem>

namespace underpass::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class KeysOfAnAgent : public KeyLogIn
{
protected:
    KeysOfAnAgent()
    {
        hop.credentials.methods = {LogInWith::Agent, LogInWith::KeyFile};
        setenv("HOME", folder.path().c_str(), 1);
    }
    ~KeysOfAnAgent() override { setenv("HOME", m_home.c_str(), 1); }

    void holdMany()
    {
        for (const char* name : {"putty v3-ecdsa384-i", "putty v3-ecdsa521-d", "putty v3-rsa-id",
                 "putty v2-ed25519", "putty v2-rsa-plain", "p8-ecdsa"})
            agent.hold(sampleCalled(name));
        agent.hold(last);
    }
    void putAsUsualFile(const KeySample& sample)
    {
        std::filesystem::create_directories(folder.path() / ".ssh");
        writeText(folder.path() / ".ssh" / "id_ed25519", sample.text);
    }

    const KeySample& first = sampleCalled("putty v3-ed25519-plain");
    const KeySample& second = sampleCalled("putty v3-ed25519-id");
    const KeySample& last = sampleCalled("ossh-ed25519");
    FakeAgent agent{loop};

private:
    const std::string m_home = std::getenv("HOME") ? std::getenv("HOME") : "/";
};

TEST_F(KeysOfAnAgent, ComeAfterTheNamedFile)
{
    agent.hold(first);
    agent.hold(second);
    hop.credentials.keyFiles = {keyFile(last)};
    EXPECT_FALSE(logIn(refuses + refuses + refuses));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(last), publicHalfOf(first), publicHalfOf(second)));
}

TEST_F(KeysOfAnAgent, SignForANamedFileAndNobodyIsAsked)
{
    agent.hold(first);
    agent.hold(second);
    hop.credentials.keyFiles = {keyFile(second)};
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(second)));
    EXPECT_THAT(agent.asked, ElementsAre(publicHalfOf(second)));
    EXPECT_EQ(timesAsked(), 0U);
}

TEST_F(KeysOfAnAgent, AreChosenByAPublicHalf)
{
    holdMany();
    hop.credentials.keyFiles = {fileWith(publicLine(last))};
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(last)));
}

TEST_F(KeysOfAnAgent, AreChosenByAPublicHalfAlsoWhereNoOtherOfTheAgentMayBeTried)
{
    holdMany();
    hop.credentials.methods = {LogInWith::KeyFile};
    hop.credentials.keyFiles = {fileWith(publicLine(last))};
    EXPECT_FALSE(logIn(refuses));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(last)));
}

TEST_F(KeysOfAnAgent, AreNamedWhereTheChosenOneIsNotAmongThem)
{
    agent.hold(first);
    const std::string file = fileWith(publicLine(last));
    hop.credentials.keyFiles = {file};
    const auto refused = logIn(refuses);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::KeyNotInAgent) << sentence(refused.error());
    EXPECT_EQ(refused.error().subject, file);
    EXPECT_THAT(refused.error().detail, HasSubstr("tried: agent key putty v3-ed25519-plain"));
}

TEST_F(KeysOfAnAgent, AreOfferedOnceThoughTheUsualFilesHoldThemAsWell)
{
    agent.hold(first);
    agent.hold(second);
    putAsUsualFile(second);
    EXPECT_FALSE(logIn(refuses + refuses + refuses));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(first), publicHalfOf(second)));
    EXPECT_EQ(timesAsked(), 0U);
}

TEST_F(KeysOfAnAgent, ComeAfterTheUsualFilesWhereThePersonWantsThat)
{
    agent.hold(first);
    putAsUsualFile(last);
    hop.credentials.methods = {LogInWith::KeyFile, LogInWith::Agent};
    EXPECT_FALSE(logIn(refuses + refuses));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(last), publicHalfOf(first)));
}

TEST_F(KeysOfAnAgent, AreLeftAloneWhereThePersonLeavesItOut)
{
    agent.hold(first);
    putAsUsualFile(last);
    hop.credentials.methods = {LogInWith::KeyFile};
    EXPECT_FALSE(logIn(refuses));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(last)));
}

TEST_F(KeysOfAnAgent, AreAllTriedWhereNothingElseFollows)
{
    holdMany();
    EXPECT_TRUE(logIn(refuses + refuses + refuses + refuses + refuses + refuses + wouldTake + accepts));
    EXPECT_THAT(signedWith(), ElementsAre(publicHalfOf(last)));
}

TEST_F(KeysOfAnAgent, LeaveRoomForThePasswordAndSaySo)
{
    holdMany();
    hop.credentials.methods.push_back(LogInWith::Password);
    person.willAnswer("wrong");
    const auto refused = logIn(refuses + refuses + refuses + refuses + refuses + refuses);
    ASSERT_FALSE(refused);
    EXPECT_EQ(offered().size(), 5U);
    EXPECT_EQ(timesAsked(), 2U) << "For the password.";
    EXPECT_THAT(refused.error().detail, HasSubstr("2 more keys of the agent"));
}

TEST_F(KeysOfAnAgent, AreCountedWhereTheServerHasEnough)
{
    holdMany();
    const auto refused = logIn(refuses + refuses + endsWith("Too many authentication failures"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AuthenticationRefused);
    EXPECT_THAT(refused.error().detail, HasSubstr("not tried: 4 more keys of the agent"));
}

TEST_F(KeysOfAnAgent, AreNamedWhereTheAgentDoesNotSign)
{
    agent.hold(first);
    agent.refuse();
    const auto refused = logIn(wouldTake);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AgentRefused) << sentence(refused.error());
    EXPECT_EQ(refused.error().subject, first.name);
}

TEST_F(KeysOfAnAgent, GiveWayToTheFileWhereTheAgentDoesNotSign)
{
    agent.hold(first);
    agent.refuse();
    hop.credentials.keyFiles = {keyFile(first)};
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(first)));
    EXPECT_EQ(agent.asked.size(), 1U);
}

TEST_F(KeysOfAnAgent, GiveWayToThePasswordWhereTheAgentDoesNotSign)
{
    agent.hold(first);
    agent.refuse();
    hop.credentials.methods.push_back(LogInWith::Password);
    person.willAnswer("right");
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_EQ(agent.asked.size(), 1U) << "It may ask a person each time.";
}

TEST_F(KeysOfAnAgent, ComeAfterAFileThatIsNamedByTheHomeFolder)
{
    putAsUsualFile(last);
    agent.hold(first);
    hop.credentials.keyFiles = {"~/.ssh/id_ed25519"};
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(last)));
}

TEST_F(KeysOfAnAgent, AreNotAskedAboutOnceMoreAfterTheirCertificate)
{
    const auto key = makeKeyFile(folder.path(), "key", {"-t", "ed25519"}, "correct horse");
    certify(key, makeKeyFile(folder.path(), "authority"), {"-n", "anna"});
    hop.credentials.keyFiles = {key.string()};
    for (int i = 0; i < 6; ++i)
        person.willAnswer("wrong");
    const auto refused = logIn(wouldTake + wouldTake);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::PassphraseWrong) << sentence(refused.error());
    EXPECT_EQ(offered().size(), 2U);
    EXPECT_EQ(timesAsked(), 3U);
}

TEST_F(KeysOfAnAgent, SignForTheCertificateThatLiesBesideANamedFile)
{
    const auto key = keyFile(second);
    writeText(key + ".pub", publicLine(second));
    certify(key, makeKeyFile(folder.path(), "authority"), {"-n", "anna"});
    agent.hold(second);
    hop.credentials.keyFiles = {key};
    EXPECT_TRUE(logIn(wouldTake + accepts));
    ASSERT_EQ(signedWith().size(), 1U);
    EXPECT_TRUE(isCertificate(signedWith()[0]));
    EXPECT_THAT(agent.asked, ElementsAre(publicHalfOf(second)));
}

class NoAgent : public KeyLogIn
{
protected:
    NoAgent() { unsetenv("SSH_AUTH_SOCK"); }
};

TEST_F(NoAgent, IsSaidWhereAPublicHalfNamesItsKey)
{
    hop.credentials.keyFiles = {fileWith(publicLine(sampleCalled("ossh-ed25519")))};
    const auto refused = logIn("");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AgentUnavailable) << sentence(refused.error());
    EXPECT_THAT(offered(), IsEmpty());
}

TEST_F(NoAgent, IsSaidWhereOnlyThatMayBeTried)
{
    hop.credentials.methods = {LogInWith::Agent};
    const auto refused = logIn("");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AgentUnavailable) << sentence(refused.error());
}

} // namespace
} // namespace underpass::test
