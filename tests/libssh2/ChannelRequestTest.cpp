// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace underpass::test {

namespace {

constexpr unsigned char kRequest = 98;
constexpr unsigned char kFailure = 100;

// What sshd sends when the client was silent for ClientAliveInterval.
Bytes keepalive(std::uint32_t channel)
{
    return Message(kRequest).number(channel).string("keepalive@openssh.com").byte(1);
}

Bytes exitSignal(std::uint32_t length, const std::string& name)
{
    Bytes message = Message(kRequest).number(0).string("exit-signal").byte(0).number(length);
    message.insert(message.end(), name.begin(), name.end());
    message.resize(message.size() + 9); // No core dump, no words, no language.
    return message;
}

// What libssh2 holds, and the most that it asked for at a time.
std::set<void*> s_blocks;
std::size_t s_largest = 0;

void* allocate(std::size_t size, void**)
{
    s_largest = std::max(s_largest, size);
    return *s_blocks.insert(std::malloc(size)).first;
}

void release(void* block, void**)
{
    s_blocks.erase(block);
    std::free(block);
}

void* resize(void* block, std::size_t size, void**)
{
    s_largest = std::max(s_largest, size);
    s_blocks.erase(block);
    return *s_blocks.insert(std::realloc(block, size)).first;
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
    EXPECT_EQ(fromFurtherDown([&] { return libssh2_session_drive(peer.session()); }), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{Message(kFailure).number(7)});
}

TEST(ChannelRequest, ThatNamesSignalsTakesMemoryOnlyForTheLastAndForWhatThereIsOfIt)
{
    {
        ScriptedPeer peer({&allocate, &release, &resize});
        LIBSSH2_CHANNEL* channel = peer.openChannel(7);
        const auto signalled = [&](std::uint32_t length, const std::string& name) {
            peer.deliver(exitSignal(length, name));
            EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
            return s_blocks.size();
        };
        const std::size_t first = signalled(4, "TERM");
        s_largest = 0;
        EXPECT_EQ(signalled(0x10000000, "KILL"), first); // A quarter of a gigabyte, they say.
        EXPECT_EQ(signalled(0xfffffff0, "KILL"), first);
        EXPECT_LT(s_largest, 1000U);
        EXPECT_EQ(signalled(3, "HUP"), first);
        char* last = nullptr;
        ASSERT_EQ(
            libssh2_channel_get_exit_signal(channel, &last, nullptr, nullptr, nullptr, nullptr, nullptr), 0);
        EXPECT_STREQ(last, "HUP");
        libssh2_free(peer.session(), last);
    }
    EXPECT_EQ(s_blocks.size(), 0U);
}

} // namespace underpass::test
