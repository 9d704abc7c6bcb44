// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

namespace {

constexpr unsigned char kEof = 96;
constexpr unsigned char kClose = 97;

} // namespace

TEST(Eof, IsSentOnce)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = peer.openChannel(7);
    EXPECT_EQ(libssh2_channel_send_eof(channel), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{Message(kEof).number(7)});
    EXPECT_EQ(libssh2_channel_send_eof(channel), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{});
}

TEST(Eof, IsNotSentAfterTheClose)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = peer.openChannel(7);
    EXPECT_EQ(libssh2_channel_close(channel), LIBSSH2_ERROR_EAGAIN); // The peer still has to close.
    const std::vector<Bytes> both{Message(kEof).number(7), Message(kClose).number(7)};
    EXPECT_EQ(peer.takeSentPayloads(), both);
    EXPECT_EQ(libssh2_channel_send_eof(channel), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{});
}

TEST(Eof, ThatHadToWaitGoesOnWhereverItIsAskedFromNext)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = peer.openChannel(7);
    peer.refuseSends(true);
    EXPECT_EQ(libssh2_channel_send_eof(channel), LIBSSH2_ERROR_EAGAIN);
    peer.refuseSends(false);
    EXPECT_EQ(fromFurtherDown([&] { return libssh2_channel_send_eof(channel); }), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{Message(kEof).number(7)});
}

} // namespace underpass::test
