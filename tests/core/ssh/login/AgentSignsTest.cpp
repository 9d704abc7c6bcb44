// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentSigns.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

const Error noPipe = whyNotAsked(R"(\\.\pipe\openssh-ssh-agent)", 2, "not found (2)");
const Error noPageant{ErrorCode::AgentUnavailable, "Pageant", notThere};

TEST(AgentSigns, TellAnAgentWithMoreRightsFromOneThatHangs)
{
    EXPECT_EQ(whyNotAsked("Pageant", 5, "Access is denied. (5)").code, ErrorCode::AgentOutOfReach);
    for (const std::uint32_t code : {0U, 1460U}) {
        EXPECT_EQ(whyNotAsked("Pageant", code, "").code, ErrorCode::AgentUnavailable);
        EXPECT_EQ(whyNotAsked("Pageant", code, "").detail, "it does not answer");
    }
    EXPECT_EQ(whyNotAsked("Pageant", 231, "All pipe instances are busy. (231)").detail,
        "All pipe instances are busy. (231)");
}

TEST(AgentSigns, NameTheAgentThatIsThereAndOutOfReach)
{
    const Error pageant = whyNotAsked("Pageant", 5, "Access is denied. (5)");
    EXPECT_EQ(whyNoAgent({noPipe, pageant}, AgentService::Disabled), pageant);
}

TEST(AgentSigns, NameTheAgentThatIsThereAndFails)
{
    const Error hangs = whyNotAsked("Pageant", 1460, "");
    EXPECT_EQ(whyNoAgent({noPipe, hangs}, AgentService::Disabled), hangs);
}

TEST(AgentSigns, SayHowTheAgentOfWindowsIsTurnedOn)
{
    for (const AgentService service : {AgentService::Disabled, AgentService::Stopped}) {
        const Error why = whyNoAgent({noPipe, noPageant}, service);
        EXPECT_EQ(why.code, ErrorCode::AgentServiceOff);
        EXPECT_NE(sentence(why).find("Set-Service ssh-agent -StartupType Manual; Start-Service ssh-agent"),
            std::string::npos)
            << sentence(why);
    }
}

TEST(AgentSigns, SayThatNoneRunsWhereWindowsHasNone)
{
    for (const AgentService service : {AgentService::Unknown, AgentService::Missing, AgentService::Running}) {
        const Error why = whyNoAgent({noPipe, noPageant}, service);
        EXPECT_EQ(why.code, ErrorCode::AgentUnavailable);
        EXPECT_EQ(why.detail, notThere);
    }
}

} // namespace
} // namespace underpass
