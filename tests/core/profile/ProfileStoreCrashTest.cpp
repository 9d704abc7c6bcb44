// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"

#include "tests/support/OtherProcess.h"
#include "tests/support/Profiles.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <chrono>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include <sys/resource.h>

namespace underpass {
namespace {

using namespace underpass::test;

int filesIn(const std::filesystem::path& folder)
{
    return static_cast<int>(std::distance(std::filesystem::directory_iterator{folder}, {}));
}

int saveForEver(const std::filesystem::path& folder)
{
    ProfileStore store{folder};
    for (int count = 20;; count = count == 20 ? 40 : 20) {
        if (!store.save(profileSetOf(count)))
            return 1;
    }
}

TEST(ProfileStoreCrash, LeavesTheOldOrTheNewProfilesWheneverTheWriterIsKilled)
{
    const TempDir folder;
    ASSERT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(20)));
    std::mt19937 random{4711};
    for (int round = 0; round < 50; ++round) {
        {
            const OtherProcess writer{[&] { return saveForEver(folder.path()); }};
            // The one sleep that is meant: a moment that nobody can foresee.
            std::this_thread::sleep_for(std::chrono::microseconds{random() % 8000});
        }
        const auto loaded = ProfileStore{folder.path()}.load();
        ASSERT_TRUE(loaded) << sentence(loaded.error());
        ASSERT_FALSE(loaded->trouble) << sentence(*loaded->trouble);
        const auto& found = loaded->profiles;
        ASSERT_TRUE(found == profileSetOf(20) || found == profileSetOf(40)) << found.profiles.size();
    }
    ASSERT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(1)));
    EXPECT_EQ(filesIn(folder.path()), 2) << "What killed writers left is cleared away by the next one.";
}

TEST(ProfileStoreCrash, LeavesTheWorkOfALivingWriterAlone)
{
    const TempDir folder;
    const OtherProcess living{[] { return ::pause(); }};
    const auto work = folder.path() / ("profiles.json.new-" + std::to_string(living.id()));
    const auto stranger = folder.path() / "profiles.json.new-mine";
    writeText(work, "half");
    writeText(stranger, "a person's own");
    ASSERT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(1)));
    EXPECT_EQ(readText(work), "half");
    EXPECT_EQ(readText(stranger), "a person's own");
}

TEST(ProfileStoreCrash, ReadsFromAFolderItMayNotWriteTo)
{
    UNDERPASS_NEEDS_ROOT();
    const TempDir folder;
    ASSERT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(3)));
    const std::string before = readText(folder.path() / "profiles.json");
    for (const char* name : {"profiles.json", "profiles.json.bak", "."})
        ASSERT_EQ(::chown((folder.path() / name).c_str(), nobody, nobody), 0);
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0500});
    OtherProcess owner{[&] {
        if (!becomeNobody())
            return 1;
        ProfileStore store{folder.path()};
        const auto loaded = store.load();
        if (!loaded || loaded->trouble || loaded->profiles != profileSetOf(3))
            return 2;
        const auto saved = store.save(profileSetOf(4));
        if (saved || saved.error().code != ErrorCode::FileUnwritable)
            return 3;
        const auto edited = store.edit([](ProfileSet&) { return Result<void>{}; });
        return !edited && edited.error().code == ErrorCode::FileUnwritable ? 0 : 4;
    }};
    EXPECT_EQ(owner.result(), 0) << "1: still root; 2: load; 3: save; 4: edit";
    EXPECT_EQ(readText(folder.path() / "profiles.json"), before);
    EXPECT_EQ(filesIn(folder.path()), 2);
}

TEST(ProfileStoreCrash, LeavesTheOldProfilesWhereTheDiskIsFull)
{
    const TempDir folder;
    ASSERT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(2)));
    OtherProcess onASmallDisk{[&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4096, 4096};
        if (::setrlimit(RLIMIT_FSIZE, &small) != 0)
            return 2;
        return ProfileStore{folder.path()}.save(profileSetOf(500)) ? 1 : 0;
    }};
    EXPECT_EQ(onASmallDisk.result(), 0) << "The save must fail, and must say so.";
    const auto loaded = ProfileStore{folder.path()}.load();
    ASSERT_TRUE(loaded);
    EXPECT_FALSE(loaded->trouble);
    EXPECT_EQ(loaded->profiles, profileSetOf(2));
}

bool addTwenty(const std::filesystem::path& folder, const std::string& prefix)
{
    for (int i = 0; i < 20; ++i) {
        const auto add = [&](ProfileSet& set) -> Result<void> {
            set.profiles.push_back(profileFor(prefix + std::to_string(i)));
            return {};
        };
        if (!ProfileStore{folder}.edit(add))
            return false;
    }
    return true;
}

TEST(ProfileStoreCrash, TwoProcessesThatEditLoseNothing)
{
    const TempDir folder;
    OtherProcess other{[&] { return addTwenty(folder.path(), "a") ? 0 : 1; }};
    EXPECT_TRUE(addTwenty(folder.path(), "b"));
    EXPECT_EQ(other.result(), 0);
    const auto loaded = ProfileStore{folder.path()}.load();
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->profiles.profiles.size(), 40U);
}

} // namespace
} // namespace underpass
