// SPDX-License-Identifier: MIT
#include "core/base/Endpoint.h"

#include "core/base/AsciiName.h"
#include "core/base/CleanText.h"
#include "core/base/Error.h"

#include <algorithm>
#include <charconv>

#include <asio/ip/address.hpp>

namespace underpass {
namespace {

constexpr std::size_t longestHost = 253; // RFC 1035 section 2.3.4, without the root's dot.

std::unexpected<Error> refuse(std::string_view text, std::string why)
{
    return fail(ErrorCode::InvalidInput, "\"" + cleanText(text, 80) + "\"", std::move(why));
}

// Not std::isalnum and std::tolower: in some locales these see letters in the middle of UTF-8.
bool isNameCharacter(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || std::string_view{".-_"}.contains(static_cast<char>(c));
}

std::string lowerCase(std::string_view text)
{
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

bool isPlainName(std::string_view text)
{
    return !text.starts_with('-')
        && std::ranges::all_of(text, [](unsigned char c) { return isNameCharacter(c); });
}

// The resolver takes anything for a zone ("fe80::1%eth0"), even a line break that would end up in
// known_hosts.
bool isAddressCharacter(unsigned char c)
{
    return isNameCharacter(c) || c == ':' || c == '%';
}

bool isAddress(const std::string& text)
{
    if (!std::ranges::all_of(text, isAddressCharacter))
        return false;
    // A zone is looked up only when it is used: the interface may be of another machine, or not there yet.
    const auto percent = text.find('%');
    std::error_code failed;
    const auto address = asio::ip::make_address(text.substr(0, percent), failed);
    const bool isZoneRight = percent == std::string::npos || (percent + 1 < text.size() && address.is_v6());
    return !failed && isZoneRight;
}

// A name beyond ASCII stays as it was typed, where it has a letter that ASCII lacks: what others are told is
// asciiName(). One that is only written in wide letters is what it means.
Result<std::string> internationalHost(std::string_view text)
{
    const auto ascii = asciiName(text);
    if (!ascii || !isPlainName(*ascii))
        return refuse(text,
            "no host has this name: it has letters that names do not have or do not mix, or a part of it is "
            "too "
            "long");
    if (ascii->size() > longestHost)
        return refuse(text, "a host has at most 253 characters");
    return ascii->find("xn--") == std::string::npos ? *ascii : lowerCase(text);
}

Result<Endpoint> withPort(std::string_view host, std::string_view port)
{
    auto checkedHost = parseHost(host);
    if (!checkedHost)
        return fail(checkedHost);
    auto checkedPort = parsePort(port, PortZero::Allowed);
    if (!checkedPort)
        return fail(checkedPort);
    return Endpoint{*checkedHost, *checkedPort};
}

} // namespace

Result<std::string> parseHost(std::string_view text)
{
    if (text.empty())
        return refuse(text, "a host is missing");
    if (!isAscii(text))
        return internationalHost(text);
    if (text.size() > longestHost)
        return refuse(text, "a host has at most 253 characters");
    std::string host{text};
    if (text.find(':') != std::string_view::npos)
        return isAddress(host) ? Result<std::string>{host} : refuse(text, "this is no IPv6 address");
    if (!isPlainName(text))
        return refuse(text, "a host has only letters, digits, dots and hyphens, and no hyphen in front");
    return lowerCase(text);
}

Result<std::uint16_t> parsePort(std::string_view text, PortZero zero)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || (port == 0 && zero == PortZero::Refused))
        return refuse(text, "a port is a number from 1 to 65535");
    return port;
}

Result<Endpoint> Endpoint::parse(std::string_view text, std::uint16_t defaultPort)
{
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos)
            return refuse(text, "the closing bracket is missing");
        const auto host = text.substr(1, close - 1);
        const auto rest = text.substr(close + 1);
        if (host.find(':') == std::string_view::npos)
            return refuse(text, "brackets are for IPv6 addresses only");
        if (rest.empty())
            return withPort(host, std::to_string(defaultPort));
        return rest.front() == ':' ? withPort(host, rest.substr(1))
                                   : refuse(text, "after the bracket only a port can follow");
    }
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || text.find(':') != colon)
        return withPort(text, std::to_string(defaultPort));
    return withPort(text.substr(0, colon), text.substr(colon + 1));
}

std::string toString(const Endpoint& endpoint)
{
    const bool bracketed = endpoint.host.find(':') != std::string::npos;
    return (bracketed ? "[" + endpoint.host + "]" : endpoint.host) + ":" + std::to_string(endpoint.port);
}

bool isLoopback(std::string_view host)
{
    if (host == "localhost")
        return true;
    std::error_code failed;
    const auto address = asio::ip::make_address(std::string{host}, failed);
    return !failed && address.is_loopback();
}

} // namespace underpass
