// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kUnimplemented = 3;
constexpr unsigned char kGlobalRequest = 80;
constexpr unsigned char kConfirmation = 91;
constexpr unsigned char kData = 94;
constexpr unsigned char kExtendedData = 95;

// Says it until the client has enough, at most this often; how often it took it.
int flood(ScriptedPeer& peer, const Bytes& message, int most)
{
    int taken = 0;
    while (taken < most) {
        peer.deliver(message);
        if (libssh2_session_drive(peer.session()) != 0)
            break;
        ++taken;
    }
    return taken;
}

} // namespace

TEST(Queue, KeepsNothingAfterTheLogInThatNobodyWaitsFor)
{
    for (int type = 0; type < 256; ++type) {
        ScriptedPeer peer;
        peer.deliver(Message(static_cast<unsigned char>(type)).number(5).string("x"));
        (void)libssh2_session_drive(peer.session());
        EXPECT_EQ(queuedPackets(peer.session()), 0U) << type;
    }
}

TEST(Queue, SaysOfWhichPacketNobodyKnowsTheType)
{
    ScriptedPeer peer;
    peer.deliver(Message(2).string("number 0"));
    for (const int type : {192, 52, 6, 99}) {
        peer.deliver(Message(static_cast<unsigned char>(type)).string("from number 1 on"));
        ASSERT_EQ(libssh2_session_drive(peer.session()), 0);
    }
    const auto sent = peer.takeSentPayloads();
    ASSERT_EQ(sent.size(), 4U);
    for (std::uint32_t i = 0; i < sent.size(); ++i)
        EXPECT_EQ(sent[i], Bytes(Message(kUnimplemented).number(i + 1)));
}

TEST(Queue, OfALogInIsBounded)
{
    for (const int type : {53, 52, 60, 6}) {
        const auto byte = static_cast<unsigned char>(type);
        ScriptedPeer peer{LoggingIn};
        const int big = flood(peer, Message(byte).string(std::string(30000, 'x')), 100);
        EXPECT_LT(big, 10) << type;
        ScriptedPeer other{LoggingIn};
        const int small = flood(other, Message(byte).string("x"), 100000);
        EXPECT_LT(small, 3000) << type;
    }
}

TEST(Queue, OfWhatIsHeldBackDuringAnExchangeIsBounded)
{
    ScriptedPeer peer;
    ASSERT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    EXPECT_LT(flood(peer, Message(kGlobalRequest).string("keepalive@openssh.com").byte(1), 100000), 3000);
}

TEST(Queue, TakesNoSecondConfirmationOfAChannel)
{
    ScriptedPeer peer;
    (void)peer.openChannel(7);
    peer.deliver(Message(kConfirmation).number(0).number(8).number(1000).number(1000));
    EXPECT_LT(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(queuedPackets(peer.session()), 0U);
}

TEST(Queue, KeepsSmallPiecesOfDataTogetherAndInOrder)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = peer.openChannel(7);
    std::string all;
    for (int i = 0; i < 20000; ++i) {
        const std::string piece(1 + static_cast<std::size_t>(i % 3), static_cast<char>('a' + i % 26));
        all += piece;
        peer.deliver(Message(kData).number(0).string(piece));
        ASSERT_EQ(libssh2_session_drive(peer.session()), 0);
    }
    EXPECT_LT(packetsOf(channel), 10U);
    std::string read(all.size() + 1, '\0');
    ASSERT_EQ(libssh2_channel_read(channel, read.data(), read.size()), static_cast<ssize_t>(all.size()));
    read.resize(all.size());
    EXPECT_EQ(read, all);
}

TEST(Queue, KeepsNoEmptyData)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = peer.openChannel(7);
    for (int i = 0; i < 100; ++i)
        peer.deliver(Message(kData).number(0).string(""));
    ASSERT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(packetsOf(channel), 0U);
}

TEST(Queue, KeepsTheStreamsApartAndBoundsWhatDoesNotFit)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = peer.openChannel(7);
    int taken = 0;
    for (; taken < 90000; ++taken) {
        peer.deliver(Message(kExtendedData).number(0).number(static_cast<std::uint32_t>(taken)).string("x"));
        if (libssh2_session_drive(peer.session()) != 0)
            break;
    }
    EXPECT_LT(taken, 70000);
    EXPECT_LT(packetsOf(channel), 70000U);
}

} // namespace underpass::test
