// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

namespace {

constexpr unsigned char kUserauthRequest = 50;
constexpr unsigned char kUserauthFailure = 51;
constexpr unsigned char kUserauthSuccess = 52;

int logIn(ScriptedPeer& peer)
{
    return libssh2_userauth_password_ex(peer.session(), "anna", 4, "x", 1, nullptr);
}

// Tries a password and lets the server answer.
int logIn(ScriptedPeer& peer, const Bytes& answer)
{
    EXPECT_EQ(logIn(peer), LIBSSH2_ERROR_EAGAIN);
    const std::vector<Bytes> sent = peer.takeSentPayloads();
    EXPECT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent.at(0).at(0), kUserauthRequest);
    peer.deliver(answer);
    return logIn(peer);
}

Bytes failure(const std::string& remaining, unsigned char partial)
{
    return Message(kUserauthFailure).string(remaining).byte(partial);
}

} // namespace

TEST(PartialSuccess, IsToldFromARefusal)
{
    ScriptedPeer peer{LoggingIn};
    const char* remaining = libssh2_userauth_remaining(peer.session());
    EXPECT_STREQ(remaining, "");
    EXPECT_FALSE(libssh2_userauth_partial_success(peer.session()));

    EXPECT_LT(logIn(peer, failure("publickey,keyboard-interactive", 1)), 0);
    EXPECT_TRUE(libssh2_userauth_partial_success(peer.session()));
    EXPECT_STREQ(remaining, "publickey,keyboard-interactive");

    EXPECT_LT(logIn(peer, failure("password", 0)), 0);
    EXPECT_FALSE(libssh2_userauth_partial_success(peer.session()));
    EXPECT_STREQ(remaining, "password");

    EXPECT_EQ(logIn(peer, Message(kUserauthSuccess)), 0);
}

TEST(PartialSuccess, CutsAListThatIsTooLong)
{
    ScriptedPeer peer{LoggingIn};
    EXPECT_LT(logIn(peer, failure(std::string(1000, 'a'), 1)), 0);
    EXPECT_EQ(libssh2_userauth_remaining(peer.session()), std::string(255, 'a'));
    EXPECT_TRUE(libssh2_userauth_partial_success(peer.session()));
}

TEST(PartialSuccess, IgnoresAListThatIsLongerThanItsPacket)
{
    ScriptedPeer peer{LoggingIn};
    EXPECT_LT(logIn(peer, failure("publickey", 0)), 0);
    for (const std::uint32_t length : {5U, 6U, 0x7fffffffU, 0xffffffffU}) {
        EXPECT_LT(
            logIn(peer, Message(kUserauthFailure).number(length).byte('a').byte('b').byte('c').byte(1)), 0);
        EXPECT_STREQ(libssh2_userauth_remaining(peer.session()), "publickey") << length;
        EXPECT_FALSE(libssh2_userauth_partial_success(peer.session())) << length;
    }
}

} // namespace underpass::test
