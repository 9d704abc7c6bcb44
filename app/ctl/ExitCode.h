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
};

[[nodiscard]] ExitCode exitCodeFor(ErrorCode code);

// The table of --help.
extern const char* const exitCodeTable;

} // namespace underpass
