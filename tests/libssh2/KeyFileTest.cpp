// SPDX-License-Identifier: MIT
#include "tests/libssh2/GuardedMemory.h"
#include "tests/libssh2/KeyFileTexts.h"
#include "tests/libssh2/SigningServer.h"
#include "tests/support/TempDir.h"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kSuccess = 52;
constexpr unsigned char kKeyAccepted = 60;

std::string number(std::uint32_t value)
{
    const Bytes bytes = Message(0).number(value);
    return {bytes.begin() + 1, bytes.end()};
}

std::string encoded(const std::string& content)
{
    std::string base64(4 * (content.size() / 3 + 1) + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(base64.data()),
        reinterpret_cast<const unsigned char*>(content.data()), static_cast<int>(content.size()));
    return base64.substr(0, static_cast<std::size_t>(size));
}

std::string decoded(const std::string& base64)
{
    std::string content(base64.size(), '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(content.data()),
        reinterpret_cast<const unsigned char*>(base64.data()), static_cast<int>(base64.size()));
    const auto padding = std::ranges::count(base64, '=');
    return content.substr(0, static_cast<std::size_t>(size - padding));
}

// A key file of these parts (PROTOCOL.key of OpenSSH), as the text of a file.
struct KeyFile
{
    std::string cipher = "none";
    std::string kdf = "none";
    std::string options;
    std::string privatePart;

    std::string text() const
    {
        return std::string("openssh-key-v1\0", 15) + sshString(cipher) + sshString(kdf) + sshString(options)
            + number(1) + sshString("the public key") + sshString(privatePart);
    }
};

class KeyFiles : public testing::Test
{
protected:
    int logIn(ScriptedPeer& peer, const std::string& base64, const char* passphrase = keyFilePassphrase)
    {
        if (!base64.empty()) {
            std::ofstream file{m_path};
            file << "-----BEGIN OPENSSH PRIVATE KEY-----\n";
            for (std::size_t at = 0; at < base64.size(); at += 70)
                file << base64.substr(at, 70) << '\n';
            file << (hasEnd ? "-----END OPENSSH PRIVATE KEY-----\n" : "");
        }
        return libssh2_userauth_publickey_fromfile_ex(
            peer.session(), "anna", 4, nullptr, m_path.c_str(), passphrase);
    }
    // Refused, and nothing is written past its end, given back twice or left behind.
    void expectRefused(const std::string& base64, const char* passphrase = keyFilePassphrase)
    {
        GuardedMemory memory;
        {
            ScriptedPeer peer{GuardedMemory::allocator(), LoggingIn};
            EXPECT_EQ(logIn(peer, base64, passphrase), LIBSSH2_ERROR_FILE);
            EXPECT_TRUE(peer.takeSent().empty());
        }
        EXPECT_EQ(memory.overruns(), 0);
        EXPECT_EQ(memory.strangers(), 0);
        EXPECT_EQ(memory.blocks(), 0U);
        ScriptedPeer plain; // Without guards, where the address sanitizer sees what is read.
        EXPECT_EQ(logIn(plain, {}, passphrase), LIBSSH2_ERROR_FILE);
    }

    bool hasEnd = true;

private:
    TempDir m_folder;
    std::string m_path = (m_folder.path() / "key").string();
};

class EncryptedKeyFile : public KeyFiles, public testing::WithParamInterface<KeyFileText>
{ };

} // namespace

TEST_P(EncryptedKeyFile, LogsInWithItsPassphrase)
{
    GuardedMemory memory;
    {
        ScriptedPeer peer{GuardedMemory::allocator(), LoggingIn};
        ASSERT_EQ(logIn(peer, GetParam().base64), LIBSSH2_ERROR_EAGAIN);
        ASSERT_EQ(peer.takeSentPayloads().size(), 1U) << "the offer";
        peer.deliver(Message(kKeyAccepted).string("ssh-ed25519").string("key"));
        ASSERT_EQ(logIn(peer, {}), LIBSSH2_ERROR_EAGAIN);
        ASSERT_EQ(peer.takeSentPayloads().size(), 1U) << "the signature";
        peer.deliver(Message(kSuccess));
        EXPECT_EQ(logIn(peer, {}), 0);
    }
    EXPECT_EQ(memory.overruns(), 0);
    EXPECT_EQ(memory.strangers(), 0);
    EXPECT_EQ(memory.blocks(), 0U);
}

TEST_P(EncryptedKeyFile, IsRefusedWithAnotherPassphrase)
{
    expectRefused(GetParam().base64, "another");
}

TEST_P(EncryptedKeyFile, ThatIsCutOffIsRefused)
{
    const std::string whole = decoded(GetParam().base64);
    for (std::size_t size = whole.size() - 1; size > 40; size -= 29)
        expectRefused(encoded(whole.substr(0, size)));
}

TEST_P(EncryptedKeyFile, WhoseBcryptOptionsCannotBeUsedIsRefused)
{
    KeyFile file{GetParam().cipher, "bcrypt", "", std::string(96, 'x')};
    expectRefused(encoded(file.text()));
    file.options = sshString("a salt of sixteen") + number(0);
    expectRefused(encoded(file.text()));
    file.options = sshString("") + number(1);
    expectRefused(encoded(file.text()));
    file.options = number(1000) + "a salt that ends before it should";
    expectRefused(encoded(file.text()));
    file.options = sshString("a salt without rounds");
    expectRefused(encoded(file.text()));
    file.kdf = "none";
    expectRefused(encoded(file.text()));
}

TEST_P(EncryptedKeyFile, WhoseCipherOnlyBeginsAsOneThatIsKnownIsRefused)
{
    std::string whole = decoded(GetParam().base64);
    const std::string cipher = GetParam().cipher;
    whole.replace(15, 4 + cipher.size(), sshString(cipher + "-of-mine"));
    expectRefused(encoded(whole));
}

INSTANTIATE_TEST_SUITE_P(Ciphers, EncryptedKeyFile, testing::ValuesIn(keyFileTexts),
    [](const auto& file) { return "Cipher" + std::to_string(file.index); });

TEST_F(KeyFiles, ThatEndBehindANameAreRefused)
{
    const std::string start = number(7) + number(7);
    for (const char* type : {"ssh-ed25519", "ssh-rsa", "ssh-dss", "ecdsa-sha2-nistp256", "e", ""}) {
        KeyFile file;
        file.privatePart = start + sshString(type);
        expectRefused(encoded(file.text()), nullptr);
    }
    expectRefused(encoded(std::string("openssh-key-v1\0", 15) + sshString("c") + sshString("k")), "any");
    expectRefused(encoded(std::string("openssh-key-v1\0", 15) + sshString("x") + sshString("bcrypt")
                      + sshString("") + number(1) + sshString("p") + sshString("q")),
        "any");
}

TEST_F(KeyFiles, ThatNameNoTypeLeaveNothingBehind)
{
    KeyFile file;
    file.privatePart = number(7) + number(7);
    expectRefused(encoded(file.text()), nullptr);
}

TEST_F(KeyFiles, WithoutAnEndLeaveNothingBehind)
{
    hasEnd = false;
    expectRefused(keyFileTexts[0].base64);
}

TEST_F(KeyFiles, OfAnEcdsaKeyThatIsZeroAreRefused)
{
    KeyFile file;
    const std::string point = "\x04" + std::string(64, 'p');
    file.privatePart = number(7) + number(7) + sshString("ecdsa-sha2-nistp256") + sshString("nistp256")
        + sshString(point) + mpint("") + sshString("comment");
    expectRefused(encoded(file.text()), nullptr);
}

// The last group of base64 may be incomplete.
TEST_F(KeyFiles, OfAnyLengthAreDecodedInsideOfTheirMemory)
{
    const std::string whole = encoded(KeyFile{}.text());
    const std::string bare = whole.substr(0, whole.find('='));
    for (std::size_t cut = 0; cut < 8; cut++)
        expectRefused(bare.substr(0, bare.size() - cut), nullptr);
}

} // namespace underpass::test
