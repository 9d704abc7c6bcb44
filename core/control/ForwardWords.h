// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/Control.h"
#include "core/tunnel/ForwardState.h"

#include <string>

namespace underpass {

// How a forward of a tunnel that is online is doing, for the terminal: what is so, and what that rests on.
// Times are of this machine's clock, with the date where it is not today's.
[[nodiscard]] std::string words(const ForwardState& state, WallTime now);

// What is told to other programs about it. The second: of a tunnel that is not online.
[[nodiscard]] ForwardReport reportOf(const ForwardState& state, WallTime now);
[[nodiscard]] ForwardReport offlineReportOf(const Forward& forward);

// "17:03:05" or "2026-11-26 17:03:05" here; "2026-11-26T16:03:05Z" for programs.
[[nodiscard]] std::string localTime(WallTime at, WallTime now);
[[nodiscard]] std::string utcTime(WallTime at);

} // namespace underpass
