// SPDX-License-Identifier: MIT
#include "core/system/MeetingPlace.h"

#include "core/system/Paths.h"
#include "tests/support/TempDir.h"

#include <gtest/gtest.h>

#include <fstream>

namespace underpass {
namespace {

namespace fs = std::filesystem;

TEST(MeetingPlace, IsTheSameForTheSameProfilesHoweverTheyAreNamed)
{
    const test::TempDir folder;
    const fs::path place = meetingPlace(folder.path());
    EXPECT_EQ(meetingPlace(folder.path() / ""), place);
    EXPECT_EQ(meetingPlace(folder.path() / "gone" / ".."), place);
    const fs::path relative = fs::relative(folder.path());
    EXPECT_EQ(meetingPlace(relative.empty() ? folder.path() : relative), place) << "Empty on another drive.";
    std::ofstream{folder.path() / "profiles.json"} << "{}";
    EXPECT_EQ(meetingPlace(folder.path()), place) << "It stays when the first profile is saved.";
}

// Whoever starts first makes the folder, and whoever comes later has to find him.
TEST(MeetingPlace, IsTheSameBeforeAndAfterTheFolderIsMade)
{
    const test::TempDir folder;
    const fs::path profiles = folder.path() / "Not Yet" / "settings";
    const fs::path before = meetingPlace(profiles);
    fs::create_directories(profiles);
    EXPECT_EQ(meetingPlace(profiles), before);
}

TEST(MeetingPlace, IsAnotherOneForOtherProfiles)
{
    const test::TempDir one;
    const test::TempDir other;
    EXPECT_NE(meetingPlace(one.path()), meetingPlace(other.path()));
}

TEST(MeetingPlace, IsWhereTheProgramsOfTheseProfilesLook)
{
    const test::TempDir named;
    const auto usual = standardPaths();
    const auto other = standardPaths(named.path());
    ASSERT_TRUE(usual && other);
    EXPECT_EQ(usual->runtime, meetingPlace(usual->config));
    EXPECT_EQ(other->runtime, meetingPlace(named.path()));
    EXPECT_EQ(other->config, usual->config);
}

} // namespace
} // namespace underpass
