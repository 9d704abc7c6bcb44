// SPDX-License-Identifier: MIT
#include "app/ctl/Outcome.h"

#include "core/tunnel/ForwardState.h"

#include <algorithm>
#include <iterator>

namespace underpass {

std::vector<ForwardReport> refusedOnes(const TunnelReport& tunnel)
{
    std::vector<ForwardReport> refused;
    std::ranges::copy_if(tunnel.forwards, std::back_inserter(refused), [](const ForwardReport& forward) {
        return forward.required
            && (forward.state == name(ForwardHealth::Refused)
                || forward.state == name(ForwardHealth::NotConnected));
    });
    return refused;
}

bool isReliable(const TunnelReport& tunnel)
{
    return isConnected(tunnel) && refusedOnes(tunnel).empty();
}

bool isConnected(const TunnelReport& tunnel)
{
    return tunnel.state == "online" || tunnel.state == "degraded";
}

ExitCode exitCodeOfTrouble(const TunnelReport& tunnel)
{
    return exitCodeFor(errorCodeNamed(tunnel.trouble).value_or(ErrorCode::Internal));
}

} // namespace underpass
