// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangeInternals.h"
#include "tests/libssh2/GuardedMemory.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kExtInfo = 7;

int neverSign(LIBSSH2_SESSION*, unsigned char**, std::size_t*, const unsigned char*, std::size_t, void**)
{
    return LIBSSH2_ERROR_AUTHENTICATION_FAILED;
}

Bytes signatureAlgorithms(const std::string& list)
{
    return Message(kExtInfo).number(1).string("server-sig-algs").string(list);
}

std::string repeated(const std::string& name, int times)
{
    std::string list = name;
    for (int i = 1; i < times; i++)
        list += "," + name;
    return list;
}

// What the client offers to a server that verifies these algorithms: the signature's name.
std::string offered(ScriptedPeer& peer, const std::string& keyType, const std::string& list)
{
    const Message key = Message(0).string(keyType).string("the key itself");
    const Bytes whole = key;
    const Bytes blob(whole.begin() + 1, whole.end());
    peer.deliver(signatureAlgorithms(list));
    peer.readAll();
    (void)libssh2_userauth_publickey(peer.session(), "anna", blob.data(), blob.size(), &neverSign, nullptr);
    const auto sent = peer.takeSentPayloads();
    const std::size_t at = 1 + 4 + 4 + 4 + 14 + 4 + 9 + 1;
    if (sent.empty() || sent[0].size() < at + 4)
        return {};
    const auto begin = sent[0].begin() + static_cast<std::ptrdiff_t>(at + 4);
    return {begin, begin + static_cast<std::ptrdiff_t>(numberAt(sent[0], at))};
}

} // namespace

// The list of those in common was written into a block of the size of our own list.
class RepeatedAlgorithm : public testing::TestWithParam<int>
{ };

TEST_P(RepeatedAlgorithm, OfTheServerStaysInsideTheClientsMemory)
{
    GuardedMemory memory;
    {
        ScriptedPeer peer{GuardedMemory::allocator(), LoggingIn};
        EXPECT_EQ(offered(peer, "ssh-rsa", repeated("rsa-sha2-256", GetParam())), "rsa-sha2-256");
    }
    EXPECT_EQ(memory.overruns(), 0);
    EXPECT_EQ(memory.strangers(), 0);
}

INSTANTIATE_TEST_SUITE_P(Times, RepeatedAlgorithm, testing::Values(1, 3, 4, 5));

TEST(ExtensionInfo, OfAnRsaCertificateNamesTheCertificatesAlgorithm)
{
    ScriptedPeer peer{LoggingIn};
    EXPECT_EQ(offered(peer, "ssh-rsa-cert-v01@openssh.com", "rsa-sha2-256,rsa-sha2-512"),
        "rsa-sha2-512-cert-v01@openssh.com");
}

// In front of the keys it would be the word of whoever stands in between (RFC 8308 section 2.4).
TEST(ExtensionInfo, BeforeTheFirstKeysEndsTheSession)
{
    ScriptedPeer peer{LoggingIn};
    pretend(peer.session(), Connected);
    peer.deliver(signatureAlgorithms("rsa-sha2-256"));
    EXPECT_EQ(peer.readAll(), LIBSSH2_ERROR_PROTO);
}

TEST(ExtensionInfo, AfterTheKeysIsTaken)
{
    ScriptedPeer peer{LoggingIn};
    peer.deliver(signatureAlgorithms("rsa-sha2-256"));
    EXPECT_EQ(peer.readAll(), LIBSSH2_ERROR_EAGAIN);
}

} // namespace underpass::test
