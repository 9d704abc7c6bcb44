// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace underpass::hostile {

using Bytes = std::string;

// RFC 4250 section 4.1.2, RFC 5656 section 7.1, RFC 4419 section 5.
enum Type : unsigned char {
    Disconnect = 1,
    Ignore = 2,
    Unimplemented = 3,
    Debug = 4,
    ServiceRequest = 5,
    ServiceAccept = 6,
    ExtInfo = 7,
    KexInit = 20,
    NewKeys = 21,
    KexInitEcdh = 30, // KEXDH_INIT and KEX_ECDH_INIT
    KexReply = 31, // KEXDH_REPLY, KEX_ECDH_REPLY and KEX_DH_GEX_GROUP
    KexGexInit = 32,
    KexGexReply = 33,
    KexGexRequest = 34,
    UserauthRequest = 50,
    UserauthFailure = 51,
    UserauthSuccess = 52,
    UserauthBanner = 53,
    UserauthInfoRequest = 60, // also PK_OK and PASSWD_CHANGEREQ
    UserauthInfoResponse = 61,
    GlobalRequest = 80,
    RequestSuccess = 81,
    RequestFailure = 82,
    ChannelOpen = 90,
    ChannelOpenConfirmation = 91,
    ChannelOpenFailure = 92,
    ChannelWindowAdjust = 93,
    ChannelData = 94,
    ChannelExtendedData = 95,
    ChannelEof = 96,
    ChannelClose = 97,
    ChannelRequest = 98,
    ChannelSuccess = 99,
    ChannelFailure = 100,
    Unknown = 192, // of the range for local extensions
};

// The client said something that no client may say.
class Unexpected : public std::runtime_error
{
    using std::runtime_error::runtime_error;
};

// A message's payload, written as RFC 4251 section 5 has it.
class Message
{
public:
    explicit Message(Type type) { byte(type); }
    Message() = default; // a part of one

    Message& byte(unsigned value);
    Message& number(std::uint64_t value); // uint32
    Message& string(std::string_view text);
    Message& mpint(std::string_view bigEndian); // of what is not negative
    Message& raw(std::string_view bytes);
    operator Bytes() const { return m_bytes; }

private:
    Bytes m_bytes;
};

// Reads what Message writes; throws Unexpected where it ends too early.
class Reader
{
public:
    explicit Reader(std::string_view bytes)
        : m_rest(bytes)
    { }
    unsigned byte();
    std::uint32_t number();
    Bytes string();
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view take(std::size_t size);
    std::string_view m_rest;
};

[[nodiscard]] Bytes number32(std::uint64_t value);
[[nodiscard]] Bytes random(std::size_t size);

} // namespace underpass::hostile
