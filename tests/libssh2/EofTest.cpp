// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

#include <array>

namespace underpass::test {

namespace {

constexpr unsigned char kConfirmation = 91;
constexpr unsigned char kEof = 96;
constexpr unsigned char kClose = 97;

LIBSSH2_CHANNEL* openChannel(ScriptedPeer& peer)
{
    LIBSSH2_CHANNEL* channel = libssh2_channel_open_begin(peer.session(), "x", 1, 100000, 32768, "", 0);
    peer.deliver(Message(kConfirmation).number(0).number(7).number(1000).number(1000));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(libssh2_channel_open_poll(channel), 0);
    (void)peer.takeSent();
    return channel;
}

// The same call with another frame under it.
[[gnu::noinline]] int sendEofFromFurtherDown(LIBSSH2_CHANNEL* channel)
{
    std::array<volatile char, 4096> room{};
    room[0] = 1;
    return libssh2_channel_send_eof(channel) + room[1];
}

} // namespace

TEST(Eof, IsSentOnce)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = openChannel(peer);
    EXPECT_EQ(libssh2_channel_send_eof(channel), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{Message(kEof).number(7)});
    EXPECT_EQ(libssh2_channel_send_eof(channel), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{});
}

TEST(Eof, IsNotSentAfterTheClose)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = openChannel(peer);
    EXPECT_EQ(libssh2_channel_close(channel), LIBSSH2_ERROR_EAGAIN); // The peer still has to close.
    const std::vector<Bytes> both{Message(kEof).number(7), Message(kClose).number(7)};
    EXPECT_EQ(peer.takeSentPayloads(), both);
    EXPECT_EQ(libssh2_channel_send_eof(channel), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{});
}

TEST(Eof, ThatHadToWaitGoesOnWhereverItIsAskedFromNext)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = openChannel(peer);
    peer.refuseSends(true);
    EXPECT_EQ(libssh2_channel_send_eof(channel), LIBSSH2_ERROR_EAGAIN);
    peer.refuseSends(false);
    EXPECT_EQ(sendEofFromFurtherDown(channel), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{Message(kEof).number(7)});
}

} // namespace underpass::test
