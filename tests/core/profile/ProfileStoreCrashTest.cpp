// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"

#include "tests/support/OtherProcess.h"
#include "tests/support/Process.h"
#include "tests/support/Profiles.h"
#include "tests/support/TempDir.h"

#include <chrono>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST(ProfileStoreCrash, RefusesAnEnormousFileAndKeepsIt)
{
    const TempDir folder;
    const auto file = folder.path() / "profiles.json";
    ASSERT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(3)));
    std::string enormous = writeProfiles(profileSetOf(3));
    enormous.resize(std::size_t{50} * 1024 * 1024, ' ');
    writeText(file, enormous);
    ProfileStore store{folder.path()};
    const auto loaded = store.load();
    ASSERT_FALSE(loaded);
    EXPECT_THAT(sentence(loaded.error()), testing::HasSubstr(file.string()));
    EXPECT_THAT(sentence(loaded.error()), testing::HasSubstr("too large"));
    EXPECT_FALSE(store.save(profileSetOf(1)));
    EXPECT_FALSE(store.edit([](ProfileSet&) { return Result<void>{}; }));
    EXPECT_TRUE(readText(file) == enormous);
}

TEST(ProfileStoreCrash, SavesThoughTheCopyCannotBeWritten)
{
    const TempDir folder;
    std::filesystem::create_directories(folder.path() / "profiles.json.bak" / "in the way");
    EXPECT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(2)));
    const auto loaded = ProfileStore{folder.path()}.load();
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->profiles, profileSetOf(2));
}

TEST(ProfileStoreCrash, SaysTruthfullyWhatItReadInsteadOfTheFile)
{
    const TempDir folder;
    const auto file = folder.path() / "profiles.json";
    const auto trouble = [&] { return ProfileStore{folder.path()}.load().value().trouble.value(); };
    ASSERT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(2)));

    writeText(file, "{");
    EXPECT_EQ(trouble().code, ErrorCode::FileDamaged);
    EXPECT_EQ(trouble().code, ErrorCode::FileUnreadable) << "The damaged one has been put aside.";
    EXPECT_EQ(trouble().subject, file.string());

    std::filesystem::remove(folder.path() / "profiles.json.bak");
    writeText(file, "{");
    const Error hopeless = trouble();
    EXPECT_EQ(hopeless.code, ErrorCode::FileUnreadable);
    EXPECT_THAT(hopeless.detail, testing::HasSubstr("no good copy"));
    EXPECT_EQ(readText(hopeless.subject), "{") << "kept";
}

} // namespace
} // namespace underpass
