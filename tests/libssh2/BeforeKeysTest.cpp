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
