// SPDX-License-Identifier: MIT
#include "core/control/WhoRuns.h"

#include <algorithm>
#include <utility>

namespace underpass {

std::function<bool(std::int64_t)> whoRuns(AllRunning all, ProfileId id)
{
    return [all = std::move(all), id = std::move(id)](std::int64_t process) {
        const auto runsIt = [&](const Running& running) {
            return running.tunnel.id == id && running.process.processId == process;
        };
        return std::ranges::any_of(all.tunnels, runsIt)
            || std::ranges::find(all.hanging, process) != all.hanging.end();
    };
}

} // namespace underpass
