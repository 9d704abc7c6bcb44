// SPDX-License-Identifier: MIT
// Which agent is asked.
#include "core/ssh/login/AgentConnection.h"

#include "tests/core/ssh/login/FakeAgent.h"
#include "tests/core/ssh/login/KeyLogIn.h"

#include <filesystem>

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

} // namespace
} // namespace underpass::test
