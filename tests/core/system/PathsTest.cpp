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

TEST(Paths, ReadsKnownHostsAsSshDoesThePersonsFirst)
{
    const std::filesystem::path config{"/c"};
    EXPECT_EQ(knownHostsIn(config, "/h", {"/etc/one", "/etc/two"}),
        (std::vector<std::filesystem::path>{"/c/known_hosts",
            std::filesystem::path{"/h"} / ".ssh" / "known_hosts",
            std::filesystem::path{"/h"} / ".ssh" / "known_hosts2", "/etc/one", "/etc/two"}));
    EXPECT_EQ(knownHostsIn(config, std::nullopt, {}), std::vector{config / "known_hosts"});
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
