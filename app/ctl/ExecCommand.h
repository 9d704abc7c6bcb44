// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Inherited.h"
#include "app/ctl/Setting.h"

#include <string>
#include <vector>

namespace underpass {

enum class WhenLost { EndProgram, LeaveRunning };

// A program that is to run only while a tunnel's ports are truly ours.
struct ExecOrder
{
    std::string profile; // Id or name.
    std::vector<std::string> program; // And its arguments.
    WhenLost whenLost = WhenLost::EndProgram;
    const Inherited* inherited = nullptr; // What the program gets of it; must outlive this.
};

// Starts the tunnel where nobody runs it, has its forwards tried, runs the program, and ends a tunnel that it
// started. Returns the program's exit code; ExecFailed for trouble of its own, 126 and 127
// where the program cannot be run. To be
// called on the main thread; app/README.md has the rest of the promise.
[[nodiscard]] ExitCode execProgram(const Setting& setting, const ExecOrder& order);

} // namespace underpass
