// SPDX-License-Identifier: MIT
#pragma once

#include "tests/hostile/Message.h"

#include <functional>
#include <memory>
#include <string_view>

namespace underpass::hostile {

// How packets of one direction are made unreadable and unforgeable: RFC 4253 section 6, RFC 5647, OpenSSH's
// PROTOCOL and PROTOCOL.chacha20poly1305. Written straight on OpenSSL, without a line of the library that it
// is to test.
class Sealing
{
public:
    using Read = std::function<Bytes(std::size_t)>;

    virtual ~Sealing() = default;
    // `packet` is length field, padding length, payload and padding, each of which may lie.
    virtual Bytes seal(std::uint32_t sequence, const Bytes& packet) = 0;
    // One packet of an honest client, from its length field on.
    virtual Bytes open(std::uint32_t sequence, const Read& read) = 0;
    [[nodiscard]] virtual std::size_t block() const { return 8; }
    // Whether the length field counts when a packet is filled up to whole blocks.
    [[nodiscard]] virtual bool padsTheLength() const { return true; }
};

// Where RFC 4253 section 7.2 takes keys from: so many bytes for the letter 'A' to 'F'.
using Derive = std::function<Bytes(char letter, std::size_t size)>;
enum class Way { ToClient, ToServer };

// "none", "aes128-gcm@openssh.com", "aes128-ctr", "aes256-ctr" and "chacha20-poly1305@openssh.com", the
// second and third with "hmac-sha2-256", "hmac-sha2-512" or their "-etm@openssh.com"; throws for others.
[[nodiscard]] std::unique_ptr<Sealing> makeSealing(
    std::string_view cipher, std::string_view mac, Way way, const Derive& derive);

} // namespace underpass::hostile
