// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/ExitCode.h"
#include "core/control/Control.h"

#include <vector>

namespace underpass {

// What a tunnel that another process runs means for whoever needs it. Pure.

// Of the forwards that the profile cannot do without, those that nobody can rely on.
[[nodiscard]] std::vector<ForwardReport> refusedOnes(const TunnelReport& tunnel);
// It is connected, and none of those is: what `connect` returns 0 for.
[[nodiscard]] bool isReliable(const TunnelReport& tunnel);
[[nodiscard]] bool isConnected(const TunnelReport& tunnel);
[[nodiscard]] ExitCode exitCodeOfTrouble(const TunnelReport& tunnel);

} // namespace underpass
