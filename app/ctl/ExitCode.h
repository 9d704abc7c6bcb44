// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

namespace underpass {

// What underpassctl returns. Scripts rely on the numbers: they never change, README.md and --help list them.
enum class ExitCode {
    Ok = 0,
    Internal = 1,
    Usage = 2,
    Profile = 3,
    Network = 4,
    HostKey = 5,
    LogIn = 6,
    Forward = 7,
    NotRunning = 8,
    ExecFailed = 125, // Of exec, which otherwise returns what its program does; 126 and 127 are env(1)'s.
};

[[nodiscard]] ExitCode exitCodeFor(ErrorCode code);

// The table of --help.
extern const char* const exitCodeTable;

} // namespace underpass
