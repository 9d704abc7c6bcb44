// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <functional>

namespace underpass {

// How a window turns autostart at logon on and off. GUI thread.
enum class AtLogon { DoesNotStart, Starts, TurnedOffBySystem };

struct AutostartControl
{
    std::function<AtLogon()> get;
    std::function<Result<void>(bool on)> set;
};

} // namespace underpass
