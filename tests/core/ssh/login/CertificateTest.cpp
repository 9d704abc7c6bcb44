// SPDX-License-Identifier: MIT
#include "core/ssh/login/Certificate.h"

#include "tests/support/KeyTool.h"
#include "tests/support/TempDir.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using std::chrono::system_clock;

class CertificateTest : public testing::Test
{
protected:
    // A key with a certificate beside it; `more` goes to ssh-keygen -s.
    std::string certifiedKey(const std::string& type, std::vector<std::string> more = {})
    {
        const auto key = test::makeKeyFile(folder.path(), "key-" + type, {"-t", type});
        more.insert(more.end(), {"-n", "anna"});
        test::certify(key, authority, more);
        return key.string();
    }
    void expectUnusable(const std::string& text, const std::string& why)
    {
        test::writeText(folder.path() / "key-cert.pub", text);
        const auto found = certificateBeside((folder.path() / "key").string());
        ASSERT_FALSE(found) << why;
        EXPECT_EQ(found.error().code, ErrorCode::KeyFileUnusable);
        EXPECT_NE(found.error().detail.find(why), std::string::npos) << found.error().detail;
    }

    test::TempDir folder;
    std::filesystem::path authority = test::makeKeyFile(folder.path(), "authority");
};

TEST_F(CertificateTest, ReadsWhatSshKeygenWritesForEveryKindOfKey)
{
    for (const char* type : {"ed25519", "rsa", "ecdsa"}) {
        const std::string key = certifiedKey(type, {"-V", "20200101000000Z:20300101000000Z"});
        const auto found = certificateBeside(key);
        ASSERT_TRUE(found && *found) << type;
        EXPECT_EQ((*found)->path, key + "-cert.pub");
        EXPECT_TRUE(isCertificate((*found)->blob));
        EXPECT_EQ((*found)->validAfter, 1577836800U) << type;
        EXPECT_EQ((*found)->validBefore, 1893456000U) << type;
    }
}

TEST_F(CertificateTest, FindsNothingWhereThereIsNone)
{
    const auto found = certificateBeside(authority.string());
    ASSERT_TRUE(found);
    EXPECT_FALSE(*found);
    EXPECT_FALSE(isCertificate(test::publicKey(authority).blob));
    EXPECT_FALSE(isCertificate(""));
}

TEST_F(CertificateTest, SaysWhatLiesThereInstead)
{
    expectUnusable("", "no certificate");
    expectUnusable("hello\n", "no certificate");
    expectUnusable(test::readText(authority.string() + ".pub"), "no certificate for a key");
    const std::string hostKey = certifiedKey("ed25519", {"-h"});
    expectUnusable(test::readText(hostKey + "-cert.pub"), "for hosts");
}

TEST_F(CertificateTest, TakesNothingFromACertificateCutAnywhereBeforeItsValidity)
{
    const std::string key = certifiedKey("ecdsa");
    const std::string blob = (**certificateBeside(key)).blob;
    const std::string type = "ecdsa-sha2-nistp256-cert-v01@openssh.com";
    // After the validity come lengths that libssh2 and the server read.
    const std::size_t needed = blob.find("anna") + 4 + 16;
    for (std::size_t size = 4 + type.size(); size < needed; ++size)
        expectUnusable(type + " " + encodeBase64(blob.substr(0, size)) + "\n", "");
}

TEST_F(CertificateTest, DoubtsOneThatIsNotValidByOurClock)
{
    const auto at = [](int seconds) { return system_clock::time_point{std::chrono::seconds{seconds}}; };
    const Certificate certificate{"", "", 100, 200};
    EXPECT_STREQ(doubtAbout(certificate, at(99)), " (not valid yet)");
    EXPECT_STREQ(doubtAbout(certificate, at(100)), "");
    EXPECT_STREQ(doubtAbout(certificate, at(199)), "");
    EXPECT_STREQ(doubtAbout(certificate, at(200)), " (expired)");
    EXPECT_STREQ(doubtAbout({"", "", 0, std::numeric_limits<std::uint64_t>::max()}, at(200)), "");
}

TEST(CertificateAlgorithm, SignsWithTheKeysOwn)
{
    EXPECT_EQ(plainAlgorithm("ssh-ed25519-cert-v01@openssh.com"), "ssh-ed25519");
    EXPECT_EQ(plainAlgorithm("rsa-sha2-512-cert-v01@openssh.com"), "rsa-sha2-512");
    EXPECT_EQ(plainAlgorithm("sk-ssh-ed25519-cert-v01@openssh.com"), "sk-ssh-ed25519@openssh.com");
    EXPECT_EQ(plainAlgorithm("ecdsa-sha2-nistp256"), "ecdsa-sha2-nistp256");
}

} // namespace
} // namespace underpass
