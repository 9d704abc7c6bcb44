// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/Check.h"

namespace underpass {

// Tries each enabled forward of a tunnel that is up, whatever its port: whether the server permits it,
// whether its target is reached, and whether it speaks as its service does; a step for each, in their order,
// several at a time. Touches no port of the tunnel's. Blocks; one thread of the caller's, others of its own
// meanwhile.
void tryForwards(const Profile& profile, const std::vector<ForwardState>& forwards, const StartTrial& start,
    const CheckReport& report, const std::stop_token& stop);

} // namespace underpass
