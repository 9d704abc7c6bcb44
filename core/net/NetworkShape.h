// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <set>
#include <string>

namespace underpass {

// What of this machine's network decides whether and how a server is reached: each address on an interface
// that is connected, and each default route. Not how long an address is good for, what a route costs, or
// which address of a family is the temporary one: systems renew those all the time, and no connection
// notices.
struct NetworkShape
{
    std::set<std::string> parts; // One each; how it is written is the system's business.
    bool leadsOut = false; // There is an address that others can answer to.

    bool operator==(const NetworkShape&) const = default;
};

// As it is now. Blocks for no longer than a system call; thread-safe.
[[nodiscard]] NetworkShape networkShape();

// Whether nothing outside this machine can be reached whatever its name, so that a look-up which found
// nothing says nothing about the name. False where that is not known. Thread-safe.
[[nodiscard]] bool isOffline();

} // namespace underpass
