// SPDX-License-Identifier: MIT
#include "core/listen/SocksRequest.h"

#include "core/listen/DynamicAnswer.h"

#include <asio/ip/address.hpp>

namespace underpass {
namespace {

using Verdict = RequestReading::Verdict;

constexpr unsigned char version5 = 5;
constexpr unsigned char connectCommand = 1;
constexpr char noLogIn = 0;
constexpr std::size_t longestText = 255; // Of a user or a name in SOCKS 4, which sets no limit itself.

RequestReading bad(std::string answer)
{
    return {Verdict::Bad, 0, {}, std::move(answer)};
}

unsigned char byteAt(std::string_view bytes, std::size_t place)
{
    return static_cast<unsigned char>(bytes[place]);
}

std::uint16_t portAt(std::string_view bytes, std::size_t place)
{
    return static_cast<std::uint16_t>(byteAt(bytes, place) << 8U | byteAt(bytes, place + 1));
}

template <class Address> std::string addressAt(std::string_view bytes, std::size_t place)
{
    typename Address::bytes_type raw;
    for (std::size_t i = 0; i < raw.size(); ++i)
        raw[i] = byteAt(bytes, place + i);
    return Address{raw}.to_string();
}

// A host that is none, or port 0, leads nowhere.
RequestReading to(const std::string& host, std::uint16_t port, std::size_t size, std::string whenBad)
{
    auto checked = parseHost(host);
    if (!checked || port == 0)
        return bad(std::move(whenBad));
    return {Verdict::Complete, size, {std::move(*checked), port}, {}};
}

// A text of SOCKS 4, which ends with a zero byte.
RequestReading readText(std::string_view bytes, std::size_t from)
{
    const auto end = bytes.find('\0', from);
    if (end == std::string_view::npos ? bytes.size() - from > longestText : end - from > longestText)
        return bad(socks4Answer(false));
    if (end == std::string_view::npos)
        return {};
    return {Verdict::Complete, end + 1 - from, {}, {}};
}

// 4a: an address that begins with three zeros and does not end with one stands for a name behind the user.
bool standsForName(std::string_view address)
{
    return address.starts_with(std::string_view{"\0\0\0", 3}) && address[3] != '\0';
}

} // namespace

RequestReading readSocks4(std::string_view bytes)
{
    constexpr std::size_t head = 8; // Version, command, port, address.
    if (bytes.size() < head)
        return {};
    const RequestReading user = readText(bytes, head);
    if (user.verdict != Verdict::Complete)
        return user;
    std::size_t size = head + user.size;
    std::string host = addressAt<asio::ip::address_v4>(bytes, 4);
    if (standsForName(bytes.substr(4, 4))) {
        const RequestReading name = readText(bytes, size);
        if (name.verdict != Verdict::Complete)
            return name;
        host = bytes.substr(size, name.size - 1);
        size += name.size;
    }
    if (byteAt(bytes, 1) != connectCommand)
        return bad(socks4Answer(false));
    return to(host, portAt(bytes, 2), size, socks4Answer(false));
}

RequestReading readSocks5Greeting(std::string_view bytes)
{
    if (bytes.size() < 2)
        return {};
    const std::size_t size = 2 + std::size_t{byteAt(bytes, 1)};
    if (bytes.size() < size)
        return {};
    if (bytes.substr(2, size - 2).find(noLogIn) == std::string_view::npos)
        return bad("\x05\xff"); // None of what was offered will do.
    return {Verdict::Complete, size, {}, {'\5', noLogIn}};
}

RequestReading readSocks5(std::string_view bytes)
{
    enum AddressType : unsigned char { IPv4 = 1, Name = 3, IPv6 = 4 };
    constexpr std::size_t head = 4; // Version, command, nothing, type of address.
    constexpr std::size_t portSize = 2;
    if (!bytes.empty() && byteAt(bytes, 0) != version5)
        return bad(socks5Answer(socks5::Failed));
    if (bytes.size() <= head)
        return {};
    const unsigned char type = byteAt(bytes, 3);
    if (type != IPv4 && type != Name && type != IPv6)
        return bad(socks5Answer(socks5::NoSuchAddressType));
    const std::size_t nameSize = byteAt(bytes, head);
    const std::size_t addressSize = type == IPv4 ? 4 : type == IPv6 ? 16 : 1 + nameSize;
    const std::size_t size = head + addressSize + portSize;
    if (bytes.size() < size)
        return {};
    if (byteAt(bytes, 1) != connectCommand)
        return bad(socks5Answer(socks5::NoSuchCommand));
    const std::string host = type == IPv4 ? addressAt<asio::ip::address_v4>(bytes, head)
        : type == IPv6                    ? addressAt<asio::ip::address_v6>(bytes, head)
                                          : std::string{bytes.substr(head + 1, nameSize)};
    return to(host, portAt(bytes, size - portSize), size, socks5Answer(socks5::Failed));
}

} // namespace underpass
