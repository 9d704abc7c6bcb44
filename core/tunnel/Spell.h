// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace underpass {

// A time in which a tunnel was up, or was not, for one reason.
struct Spell
{
    bool isUp = false;
    std::string state; // name(TunnelState) of its beginning.
    std::chrono::sys_seconds since;
    std::optional<std::chrono::sys_seconds> until = {}; // Nothing: it lasts, or see `lastSign`.
    std::string cause = {}; // Why it was down.
    std::string sentence = {}; // English.
    std::uint64_t turnedAway = 0; // How many callers were, while it was up.
    std::int64_t process = 0;
    std::optional<std::chrono::sys_seconds> lastSign = {}; // Its process ended without a word, then or later.
    std::string subject = {}; // Error::subject of the cause; empty where an earlier version wrote it down.

    bool operator==(const Spell&) const = default;
};

} // namespace underpass
