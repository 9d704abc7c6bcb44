// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

namespace {

constexpr unsigned char kDisconnect = 1;
constexpr unsigned char kOpen = 90;
constexpr unsigned char kConfirmation = 91;
constexpr unsigned char kFailure = 92;
constexpr unsigned char kWindowAdjust = 93;
constexpr unsigned char kData = 94;
constexpr unsigned char kEof = 96;
constexpr unsigned char kClose = 97;
constexpr std::uint32_t kProhibited = 1;
constexpr std::uint32_t kConnectFailed = 2;
constexpr std::uint32_t kUnknownType = 3;
constexpr std::uint32_t kShortage = 4;

struct Place
{
    std::string host;
    unsigned long port = 0;
    bool operator==(const Place&) const = default;
};

class ForwardedChannel : public testing::Test
{
protected:
    ForwardedChannel() { libssh2_channel_forwarded_limit(peer.session(), 3); }

    // The peer's ids begin at 500.
    void asked(std::uint32_t id, const std::string& host = "localhost", std::uint32_t port = 8080)
    {
        peer.deliver(Message(kOpen)
                .string("forwarded-tcpip")
                .number(id)
                .number(70000)
                .number(30000)
                .string(host)
                .number(port)
                .string("192.0.2.7")
                .number(40000 + id));
        EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    }
    LIBSSH2_CHANNEL* next() { return libssh2_channel_forwarded_next(peer.session()); }
    static Place place(LIBSSH2_CHANNEL* channel, int originator)
    {
        std::size_t size = 0;
        unsigned long port = 0;
        const char* host = libssh2_channel_forwarded_host(channel, originator, &size, &port);
        return {host ? std::string(host, size) : "", port};
    }
    void arrives(const Bytes& message)
    {
        peer.deliver(message);
        EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    }
    static Bytes refusal(std::uint32_t id, std::uint32_t reason, const std::string& text)
    {
        return Message(kFailure).number(id).number(reason).string(text).string("");
    }

    ScriptedPeer peer;
};

} // namespace

TEST_F(ForwardedChannel, WaitsForTheProgramAndTellsWhoCalledWhere)
{
    asked(500, "localhost", 8080);
    asked(501, "", 9090);
    EXPECT_TRUE(peer.takeSent().empty());
    LIBSSH2_CHANNEL* first = next();
    LIBSSH2_CHANNEL* second = next();
    ASSERT_NE(first, nullptr);
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(next(), nullptr);
    EXPECT_EQ(place(first, 0), (Place{"localhost", 8080}));
    EXPECT_EQ(place(first, 1), (Place{"192.0.2.7", 40500}));
    EXPECT_EQ(place(second, 0), (Place{"", 9090}));
    EXPECT_EQ(place(second, 1), (Place{"192.0.2.7", 40501}));
    EXPECT_TRUE(peer.takeSent().empty());
}

TEST_F(ForwardedChannel, IsOpenOnceAcceptedWithTheWindowThatWasGiven)
{
    asked(500);
    LIBSSH2_CHANNEL* channel = next();
    *libssh2_channel_abstract(channel) = &peer;
    ASSERT_EQ(libssh2_channel_forwarded_accept(channel, 123456, 32768), 0);
    const std::vector<Bytes> sent = peer.takeSentPayloads();
    ASSERT_EQ(sent.size(), 1U);
    const std::uint32_t id = numberAt(sent[0], 5);
    EXPECT_EQ(sent[0], Bytes(Message(kConfirmation).number(500).number(id).number(123456).number(32768)));
    EXPECT_EQ(libssh2_channel_window_write(channel), 70000U);
    EXPECT_EQ(place(channel, 0), Place{});
    EXPECT_EQ(libssh2_channel_forwarded_accept(channel, 1, 1), LIBSSH2_ERROR_BAD_USE);

    arrives(Message(kData).number(id).string("hello"));
    EXPECT_EQ(libssh2_session_next_ready(peer.session()), channel);
    std::string text(100, '\0');
    EXPECT_EQ(libssh2_channel_read(channel, text.data(), text.size()), 5);
    EXPECT_EQ(libssh2_channel_write(channel, "answer", 6), 6);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{Message(kData).number(500).string("answer")});
    arrives(Message(kWindowAdjust).number(id).number(1));
    EXPECT_EQ(libssh2_session_next_ready(peer.session()), channel);
    arrives(Message(kClose).number(id));
    EXPECT_EQ(libssh2_session_next_ready(peer.session()), channel);
    EXPECT_EQ(libssh2_channel_free(channel), 0);
    EXPECT_EQ(peer.takeSentPayloads(),
        (std::vector<Bytes>{Message(kEof).number(500), Message(kClose).number(500)}));
}

TEST_F(ForwardedChannel, IsRefusedWithTheReasonThatWasGiven)
{
    asked(500);
    asked(501);
    LIBSSH2_CHANNEL* first = next();
    LIBSSH2_CHANNEL* second = next();
    EXPECT_EQ(libssh2_channel_forwarded_refuse(second, kConnectFailed, "nobody there", 12), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{refusal(501, kConnectFailed, "nobody there")});
    EXPECT_EQ(libssh2_channel_free(first), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{refusal(500, kProhibited, "")});
}

TEST_F(ForwardedChannel, IsRefusedAtOnceWhenTooManyWaitAlready)
{
    for (std::uint32_t id = 500; id < 503; id++) {
        asked(id);
    }
    LIBSSH2_CHANNEL* first = next();
    EXPECT_TRUE(peer.takeSent().empty());
    asked(503);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{refusal(503, kShortage, "Forward not requested")});
    EXPECT_EQ(libssh2_channel_forwarded_accept(first, 1000, 1000), 0);
    (void)peer.takeSent();
    asked(504); // In the place of the one that was accepted.
    EXPECT_TRUE(peer.takeSent().empty());
}

TEST_F(ForwardedChannel, IsProhibitedWhenTheProgramNeverSaidThatItWantsAny)
{
    libssh2_channel_forwarded_limit(peer.session(), 0);
    asked(500);
    EXPECT_EQ(
        peer.takeSentPayloads(), std::vector<Bytes>{refusal(500, kProhibited, "Forward not requested")});
    EXPECT_EQ(next(), nullptr);
}

TEST_F(ForwardedChannel, StillGoesToAListenerThatIsThere)
{
    int port = 0;
    const auto listen
        = [&] { return libssh2_channel_forward_listen_ex(peer.session(), "localhost", 0, &port, 0); };
    ASSERT_EQ(listen(), nullptr);
    peer.deliver(Message(81).number(8080));
    LIBSSH2_LISTENER* listener = listen();
    ASSERT_NE(listener, nullptr);
    asked(500, "localhost", 8080);
    EXPECT_EQ(next(), nullptr);
    EXPECT_NE(libssh2_channel_forward_accept(listener), nullptr);
}

TEST_F(ForwardedChannel, IgnoresDataForAChannelThatIsNotAcceptedYet)
{
    asked(500);
    LIBSSH2_CHANNEL* channel = next();
    arrives(Message(kData).number(0).string("too early"));
    EXPECT_EQ(libssh2_channel_forwarded_accept(channel, 1000, 1000), 0);
    std::string text(100, '\0');
    EXPECT_EQ(libssh2_channel_read(channel, text.data(), text.size()), LIBSSH2_ERROR_EAGAIN);
}

TEST_F(ForwardedChannel, IsAnsweredOnceThoughTheSocketWasFull)
{
    asked(500);
    asked(501);
    LIBSSH2_CHANNEL* first = next();
    LIBSSH2_CHANNEL* second = next();
    peer.refuseSends(true);
    EXPECT_EQ(libssh2_channel_forwarded_accept(first, 1000, 1000), LIBSSH2_ERROR_EAGAIN);
    peer.refuseSends(false);
    EXPECT_EQ(libssh2_channel_forwarded_accept(first, 1000, 1000), 0);
    EXPECT_EQ(peer.takeSentPayloads().size(), 1U);
    peer.refuseSends(true);
    EXPECT_EQ(libssh2_channel_forwarded_refuse(second, kConnectFailed, "", 0), LIBSSH2_ERROR_EAGAIN);
    peer.refuseSends(false);
    EXPECT_EQ(libssh2_channel_forwarded_refuse(second, kConnectFailed, "", 0), 0);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{refusal(501, kConnectFailed, "")});
}

TEST_F(ForwardedChannel, AskedForDuringAKeyExchangeIsDecidedAfterIt)
{
    ASSERT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    (void)peer.takeSent();
    asked(500);
    LIBSSH2_CHANNEL* channel = next();
    ASSERT_NE(channel, nullptr);
    EXPECT_EQ(libssh2_channel_forwarded_accept(channel, 1000, 1000), LIBSSH2_ERROR_EAGAIN);
    EXPECT_TRUE(peer.takeSent().empty());
    peer.deliver(hopelessKexInit());
    EXPECT_LT(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(libssh2_channel_forwarded_accept(channel, 1000, 1000), 0);
    EXPECT_EQ(peer.takeSentPayloads(),
        std::vector<Bytes>{Message(kConfirmation).number(500).number(0).number(1000).number(1000)});
}

TEST_F(ForwardedChannel, ThatNobodyDecidedGoesWithTheSession)
{
    asked(500); // The address sanitizer is the judge.
    asked(501);
    ASSERT_NE(next(), nullptr);
    peer.deliver(Message(kDisconnect).number(11).string("bye").string(""));
    EXPECT_NE(libssh2_session_drive(peer.session()), 0);
}

TEST_F(ForwardedChannel, OfAnotherTypeThatNobodyAskedForIsRefusedWithTheRightReason)
{
    const auto refusedWith = [&](const std::string& type) {
        arrives(Message(kOpen).string(type).number(500).number(70000).number(30000).string("host").number(1));
        const std::vector<Bytes> sent = peer.takeSentPayloads();
        EXPECT_EQ(sent.size(), 1U) << type;
        EXPECT_EQ(sent.at(0).at(0), kFailure) << type;
        EXPECT_EQ(numberAt(sent.at(0), 1), 500U) << type;
        return numberAt(sent.at(0), 5);
    };
    EXPECT_EQ(refusedWith("session"), kUnknownType);
    EXPECT_EQ(refusedWith("forwarded-streamlocal@openssh.com"), kUnknownType);
    EXPECT_EQ(refusedWith(""), kUnknownType);
    EXPECT_EQ(refusedWith("x11"), kProhibited);
    EXPECT_EQ(refusedWith("auth-agent@openssh.com"), kProhibited);
    arrives(Message(kOpen).number(0xffffffff).number(1).number(2).number(3)); // A length beyond the packet.
    EXPECT_TRUE(peer.takeSent().empty());
}

} // namespace underpass::test
