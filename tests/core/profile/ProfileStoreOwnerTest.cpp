// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"

#include "tests/support/OtherProcess.h"
#include "tests/support/Privacy.h"
#include "tests/support/Profiles.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace underpass {
namespace {

namespace fs = std::filesystem;
using namespace underpass::test;

// What the owner of the profile file made of it.
class ProfileStoreOwnerTest : public testing::Test
{
protected:
    ProfileStoreOwnerTest() { EXPECT_TRUE(store.save(profileSetOf(2))); }
    [[nodiscard]] Result<void> edit()
    {
        return store.edit([](ProfileSet& set) {
            set.profiles.front().name = "Other";
            return Result<void>{};
        });
    }

    const TempDir folder;
    const fs::path file = folder.path() / "profiles.json";
    ProfileStore store{folder.path()};
};

TEST_F(ProfileStoreOwnerTest, KeepsWhoMayReadTheFile)
{
    EXPECT_TRUE(isForItsOwnerOnly(file)) << "A new one.";
    fs::permissions(file, fs::perms{0640});
    ASSERT_TRUE(edit());
    EXPECT_EQ(fs::status(file).permissions(), fs::perms{0640});
}

TEST_F(ProfileStoreOwnerTest, LeavesNobodyElseTheRightToWriteTheFile)
{
    fs::permissions(file, fs::perms{0666});
    ASSERT_TRUE(edit());
    EXPECT_EQ(fs::status(file).permissions(), fs::perms{0664});
}

TEST_F(ProfileStoreOwnerTest, SaysThatAnotherProgramHoldsTheLockInsteadOfWaitingForEver)
{
    const int lock = ::open((folder.path() / "profiles.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ASSERT_EQ(::flock(lock, LOCK_EX), 0);
    const auto edited = edit();
    ASSERT_FALSE(edited);
    EXPECT_THAT(sentence(edited.error()), testing::HasSubstr("another program holds this lock"));
    ::close(lock);
    EXPECT_TRUE(edit());
}

} // namespace
} // namespace underpass
