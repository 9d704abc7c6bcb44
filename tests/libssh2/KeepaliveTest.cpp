// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

namespace {
constexpr unsigned char kGlobalRequest = 80;
constexpr unsigned char kSuccess = 81;
constexpr unsigned char kFailure = 82;
} // namespace

TEST(Keepalive, CountsItsRepliesAndKeepsNoneInTheQueue)
{
    ScriptedPeer peer;
    for (unsigned i = 1; i <= 3; i++) {
        ASSERT_EQ(libssh2_keepalive_ask(peer.session()), 0);
        const std::vector<Bytes> sent = peer.takeSentPayloads();
        ASSERT_EQ(sent.size(), 1U);
        EXPECT_EQ(sent[0], Bytes(Message(kGlobalRequest).string("keepalive@openssh.com").byte(1)));
        peer.deliver(Message(i == 2 ? kSuccess : kFailure));
        peer.readAll();
        EXPECT_EQ(libssh2_keepalive_replies(peer.session()), i);
    }
    peer.deliver(Message(kFailure)); // nobody asked for this one
    EXPECT_EQ(peer.readAll(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(libssh2_keepalive_replies(peer.session()), 3U);
    EXPECT_EQ(queuedPackets(peer.session()), 0U);
}

TEST(Keepalive, RepliesAreNotTakenForTheAnswerToAForwardRequest)
{
    ScriptedPeer peer;
    auto* session = peer.session();
    int port = 0;
    const auto listen = [&] { return libssh2_channel_forward_listen_ex(session, "localhost", 0, &port, 0); };
    ASSERT_EQ(libssh2_keepalive_ask(session), 0);
    ASSERT_EQ(libssh2_keepalive_ask(session), 0);
    ASSERT_EQ(listen(), nullptr);
    ASSERT_EQ(libssh2_keepalive_ask(session), 0);
    peer.deliver(Message(kFailure));
    peer.deliver(Message(kFailure));
    ASSERT_EQ(listen(), nullptr);
    EXPECT_EQ(libssh2_session_last_errno(session), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(libssh2_keepalive_replies(session), 2U);
    peer.deliver(Message(kSuccess).number(40001));
    peer.deliver(Message(kFailure));
    EXPECT_NE(listen(), nullptr);
    EXPECT_EQ(port, 40001);
    peer.readAll();
    EXPECT_EQ(libssh2_keepalive_replies(session), 3U);
    EXPECT_EQ(queuedPackets(session), 0U);
}

TEST(Keepalive, IsSentOnceThoughTheSocketWasFull)
{
    ScriptedPeer peer;
    peer.refuseSends(true);
    ASSERT_EQ(libssh2_keepalive_ask(peer.session()), LIBSSH2_ERROR_EAGAIN);
    ASSERT_EQ(libssh2_keepalive_ask(peer.session()), LIBSSH2_ERROR_EAGAIN);
    peer.refuseSends(false);
    ASSERT_EQ(libssh2_keepalive_ask(peer.session()), 0);
    EXPECT_EQ(peer.takeSentPayloads().size(), 1U);
}

} // namespace underpass::test
