// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

namespace {

constexpr unsigned char kDisconnect = 1;
constexpr unsigned char kKexInit = 20;
constexpr unsigned char kNewKeys = 21;
constexpr unsigned char kGlobalRequest = 80;
constexpr unsigned char kRequestFailure = 82;
constexpr unsigned char kData = 94;

std::vector<unsigned char> types(const std::vector<Bytes>& payloads)
{
    std::vector<unsigned char> all;
    for (const Bytes& each : payloads) {
        all.push_back(each.at(0));
    }
    return all;
}

} // namespace

TEST(ClientRekey, BeginsWithOurKexInitAndIsUnderWayUntilTheServerAnswers)
{
    ScriptedPeer peer;
    EXPECT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(types(peer.takeSentPayloads()), std::vector<unsigned char>{kKexInit});
    EXPECT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    EXPECT_TRUE(peer.takeSent().empty());
}

TEST(ClientRekey, StillTakesDataThatWasOnItsWay)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = peer.openChannel(7);
    ASSERT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(Message(kData).number(0).string("on its way"));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    std::string text(100, '\0');
    EXPECT_EQ(libssh2_channel_read(channel, text.data(), text.size()), 10);
}

TEST(ClientRekey, HoldsItsAnswersBackUntilTheExchangeIsOver)
{
    ExchangingPeer peer{{}};
    ASSERT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(types(peer.heard()), std::vector<unsigned char>{kKexInit});
    peer.say(Message(kGlobalRequest).string("keepalive@openssh.com").byte(1));
    EXPECT_EQ(peer.drive(), 0);
    EXPECT_TRUE(peer.heard().empty());

    EXPECT_EQ(peer.exchangeAgain({}), 0);
    EXPECT_EQ(types(peer.heard()), (std::vector<unsigned char>{kNewKeys, kRequestFailure}));
}

TEST(ClientRekey, FreesWhatItHeldWhenTheSessionEndsInTheMiddle)
{
    ScriptedPeer peer; // The address sanitizer is the judge.
    ASSERT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(Message(kGlobalRequest).string("keepalive@openssh.com").byte(1));
    peer.deliver(Message(kDisconnect).number(11).string("bye").string(""));
    EXPECT_NE(libssh2_session_drive(peer.session()), 0);
}

} // namespace underpass::test
