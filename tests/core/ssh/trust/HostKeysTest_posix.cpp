// SPDX-License-Identifier: MIT
#include "core/ssh/trust/HostKeys.h"

#include "tests/core/ssh/trust/MadeUpKeys.h"
#include "tests/support/KeyTool.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/TempDir.h"

#include <gtest/gtest.h>

#include <sys/resource.h>

namespace underpass {
namespace {

using namespace underpass::test;
using Kind = HostKeyVerdict::Kind;

class HostKeysBesideOpenSsh : public testing::Test
{
protected:
    [[nodiscard]] std::string keygenFinds(const std::string& host) const
    {
        return keygen({"-F", host, "-f", file.string()}, folder.path());
    }

    const TempDir folder;
    const std::filesystem::path file = folder.path() / "known_hosts";
    const HostKey key = publicKey(makeKeyFile(folder.path(), "key"));
    const HostKey other = publicKey(makeKeyFile(folder.path(), "other"));
    const HostKey ecdsa = publicKey(makeKeyFile(folder.path(), "ecdsa", {"-t", "ecdsa"}));
    const Endpoint server{"alpha", 2222};
    const std::string name = "[alpha]:2222 ";
};

TEST_F(HostKeysBesideOpenSsh, PrintsTheFingerprintThatSshKeygenPrints)
{
    for (const char* one : {"key", "other", "ecdsa"}) {
        const auto path = folder.path() / one;
        const auto said = keygen({"-l", "-f", path.string()}, folder.path());
        EXPECT_NE(said.find(" " + fingerprint(publicKey(path)) + " "), std::string::npos) << said;
    }
}

TEST_F(HostKeysBesideOpenSsh, ALinkThatLeadsNowhereIsLeftOutAndSaid)
{
    const auto link = folder.path() / "link";
    std::filesystem::create_symlink("missing", link);
    writeText(file, name + words(key));
    const auto verdict = HostKeys({link, file}).check(server, key);
    EXPECT_EQ(verdict.kind, Kind::Trusted);
    ASSERT_EQ(verdict.notes.size(), 1U);
    EXPECT_EQ(verdict.notes.front().subject, link.string());
    EXPECT_EQ(verdict.notes.front().detail.find("it is a link to missing"), 0U)
        << verdict.notes.front().detail;
}

TEST_F(HostKeysBesideOpenSsh, AFullDiskLeavesTheFileAsItWasAndTheServerUnknown)
{
    for (const std::string& before : {"beta " + words(other) + "\n", "beta " + words(other), std::string{}}) {
        writeText(file, before);
        const std::size_t added = (name + words(key)).size() + 1;
        for (std::size_t room = 0; room < added; ++room) {
            OtherProcess onASmallDisk{[&] {
                ::signal(SIGXFSZ, SIG_IGN);
                const rlimit small{before.size() + room, before.size() + room};
                if (::setrlimit(RLIMIT_FSIZE, &small) != 0)
                    return 2;
                const auto tried = HostKeys{{file}}.add(server, key);
                return !tried && tried.error().code == ErrorCode::FileUnwritable ? 0 : 1;
            }};
            ASSERT_EQ(onASmallDisk.result(), 0) << room;
            ASSERT_EQ(readText(file), before) << room;
            ASSERT_EQ(HostKeys{{file}}.check(server, key).kind, Kind::Unknown) << room;
        }
    }
}

TEST_F(HostKeysBesideOpenSsh, ReplacingTakesOutAHashedName)
{
    writeText(file, name + words(other) + "\nbeta " + words(other) + "\n");
    [[maybe_unused]] const auto hashed = keygen({"-H", "-f", file.string()}, folder.path());
    ASSERT_EQ(HostKeys{{file}}.check(server, key).kind, Kind::Changed);
    ASSERT_TRUE(HostKeys{{file}}.replace(server, key));
    EXPECT_EQ(HostKeys{{file}}.check(server, other).kind, Kind::Changed);
    EXPECT_EQ(HostKeys{{file}}.check(server, key).kind, Kind::Trusted);
    EXPECT_EQ(HostKeys({file}).check({"beta", 22}, other).kind, Kind::Trusted);
}

TEST_F(HostKeysBesideOpenSsh, AddsALineThatSshKeygenFinds)
{
    writeText(file, "beta " + words(other));
    ASSERT_TRUE(HostKeys{{file}}.add(server, key));
    EXPECT_NE(keygenFinds("[alpha]:2222").find("found: line 2"), std::string::npos);
}

TEST_F(HostKeysBesideOpenSsh, ReplacesWhatSshKeygenFoundBefore)
{
    for (const std::string hosts : {"[alpha]:2222,beta", "beta,[ALPHA]:2222", "*", "b*,[*]:2222"}) {
        writeText(file, " " + hosts + " " + words(other) + " a comment\n");
        ASSERT_TRUE(HostKeys{{file}}.replace(server, key));
        const std::string found = keygenFinds("[alpha]:2222");
        EXPECT_EQ(found.find("found: line 1"), std::string::npos) << found;
        EXPECT_NE(found.find("found: line 2"), std::string::npos) << found;
    }
}

TEST_F(HostKeysBesideOpenSsh, SaysThatADiskIsFull)
{
    const auto added = HostKeys{{"/dev/full"}}.add(server, key);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::FileUnwritable);
}

} // namespace
} // namespace underpass
