// SPDX-License-Identifier: MIT
#include "ui/words/OpenText.h"

#include "tests/ui/Example.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

Opens ofPort(std::uint16_t port)
{
    return whatOpens(localForward(20'000, port));
}

TEST(OpenText, KnowsWhatOpensEachService)
{
    EXPECT_EQ(ofPort(80), Opens::Page);
    EXPECT_EQ(ofPort(443), Opens::Page);
    EXPECT_EQ(ofPort(3389), Opens::Desktop);
    EXPECT_EQ(ofPort(5900), Opens::Screen);
    for (const std::uint16_t port : std::vector<std::uint16_t>{5432, 3306, 22})
        EXPECT_EQ(ofPort(port), Opens::Line) << port;
    for (const std::uint16_t port : std::vector<std::uint16_t>{110, 143, 993, 995, 587, 465, 25})
        EXPECT_EQ(ofPort(port), Opens::Settings) << port;
    EXPECT_EQ(ofPort(12'345), Opens::Nothing);
}

TEST(OpenText, OpensNothingOfWhatListensAtTheServer)
{
    const Profile every = everyKindOfForward();
    EXPECT_EQ(whatOpens(every.forwards[1]), Opens::Nothing) << "nobody of this PC connects to it";
    EXPECT_EQ(whatOpens(every.forwards[2]), Opens::Settings) << "a proxy is entered once";
}

TEST(OpenText, SaysWhereALineIsEntered)
{
    EXPECT_TRUE(lineText(localForward(20'000, 3306)).contains("DBeaver"));
    EXPECT_TRUE(lineText(localForward(20'000, 3306)).contains("20000"));
    EXPECT_FALSE(lineText(localForward(20'000, 22)).contains("DBeaver"));
}

TEST(OpenText, SaysWhatToInstall)
{
    EXPECT_TRUE(missingText(Opens::Desktop, {"Remmina", "KRDC"}).contains("(Remmina, KRDC)"));
    EXPECT_TRUE(missingText(Opens::Screen, {"TigerVNC"}).contains("(TigerVNC)"));
}

} // namespace
} // namespace underpass
