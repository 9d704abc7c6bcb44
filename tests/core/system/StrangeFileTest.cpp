// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"
#include "core/ssh/trust/HostKeys.h"
#include "core/system/Paths.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace underpass {
namespace {

namespace fs = std::filesystem;
using namespace underpass::test;
using testing::HasSubstr;

ProfileSet oneProfile()
{
    Profile profile;
    profile.id = "mail";
    profile.name = "Mail";
    profile.server = {"mail.example.org", 22};
    profile.account = "anna";
    ProfileSet set;
    set.profiles.push_back(profile);
    return set;
}

// Files of ours in whose place lies something else.
class StrangeFileTest : public testing::Test
{
protected:
    StrangeFileTest()
    {
        fs::create_directory(config);
        fs::create_directory(elsewhere);
    }
    [[nodiscard]] Error loadError() const
    {
        const auto loaded = ProfileStore{config}.load();
        EXPECT_FALSE(loaded);
        return loaded ? Error{} : loaded.error();
    }
    void giveToNobody(const fs::path& path) const { ASSERT_EQ(::chown(path.c_str(), nobody, nobody), 0); }

    const TempDir folder;
    const fs::path config = folder.path() / "config";
    const fs::path elsewhere = folder.path() / "dotfiles";
    const fs::path profiles = config / "profiles.json";
    const fs::path target = elsewhere / "underpass.json";
};

TEST_F(StrangeFileTest, ALinkToTheProfilesStaysALink)
{
    ASSERT_TRUE(ProfileStore{elsewhere}.save(oneProfile()));
    fs::rename(elsewhere / "profiles.json", target);
    fs::create_symlink("../dotfiles/underpass.json", profiles);
    ASSERT_TRUE(ProfileStore{config}.edit([](ProfileSet& set) -> Result<void> {
        set.profiles.front().name = "Changed";
        return {};
    }));
    EXPECT_TRUE(fs::is_symlink(profiles));
    EXPECT_EQ(fs::read_symlink(profiles), "../dotfiles/underpass.json");
    EXPECT_THAT(readText(target), HasSubstr("Changed"));
    EXPECT_EQ(ProfileStore{config}.load()->profiles.profiles.front().name, "Changed");
}

TEST_F(StrangeFileTest, DamagedProfilesBehindALinkAreKeptAndTheLinkStays)
{
    ASSERT_TRUE(ProfileStore{config}.save(oneProfile()));
    fs::remove(profiles);
    writeText(target, "{ broken");
    fs::create_symlink(target, profiles);
    const auto loaded = ProfileStore{config}.load();
    ASSERT_TRUE(loaded && loaded->trouble);
    EXPECT_EQ(loaded->profiles.profiles, oneProfile().profiles);
    EXPECT_EQ(readText(target), "{ broken");
    ProfileStore store{config};
    ASSERT_TRUE(store.edit([](ProfileSet&) { return Result<void>{}; }));
    ASSERT_TRUE(store.keptAs());
    EXPECT_EQ(readText(*store.keptAs()), "{ broken");
    EXPECT_TRUE(fs::is_symlink(profiles));
    EXPECT_EQ(ProfileStore{config}.load()->profiles.profiles, oneProfile().profiles);
}

TEST_F(StrangeFileTest, ALinkThatLeadsNowhereIsSaidAndLeftAlone)
{
    fs::create_symlink("../dotfiles/missing", profiles);
    EXPECT_THAT(loadError().detail, HasSubstr("it is a link to ../dotfiles/missing"));
    const auto saved = ProfileStore{config}.save(oneProfile());
    ASSERT_FALSE(saved);
    EXPECT_THAT(saved.error().detail, HasSubstr("it is a link to ../dotfiles/missing"));
    EXPECT_TRUE(fs::is_symlink(profiles));
}

TEST_F(StrangeFileTest, WritesNothingThroughALinkToAnotherAccountsFile)
{
    UNDERPASS_NEEDS_ROOT();
    writeText(target, "{}");
    giveToNobody(target);
    fs::create_symlink(target, profiles);
    const auto saved = ProfileStore{config}.save(oneProfile());
    ASSERT_FALSE(saved);
    EXPECT_THAT(saved.error().detail, HasSubstr("belongs to another account"));
    EXPECT_EQ(readText(target), "{}");
}

TEST_F(StrangeFileTest, NothingWaitsForAPipeOrReadsADevice)
{
    const fs::path knownHosts = config / "known_hosts";
    const HostKey key{"ssh-ed25519", "key"};
    const auto expectRefused = [&] {
        EXPECT_THAT(loadError().detail, HasSubstr("it is no file"));
        EXPECT_FALSE(ProfileStore{config}.edit([](ProfileSet&) { return Result<void>{}; }));
        const auto verdict = HostKeys{{knownHosts}}.check({"alpha", 22}, key);
        EXPECT_TRUE(verdict.notes.size() == 1 && verdict.notes.front().code == ErrorCode::KnownHostsSkipped);
        const auto added = HostKeys{{knownHosts}}.add({"alpha", 22}, key);
        EXPECT_TRUE(!added && added.error().code == ErrorCode::FileUnwritable);
    };
    for (const fs::path& file : {profiles, knownHosts})
        ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
    expectRefused();
    for (const fs::path& file : {profiles, knownHosts}) {
        fs::remove(file);
        fs::create_symlink("/dev/zero", file);
    }
    expectRefused();
}

TEST_F(StrangeFileTest, TheNullDeviceKnowsNobody)
{
    const auto verdict = HostKeys{{"/dev/null"}}.check({"alpha", 22}, {"ssh-ed25519", "key"});
    EXPECT_TRUE(verdict.notes.empty());
    EXPECT_EQ(verdict.kind, HostKeyVerdict::Kind::Unknown);
}

TEST_F(StrangeFileTest, ANewFolderIsItsOwnersAndAnOpenOneIsClosed)
{
    ASSERT_TRUE(makePrivateFolder(folder.path() / "new"));
    fs::permissions(config, fs::perms::all);
    ASSERT_TRUE(makePrivateFolder(config));
    for (const fs::path& made : {folder.path() / "new", config})
        EXPECT_EQ(fs::status(made).permissions(), fs::perms::owner_all);
}

TEST_F(StrangeFileTest, AFolderThatAPersonNamedIsRefusedWhereOthersMayWrite)
{
    EXPECT_TRUE(checkFolder(config));
    EXPECT_TRUE(checkFolder(folder.path() / "missing"));
    EXPECT_FALSE(fs::exists(folder.path() / "missing"));
    fs::permissions(config, fs::perms::all | fs::perms::sticky_bit);
    const auto open = checkFolder(config);
    ASSERT_FALSE(open);
    EXPECT_THAT(open.error().detail, HasSubstr("chmod o-w"));
    EXPECT_EQ(fs::status(config).permissions(), fs::perms::all | fs::perms::sticky_bit);
}

TEST_F(StrangeFileTest, AFolderOfAnotherAccountIsRefusedAndRootsIsNot)
{
    UNDERPASS_NEEDS_ROOT();
    giveToNobody(elsewhere);
    EXPECT_FALSE(makePrivateFolder(elsewhere));
    EXPECT_FALSE(checkFolder(elsewhere));
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(config, fs::perms(0755));
    const auto open = folder.path() / "open";
    fs::create_directory(open);
    fs::permissions(open, fs::perms(0777));
    OtherProcess unprivileged{[&] {
        if (!becomeNobody())
            return 1;
        if (!makePrivateFolder(config) || !checkFolder(config))
            return 2;
        return makePrivateFolder(open) || checkFolder(open) ? 3 : 0;
    }};
    EXPECT_EQ(unprivileged.result(), 0);
}

} // namespace
} // namespace underpass
