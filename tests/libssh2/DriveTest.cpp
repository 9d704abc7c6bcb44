// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

namespace {
constexpr unsigned char kDisconnect = 1;
constexpr unsigned char kGlobalRequest = 80;
constexpr unsigned char kRequestFailure = 82;
} // namespace

TEST(Drive, AnswersTheServerWhileNoChannelIsOpen)
{
    ScriptedPeer peer;
    const Bytes question = Message(kGlobalRequest).string("keepalive@openssh.com").byte(1);
    for (int each = 0; each < 3; each++) {
        peer.deliver(question);
    }
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>(3, Message(kRequestFailure)));
    EXPECT_EQ(queuedPackets(peer.session()), 0U);
}

TEST(Drive, CountsTheRepliesToOurOwnQuestions)
{
    ScriptedPeer peer;
    ASSERT_EQ(libssh2_keepalive_ask(peer.session()), 0);
    peer.deliver(Message(kRequestFailure));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(libssh2_keepalive_replies(peer.session()), 1U);
}

TEST(Drive, IsContentWhereThereIsNothingToRead)
{
    ScriptedPeer peer;
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    peer.feed({0, 0}); // The beginning of a packet.
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
}

TEST(Drive, SaysThatTheServerHasGone)
{
    ScriptedPeer peer;
    peer.deliver(Message(kDisconnect).number(11).string("bye").string(""));
    EXPECT_EQ(libssh2_session_drive(peer.session()), LIBSSH2_ERROR_SOCKET_DISCONNECT);
}

} // namespace underpass::test
