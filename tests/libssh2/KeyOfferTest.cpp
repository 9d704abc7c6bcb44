// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kExtInfo = 7;

int neverSign(LIBSSH2_SESSION*, unsigned char**, std::size_t*, const unsigned char*, std::size_t, void**)
{
    return LIBSSH2_ERROR_AUTHENTICATION_FAILED;
}

int offer(ScriptedPeer& peer, const std::string& type)
{
    const Bytes message = Message(0).string(type).string("the key itself");
    const Bytes blob(message.begin() + 1, message.end());
    return libssh2_userauth_publickey(peer.session(), "anna", blob.data(), blob.size(), &neverSign, nullptr);
}

} // namespace

TEST(KeyOffer, NamesItsOwnMethodAfterAKeyThatTheServerCannotVerify)
{
    ScriptedPeer peer{LoggingIn};
    peer.deliver(Message(kExtInfo).number(1).string("server-sig-algs").string("ssh-ed25519"));
    peer.readAll();
    EXPECT_EQ(offer(peer, "ssh-rsa"), LIBSSH2_ERROR_METHOD_NONE);
    EXPECT_TRUE(peer.takeSentPayloads().empty());

    EXPECT_EQ(offer(peer, "ssh-ed25519"), LIBSSH2_ERROR_EAGAIN);
    const auto sent = peer.takeSentPayloads();
    ASSERT_EQ(sent.size(), 1U);
    const Bytes wanted = Message(50)
                             .string("anna")
                             .string("ssh-connection")
                             .string("publickey")
                             .byte(0)
                             .string("ssh-ed25519");
    EXPECT_EQ(Bytes(sent[0].begin(), sent[0].begin() + static_cast<std::ptrdiff_t>(wanted.size())), wanted);
}

} // namespace underpass::test
