// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

namespace {

constexpr unsigned char kConfirmation = 91;
constexpr unsigned char kWindowAdjust = 93;
constexpr unsigned char kData = 94;
constexpr unsigned char kEof = 96;
constexpr unsigned char kClose = 97;

class ReadyChannel : public testing::Test
{
protected:
    // Channels with the local ids 0, 1, 2, about whose opening nobody has asked yet.
    std::vector<LIBSSH2_CHANNEL*> open(std::uint32_t count)
    {
        std::vector<LIBSSH2_CHANNEL*> channels;
        for (std::uint32_t id = 0; id < count; id++) {
            channels.push_back(libssh2_channel_open_begin(peer.session(), "x", 1, 1000, 1000, "", 0));
            peer.deliver(Message(kConfirmation).number(id).number(100 + id).number(1000).number(1000));
        }
        EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
        return channels;
    }
    std::vector<LIBSSH2_CHANNEL*> opened(std::uint32_t count)
    {
        auto channels = open(count);
        EXPECT_EQ(ready(), channels);
        return channels;
    }
    void arrives(const Bytes& message)
    {
        peer.deliver(message);
        EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    }
    std::vector<LIBSSH2_CHANNEL*> ready()
    {
        std::vector<LIBSSH2_CHANNEL*> all;
        while (LIBSSH2_CHANNEL* next = libssh2_session_next_ready(peer.session())) {
            all.push_back(next);
        }
        return all;
    }
    static std::string read(LIBSSH2_CHANNEL* channel)
    {
        std::string text(100, '\0');
        const auto size = libssh2_channel_read(channel, text.data(), text.size());
        text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
        return text;
    }

    using Channels = std::vector<LIBSSH2_CHANNEL*>;
    ScriptedPeer peer;
};

} // namespace

TEST_F(ReadyChannel, IsEachOneWhoseOpenWasAnswered)
{
    const auto channels = open(3);
    EXPECT_EQ(ready(), channels);
    EXPECT_EQ(ready(), Channels{});
}

TEST_F(ReadyChannel, IsOnlyTheOneForWhichSomethingCame)
{
    const auto channels = opened(3);
    for (const unsigned char message : {kEof, kClose}) {
        arrives(Message(message).number(1));
        EXPECT_EQ(ready(), Channels{channels[1]});
    }
    arrives(Message(kWindowAdjust).number(2).number(5));
    EXPECT_EQ(ready(), Channels{channels[2]});
    arrives(Message(kData).number(0).string("hello"));
    EXPECT_EQ(ready(), Channels{channels[0]});
    EXPECT_EQ(ready(), Channels{});
}

TEST_F(ReadyChannel, IsNamedOnceForManyPacketsAndTheFirstToGetOneComesFirst)
{
    const auto channels = opened(3);
    for (const std::uint32_t id : {2U, 0U, 2U, 2U, 0U}) {
        arrives(Message(kData).number(id).string("."));
    }
    EXPECT_EQ(ready(), (Channels{channels[2], channels[0]}));
    EXPECT_EQ(read(channels[2]), "...");
    EXPECT_EQ(read(channels[0]), "..");
}

TEST_F(ReadyChannel, IsNeverOneThatWasFreed)
{
    const auto channels = opened(3);
    arrives(Message(kData).number(1).string("for nobody"));
    arrives(Message(kData).number(2).string("for somebody"));
    arrives(Message(kClose).number(1));
    EXPECT_EQ(libssh2_channel_free(channels[1]), 0);
    EXPECT_EQ(ready(), Channels{channels[2]});
    arrives(Message(kData).number(1).string("late"));
    EXPECT_EQ(ready(), Channels{});
}

TEST_F(ReadyChannel, KeepsTheProgramsOwnPointer)
{
    const auto channels = opened(2);
    *libssh2_channel_abstract(channels[1]) = &peer;
    EXPECT_EQ(*libssh2_channel_abstract(channels[0]), nullptr);
    EXPECT_EQ(*libssh2_channel_abstract(channels[1]), &peer);
}

TEST_F(ReadyChannel, KeepsTheDataOfItsNeighboursApart)
{
    const auto channels = opened(1025); // More than the index has places, so that two share one.
    arrives(Message(kData).number(0).string("first"));
    arrives(Message(kData).number(1024).string("last"));
    arrives(Message(kData).number(1).string("second"));
    EXPECT_EQ(read(channels[1024]), "last");
    EXPECT_EQ(read(channels[0]), "first");
    EXPECT_EQ(read(channels[1]), "second");
    EXPECT_EQ(queuedPackets(peer.session()), 0U);
    EXPECT_EQ(libssh2_channel_eof(channels[0]), 0);
    arrives(Message(kClose).number(0));
    EXPECT_EQ(libssh2_channel_free(channels[0]), 0);
    arrives(Message(kData).number(1024).string("still"));
    EXPECT_EQ(read(channels[1024]), "still");
}

} // namespace underpass::test
