// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangeInternals.h"
#include "tests/libssh2/SigningServer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

// A key whose modulus has this many bits, all of them set: what libssh2 looks at before it computes.
std::string rsaKey(int bits)
{
    const auto whole = static_cast<std::size_t>(bits / 8);
    std::string modulus(whole, '\xff');
    if (bits % 8 != 0)
        modulus.insert(modulus.begin(), static_cast<char>((1 << bits % 8) - 1));
    return sshString("ssh-rsa") + mpint(std::string("\x01\x00\x01", 3)) + mpint(modulus);
}

bool isTaken(const char* algorithm, const std::string& key)
{
    ScriptedPeer peer;
    const auto* blob = reinterpret_cast<const unsigned char*>(key.data());
    return hostKeyIsTaken(peer.session(), algorithm, blob, key.size()) == 0;
}

class RsaHostKey : public testing::TestWithParam<const char*>
{ };

} // namespace

TEST_P(RsaHostKey, ThatCanBeFactoredIsRefused)
{
    for (const int bits : {8, 512, 768, 1016, 1023})
        EXPECT_FALSE(isTaken(GetParam(), rsaKey(bits))) << bits;
    for (const int bits : {1024, 1025, 2048, 4096})
        EXPECT_TRUE(isTaken(GetParam(), rsaKey(bits))) << bits;
}

TEST_P(RsaHostKey, DoesNotGrowByZerosInFront)
{
    const std::string key = sshString("ssh-rsa") + mpint(std::string("\x01\x00\x01", 3))
        + sshString(std::string(100, '\0') + std::string(64, '\xff'));
    EXPECT_FALSE(isTaken(GetParam(), key));
}

INSTANTIATE_TEST_SUITE_P(Algorithms, RsaHostKey, testing::Values("rsa-sha2-256", "rsa-sha2-512"));

} // namespace underpass::test
