// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"

#include "tests/support/Privacy.h"
#include "tests/support/Profiles.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <filesystem>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;

class ProfileStoreTest : public testing::Test
{
protected:
    void put(const std::string& text) const { writeText(file(), text); }
    std::string get() const { return readText(file()); }
    std::filesystem::path file() const { return m_folder / "profiles.json"; }

    // Counts what was put aside.
    int countBroken() const
    {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator{m_folder}) {
            count += entry.path().filename().string().starts_with("profiles.json.broken-") ? 1 : 0;
        }
        return count;
    }

    const TempDir m_temporary;
    const std::filesystem::path m_folder = m_temporary.path();
};

TEST_F(ProfileStoreTest, AMissingFileIsAnEmptySet)
{
    const auto loaded = ProfileStore{m_folder}.load();
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->profiles, ProfileSet{});
    EXPECT_FALSE(loaded->trouble);
}

TEST_F(ProfileStoreTest, LoadsWhatItSavedAndOnlyTheOwnerMayReadIt)
{
    ASSERT_TRUE(ProfileStore{m_folder}.save(profileSetOf(3)));
    const auto loaded = ProfileStore{m_folder}.load();
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->profiles.profiles, profileSetOf(3).profiles);
    EXPECT_TRUE(isForItsOwnerOnly(file()));
}

TEST_F(ProfileStoreTest, AFileCutAtAnyByteStaysAndTheLastGoodCopyIsReadInstead)
{
    ProfileStore store{m_folder};
    ASSERT_TRUE(store.save(profileSetOf(2)));
    ASSERT_TRUE(store.save(profileSetOf(2)));
    const std::string whole = get();
    const auto end = whole.find_last_of('}');
    for (std::size_t size = 0; size < end; ++size) {
        put(whole.substr(0, size));
        const auto loaded = ProfileStore{m_folder}.load();
        ASSERT_TRUE(loaded) << size;
        ASSERT_EQ(loaded->profiles.profiles, profileSetOf(2).profiles) << size;
        ASSERT_TRUE(loaded->trouble) << size;
        ASSERT_EQ(loaded->trouble->code, ErrorCode::FileDamaged) << size;
        ASSERT_EQ(countBroken(), 0) << size;
        ASSERT_EQ(get(), whole.substr(0, size));
    }
}

TEST_F(ProfileStoreTest, AFlippedBitNeverCrashesItNorLosesTheFile)
{
    ProfileStore store{m_folder};
    ASSERT_TRUE(store.save(profileSetOf(2)));
    ASSERT_TRUE(store.save(profileSetOf(2)));
    const std::string whole = get();
    std::mt19937 random{4711};
    for (int round = 0; round < 2000; ++round) {
        std::string damaged = whole;
        const std::size_t bit = random() % (damaged.size() * 8);
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        put(damaged);
        const auto loaded = ProfileStore{m_folder}.load();
        if (loaded && loaded->trouble) {
            ASSERT_EQ(loaded->profiles.profiles, profileSetOf(2).profiles) << bit;
            ASSERT_EQ(get(), damaged) << bit;
        } else if (!loaded) {
            ASSERT_EQ(loaded.error().code, ErrorCode::FileTooNew) << bit;
            ASSERT_EQ(get(), damaged) << bit;
        }
    }
}

TEST_F(ProfileStoreTest, ANewerFileIsRefusedAndNotTouched)
{
    const std::string newer = R"({"version": 99, "profiles": []})";
    put(newer);
    ProfileStore store{m_folder};
    const auto loaded = store.load();
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, ErrorCode::FileTooNew);
    EXPECT_FALSE(store.save(profileSetOf(1)));
    EXPECT_EQ(get(), newer);
}

} // namespace
} // namespace underpass
