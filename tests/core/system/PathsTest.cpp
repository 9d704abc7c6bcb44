// SPDX-License-Identifier: MIT
#include "core/system/Paths.h"

#include "tests/support/TempDir.h"

#include <gtest/gtest.h>

#include <fstream>

namespace underpass {
namespace {

TEST(Paths, FindsTheUsualKeyFilesInTheOrderOfSsh)
{
    const test::TempDir folder;
    for (const char* name : {"id_ed25519", "id_rsa", "id_ed25519.pub", "known_hosts"})
        std::ofstream{folder.path() / name} << "x";
    EXPECT_EQ(
        keyFilesIn(folder.path()), (std::vector{folder.path() / "id_rsa", folder.path() / "id_ed25519"}));
    EXPECT_TRUE(keyFilesIn(folder.path() / "missing").empty());
}

TEST(Paths, BeginInTheHomeFolderWhereTheySaySo)
{
    const auto home = homeFolder();
    ASSERT_TRUE(home);
    EXPECT_EQ(withHomeFolder("~/.ssh/key"), (*home / ".ssh/key").string());
    for (const char* path : {"/a/~/key", "~anna/key", "~", "", "key"})
        EXPECT_EQ(withHomeFolder(path), path);
}

} // namespace
} // namespace underpass
