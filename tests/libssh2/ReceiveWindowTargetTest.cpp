// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

namespace {
constexpr unsigned char kWindowAdjust = 93;
constexpr unsigned char kData = 94;
} // namespace

TEST(ReceiveWindowTarget, IsWhatTheNextReadTopsTheWindowUpTo)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = peer.openChannel(7);
    peer.deliver(Message(kData).number(0).string(std::string(10000, '.')));
    ASSERT_EQ(libssh2_session_drive(peer.session()), 0);
    (void)peer.takeSent();
    std::string buffer(10000, '\0');
    ASSERT_EQ(libssh2_channel_read(channel, buffer.data(), buffer.size()), 10000);
    ASSERT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{}); // Nothing is due at the first size.

    libssh2_channel_receive_window_target(channel, 400000);
    EXPECT_EQ(libssh2_channel_read(channel, buffer.data(), buffer.size()), LIBSSH2_ERROR_EAGAIN);
    const auto sent = peer.takeSentPayloads();
    EXPECT_EQ(sent, std::vector<Bytes>{Message(kWindowAdjust).number(7).number(400000 + 10000 - 90000)});
    EXPECT_EQ(libssh2_channel_window_read(channel), 410000U);
}

} // namespace underpass::test
