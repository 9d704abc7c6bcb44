// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kIgnore = 2;
constexpr const char* kCiphers[]
    = {"aes128-gcm@openssh.com", "aes256-ctr", "chacha20-poly1305@openssh.com", "aes128-ctr"};

// A packet's length and padding length, then this many bytes.
Bytes plainPacket(std::uint32_t length, std::size_t padding, std::size_t size)
{
    Bytes packet = Message(0).number(length);
    packet.erase(packet.begin());
    packet.push_back(static_cast<unsigned char>(padding));
    packet.resize(packet.size() + size, kIgnore);
    packet.resize(4 + length);
    return packet;
}

class ShortPacket : public testing::TestWithParam<std::tuple<const char*, const char*>>
{
protected:
    const ExchangingPeer::Offer offer{.cipher = std::get<0>(GetParam()), .mac = std::get<1>(GetParam())};
};

} // namespace

TEST_P(ShortPacket, OfPaddingAloneHasNoTypeAndEndsTheSession)
{
    ExchangingPeer peer{offer};
    // Sizes that are whole blocks whether or not the length counts.
    const bool lengthIsApart
        = offer.cipher.find("ctr") == std::string::npos || offer.mac.find("etm") != std::string::npos;
    const std::uint32_t length = lengthIsApart ? 32 : 28;
    peer.sayPacket(plainPacket(length, length - 1, 0));
    EXPECT_LT(peer.drive(), 0);
}

TEST_P(ShortPacket, WithLessPaddingThanEachMustHaveEndsTheSession)
{
    for (std::size_t padding = 0; padding < 4; ++padding) {
        ExchangingPeer peer{offer};
        const bool lengthIsApart
            = offer.cipher.find("ctr") == std::string::npos || offer.mac.find("etm") != std::string::npos;
        const std::uint32_t length = lengthIsApart ? 32 : 28;
        peer.sayPacket(plainPacket(length, padding, length - 1 - padding));
        EXPECT_LT(peer.drive(), 0) << padding;
    }
}

INSTANTIATE_TEST_SUITE_P(Libssh2, ShortPacket,
    testing::Combine(
        testing::ValuesIn(kCiphers), testing::Values("hmac-sha2-256-etm@openssh.com", "hmac-sha2-256")));

// The address sanitizer is the judge of what the shortest ones do to memory.
TEST(ShortPacket, OfAnyLengthBelowSixIsRefusedByChaCha20)
{
    for (std::uint32_t length = 1; length < 6; ++length) {
        ExchangingPeer peer{{.cipher = "chacha20-poly1305@openssh.com"}};
        peer.sayPacket(plainPacket(length, length - 1, 0));
        EXPECT_LT(peer.drive(), 0) << length;
    }
}

TEST(ShortPacket, IsNoAnswerToAGlobalRequest)
{
    ExchangingPeer peer{{}};
    auto* request = libssh2_global_request_begin(peer.session(), "tcpip-forward", 13, "", 0);
    Bytes packet = plainPacket(32, 31, 0);
    packet.at(5) = 81; // Where the type would be.
    peer.sayPacket(packet);
    EXPECT_LT(peer.drive(), 0);
    const unsigned char* reply = nullptr;
    std::size_t size = 0;
    EXPECT_LT(libssh2_global_request_poll(request, &reply, &size), 0);
    EXPECT_EQ(size, 0U);
    (void)libssh2_global_request_free(request);
}

} // namespace underpass::test
