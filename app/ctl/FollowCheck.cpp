// SPDX-License-Identifier: MIT
#include "app/ctl/FollowCheck.h"

#include "app/ctl/Setting.h"
#include "core/system/ProcessAlive.h"

#include <random>
#include <thread>

namespace underpass {

ExitCode followCheck(const Running& running, const std::function<void(const StepReport&)>& heard)
{
    const std::string asker = std::to_string(ownProcessId()) + "-" + std::to_string(std::random_device{}());
    const ControlRequest request{ControlCommand::Check, running.tunnel.id, asker};
    for (std::size_t told = 0;; std::this_thread::sleep_for(std::chrono::milliseconds{50})) {
        const auto reply = askControlPeer(running.process, request, std::chrono::seconds{5});
        if (!reply)
            return complain(reply.error());
        if (!reply->refused.empty())
            return complain(reply->refused, ExitCode::Internal);
        for (; told < reply->steps.size(); ++told)
            heard(reply->steps[told]);
        if (reply->isOver)
            return ExitCode::Ok;
    }
}

} // namespace underpass
