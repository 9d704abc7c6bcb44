// SPDX-License-Identifier: MIT
#include "core/client/HostTrust.h"

#include "core/ssh/login/SecretMemory.h"
#include "tests/core/ssh/trust/MadeUpKeys.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using test::words;

class HostTrustTest : public testing::Test
{
protected:
    HostTrustTest()
    {
        profile.server = server;
        profile.via = {{jumpHost, "", {}, "the-gate"}};
        test::writeText(file, "mail.example.org " + words(old) + "\nthe-gate " + words(old) + "\n");
        memory.meetNewKey(toString(server), shown);
    }
    Result<void> trust(const HostKey& key, const Endpoint& where)
    {
        return trustShownHostKey(memory, {file}, profile, where, key.type + " " + fingerprint(key));
    }

    const test::TempDir folder;
    const std::filesystem::path file = folder.path() / "known_hosts";
    const Endpoint server{"mail.example.org", 22};
    const Endpoint jumpHost{"gate.example.org", 22};
    const HostKey old = test::madeUpKey('o');
    const HostKey shown = test::madeUpKey('s');
    const HostKey another = test::madeUpKey('a');
    SecretMemory memory;
    Profile profile;
};

TEST_F(HostTrustTest, RecordsExactlyTheKeyThatWasShown)
{
    ASSERT_TRUE(trust(shown, server));
    EXPECT_EQ(test::readText(file), "the-gate " + words(old) + "\nmail.example.org " + words(shown) + "\n");
}

TEST_F(HostTrustTest, RecordsNothingWhereAnotherOneWasShownSince)
{
    const std::string before = test::readText(file);
    memory.meetNewKey(toString(server), another);
    for (const HostKey& key : {shown, old}) {
        const auto trusted = trust(key, server);
        ASSERT_FALSE(trusted);
        EXPECT_EQ(trusted.error().code, ErrorCode::HostKeyNotKept);
    }
    EXPECT_FALSE(trust(shown, jumpHost)) << "It was not the jump host's.";
    EXPECT_FALSE(trustShownHostKey(memory, {file}, profile, server, ""));
    EXPECT_EQ(test::readText(file), before);
}

TEST_F(HostTrustTest, RecordsAJumpHostsKeyUnderItsOwnName)
{
    memory.meetNewKey(toString(jumpHost), another);
    ASSERT_TRUE(trust(another, jumpHost));
    EXPECT_EQ(test::readText(file), "mail.example.org " + words(old) + "\nthe-gate " + words(another) + "\n");
}

} // namespace
} // namespace underpass
