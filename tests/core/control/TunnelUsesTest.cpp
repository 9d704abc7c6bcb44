// SPDX-License-Identifier: MIT
#include "core/control/TunnelUses.h"
#include "core/system/ProcessAlive.h"

#include <gtest/gtest.h>

#include <limits>

namespace underpass {
namespace {

constexpr std::int64_t nobody = std::numeric_limits<std::int32_t>::max(); // No system counts that far.

ControlRequest connectFor(const std::string& user, std::int64_t from = ownProcessId())
{
    return {.command = ControlCommand::Connect, .profile = "mail", .user = user, .from = from};
}

ControlRequest disconnectOf(const std::string& user)
{
    return {.command = ControlCommand::Disconnect, .profile = "mail", .user = user};
}

TEST(TunnelUses, EndATunnelThatWasBegunForThemWithTheLastOfThem)
{
    TunnelUses uses;
    uses.wanted(connectFor("first"), true);
    uses.wanted(connectFor("second"), false);
    EXPECT_FALSE(uses.endsWith(disconnectOf("first"))) << "Whoever began it.";
    EXPECT_FALSE(uses.endsWith(disconnectOf("stranger")));
    EXPECT_TRUE(uses.isUsed("mail"));
    EXPECT_TRUE(uses.endsWith(disconnectOf("second")));
    EXPECT_FALSE(uses.isUsed("mail"));
    EXPECT_FALSE(uses.endsWith(disconnectOf("second"))) << "Once.";
}

TEST(TunnelUses, LeaveATunnelThatRanBefore)
{
    TunnelUses uses;
    uses.wanted(connectFor({}), true);
    uses.wanted(connectFor("first"), false);
    EXPECT_FALSE(uses.endsWith(disconnectOf("first")));
}

TEST(TunnelUses, LeaveATunnelThatSomebodyConnectedForGoodMeanwhile)
{
    TunnelUses uses;
    uses.wanted(connectFor("first"), true);
    uses.wanted(connectFor({}), false);
    EXPECT_FALSE(uses.endsWith(disconnectOf("first")));
}

TEST(TunnelUses, KnowNothingOfTheFormerRunOfATunnel)
{
    TunnelUses uses;
    uses.wanted(connectFor("first"), true);
    uses.forget("mail");
    uses.wanted(connectFor("second"), true);
    EXPECT_FALSE(uses.endsWith(disconnectOf("first")));
    uses.wanted(connectFor({}), true); // It was not running.
    EXPECT_FALSE(uses.endsWith(disconnectOf("second")));
}

TEST(TunnelUses, EndWithThoseWhoWereKilled)
{
    TunnelUses uses;
    uses.wanted(connectFor("killed", nobody), true);
    uses.wanted(connectFor("alive"), false);
    EXPECT_TRUE(uses.leaveThoseWhoEnded().empty());
    EXPECT_TRUE(uses.endsWith(disconnectOf("alive")));
    uses.wanted(connectFor("killed", nobody), true);
    EXPECT_EQ(uses.leaveThoseWhoEnded(), std::vector<ProfileId>{"mail"});
    EXPECT_FALSE(uses.isAnybodyThere());
}

} // namespace
} // namespace underpass
