// SPDX-License-Identifier: MIT
#include "core/ssh/login/KeyFile.h"

#include "core/base/Wire.h"
#include "core/ssh/login/AgentProtocol.h"
#include "core/ssh/trust/KnownHosts.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

// What ssh-keygen writes, with another way to lock it.
std::string lockedWith(
    const std::string& derivation, const std::string& options, const std::string& cipher = "aes256-ctr")
{
    WireWriter key;
    key.string(cipher);
    key.string(derivation);
    key.string(options);
    key.number(1);
    WireWriter publicHalf;
    publicHalf.string("ssh-ed25519");
    publicHalf.string(std::string(32, 'k'));
    key.string(publicHalf.take());
    key.string(std::string(160, 'x'));
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        + encodeBase64(std::string{"openssh-key-v1\0", 15} + key.take())
        + "\n-----END OPENSSH PRIVATE KEY-----\n";
}

class KeyFileTest : public testing::Test
{
protected:
    Result<KeyFileKind> inspectText(const std::string& text)
    {
        const auto file = folder.path() / "text";
        test::writeText(file, text);
        return kindOf(inspectKeyFile(file.string()));
    }
    static Result<KeyFileKind> kindOf(const Result<KeyFileLook>& look)
    {
        if (!look)
            return fail(look);
        return look->kind;
    }
    static void expectUnusable(const Result<KeyFileKind>& result, const std::string& why)
    {
        ASSERT_FALSE(result) << why;
        EXPECT_EQ(result.error().code, ErrorCode::KeyFileUnusable);
        EXPECT_NE(result.error().detail.find(why), std::string::npos) << result.error().detail;
    }

    test::TempDir folder;
};

TEST_F(KeyFileTest, SaysWhatIsInTheFileInstead)
{
    expectUnusable(inspectText("ssh-ed25519 AAAA comment\n"), "public half");
    expectUnusable(inspectText("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n"), "cut off");
    expectUnusable(inspectText(""), "no private key");
    expectUnusable(inspectText("hello\n"), "no private key");
    expectUnusable(kindOf(inspectKeyFile((folder.path() / "missing").string())), "No such file");
    EXPECT_FALSE(inspectKeyFile(folder.path().string()));
}

// As `ssh-keygen -t ed25519-sk` writes it, with zeros for the key.
TEST_F(KeyFileTest, TellsAKeyThatIsOnASecurityKey)
{
    const std::string file
        = "-----BEGIN OPENSSH PRIVATE KEY-----\n"
          "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAASgAAABpzay1zc2gtZWQyNTUxOUBvcGVu\n"
          "c3NoLmNvbQAAACAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAARzc2g6AAAAQAAAAAAAAAAAAAAA\n"
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
          "-----END OPENSSH PRIVATE KEY-----\n";
    test::writeText(folder.path() / "key", file);
    const auto look = inspectKeyFile((folder.path() / "key").string());
    ASSERT_TRUE(look) << sentence(look.error());
    EXPECT_TRUE(look->isOnSecurityKey);
    EXPECT_TRUE(isOnSecurityKey({look->blob, {}}));
    expectUnusable(inspectText("sk-ssh-ed25519@openssh.com AAAA comment\n"), "public half");
}

TEST_F(KeyFileTest, SaysThatAKeyIsCutOffOrDamaged)
{
    const std::string text = lockedWith("none", "", "none");
    expectUnusable(inspectText(text.substr(0, text.size() / 2)), "cut off");
    std::string damaged = text;
    damaged[text.find('\n') + 1] = '!';
    expectUnusable(inspectText(damaged), "damaged");
}

std::string bcrypt(const std::string& salt, std::uint32_t rounds)
{
    WireWriter options;
    options.string(salt);
    options.number(rounds);
    return options.take();
}

TEST_F(KeyFileTest, RefusesAKeyThatWouldTakeForEverToOpen)
{
    const std::string salt(16, 's');
    EXPECT_EQ(inspectText(lockedWith("bcrypt", bcrypt(salt, 16))), KeyFileKind::Encrypted);
    EXPECT_EQ(inspectText(lockedWith("bcrypt", bcrypt(salt, 2000))), KeyFileKind::Encrypted);
    expectUnusable(inspectText(lockedWith("bcrypt", bcrypt(salt, 2001))), "2001 rounds");
    expectUnusable(inspectText(lockedWith("bcrypt", bcrypt(salt, 0x7fffffff))), "2147483647 rounds");
    expectUnusable(inspectText(lockedWith("bcrypt", bcrypt(salt, 0xffffffff))), "4294967295 rounds");
}

TEST_F(KeyFileTest, RefusesAKeyWhoseLockIsDamagedOrUnknown)
{
    const std::string salt(16, 's');
    const std::string good = bcrypt(salt, 16);
    expectUnusable(inspectText(lockedWith("bcrypt", bcrypt(salt, 0))), "damaged");
    expectUnusable(inspectText(lockedWith("bcrypt", bcrypt("", 16))), "damaged");
    for (std::size_t size = 0; size < good.size(); ++size)
        expectUnusable(inspectText(lockedWith("bcrypt", good.substr(0, size))), "damaged");
    expectUnusable(inspectText(lockedWith("bcrypt", good + "x")), "damaged");
    expectUnusable(inspectText(lockedWith("bcrypt", "\x7f\xff\xff\xff" + good)), "damaged");
    expectUnusable(inspectText(lockedWith("scrypt\x1b[2J", good)), "not known here (scrypt");
    expectUnusable(inspectText(lockedWith("none", "")), "not known here");
    EXPECT_EQ(inspectText(lockedWith("none", "", "none")), KeyFileKind::Plain);
}

TEST_F(KeyFileTest, ReadsAKeyWithWindowsLineEnds)
{
    std::string text;
    for (const char c : lockedWith("none", "", "none"))
        text += c == '\n' ? std::string{"\r\n"} : std::string(1, c);
    EXPECT_EQ(inspectText(text), KeyFileKind::Plain);
}

} // namespace
} // namespace underpass
