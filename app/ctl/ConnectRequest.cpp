// SPDX-License-Identifier: MIT
#include "app/ctl/ConnectRequest.h"

#include "app/ctl/Background.h"
#include "core/system/ProcessAlive.h"

#include <random>

namespace underpass {

std::string newAsker()
{
    return std::to_string(ownProcessId()).append("-").append(std::to_string(std::random_device{}()));
}

ControlRequest connectRequest(
    const Setting& setting, const ProfileId& id, const std::string& asker, const std::string& user)
{
    ConnectWishes wishes = trusting(setting.knownHosts);
    wishes.agent = agentOfEnvironment();
    wishes.verbose = setting.verbose;
    return {.command = ControlCommand::Connect,
        .profile = id,
        .asker = asker,
        .user = user,
        .wishes = std::move(wishes)};
}

} // namespace underpass
