// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"

#include "tests/support/Profiles.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;

TEST(ProfileStoreDamage, RefusesAnEnormousFileAndKeepsIt)
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

TEST(ProfileStoreDamage, SavesThoughTheCopyCannotBeWritten)
{
    const TempDir folder;
    std::filesystem::create_directories(folder.path() / "profiles.json.bak" / "in the way");
    EXPECT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(2)));
    const auto loaded = ProfileStore{folder.path()}.load();
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->profiles, profileSetOf(2));
}

TEST(ProfileStoreDamage, SaysTruthfullyWhatItReadInsteadOfTheFile)
{
    const TempDir folder;
    const auto file = folder.path() / "profiles.json";
    const auto trouble = [&] { return ProfileStore{folder.path()}.load().value().trouble.value(); };
    ASSERT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(2)));

    writeText(file, "{");
    for (int look = 0; look < 2; ++look) {
        EXPECT_EQ(trouble().code, ErrorCode::FileDamaged);
        EXPECT_EQ(trouble().subject, file.string());
        EXPECT_THAT(sentence(trouble()), testing::HasSubstr("Its last good copy is used instead."));
        EXPECT_THAT(trouble().detail, testing::HasSubstr("line 1, column 2"));
    }
    std::filesystem::remove(file);
    EXPECT_EQ(trouble().code, ErrorCode::FileUnreadable);
    EXPECT_THAT(trouble().detail, testing::HasSubstr("it is missing"));

    std::filesystem::remove(folder.path() / "profiles.json.bak");
    writeText(file, "{");
    EXPECT_EQ(trouble().code, ErrorCode::FileDamaged);
    EXPECT_THAT(sentence(trouble()), testing::HasSubstr("There is no good copy of it."));
}

TEST(ProfileStoreDamage, ReadingChangesNothingAndSavingKeepsWhatWasDamaged)
{
    const TempDir folder;
    const auto file = folder.path() / "profiles.json";
    writeText(file, "{");
    ProfileStore store{folder.path()};
    ASSERT_TRUE(store.load());
    EXPECT_EQ(readText(file), "{");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path()}, {}), 1);
    EXPECT_FALSE(store.keptAs());
    ASSERT_TRUE(store.save(profileSetOf(1)));
    ASSERT_TRUE(store.keptAs());
    EXPECT_EQ(readText(*store.keptAs()), "{");
    EXPECT_EQ(ProfileStore{folder.path()}.load().value().profiles, profileSetOf(1));
}

} // namespace
} // namespace underpass
