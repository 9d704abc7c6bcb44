// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

#include <tuple>

namespace underpass::test {
namespace {

constexpr unsigned char kGlobalRequest = 80;
constexpr unsigned char kRequestFailure = 82;

using Offer = ExchangingPeer::Offer;

const Offer kOffers[] = {
    {.cipher = "aes128-gcm@openssh.com"},
    {.cipher = "aes256-gcm@openssh.com"},
    {.cipher = "chacha20-poly1305@openssh.com"},
    {.cipher = "aes128-ctr", .mac = "hmac-sha2-256-etm@openssh.com"},
    {.cipher = "aes256-ctr", .mac = "hmac-sha2-512"},
    {.cipher = "aes192-ctr", .mac = "hmac-sha2-512-etm@openssh.com"},
};

// Asks the client something and hears the answer.
bool answers(ExchangingPeer& peer)
{
    (void)peer.heard();
    peer.say(Message(kGlobalRequest).string("are you there").byte(1));
    if (peer.drive() != 0)
        return false;
    const auto heard = peer.heard();
    return heard.size() == 1 && heard[0] == Bytes{kRequestFailure};
}

class ReExchange : public testing::TestWithParam<std::tuple<Offer, Offer>>
{ };

} // namespace

// The address sanitizer is the judge of whose context each method works on.
TEST_P(ReExchange, MayChangeCipherAndMac)
{
    const auto& [before, after] = GetParam();
    ExchangingPeer peer{before};
    ASSERT_TRUE(answers(peer));
    ASSERT_EQ(peer.exchangeAgain(after), 0);
    EXPECT_TRUE(answers(peer));
    ASSERT_EQ(peer.exchangeAgain(before), 0);
    EXPECT_TRUE(answers(peer));
}

TEST_P(ReExchange, UsesTheOldMethodsUntilNewKeys)
{
    const auto& [before, after] = GetParam();
    ExchangingPeer peer{before};
    ASSERT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    peer.say(Message(2).string("still under the old keys"));
    EXPECT_EQ(peer.drive(), 0);
    EXPECT_EQ(peer.exchangeAgain(after), 0);
    EXPECT_TRUE(answers(peer));
}

INSTANTIATE_TEST_SUITE_P(
    Libssh2, ReExchange, testing::Combine(testing::ValuesIn(kOffers), testing::ValuesIn(kOffers)));

TEST(ReExchange, WithAnotherHostKeyEndsTheSession)
{
    ExchangingPeer peer{{}};
    ASSERT_EQ(peer.exchangeAgain({}), 0);
    peer.useAnotherHostKey();
    EXPECT_LT(peer.exchangeAgain({}), 0);
    EXPECT_FALSE(answers(peer));
}

TEST(ReExchange, ThatFailsEndsTheSession)
{
    ExchangingPeer peer{{}};
    peer.say(hopelessKexInit());
    EXPECT_LT(peer.drive(), 0);
    EXPECT_FALSE(answers(peer));
}

TEST(ReExchange, IsSeenFromTheFirstKexInitToTheKeys)
{
    ExchangingPeer peer{{}};
    EXPECT_EQ(libssh2_session_exchanging(peer.session()), 0);
    ASSERT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(libssh2_session_exchanging(peer.session()), 1);
    ASSERT_EQ(peer.exchangeAgain({}), 0);
    EXPECT_EQ(libssh2_session_exchanging(peer.session()), 0);
    peer.say(kexInit("curve25519-sha256"));
    ASSERT_EQ(peer.drive(), 0);
    EXPECT_EQ(libssh2_session_exchanging(peer.session()), 1);
}

TEST(ReExchange, TakesNoSecondKexInit)
{
    ExchangingPeer peer{{}};
    peer.say(kexInit("curve25519-sha256"));
    ASSERT_EQ(peer.drive(), 0);
    peer.say(kexInit("curve25519-sha256"));
    EXPECT_LT(peer.drive(), 0);
}

TEST(ReExchange, TakesNoNewKeysOutOfPlace)
{
    ExchangingPeer peer{{}};
    peer.say(Message(21));
    EXPECT_LT(peer.drive(), 0);
}

} // namespace underpass::test
