// SPDX-License-Identifier: MIT
#include "core/net/GatherTime.h"

namespace underpass {

std::chrono::microseconds gatherTime()
{
    return {}; // A completion port's timers are up to 16 milliseconds late.
}

} // namespace underpass
