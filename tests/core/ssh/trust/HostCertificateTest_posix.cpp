// SPDX-License-Identifier: MIT
// Certificates as ssh-keygen makes them.
#include "core/ssh/trust/HostCertificate.h"

#include "core/base/Wire.h"
#include "core/ssh/trust/HostKeys.h"
#include "tests/support/KeyTool.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::HasSubstr;
using Kind = HostKeyVerdict::Kind;

const std::vector<std::string> forMail{"-h", "-n", "mail.example.org,*.example.net"};

class HostCertificateTest : public testing::Test
{
protected:
    // What a server shows whose key of this type that authority has certified.
    HostKey certified(const std::string& type = "ed25519", const std::vector<std::string>& terms = forMail)
    {
        const std::string name = "host" + std::to_string(++m_keys);
        host = makeKeyFile(folder.path(), name, {"-t", type});
        certify(host, authority, terms);
        const auto line = parseKnownHostLine("host " + readText(host.string() + "-cert.pub"));
        return line ? HostKey{line->type, line->blob} : HostKey{};
    }
    void authorityIs(const std::vector<std::string>& kind)
    {
        authority = makeKeyFile(folder.path(), "ca" + std::to_string(++m_keys), kind);
    }
    [[nodiscard]] std::string authorityLine(const std::string& hosts = "*") const
    {
        return "@cert-authority " + hosts + " " + words(publicKey(authority)) + "\n";
    }
    static std::string words(const HostKey& key) { return key.type + " " + encodeBase64(key.blob); }
    HostKeyVerdict judge(
        const std::string& known, const HostKey& shown, const ServerName& server = {"mail.example.org", 2222})
    {
        writeText(file, known);
        return HostKeys{{file}}.check(server, shown);
    }
    // What is said about a certificate whose authority is known.
    Error doubt(const HostKey& shown, const ServerName& server = {"mail.example.org", 22})
    {
        const auto verdict = judge(authorityLine(), shown, server);
        EXPECT_EQ(verdict.kind, Kind::Unknown);
        EXPECT_EQ(verdict.notes.size(), 1U);
        return verdict.notes.empty() ? Error{} : verdict.notes.front();
    }

    const TempDir folder;
    const std::filesystem::path file = folder.path() / "known_hosts";
    std::filesystem::path authority = makeKeyFile(folder.path(), "ca");
    std::filesystem::path host;

private:
    int m_keys = 0;
};

TEST_F(HostCertificateTest, VouchesForEachKindOfKeyByEachKindOfAuthority)
{
    using Words = std::vector<std::string>;
    for (const Words& kind : {Words{"-t", "ed25519"}, Words{"-t", "ecdsa"}, Words{"-t", "ecdsa", "-b", "384"},
             Words{"-t", "ecdsa", "-b", "521"}, Words{"-t", "rsa"}}) {
        authorityIs(kind);
        for (const char* type : {"ed25519", "ecdsa", "rsa"}) {
            const HostKey shown = certified(type);
            const auto verdict = judge(authorityLine(), shown);
            EXPECT_EQ(verdict.kind, Kind::Trusted) << type;
            EXPECT_TRUE(verdict.notes.empty()) << type << sentence(verdict.notes.front());
            EXPECT_EQ(plainKeyOf(shown), publicKey(host));
        }
    }
}

TEST_F(HostCertificateTest, CountsWhereTheAuthorityIsKnownForTheServer)
{
    const HostKey shown = certified();
    for (const char* hosts :
        {"*", "mail.example.org", "[mail.example.org]:2222", "*.example.org", "[*]:2222"})
        EXPECT_EQ(judge(authorityLine(hosts), shown).kind, Kind::Trusted) << hosts;
    for (const char* hosts : {"other.example.org", "[mail.example.org]:22", "*,!mail.example.org,![*"})
        EXPECT_EQ(judge(authorityLine(hosts), shown).kind, Kind::Unknown) << hosts;
    EXPECT_EQ(judge("* " + words(publicKey(authority)), shown).kind, Kind::Changed) << "Not marked as one.";
    EXPECT_TRUE(judge(authorityLine("other.example.org"), shown).notes.empty());
}

TEST_F(HostCertificateTest, IsForItsNamesAsPatternsInWhateverCase)
{
    const HostKey shown = certified("ed25519", {"-h", "-n", "Mail.example.org,*.example.net"});
    for (const char* name : {"MAIL.example.org", "a.example.net", "a.b.example.net"})
        EXPECT_EQ(judge(authorityLine(), shown, {name, 22}).kind, Kind::Trusted) << name;
    const Error others = doubt(shown, {"mail.example.com", 22});
    EXPECT_EQ(others.code, ErrorCode::HostCertificateForOthers);
    EXPECT_THAT(sentence(others), HasSubstr("for Mail.example.org, *.example.net"));
    const Error nobody = doubt(certified("ed25519", {"-h"}));
    EXPECT_EQ(nobody.code, ErrorCode::HostCertificateForOthers);
    EXPECT_THAT(sentence(nobody), HasSubstr("for no server by name"));
}

TEST_F(HostCertificateTest, HasItsTime)
{
    const Error expired = doubt(certified("ed25519", {"-h", "-n", "*", "-V", "20200101Z:20210203040500Z"}));
    EXPECT_EQ(expired.code, ErrorCode::HostCertificateExpired);
    EXPECT_THAT(sentence(expired), HasSubstr("valid until 2021-02-03 04:05 UTC"));
    const Error early = doubt(certified("ed25519", {"-h", "-n", "*", "-V", "20990101Z:21000101Z"}));
    EXPECT_EQ(early.code, ErrorCode::HostCertificateEarly);
    EXPECT_THAT(sentence(early), HasSubstr("valid from 2099-01-01 00:00 UTC"));
    const auto certificate = parseHostCertificate(certified("ed25519", {"-h", "-n", "*"}).blob);
    ASSERT_TRUE(certificate);
    EXPECT_FALSE(doubtAbout(*certificate, "mail", std::chrono::system_clock::time_point::max()));
    EXPECT_FALSE(doubtAbout(*certificate, "mail", std::chrono::system_clock::time_point::min()));
}

TEST_F(HostCertificateTest, IsNothingForUsersOrWithAnOptionThatMustBeUnderstood)
{
    for (const std::vector<std::string>& terms :
        {std::vector<std::string>{"-n", "mail.example.org"}, {"-h", "-n", "*", "-O", "critical:new=1"}})
        EXPECT_EQ(doubt(certified("ed25519", terms)).code, ErrorCode::HostCertificateUnusable);
    EXPECT_EQ(judge(authorityLine(), certified("ed25519", {"-h", "-n", "*", "-O", "extension:new=1"})).kind,
        Kind::Trusted);
}

TEST_F(HostCertificateTest, IsNothingWhereItIsSignedWithSha1OrByAnotherKey)
{
    authorityIs({"-t", "rsa"});
    EXPECT_EQ(doubt(certified("ed25519", {"-h", "-n", "*", "-t", "ssh-rsa"})).code,
        ErrorCode::HostCertificateUnusable);
    auto certificate = parseHostCertificate(certified().blob);
    ASSERT_TRUE(certificate);
    const auto now = std::chrono::system_clock::now();
    EXPECT_FALSE(doubtAbout(*certificate, "mail.example.org", now));
    authorityIs({"-t", "rsa"});
    certificate->authority = publicKey(authority);
    EXPECT_TRUE(doubtAbout(*certificate, "mail.example.org", now));
    certificate->authority = certified(); // Whatever vouches for it.
    EXPECT_TRUE(doubtAbout(*certificate, "mail.example.org", now));
}

TEST_F(HostCertificateTest, IsNothingWithOneBitChanged)
{
    const HostKey shown = certified();
    for (std::size_t at = 0; at < shown.blob.size(); ++at) {
        HostKey changed = shown;
        changed.blob[at] = static_cast<char>(changed.blob[at] ^ 1);
        EXPECT_NE(judge(authorityLine(), changed).kind, Kind::Trusted) << at;
    }
    for (std::size_t size = 0; size < shown.blob.size(); ++size)
        EXPECT_FALSE(parseHostCertificate(shown.blob.substr(0, size))) << size;
    EXPECT_FALSE(parseHostCertificate(shown.blob + "x"));
}

TEST_F(HostCertificateTest, OfAnUnknownAuthorityIsAsGoodAsItsKey)
{
    const HostKey shown = certified();
    const HostKey key = publicKey(host);
    const std::string name = "[mail.example.org]:2222 ";
    EXPECT_EQ(judge(name + words(key), shown).kind, Kind::Trusted);
    EXPECT_EQ(judge("", shown).kind, Kind::Unknown);
    EXPECT_EQ(judge(name + words(publicKey(authority)), shown).kind, Kind::Changed);
    const HostKey expired = certified("ed25519", {"-h", "-n", "*", "-V", "20200101:20210101"});
    const auto verdict = judge(authorityLine() + name + words(publicKey(host)), expired);
    EXPECT_EQ(verdict.kind, Kind::Trusted);
    EXPECT_EQ(verdict.notes.size(), 1U);
}

TEST_F(HostCertificateTest, IsRevokedWithItsAuthorityAndWithItsKey)
{
    const HostKey shown = certified();
    for (const HostKey& revoked : {publicKey(authority), publicKey(host)}) {
        for (const std::string& more : {authorityLine(), std::string{}, "* " + words(publicKey(host)) + "\n"})
            EXPECT_EQ(judge(more + "@revoked * " + words(revoked), shown).kind, Kind::Revoked) << more;
    }
}

TEST_F(HostCertificateTest, IsRevokedByAWholeCertificateOfItsKeyOrItsAuthority)
{
    const HostKey shown = certified();
    const HostKey key = publicKey(host);
    certify(host, makeKeyFile(folder.path(), "another"), forMail);
    const auto again = parseKnownHostLine("host " + readText(host.string() + "-cert.pub"));
    ASSERT_TRUE(again);
    for (const HostKey& revoked : {shown, HostKey{again->type, again->blob}}) {
        for (const HostKey& way : {shown, key}) {
            const auto verdict = judge(authorityLine() + "@revoked * " + words(revoked), way);
            EXPECT_EQ(verdict.kind, Kind::Revoked);
            EXPECT_EQ(verdict.known, key.type + " " + fingerprint(key));
        }
    }
    certify(authority, makeKeyFile(folder.path(), "above"), forMail);
    const auto ofAuthority = parseKnownHostLine("host " + readText(authority.string() + "-cert.pub"));
    ASSERT_TRUE(ofAuthority);
    const std::string line = "@revoked * " + words({ofAuthority->type, ofAuthority->blob});
    EXPECT_EQ(judge(authorityLine() + line, shown).kind, Kind::Revoked);
    EXPECT_EQ(judge(line, certified()).kind, Kind::Revoked);
    EXPECT_EQ(judge(line, key).kind, Kind::Unknown);
}

TEST_F(HostCertificateTest, ARevokedCertificateThatIsNoneIsAboutNobody)
{
    WireWriter blob;
    blob.string("ssh-ed25519-cert-v01@openssh.com");
    blob.string("nonce");
    const HostKey shown = certified();
    const std::string line = "@revoked * " + words({"ssh-ed25519-cert-v01@openssh.com", blob.take()});
    EXPECT_EQ(judge(authorityLine() + line, shown).kind, Kind::Trusted);
    EXPECT_EQ(judge(line, publicKey(host)).kind, Kind::Unknown) << "A plain key, which has no authority.";
}

TEST_F(HostCertificateTest, IsAskedForFirstWhereAnAuthorityIsKnown)
{
    const ServerName server{"mail.example.org", 2222};
    writeText(file, "* " + words(publicKey(authority)) + "\n" + authorityLine("*.example.org"));
    const auto types = HostKeys{{file}}.knownTypes(server);
    ASSERT_EQ(types.size(), 7U);
    EXPECT_EQ(types.front(), "ssh-ed25519-cert-v01@openssh.com");
    EXPECT_EQ(types.back(), "ssh-ed25519");
    EXPECT_TRUE(HostKeys({file}).knownTypes({"mail.example.com", 22}).size() == 1);
}

} // namespace
} // namespace underpass
