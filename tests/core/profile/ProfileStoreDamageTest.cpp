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
