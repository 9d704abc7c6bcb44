// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

#include <string_view>

namespace underpass::test {

// The address sanitizer is the judge of what is left behind.
TEST(FailedExchange, IsOverAndFreesTheHostKey)
{
    constexpr std::size_t x25519Size = 32;
    ScriptedPeer peer{Connected};
    const std::string_view banner = "SSH-2.0-scripted\r\n";
    peer.feed(Bytes(banner.begin(), banner.end()));
    EXPECT_EQ(libssh2_session_handshake(peer.session(), 1), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(kexInit("curve25519-sha256"));
    EXPECT_EQ(libssh2_session_handshake(peer.session(), 1), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(unsignedExchangeReply(x25519Size));
    EXPECT_EQ(libssh2_session_handshake(peer.session(), 1), LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE);
    EXPECT_NE(libssh2_session_hostkey(peer.session(), nullptr, nullptr), nullptr);
}

} // namespace underpass::test
