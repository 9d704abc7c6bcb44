// SPDX-License-Identifier: MIT
// Which agent is asked, and what comes of one that is away after it has logged in before.
#include "core/ssh/login/AgentConnection.h"

#include "tests/core/ssh/login/FakeAgent.h"
#include "tests/core/ssh/login/KeyLogIn.h"

#include <filesystem>
#include <optional>

namespace underpass::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class AgentKeyLogIn : public KeyLogIn
{
protected:
    AgentKeyLogIn()
    {
        hop.credentials.methods = {LogInWith::Agent, LogInWith::KeyFile, LogInWith::Password};
        setenv("HOME", folder.path().c_str(), 1);
    }
    ~AgentKeyLogIn() override { setenv("HOME", m_home.c_str(), 1); }

    const KeySample& first = sampleCalled("putty v3-ed25519-plain");
    const KeySample& second = sampleCalled("ossh-ed25519");
    const KeySample& locked = sampleCalled("putty v3-ed25519-id");

private:
    const std::string m_home = std::getenv("HOME") ? std::getenv("HOME") : "/";
};

class NamedAgent : public AgentKeyLogIn
{
protected:
    FakeAgent named{loop};
    FakeAgent ofTheEnvironment{loop};
};

TEST_F(NamedAgent, IsAskedInPlaceOfTheEnvironments)
{
    named.hold(first);
    ofTheEnvironment.hold(second);
    hop.credentials.agent = named.path();
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_THAT(named.asked, ElementsAre(publicHalfOf(first)));
    EXPECT_THAT(offered(), ElementsAre(publicHalfOf(first)));
}

TEST_F(NamedAgent, MayLieInTheHomeFolder)
{
    named.hold(first);
    std::filesystem::create_symlink(named.path(), folder.path() / "here");
    hop.credentials.agent = "~/here";
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_THAT(named.asked, ElementsAre(publicHalfOf(first)));
}

TEST_F(NamedAgent, IsSaidWhereItIsNotThere)
{
    ofTheEnvironment.hold(second);
    hop.credentials.methods = {LogInWith::Agent};
    for (const char* name : {"/nowhere/agent", "pageant", R"(\\.\pipe\agent)"}) {
        hop.credentials.agent = name;
        const auto outcome = logIn("");
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().code, ErrorCode::AgentUnavailable);
        EXPECT_EQ(outcome.error().subject, name);
    }
    EXPECT_THAT(ofTheEnvironment.asked, IsEmpty());
}

class AgentThatIsAway : public AgentKeyLogIn
{
protected:
    AgentThatIsAway()
    {
        agent.emplace(loop);
        agent->hold(first);
    }
    void logInOnce()
    {
        ASSERT_TRUE(logIn(wouldTake + accepts));
        ASSERT_EQ(agentKey, publicHalfOf(first));
    }
    [[nodiscard]] std::string beingAwaited(const std::string& serverSays)
    {
        const auto outcome = logIn(serverSays);
        EXPECT_FALSE(outcome);
        if (outcome || outcome.error().code != ErrorCode::AgentAwaited)
            return outcome ? "logged in" : sentence(outcome.error());
        EXPECT_TRUE(mayPassByItself(outcome.error().code));
        EXPECT_EQ(timesAsked(), 0U);
        return "awaited";
    }

    std::optional<FakeAgent> agent;
};

TEST_F(AgentThatIsAway, IsAwaitedAndNobodyIsAskedForAPassword)
{
    logInOnce();
    agent.reset();
    EXPECT_EQ(beingAwaited(""), "awaited");
}

TEST_F(AgentThatIsAway, IsAwaitedWhereItIsLockedOrEmpty)
{
    logInOnce();
    agent.emplace(loop);
    EXPECT_EQ(beingAwaited(""), "awaited");
    agent->hold(second);
    EXPECT_EQ(beingAwaited(refuses), "awaited");
}

TEST_F(AgentThatIsAway, IsAwaitedWhereItRefusesAtOnce)
{
    logInOnce();
    agent->refuse();
    EXPECT_EQ(beingAwaited(wouldTake), "awaited");
}

TEST_F(AgentThatIsAway, IsNotAwaitedWhereItsUserMayHaveDeclined)
{
    logInOnce();
    agent->refuseLater();
    hop.credentials.methods = {LogInWith::Agent};
    const auto outcome = logIn(wouldTake);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::AgentRefused) << sentence(outcome.error());
}

TEST_F(AgentThatIsAway, IsNotAwaitedWhereTheServerRefusesItsKey)
{
    logInOnce();
    person.willAnswer("right");
    EXPECT_TRUE(logIn(refuses + success));
    EXPECT_EQ(timesAsked(), 1U);
    EXPECT_EQ(agentKey, "") << "It is the password's log-in from now on.";
}

TEST_F(AgentThatIsAway, IsNotAwaitedWhereAFileLogsIn)
{
    logInOnce();
    agent.reset();
    hop.credentials.keyFiles = {keyFile(second)};
    EXPECT_TRUE(logIn(wouldTake + accepts));
    EXPECT_EQ(agentKey, "");
}

TEST_F(AgentThatIsAway, CostsNobodyThePassphraseThatItHasSparedBefore)
{
    agent->hold(locked);
    hop.credentials.keyFiles = {keyFile(locked)};
    ASSERT_TRUE(logIn(wouldTake + accepts));
    ASSERT_EQ(agentKey, publicHalfOf(locked));
    agent.reset();
    EXPECT_EQ(beingAwaited(""), "awaited");
}

TEST_F(AgentThatIsAway, IsNotAwaitedWhereItNeverLoggedIn)
{
    agent.reset();
    person.willAnswer("right");
    EXPECT_TRUE(logIn(success));
    EXPECT_EQ(timesAsked(), 1U);
}

TEST_F(AgentThatIsAway, IsGivenUpWhereNobodyMayTakePartAndItDoesNotSignAtOnce)
{
    person.isNobody();
    agent->hang();
    hop.credentials.methods = {LogInWith::Agent};
    const auto outcome = logIn(wouldTake);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::AgentRefused);
    EXPECT_TRUE(mayHaveTakenSomebody);
}

} // namespace
} // namespace underpass::test
