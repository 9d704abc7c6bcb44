// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kOpen = 90;
constexpr unsigned char kOpenFailure = 92;
constexpr unsigned char kWindowAdjust = 93;
constexpr std::uint32_t kLargest = 0xffffffff;
constexpr std::uint32_t kFirstWindow = 1000; // Of ScriptedPeer::openChannel.

} // namespace

// RFC 4254 section 5.2: a window has at most 2^32 - 1 bytes.
TEST(WindowSum, ThatIsTheLargestIsTaken)
{
    ScriptedPeer peer;
    peer.openChannel(7);
    peer.deliver(Message(kWindowAdjust).number(0).number(kLargest - kFirstWindow));
    EXPECT_EQ(peer.readAll(), LIBSSH2_ERROR_EAGAIN);
}

TEST(WindowSum, ThatWouldBeLargerEndsTheSession)
{
    ScriptedPeer peer;
    peer.openChannel(7);
    peer.deliver(Message(kWindowAdjust).number(0).number(kLargest - kFirstWindow + 1));
    EXPECT_EQ(peer.readAll(), LIBSSH2_ERROR_PROTO);
}

TEST(RefusedOpening, IsAMessageOfTheRightLength)
{
    ScriptedPeer peer;
    const auto open = [&](const std::string& type) {
        peer.deliver(
            Message(kOpen).string(type).number(5).number(1000).number(1000).string("host").number(1));
        peer.readAll();
        const auto sent = peer.takeSentPayloads();
        return sent.empty() ? Bytes{} : sent.back();
    };
    const auto refusal = [](std::uint32_t reason, const std::string& text) -> Bytes {
        return Message(kOpenFailure).number(5).number(reason).string(text).string("");
    };
    EXPECT_EQ(open("auth-agent@openssh.com"), refusal(1, "Auth Agent unavailable"));
    EXPECT_EQ(open("x11"), refusal(1, "X11 Forward Unavailable"));
    EXPECT_EQ(open("session"), refusal(3, "Unknown channel type"));
}

} // namespace underpass::test
