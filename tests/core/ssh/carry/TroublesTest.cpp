// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Troubles.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

const Error dead{ErrorCode::TargetUnreachable, "dead.example.org:443", ""};
const Error forbidden{ErrorCode::ForwardRefused, "example.org:443", ""};

TEST(Troubles, ADeadHostThatAProgramChoseIsNoTroubleOfTheForward)
{
    Troubles troubles;
    EXPECT_EQ(troubles.ofChosenTarget(0, dead), std::nullopt);
}

TEST(Troubles, AForwardWhoseServerLetsNothingThroughIsTroubled)
{
    Troubles troubles;
    EXPECT_EQ(troubles.ofChosenTarget(0, forbidden), forbidden);
    EXPECT_EQ(troubles.ofChosenTarget(0, forbidden), forbidden);
    EXPECT_EQ(troubles.ofChosenTarget(0, std::nullopt), std::nullopt);
    EXPECT_EQ(troubles.ofChosenTarget(0, forbidden), std::nullopt) << "Others are let through.";
    EXPECT_EQ(troubles.ofChosenTarget(1, forbidden), forbidden) << "Another forward is another matter.";
}

TEST(Troubles, AServerThatTriesLetsThrough)
{
    Troubles troubles;
    (void)troubles.ofChosenTarget(0, dead);
    EXPECT_EQ(troubles.ofChosenTarget(0, forbidden), std::nullopt);
}

TEST(Troubles, ToldOnceIsNoNews)
{
    Troubles troubles;
    EXPECT_FALSE(troubles.isNews(0, std::nullopt));
    EXPECT_TRUE(troubles.isNews(0, dead));
    EXPECT_FALSE(troubles.isNews(0, dead));
    EXPECT_TRUE(troubles.isNews(0, forbidden));
    EXPECT_TRUE(troubles.isNews(0, std::nullopt));
    EXPECT_FALSE(troubles.isNews(0, std::nullopt));
}

} // namespace
} // namespace underpass
