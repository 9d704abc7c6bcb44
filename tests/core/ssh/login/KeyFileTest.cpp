// SPDX-License-Identifier: MIT
#include "core/ssh/login/KeyFile.h"

#include "core/base/Wire.h"
#include "core/ssh/login/Certificate.h"
#include "tests/support/KeyTool.h"
#include "tests/support/TempDir.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace underpass {
namespace {

class KeyFileTest : public testing::Test
{
protected:
    Result<KeyFileKind> inspectText(const std::string& text)
    {
        const auto file = folder.path() / "text";
        test::writeText(file, text);
        return inspectKeyFile(file.string());
    }
    static void expectUnusable(const Result<KeyFileKind>& result, const std::string& why)
    {
        ASSERT_FALSE(result) << why;
        EXPECT_EQ(result.error().code, ErrorCode::KeyFileUnusable);
        EXPECT_NE(result.error().detail.find(why), std::string::npos) << result.error().detail;
    }

    test::TempDir folder;
};

TEST_F(KeyFileTest, TellsPlainFromEncryptedInEveryFormatSshKeygenWrites)
{
    const std::vector<std::vector<std::string>> formats{{"-t", "ed25519"}, {"-t", "ecdsa"},
        {"-t", "rsa", "-b", "2048"}, {"-t", "rsa", "-b", "2048", "-m", "PEM"}, {"-t", "ecdsa", "-m", "PEM"},
        {"-t", "rsa", "-b", "2048", "-m", "PKCS8"}, {"-t", "ecdsa", "-m", "PKCS8"}};
    int number = 0;
    for (const auto& format : formats) {
        const std::string name = "key" + std::to_string(number++);
        const auto plain = test::makeKeyFile(folder.path(), name, format);
        const auto locked = test::makeKeyFile(folder.path(), name + "-locked", format, "correct horse");
        EXPECT_EQ(inspectKeyFile(plain.string()), KeyFileKind::Plain) << test::readText(plain);
        EXPECT_EQ(inspectKeyFile(locked.string()), KeyFileKind::Encrypted) << test::readText(locked);
    }
}

TEST_F(KeyFileTest, SaysWhatIsInTheFileInstead)
{
    const auto key = test::makeKeyFile(folder.path(), "key");
    expectUnusable(inspectKeyFile(key.string() + ".pub"), "public half");
    expectUnusable(inspectText("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n"), "PuTTY");
    expectUnusable(inspectText(""), "no private key");
    expectUnusable(inspectText("hello\n"), "no private key");
    expectUnusable(inspectKeyFile((folder.path() / "missing").string()), "No such file");
    EXPECT_FALSE(inspectKeyFile(folder.path().string()));
}

// As `ssh-keygen -t ed25519-sk` writes it, with zeros for the key.
TEST_F(KeyFileTest, SendsTheOwnerOfASecurityKeyToTheAgent)
{
    const std::string file
        = "-----BEGIN OPENSSH PRIVATE KEY-----\n"
          "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAASgAAABpzay1zc2gtZWQyNTUxOUBvcGVu\n"
          "c3NoLmNvbQAAACAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAARzc2g6AAAAQAAAAAAAAAAAAAAA\n"
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
          "-----END OPENSSH PRIVATE KEY-----\n";
    expectUnusable(inspectText(file), "ssh-add");
    expectUnusable(inspectText("sk-ssh-ed25519@openssh.com AAAA comment\n"), "public half");
}

TEST_F(KeyFileTest, SaysThatAKeyIsCutOffOrDamaged)
{
    const std::string text = test::readText(test::makeKeyFile(folder.path(), "key"));
    expectUnusable(inspectText(text.substr(0, text.size() / 2)), "cut off");
    std::string damaged = text;
    damaged[text.find('\n') + 1] = '!';
    expectUnusable(inspectText(damaged), "damaged");
}

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

TEST_F(KeyFileTest, NeverWaitsForAPipe)
{
    const auto pipe = folder.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    expectUnusable(inspectKeyFile(pipe.string()), "no file");
    expectUnusable(inspectKeyFile("/dev/tty"), "no file");
    expectUnusable(inspectKeyFile(folder.path().string()), "no file");
    const auto key = test::makeKeyFile(folder.path(), "key");
    ASSERT_EQ(::mkfifo((key.string() + "-cert.pub").c_str(), 0600), 0);
    EXPECT_FALSE(certificateBeside(key.string()));
}

TEST_F(KeyFileTest, ReadsAKeyWithWindowsLineEnds)
{
    std::string text;
    for (const char c : test::readText(test::makeKeyFile(folder.path(), "key")))
        text += c == '\n' ? std::string{"\r\n"} : std::string(1, c);
    EXPECT_EQ(inspectText(text), KeyFileKind::Plain);
}

} // namespace
} // namespace underpass
