// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace underpass {

// Who opened a loopback connection to us, or one to where the server listens for us. Text is cleaned.
// `program` is the path where we may read it, else the name, else "". Of somebody who called at the server
// only `from` is known: "192.0.2.7:40123", as the server says.
struct Caller
{
    enum class Relation {
        Me, // The account that runs Underpass, elevated or not; on Windows not where it is confined.
        SystemService, // Windows: LocalSystem, LocalService, NetworkService. Linux: root.
        Other, // Also a program whose account we may not look at, and one that Windows confines.
        Unknown, // No row, already gone, or not readable: never treated as anybody.
    };
    Relation relation = Relation::Unknown;
    std::string user; // "anna", "CONTOSO\\anna"; a number where the account has no name.
    std::int64_t processId = 0;
    std::string program;
    std::string from = {};

    bool operator==(const Caller&) const = default;
};

// "thunderbird (pid 4711, anna)", leaving out what is not known; "192.0.2.7:40123" at the server.
[[nodiscard]] std::string toString(const Caller& caller);

} // namespace underpass
