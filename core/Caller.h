// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace underpass {

// Who opened a loopback connection to us. Text is cleaned. `program` is the path where we may read it, else
// the name, else "".
struct Caller
{
    enum class Relation {
        Me, // The account that runs Underpass, elevated or not.
        SystemService, // Windows: LocalSystem, LocalService, NetworkService. Linux: root.
        Other,
        Unknown, // No row, already gone, or not readable: never treated as anybody.
    };
    Relation relation = Relation::Unknown;
    std::string user; // "anna", "CONTOSO\\anna"; a number where the account has no name.
    std::int64_t processId = 0;
    std::string program;

    bool operator==(const Caller&) const = default;
};

// "thunderbird (pid 4711, anna)", leaving out what is not known.
[[nodiscard]] std::string toString(const Caller& caller);

} // namespace underpass
