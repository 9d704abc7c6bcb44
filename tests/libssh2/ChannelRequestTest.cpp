// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

#include <array>

namespace underpass::test {

namespace {

constexpr unsigned char kRequest = 98;
constexpr unsigned char kFailure = 100;

// What sshd sends when the client was silent for ClientAliveInterval.
Bytes keepalive(std::uint32_t channel)
{
    return Message(kRequest).number(channel).string("keepalive@openssh.com").byte(1);
}

// The same call with another frame under it.
[[gnu::noinline]] int driveFromFurtherDown(LIBSSH2_SESSION* session)
{
    std::array<volatile char, 4096> room{};
    room[0] = 1;
    return libssh2_session_drive(session) + room[1];
}

} // namespace

TEST(ChannelRequest, IsAnsweredUnderThePeersNumber)
{
    ScriptedPeer peer;
    (void)peer.openChannel(7);
    (void)peer.openChannel(4);
    peer.deliver(keepalive(1));
    peer.deliver(keepalive(0));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    const std::vector<Bytes> answers{Message(kFailure).number(4), Message(kFailure).number(7)};
    EXPECT_EQ(peer.takeSentPayloads(), answers);
}

TEST(ChannelRequest, IsNotAnsweredForAChannelThatIsNotThere)
{
    ScriptedPeer peer;
    LIBSSH2_CHANNEL* closed = peer.openChannel(7);
    EXPECT_EQ(libssh2_channel_close(closed), LIBSSH2_ERROR_EAGAIN); // The peer still has to close.
    (void)peer.takeSent();
    peer.deliver(keepalive(0));
    peer.deliver(keepalive(12));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{});
}

TEST(ChannelRequest, IsAnsweredWhereTheLengthOfItsNameOverflows)
{
    ScriptedPeer peer;
    (void)peer.openChannel(7);
    for (const std::uint32_t length : {0xfffffff8U, 0xffffffffU}) {
        peer.deliver(Message(kRequest).number(0).number(length));
        EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
        EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{Message(kFailure).number(7)}) << length;
    }
}

TEST(ChannelRequest, WhoseAnswerHadToWaitIsAnsweredWhereverItIsAskedFromNext)
{
    ScriptedPeer peer;
    (void)peer.openChannel(7);
    peer.refuseSends(true);
    peer.deliver(keepalive(0));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{});
    peer.refuseSends(false);
    EXPECT_EQ(driveFromFurtherDown(peer.session()), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{Message(kFailure).number(7)});
}

} // namespace underpass::test
