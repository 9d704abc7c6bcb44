// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace underpass {
namespace {

Profile profileNamed(const std::string& id)
{
    Profile profile;
    profile.id = id;
    profile.name = "Mail " + id;
    profile.server = Endpoint{"mail.example.org", 22};
    profile.account = "anna";
    Forward forward;
    forward.listen = Endpoint{"localhost", 1110};
    forward.target = Endpoint{"localhost", 110};
    profile.forwards.push_back(forward);
    return profile;
}

ProfileSet setOf(int count)
{
    ProfileSet set;
    for (int i = 0; i < count; ++i)
        set.profiles.push_back(profileNamed("p" + std::to_string(i)));
    return set;
}

int waitFor(pid_t child)
{
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    return status;
}

class ProfileStoreTest : public testing::Test
{
protected:
    void SetUp() override
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "underpass-store-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    void put(const std::string& text) const { std::ofstream{file(), std::ios::binary} << text; }
    std::string get() const
    {
        std::ifstream in{file(), std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    std::filesystem::path file() const { return m_folder / "profiles.json"; }

    // Removes what earlier damage put aside, and counts it.
    int clearBroken() const
    {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator{m_folder}) {
            if (entry.path().filename().string().starts_with("profiles.json.broken-")) {
                std::filesystem::remove(entry.path());
                ++count;
            }
        }
        return count;
    }

    std::filesystem::path m_folder;
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
    ASSERT_TRUE(ProfileStore{m_folder}.save(setOf(3)));
    const auto loaded = ProfileStore{m_folder}.load();
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->profiles.profiles, setOf(3).profiles);
    EXPECT_EQ(std::filesystem::status(file()).permissions() & std::filesystem::perms::mask,
        std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(ProfileStoreTest, AFileCutAtAnyByteIsReplacedByTheLastGoodCopyAndKept)
{
    ProfileStore store{m_folder};
    ASSERT_TRUE(store.save(setOf(2)));
    ASSERT_TRUE(store.save(setOf(2)));
    const std::string whole = get();
    const auto end = whole.find_last_of('}');
    for (std::size_t size = 0; size < end; ++size) {
        put(whole.substr(0, size));
        const auto loaded = ProfileStore{m_folder}.load();
        ASSERT_TRUE(loaded) << size;
        ASSERT_EQ(loaded->profiles.profiles, setOf(2).profiles) << size;
        ASSERT_TRUE(loaded->trouble) << size;
        ASSERT_EQ(loaded->trouble->code, ErrorCode::FileDamaged) << size;
        ASSERT_EQ(clearBroken(), 1) << size;
    }
}

TEST_F(ProfileStoreTest, AFlippedBitNeverCrashesItNorLosesTheFile)
{
    ProfileStore store{m_folder};
    ASSERT_TRUE(store.save(setOf(2)));
    ASSERT_TRUE(store.save(setOf(2)));
    const std::string whole = get();
    std::mt19937 random{4711};
    for (int round = 0; round < 2000; ++round) {
        std::string damaged = whole;
        const std::size_t bit = random() % (damaged.size() * 8);
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        put(damaged);
        const auto loaded = ProfileStore{m_folder}.load();
        if (loaded && loaded->trouble) {
            ASSERT_EQ(loaded->profiles.profiles, setOf(2).profiles) << bit;
            ASSERT_EQ(clearBroken(), 1) << bit;
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
    EXPECT_FALSE(store.save(setOf(1)));
    EXPECT_EQ(get(), newer);
}

TEST_F(ProfileStoreTest, AFullDiskLeavesTheOldProfiles)
{
    ASSERT_TRUE(ProfileStore{m_folder}.save(setOf(2)));
    const pid_t child = fork();
    ASSERT_NE(child, -1);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4096, 4096};
        if (setrlimit(RLIMIT_FSIZE, &small) != 0)
            _exit(2);
        _exit(ProfileStore{m_folder}.save(setOf(500)) ? 1 : 0);
    }
    EXPECT_EQ(waitFor(child), 0) << "The save must fail, and must say so.";
    const auto loaded = ProfileStore{m_folder}.load();
    ASSERT_TRUE(loaded);
    EXPECT_FALSE(loaded->trouble);
    EXPECT_EQ(loaded->profiles.profiles, setOf(2).profiles);
}

TEST_F(ProfileStoreTest, TwoProcessesThatEditLoseNothing)
{
    const auto addTwenty = [this](const std::string& prefix) {
        for (int i = 0; i < 20; ++i) {
            const auto add = [&](ProfileSet& set) -> Result<void> {
                set.profiles.push_back(profileNamed(prefix + std::to_string(i)));
                return {};
            };
            if (!ProfileStore{m_folder}.edit(add))
                return false;
        }
        return true;
    };
    const pid_t child = fork();
    ASSERT_NE(child, -1);
    if (child == 0)
        _exit(addTwenty("a") ? 0 : 1);
    EXPECT_TRUE(addTwenty("b"));
    EXPECT_EQ(waitFor(child), 0);
    const auto loaded = ProfileStore{m_folder}.load();
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->profiles.profiles.size(), 40U);
}

} // namespace
} // namespace underpass
