// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

#include <string>

namespace underpass::test {

namespace {
constexpr unsigned char kKexInit = 20;
constexpr unsigned char kData = 94;
} // namespace

TEST(PartialSend, IsFinishedBeforeTheKeyExchangeThatThePeerBeganMeanwhile)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* channel = peer.openChannel(7);
    const std::string text = "unfinished";
    peer.refuseSends(true);
    ASSERT_EQ(libssh2_channel_write(channel, text.data(), text.size()), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(hopelessKexInit());
    ASSERT_EQ(libssh2_session_drive(peer.session()), 0);

    peer.refuseSends(false);
    EXPECT_EQ(libssh2_channel_write(channel, text.data(), text.size()), static_cast<ssize_t>(text.size()));
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{Message(kData).number(7).string(text)});
    EXPECT_LT(libssh2_session_drive(peer.session()), 0);
    const std::vector<Bytes> then = peer.takeSentPayloads();
    ASSERT_FALSE(then.empty());
    EXPECT_EQ(then.front().at(0), kKexInit);
}

} // namespace underpass::test
