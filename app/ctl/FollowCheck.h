// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/ExitCode.h"
#include "core/check/StepReport.h"
#include "core/control/Running.h"

#include <functional>

namespace underpass {

// Has the process that runs a tunnel try its forwards over the live session, and hands on each step as soon
// as it is told. Complains where that could not be done to the end. Blocks.
[[nodiscard]] ExitCode followCheck(
    const Running& running, const std::function<void(const StepReport&)>& heard);

} // namespace underpass
