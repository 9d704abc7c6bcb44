// SPDX-License-Identifier: MIT
#include "core/ssh/trust/KnownHosts.h"

#include "core/base/Wire.h"
#include "core/ssh/trust/PublicKeyBlob.h"
#include "core/ssh/trust/ServerName.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

std::string blobOf(const std::vector<std::string>& parts)
{
    WireWriter writer;
    for (const std::string& part : parts)
        writer.string(part);
    return writer.take();
}

// ssh_config(5), HostKeyAlias: no port is added.
TEST(KnownHosts, AnAliasHasNoPort)
{
    EXPECT_EQ(ServerName("Mail-1", 22).kept, "mail-1");
    EXPECT_EQ(ServerName("Mail-1", 22).host, "mail-1");
}

TEST(KnownHosts, NamesAServerAsOpenSshDoes)
{
    EXPECT_EQ(ServerName("Mail.Example.org", 22).kept, "mail.example.org");
    EXPECT_EQ(ServerName("Mail.Example.org", 2222).kept, "[mail.example.org]:2222");
    EXPECT_EQ(ServerName("Mail.Example.org", 2222).host, "mail.example.org");
    EXPECT_EQ(ServerName("::1", 2222).kept, "[::1]:2222");
}

// ssh looks for what name servers know, so both find each other's entries.
TEST(KnownHosts, ANameBeyondAsciiIsKnownAsNameServersKnowIt)
{
    EXPECT_EQ(ServerName("münchen.example", 22).kept, "xn--mnchen-3ya.example");
    EXPECT_EQ(ServerName("münchen.example", 2222).kept, "[xn--mnchen-3ya.example]:2222");
    EXPECT_EQ(ServerName("münchen.example", 2222).host, "xn--mnchen-3ya.example"); // Certificates name it so.
}

// OpenSSH wants a space here and drops the whole line, and with it the revocation.
TEST(KnownHosts, ATabAfterTheMarkerStillRevokes)
{
    const auto line = parseKnownHostLine(
        "@revoked\talpha ssh-ed25519 " + encodeBase64(blobOf({"ssh-ed25519", std::string(32, 'k')})));
    ASSERT_TRUE(line);
    EXPECT_EQ(line->marker, KnownHostLine::Marker::Revoked);
}

TEST(KnownHosts, KnowsWholeKeysOfSecurityKeysAndAtLeastTheShapeOfUnknownOnes)
{
    const std::string point = '\4' + std::string(64, 'p');
    const std::vector<std::vector<std::string>> whole{
        {"sk-ssh-ed25519@openssh.com", std::string(32, 'k'), "ssh:"},
        {"sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", point, "ssh:"}, {"ssh-of-tomorrow", "any"}};
    const std::vector<std::vector<std::string>> broken{{"sk-ssh-ed25519@openssh.com", std::string(32, 'k')},
        {"sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", point}, {"ssh-of-tomorrow"}, {""},
        {"ssh-ed25519", std::string(31, 'k')}, {"ssh-ed25519", std::string(33, 'k')}, {"ssh-rsa", "\3", ""},
        {"ssh-rsa", "\3", "\x80"}, {"ecdsa-sha2-nistp256", "nistp384", point},
        {"ecdsa-sha2-nistp256", "nistp256", '\2' + std::string(64, 'p')},
        {"ecdsa-sha2-nistp384", "nistp384", point}};
    for (const auto& parts : whole)
        EXPECT_TRUE(isWholePublicKey(blobOf(parts))) << parts.front();
    for (const auto& parts : broken)
        EXPECT_FALSE(isWholePublicKey(blobOf(parts))) << parts.front();
    EXPECT_FALSE(isWholePublicKey(""));
}

TEST(KnownHosts, AHostilePatternCostsLittle)
{
    std::string pattern;
    for (int i = 0; i < 500; ++i)
        pattern += "*a";
    EXPECT_FALSE(matchesHost(pattern + "b", std::string(1000, 'a')));
}

TEST(KnownHosts, ReadsBackTheBase64ItWrites)
{
    std::string bytes;
    for (int size = 1; size <= 64; ++size) {
        bytes += static_cast<char>(size * 37);
        EXPECT_EQ(decodeBase64(encodeBase64(bytes)), bytes) << size;
    }
    for (const char* text :
        {"", "A", "AA", "AAA", "A===", "AA=A", "====", "AAAA====", "AA A", "AAA\n", "AAAA----", "AA==AAAA"})
        EXPECT_FALSE(decodeBase64(text)) << text;
}

} // namespace
} // namespace underpass
