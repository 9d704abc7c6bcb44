// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kDisconnect = 1;
constexpr unsigned char kIgnore = 2;
constexpr unsigned char kNewKeys = 21;
constexpr unsigned char kGroup = 31;

Bytes goodbye()
{
    return Message(kDisconnect).number(11).string("going down").string("");
}

// Cut off after the lists of exchanges and of host keys.
Bytes offerThatEndsEarly()
{
    Bytes offer = kexInit("curve25519-sha256");
    offer.resize(70);
    return offer;
}

class EndedExchange : public testing::TestWithParam<bool>
{
protected:
    const ExchangingPeer::Offer offer{.strict = GetParam()};
    ExchangingPeer peer;
};

} // namespace

TEST_P(EndedExchange, TellsADisconnectInPlaceOfTheReply)
{
    peer.greet(offer);
    peer.say(goodbye());
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_SOCKET_DISCONNECT);
}

TEST_P(EndedExchange, TellsADisconnectInPlaceOfNewKeys)
{
    peer.greet(offer);
    peer.answerInit(offer);
    peer.say(goodbye());
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_SOCKET_DISCONNECT);
}

TEST_P(EndedExchange, IsAViolationWhereTheReplyBreaksTheRules)
{
    peer.greet(offer);
    peer.say(Message(kGroup).string("no key"));
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE);
}

INSTANTIATE_TEST_SUITE_P(Strictness, EndedExchange, testing::Bool());

TEST(EndedStrictExchange, IsAViolationWhereTheFirstMessageIsNoOffer)
{
    ExchangingPeer peer;
    const std::string banner = "SSH-2.0-exchanging\r\n";
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_EAGAIN);
    peer.feed(Bytes(banner.begin(), banner.end()));
    peer.deliver(Message(kIgnore).string("Terrapin's prefix"));
    peer.deliver(kexInit("curve25519-sha256,kex-strict-s-v00@openssh.com"));
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_PROTO);
}

TEST(EndedReExchange, TellsADisconnect)
{
    ExchangingPeer peer{{}};
    peer.say(kexInit("curve25519-sha256"));
    ASSERT_EQ(peer.drive(), 0);
    peer.say(goodbye());
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_SOCKET_DISCONNECT);
}

TEST(EndedReExchange, TellsADisconnectInAGroup)
{
    ExchangingPeer peer{{}};
    peer.say(kexInit("diffie-hellman-group14-sha256"));
    ASSERT_EQ(peer.drive(), 0);
    peer.say(goodbye());
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_SOCKET_DISCONNECT);
}

TEST(EndedReExchange, TellsADisconnectInPlaceOfTheOfferThatWasAskedFor)
{
    ExchangingPeer peer{{}};
    peer.say(goodbye());
    EXPECT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_SOCKET_DISCONNECT);
}

TEST(EndedReExchange, IsAViolationWhereNewKeysComeTooEarly)
{
    ExchangingPeer peer{{}};
    peer.say(kexInit("curve25519-sha256"));
    ASSERT_EQ(peer.drive(), 0);
    peer.say(Message(kNewKeys));
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE);
}

TEST(EndedReExchange, IsAViolationWhereTheOfferEndsEarly)
{
    ExchangingPeer peer{{}};
    peer.say(offerThatEndsEarly());
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_PROTO);
}

TEST(EndedReExchange, SaysWhereNothingIsInCommon)
{
    ExchangingPeer peer{{}};
    peer.say(hopelessKexInit());
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_KEX_FAILURE);
}

} // namespace underpass::test
