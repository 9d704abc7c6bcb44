// SPDX-License-Identifier: MIT
#include "core/ssh/KeyFile.h"

#include "tests/core/KeyTool.h"
#include "tests/support/TempDir.h"

#include <gtest/gtest.h>

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

TEST_F(KeyFileTest, ReadsAKeyWithWindowsLineEnds)
{
    std::string text;
    for (const char c : test::readText(test::makeKeyFile(folder.path(), "key")))
        text += c == '\n' ? std::string{"\r\n"} : std::string(1, c);
    EXPECT_EQ(inspectText(text), KeyFileKind::Plain);
}

} // namespace
} // namespace underpass
