// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"

#include <array>
#include <optional>
#include <string>

namespace underpass {

// What can be waited for. "online" is what `connect` returns 0 for, "stopped" that nothing runs any more.
inline constexpr std::array statesToWaitFor{
    "online", "stopped", "failed", "connecting", "waiting", "needs-user"};

// Waits for a tunnel, also for one that nobody has started yet. Without `seconds`, until it is so or cannot
// be.
ExitCode waitForTunnel(const Setting& setting, const std::string& idOrName, const std::string& state,
    std::optional<double> seconds);

} // namespace underpass
