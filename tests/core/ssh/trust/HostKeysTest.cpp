// SPDX-License-Identifier: MIT
#include "core/ssh/trust/HostKeys.h"

#include "tests/core/ssh/trust/MadeUpKeys.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace underpass {
namespace {

using test::words;
using Kind = HostKeyVerdict::Kind;

class HostKeysTest : public testing::Test
{
protected:
    Kind judge(const std::string& text, const HostKey& offered)
    {
        test::writeText(file, text);
        return HostKeys{{file}}.check(server, offered).kind;
    }

    test::TempDir folder;
    std::filesystem::path file = folder.path() / "known_hosts";
    const HostKey key = test::madeUpKey('k');
    const HostKey other = test::madeUpKey('o');
    const HostKey ecdsa = test::madeUpEcdsaKey();
    Endpoint server{"alpha", 2222};
    std::string name = "[alpha]:2222 ";
};

TEST_F(HostKeysTest, JudgesKnownUnknownAndChangedKeys)
{
    EXPECT_EQ(HostKeys{{file}}.check(server, key).kind, Kind::Unknown);
    EXPECT_EQ(judge(name + words(key), key), Kind::Trusted);
    EXPECT_EQ(judge(name + words(other), key), Kind::Changed);
    EXPECT_EQ(judge(name + words(ecdsa), key), Kind::Changed);
    EXPECT_EQ(judge(name + words(other) + "\n" + name + words(key), key), Kind::Trusted);
    EXPECT_EQ(judge("@cert-authority " + name + words(key), key), Kind::Unknown);
}

TEST_F(HostKeysTest, ARevokedKeyStaysRevokedInAnyOrder)
{
    std::vector<std::string> lines{
        "1 " + name + words(key), "2 @revoked * " + words(key), "3 " + name + words(other)};
    do {
        std::string text;
        for (const auto& line : lines)
            text += line.substr(2) + "\r\n";
        EXPECT_EQ(judge(text, key), Kind::Revoked) << text;
        EXPECT_EQ(HostKeys({file}).check(server, other).kind, Kind::Trusted) << text;
    } while (std::ranges::next_permutation(lines).found);
}

TEST_F(HostKeysTest, ARevocationInALaterFileCountsToo)
{
    const auto second = folder.path() / "global";
    test::writeText(file, name + words(key) + "\n");
    test::writeText(second, "@revoked " + name + words(key));
    const auto verdict = HostKeys({file, second}).check(server, key);
    EXPECT_EQ(verdict.kind, Kind::Revoked);
    EXPECT_EQ(verdict.where, second.string() + ":1");
}

TEST_F(HostKeysTest, PointsAtTheLineWithTheChangedKey)
{
    test::writeText(file, "# mine\n\n" + name + words(other) + "\n");
    const auto verdict = HostKeys{{file}}.check(server, key);
    EXPECT_EQ(verdict.where, file.string() + ":3");
    EXPECT_EQ(verdict.known, other.type + " " + fingerprint(other));
}

// As ssh does.
TEST_F(HostKeysTest, KnowsAtEachPortWhoIsKnownWithoutOne)
{
    EXPECT_EQ(judge("alpha " + words(key), key), Kind::Trusted);
    EXPECT_EQ(judge("alpha " + words(other), key), Kind::Unknown);
    EXPECT_EQ(judge("alpha " + words(key) + "\n" + name + words(other), key), Kind::Changed);
    EXPECT_EQ(judge("@revoked alpha " + words(key) + "\n" + name + words(key), key), Kind::Revoked);
}

TEST_F(HostKeysTest, AFileThatCannotBeReadIsLeftOutAndSaid)
{
    const auto directory = folder.path() / "directory";
    const auto huge = folder.path() / "huge";
    const auto below = file / "known_hosts";
    std::filesystem::create_directory(directory);
    test::writeText(huge, "#");
    std::filesystem::resize_file(huge, 33ULL * 1024 * 1024);
    test::writeText(file, name + words(key));
    for (const auto& strange : {directory, huge}) {
        for (const auto& files : {std::vector{strange, file}, std::vector{file, strange}}) {
            const auto verdict = HostKeys{files}.check(server, key);
            EXPECT_EQ(verdict.kind, Kind::Trusted) << strange;
            ASSERT_EQ(verdict.notes.size(), 1U) << strange;
            EXPECT_EQ(verdict.notes.front().code, ErrorCode::KnownHostsSkipped);
            EXPECT_EQ(verdict.notes.front().subject, strange.string());
            EXPECT_EQ(HostKeys{files}.knownTypes(server), std::vector{key.type});
        }
        EXPECT_EQ(HostKeys{{strange}}.check(server, key).kind, Kind::Unknown) << strange;
    }
    EXPECT_TRUE(HostKeys({below}).check(server, key).notes.empty()) << "That is not there.";
}

TEST_F(HostKeysTest, ALineThatNobodyWroteOnPurposeIsLeftOutAndSaid)
{
    test::writeText(file,
        std::string(70'000, 'x') + "\n" + std::string(1000, '\0') + "\n\xff\xfe\n@\n,\n" + name + words(key));
    const auto verdict = HostKeys{{file}}.check(server, key);
    EXPECT_EQ(verdict.kind, Kind::Trusted);
    ASSERT_EQ(verdict.notes.size(), 1U);
    EXPECT_EQ(verdict.notes.front().subject, file.string() + ":1");
}

TEST_F(HostKeysTest, SaysThatAFileIsUnwritable)
{
    test::writeText(file, "a file where a folder is needed");
    const auto below = file / "known_hosts";
    std::filesystem::create_directory(folder.path() / "directory");
    for (const auto& path : {below, folder.path() / "directory"}) {
        const auto added = HostKeys{{path}}.add(server, key);
        ASSERT_FALSE(added) << path;
        EXPECT_EQ(added.error().code, ErrorCode::FileUnwritable) << path;
    }
    EXPECT_FALSE(HostKeys{{below}}.replace(server, key));
    EXPECT_EQ(HostKeys{{}}.add(server, key).error().code, ErrorCode::FileUnwritable);
}

TEST_F(HostKeysTest, AddsALineOfItsOwnWhereTheLastOneHasNoEnd)
{
    test::writeText(file, "beta " + words(other));
    ASSERT_TRUE(HostKeys{{file}}.add(server, key));
    EXPECT_EQ(test::readText(file), "beta " + words(other) + "\n" + name + words(key) + "\n");
    EXPECT_EQ(HostKeys{{file}}.check(server, key).kind, Kind::Trusted);
}

// As a crash in the middle of writing leaves it, whoever wrote.
TEST_F(HostKeysTest, HalfALineIsNoKeyThatHasChanged)
{
    const std::string whole = name + words(key);
    for (std::size_t size = 0; size < whole.size(); ++size)
        ASSERT_EQ(judge(whole.substr(0, size), other), Kind::Unknown) << whole.substr(0, size);
    EXPECT_EQ(judge(whole, other), Kind::Changed);
}

TEST_F(HostKeysTest, ReplacesOnlyThisServersKeysAndKeepsTheOldFile)
{
    const std::string others
        = "# mine\nbeta " + words(other) + "\n@revoked " + name + words(other) + "\nbroken line\n";
    const std::string before = others + name + words(other) + "\n" + name + words(ecdsa);
    test::writeText(file, before);
    ASSERT_TRUE(HostKeys{{file}}.replace(server, key));
    EXPECT_EQ(test::readText(file), others + name + words(key) + "\n");
    EXPECT_EQ(test::readText(file.string() + ".old"), before);
}

TEST_F(HostKeysTest, ReplacingOneNameOfALineKeepsTheKeyOfTheOthers)
{
    for (const std::string hosts : {"[alpha]:2222,beta", "beta,[ALPHA]:2222", "*", "b*,[*]:2222"}) {
        test::writeText(file, " " + hosts + " " + words(other) + " a comment\n");
        ASSERT_TRUE(HostKeys{{file}}.replace(server, key));
        EXPECT_EQ(HostKeys{{file}}.check(server, key).kind, Kind::Trusted) << hosts;
        EXPECT_EQ(HostKeys{{file}}.check(server, other).kind, Kind::Changed) << hosts;
        EXPECT_EQ(HostKeys({file}).check({"beta", 22}, other).kind, Kind::Trusted) << hosts;
    }
}

TEST_F(HostKeysTest, KnowsTheTypesOnRecordInTheirOrder)
{
    test::writeText(
        file, name + words(ecdsa) + "\n@revoked " + name + words(key) + "\n" + name + words(other) + "\n");
    EXPECT_EQ(HostKeys{{file}}.knownTypes(server), (std::vector<std::string>{ecdsa.type, other.type}));
}

} // namespace
} // namespace underpass
