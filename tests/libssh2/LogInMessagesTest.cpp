// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangeInternals.h"
#include "tests/libssh2/GuardedMemory.h"

#include <string_view>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kServiceAccept = 6;
constexpr unsigned char kFailure = 51;
constexpr unsigned char kBanner = 53;

class ServiceAccept : public testing::Test
{
protected:
    ServiceAccept() { awaitServiceAccept(peer.session()); }
    int handshake() { return libssh2_session_handshake(peer.session(), 1); }

    ScriptedPeer peer;
};

} // namespace

TEST_F(ServiceAccept, OfWhatWasAskedForEndsTheHandshake)
{
    peer.deliver(Message(kServiceAccept).string("ssh-userauth"));
    EXPECT_EQ(handshake(), 0);
}

TEST_F(ServiceAccept, OfAnotherServiceIsRefused)
{
    peer.deliver(Message(kServiceAccept).string("ssh-connection"));
    EXPECT_EQ(handshake(), LIBSSH2_ERROR_PROTO);
}

TEST_F(ServiceAccept, WithoutANameIsRefused)
{
    peer.deliver(Message(kServiceAccept));
    EXPECT_EQ(handshake(), LIBSSH2_ERROR_PROTO);
}

TEST_F(ServiceAccept, WhoseNameIsOnlyInThePaddingIsRefused)
{
    const std::string_view padding = "ssh-userauth..";
    Bytes packet = Message(0).number(static_cast<std::uint32_t>(1 + 5 + padding.size()));
    packet.erase(packet.begin());
    packet.push_back(static_cast<unsigned char>(padding.size()));
    const Bytes payload = Message(kServiceAccept).number(12);
    packet.insert(packet.end(), payload.begin(), payload.end());
    packet.insert(packet.end(), padding.begin(), padding.end());
    peer.feed(packet);
    EXPECT_EQ(handshake(), LIBSSH2_ERROR_PROTO);
}

TEST(LogInBanner, IsFreedWhereAnotherComes)
{
    GuardedMemory memory;
    {
        ScriptedPeer peer{GuardedMemory::allocator(), LoggingIn};
        const auto list = [&] { return libssh2_userauth_list(peer.session(), "anna", 4); };
        EXPECT_EQ(list(), nullptr);
        for (const char* text : {"first", "second", "third"}) {
            peer.deliver(Message(kBanner).string(text).string(""));
            EXPECT_EQ(list(), nullptr);
            EXPECT_EQ(libssh2_session_last_errno(peer.session()), LIBSSH2_ERROR_EAGAIN);
        }
        peer.deliver(Message(kFailure).string("password").byte(0));
        EXPECT_STREQ(list(), "password");
        EXPECT_EQ(list(), nullptr) << "asked once more";
        peer.deliver(Message(kFailure).string("publickey").byte(0));
        EXPECT_STREQ(list(), "publickey");
        char* banner = nullptr;
        EXPECT_EQ(libssh2_userauth_banner(peer.session(), &banner), 0);
        EXPECT_STREQ(banner, "third");
    }
    EXPECT_EQ(memory.blocks(), 0U);
}

} // namespace underpass::test
