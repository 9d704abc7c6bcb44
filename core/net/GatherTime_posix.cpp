// SPDX-License-Identifier: MIT
#include "core/net/GatherTime.h"

namespace underpass {

std::chrono::microseconds gatherTime()
{
    return std::chrono::microseconds{200};
}

} // namespace underpass
