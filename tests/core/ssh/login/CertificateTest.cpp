// SPDX-License-Identifier: MIT
#include "core/ssh/login/Certificate.h"

#include "tests/core/ssh/trust/MadeUpKeys.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using std::chrono::system_clock;

// Certificates that OpenSSH 9.2 wrote for nothing but these tests, for keys that nobody has any more: for the
// user anna, 2020 to 2029, and for a host of that name.
constexpr auto userType = "ecdsa-sha2-nistp256-cert-v01@openssh.com ";
constexpr auto userBase64
    = "AAAAKGVjZHNhLXNoYTItbmlzdHAyNTYtY2VydC12MDFAb3BlbnNzaC5jb20AAAAgOnbxp8kk1fRwdaAK/RLdoCPE595/vEe8"
      "8c0R4loh+CkAAAAIbmlzdHAyNTYAAABBBH/67bk7qJr8Qx1k05JRKvpeOFSRX3sfZ6xxxTMcQma5WP7Kvgy/DW7qG06qGI72"
      "tHIHsHTSvMgyB1zRvsP/KFwAAAAAAAAAAAAAAAEAAAAEdGVzdAAAAAgAAAAEYW5uYQAAAABeC+EAAAAAAHDb2IAAAAAAAAAA"
      "ggAAABVwZXJtaXQtWDExLWZvcndhcmRpbmcAAAAAAAAAF3Blcm1pdC1hZ2VudC1mb3J3YXJkaW5nAAAAAAAAABZwZXJtaXQt"
      "cG9ydC1mb3J3YXJkaW5nAAAAAAAAAApwZXJtaXQtcHR5AAAAAAAAAA5wZXJtaXQtdXNlci1yYwAAAAAAAAAAAAAAMwAAAAtz"
      "c2gtZWQyNTUxOQAAACAJJ9ZOOS5USyUkeamBiwoCx1ls7dorYdFofpjeMA1nmwAAAFMAAAALc3NoLWVkMjU1MTkAAABAOKEw"
      "wKETdD5Iyv/7nUgJosgHSf5w2F8ZG2YII3P/QjcvWBqRDhSzVp2Xnxc4Rg3YTha3ggQseLF4V2qBsd4jAA==";
constexpr auto hostType = "ssh-ed25519-cert-v01@openssh.com ";
constexpr auto hostBase64
    = "AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29tAAAAIF2jU1gu4q+TM5KfQBzYcv8VGnNmHMN63mQn4Ilx67zd"
      "AAAAIG8LF6K1vvkAG1t903SLdbdyfJeO/8C1x9gowuDye6b9AAAAAAAAAAAAAAACAAAABHRlc3QAAAAIAAAABGFubmEAAAAA"
      "AAAAAP//////////AAAAAAAAAAAAAAAAAAAAMwAAAAtzc2gtZWQyNTUxOQAAACAJJ9ZOOS5USyUkeamBiwoCx1ls7dorYdFo"
      "fpjeMA1nmwAAAFMAAAALc3NoLWVkMjU1MTkAAABAv41JpZ9drBdmzyvvFzf5EkTJKEIYdLQEmOj7av/rAAB9I4DYMbv7GXxf"
      "xM4nLfp4/FU/SCI5mEQRB+sYxX8UBA==";

class CertificateTest : public testing::Test
{
protected:
    void expectUnusable(const std::string& text, const std::string& why)
    {
        test::writeText(folder.path() / "key-cert.pub", text);
        const auto found = certificateBeside((folder.path() / "key").string());
        ASSERT_FALSE(found) << why;
        EXPECT_EQ(found.error().code, ErrorCode::KeyFileUnusable);
        EXPECT_NE(found.error().detail.find(why), std::string::npos) << found.error().detail;
    }

    test::TempDir folder;
};

TEST_F(CertificateTest, ReadsTheOneBesideAKey)
{
    const std::string key = (folder.path() / "key").string();
    test::writeText(key + "-cert.pub", std::string{userType} + userBase64 + " a comment\n");
    const auto found = certificateBeside(key);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->path, key + "-cert.pub");
    EXPECT_TRUE(isCertificate((*found)->blob));
    EXPECT_EQ((*found)->validAfter, 1577836800U);
    EXPECT_EQ((*found)->validBefore, 1893456000U);
}

TEST_F(CertificateTest, FindsNothingWhereThereIsNone)
{
    const auto found = certificateBeside((folder.path() / "key").string());
    ASSERT_TRUE(found);
    EXPECT_FALSE(*found);
    EXPECT_FALSE(isCertificate(test::madeUpKey('k').blob));
    EXPECT_FALSE(isCertificate(""));
}

TEST_F(CertificateTest, SaysWhatLiesThereInstead)
{
    expectUnusable("", "no certificate");
    expectUnusable("hello\n", "no certificate");
    expectUnusable(test::words(test::madeUpKey('k')), "no certificate for a key");
    expectUnusable(std::string{hostType} + hostBase64, "for hosts");
}

TEST_F(CertificateTest, TakesNothingFromACertificateCutAnywhereBeforeItsValidity)
{
    const std::string blob = decodeBase64(userBase64).value();
    // After the validity come lengths that libssh2 and the server read.
    const std::size_t needed = blob.find("anna") + 4 + 16;
    for (std::size_t size = 3 + std::string{userType}.size(); size < needed; ++size)
        expectUnusable(userType + encodeBase64(blob.substr(0, size)) + "\n", "");
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
