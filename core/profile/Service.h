// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

namespace underpass {

// What keeps the bytes of a service from whoever is on the way, where no tunnel does. None: a password can be
// read. Tls: from the first byte on. Own: the service encrypts by itself.
enum class Protection { None, Tls, Own };

// What is said first on a connection.
enum class Opening {
    Greeting, // By the server: a line (RFC 1939, 3501, 5321, 4253, 6143).
    MySql, // By the server: a packet (protocol version 10).
    Http, // From here on by the caller (RFC 9110),
    Socks5, // (RFC 1928),
    Rdp, // (X.224, MS-RDPBCGR 2.2.1.1),
    PostgreSql, // (SSLRequest),
    Other, // or in a way that Underpass does not speak.
};

enum class MailService { No, Pop3, Imap, Smtp };

// What usually speaks on a TCP port (IANA's registry), and how.
struct Service
{
    std::uint16_t port;
    const char* name; // As people say it, in every language: "POP3".
    // How the server's greeting begins in the clear; empty where there is none.
    const char* greeting;
    Protection protection;
    Opening opening; // In the clear, or in the TLS of Protection::Tls.
    MailService mail = MailService::No;
    // Where a forward to it listens, free of what systems use themselves; 0: none is proposed.
    std::uint16_t localPort = 0;
};

// All that Underpass knows, in the order in which people look for them.
[[nodiscard]] std::span<const Service> services();
[[nodiscard]] const Service* serviceOn(std::uint16_t port); // Null where we do not know.

} // namespace underpass
