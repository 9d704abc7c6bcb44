// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace underpass {

// A host and a TCP port. The host is a DNS name or an address literal, without brackets, in lower case for
// names.
struct Endpoint
{
    std::string host;
    std::uint16_t port = 0;

    auto operator<=>(const Endpoint&) const = default;

    // Reads "host", "host:port", "[v6]" and "[v6]:port"; a bare IPv6 address needs its brackets only when a
    // port follows. Refuses empty or over-long hosts (RFC 1035: 253 characters), spaces, control characters,
    // and a leading '-'.
    [[nodiscard]] static Result<Endpoint> parse(std::string_view text, std::uint16_t defaultPort);
};

// "host:port", with brackets where the host is an IPv6 address. parse() reads it back.
[[nodiscard]] std::string toString(const Endpoint& endpoint);

// Checks a host on its own, as typed into a field.
[[nodiscard]] Result<std::string> parseHost(std::string_view text);

// Reads a port from 1 to 65535; "0" only where `zeroAllowed` says that any free port will do.
enum class PortZero { Refused, Allowed };
[[nodiscard]] Result<std::uint16_t> parsePort(std::string_view text, PortZero zero = PortZero::Refused);

// True for "localhost", 127.0.0.0/8 and ::1: addresses that no other machine can reach.
[[nodiscard]] bool isLoopback(std::string_view host);

} // namespace underpass
