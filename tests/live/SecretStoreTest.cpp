// SPDX-License-Identifier: MIT
#include "core/system/SecretStore.h"

#include "tests/support/KeyRing.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

const SecretKey key{"mail", "anna@mail.example.org:22", "password"};

// First in this file: GLib keeps the first bus it finds.
TEST(LiveSecretStoreWithoutABus, SaysAtOnceThatThereIsNoStore)
{
    const TempDir empty;
    const auto store = openSecretStore();
    for (const char* display : {"", ":99"}) {
        setenv("DISPLAY", display, 1); // GLib would start a bus of its own for a display.
        unsetenv("DBUS_SESSION_BUS_ADDRESS");
        unsetenv("XDG_RUNTIME_DIR");
        EXPECT_EQ(store->find(key).error().code, ErrorCode::SecretStoreUnavailable);
        setenv("XDG_RUNTIME_DIR", empty.path().c_str(), 1);
        const auto found = store->find(key);
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().code, ErrorCode::SecretStoreUnavailable);
        EXPECT_EQ(found.error().detail, "this session has no desktop bus");
        EXPECT_FALSE(store->keep(key, Secret{"x"}));
        EXPECT_FALSE(store->forget(key));
        EXPECT_FALSE(store->forgetProfile("mail"));
        setenv("DBUS_SESSION_BUS_ADDRESS", ("unix:path=" + (empty.path() / "gone").string()).c_str(), 1);
        EXPECT_EQ(store->find(key).error().code, ErrorCode::SecretStoreUnavailable);
    }
    unsetenv("DISPLAY");
}

class LiveSecretStore : public testing::Test
{
protected:
    static void SetUpTestSuite() { s_ring = std::make_unique<KeyRing>(); }
    static void TearDownTestSuite() { s_ring.reset(); }

    void SetUp() override
    {
        ASSERT_NE(s_ring, nullptr);
        for (const char* profile : {"mail", "other"})
            ASSERT_TRUE(store->forgetProfile(profile));
    }
    void keep(const SecretKey& which, std::string_view secret)
    {
        const auto done = store->keep(which, Secret{secret});
        ASSERT_TRUE(done) << sentence(done.error());
    }
    // "(nothing)" where nothing is kept.
    std::string kept(const SecretKey& which)
    {
        const auto found = store->find(which);
        if (!found)
            return sentence(found.error());
        return *found ? std::string{(*found)->reveal()} : "(nothing)";
    }

    std::unique_ptr<SecretStore> store = openSecretStore();
    inline static std::unique_ptr<KeyRing> s_ring;
};

TEST_F(LiveSecretStore, KeepsFindsAndForgets)
{
    EXPECT_EQ(kept(key), "(nothing)");
    keep(key, "correct horse");
    EXPECT_EQ(kept(key), "correct horse");
    EXPECT_EQ(openSecretStore()->find(key).value()->reveal(), "correct horse");
    ASSERT_TRUE(store->forget(key));
    EXPECT_EQ(kept(key), "(nothing)");
    EXPECT_TRUE(store->forget(key)) << "Forgetting what is not there is no failure.";
}

TEST_F(LiveSecretStore, ReplacesAndLeavesNoOlderOneBehind)
{
    keep(key, "old");
    keep(key, "new");
    EXPECT_EQ(kept(key), "new");
    ASSERT_TRUE(store->forget(key));
    EXPECT_EQ(kept(key), "(nothing)");
}

TEST_F(LiveSecretStore, TellsProfilesAccountsAndPurposesApart)
{
    const SecretKey account{"mail", "bert@mail.example.org:22", "password"};
    const SecretKey purpose{"mail", key.account, "passphrase /home/anna/.ssh/id"};
    const SecretKey profile{"other", key.account, "password"};
    keep(key, "one");
    keep(account, "two");
    keep(purpose, "three");
    keep(profile, "four");
    EXPECT_EQ(kept(key), "one");
    EXPECT_EQ(kept(account), "two");
    EXPECT_EQ(kept(purpose), "three");
    ASSERT_TRUE(store->forgetProfile("mail"));
    for (const SecretKey& gone : {key, account, purpose})
        EXPECT_EQ(kept(gone), "(nothing)") << gone.account << " " << gone.purpose;
    EXPECT_EQ(kept(profile), "four");
    EXPECT_TRUE(store->forgetProfile("mail"));
}

TEST_F(LiveSecretStore, ForgetsWhatWasKeptForAProfileThatIsRemovedInTheTerminal)
{
    const TempDir folder;
    const std::string ctl = std::string{UNDERPASSCTL} + " --profiles '" + folder.path().string() + "' ";
    ASSERT_EQ(std::system((ctl + "add Mail --server mail.example.org --account anna -D 0").c_str()), 0);
    keep(key, "correct horse");
    const SecretKey other{"other", key.account, "password"};
    keep(other, "another");
    ASSERT_EQ(std::system((ctl + "remove Mail").c_str()), 0);
    EXPECT_EQ(kept(key), "(nothing)");
    EXPECT_EQ(kept(other), "another");
}

TEST_F(LiveSecretStore, KeepsTextOfAnyLanguageAndLength)
{
    const SecretKey named{"mail", "bärbel@bücher.example:22", "passphrase /home/bärbel/schlüssel"};
    for (const std::string& secret : {std::string{"pässwörd 日本 🔑"}, std::string(4000, 'x'),
             std::string{" "}, std::string{"new\nline\ttab"}}) {
        keep(named, secret);
        EXPECT_EQ(kept(named), secret);
    }
}

} // namespace
} // namespace underpass::test
