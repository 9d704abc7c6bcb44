// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

namespace underpass {

// What a log of ours says at a time.
struct LogLine
{
    std::chrono::sys_time<std::chrono::milliseconds> at; // UTC.
    std::string level; // "debug", "info", "warning" or "error".
    std::string text;
    std::string profile = {}; // The id of the one that it speaks of, where that is known.

    bool operator==(const LogLine&) const = default;
};

} // namespace underpass
