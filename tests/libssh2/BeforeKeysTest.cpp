// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kNewKeys = 21;
const ExchangingPeer::Offer kNotStrict{.strict = false};

// The types that RFC 4253 section 7.1 and RFC 8308 section 2.4 keep out of the first key exchange.
bool mayComeBeforeKeys(int type)
{
    constexpr int serviceRequest = 5;
    constexpr int serviceAccept = 6;
    constexpr int extInfo = 7;
    constexpr int kexInit = 20;
    return type > 0 && type < 50 && type != serviceRequest && type != serviceAccept && type != extInfo
        && type != kexInit && type != kNewKeys;
}

Bytes messageOf(int type)
{
    return Message(static_cast<unsigned char>(type)).string("publickey,password").byte(0).string("");
}

} // namespace

TEST(BeforeKeys, OnlyMessagesOfTheExchangeAreTaken)
{
    for (int type = 0; type < 256; ++type) {
        if (mayComeBeforeKeys(type))
            continue;
        ExchangingPeer peer;
        peer.greet(kNotStrict);
        peer.say(messageOf(type));
        EXPECT_LT(peer.drive(), 0) << type;
        EXPECT_NE(peer.drive(), LIBSSH2_ERROR_EAGAIN) << type;
        EXPECT_EQ(queuedPackets(peer.session()), 0U) << type;
    }
}

// Types of exchanges that this one is not, which nobody takes from the queue.
TEST(BeforeKeys, NothingIsLeftForAfterThem)
{
    ExchangingPeer peer;
    peer.greet(kNotStrict);
    for (const int type : {33, 34, 40, 49})
        peer.say(messageOf(type));
    ASSERT_EQ(peer.drive(), LIBSSH2_ERROR_EAGAIN);
    ASSERT_GT(queuedPackets(peer.session()), 0U);
    peer.answerInit(kNotStrict);
    ASSERT_EQ(peer.sendNewKeys(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(queuedPackets(peer.session()), 0U);
}

TEST(BeforeKeys, AFloodEndsTheSession)
{
    ExchangingPeer peer;
    peer.greet(kNotStrict);
    const std::string big(30000, 'x');
    int result = LIBSSH2_ERROR_EAGAIN;
    for (int sent = 0; sent < 100 && result == LIBSSH2_ERROR_EAGAIN; ++sent) {
        peer.say(Message(40).string(big));
        result = peer.drive();
    }
    EXPECT_LT(result, 0);
    EXPECT_NE(result, LIBSSH2_ERROR_EAGAIN);
    EXPECT_LT(queuedPackets(peer.session()), 10U);
}

TEST(BeforeKeys, AnUnknownMessageOfTheTransportIsAnsweredAndDropped)
{
    ExchangingPeer peer;
    peer.greet(kNotStrict);
    (void)peer.heard();
    for (const int type : {8, 19, 22, 29})
        peer.say(messageOf(type));
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_EAGAIN);
    (void)peer.heard();
    EXPECT_LE(queuedPackets(peer.session()), 2U); // 22 and 29 may be an exchange's.
}

TEST(BeforeKeys, NewKeysTwiceEndTheSession)
{
    ExchangingPeer peer;
    peer.greet(kNotStrict);
    peer.answerInit(kNotStrict);
    ASSERT_EQ(peer.sendNewKeys(), LIBSSH2_ERROR_EAGAIN);
    peer.say(Message(kNewKeys));
    EXPECT_LT(peer.drive(), 0);
    EXPECT_NE(peer.drive(), LIBSSH2_ERROR_EAGAIN);
}

} // namespace underpass::test
