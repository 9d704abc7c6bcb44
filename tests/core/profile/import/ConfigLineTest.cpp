// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigLine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(ConfigLine, IsTakenApartAsSshDoes)
{
    EXPECT_EQ(configLine("  HostName = a.example \r"), (ConfigLine{"hostname", {"a.example"}}));
    EXPECT_EQ(configLine("Port=22"), (ConfigLine{"port", {"22"}}));
    EXPECT_EQ(configLine("Host a \"b c\" d'e f' # all"), (ConfigLine{"host", {"a", "b c", "de f"}}));
    EXPECT_EQ(configLine("IdentityFile a\\ b \\\"c C:\\keys\\d"),
        (ConfigLine{"identityfile", {"a b", "\"c", "C:\\keys\\d"}}));
    EXPECT_EQ(configLine("SetEnv A=b#c"), (ConfigLine{"setenv", {"A=b#c"}}));
}

TEST(ConfigLine, IsNothingWhereItSaysNothing)
{
    for (const char* line : {"", "  ", "# Host a", "\t#", "User \"anna"})
        EXPECT_EQ(configLine(line), ConfigLine{}) << line;
    EXPECT_EQ(configLine("Host"), (ConfigLine{"host", {}}));
}

} // namespace
} // namespace underpass
