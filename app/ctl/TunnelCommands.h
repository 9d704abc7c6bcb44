// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/PortFix.h"
#include "app/ctl/Setting.h"
#include "core/profile/Selection.h"

#include <string>

namespace underpass {

// Of a tunnel that another process keeps for itself, and does not tell of.
[[nodiscard]] std::string runsUnseen(const ProfileId& id);
ExitCode runTunnel(const Setting& setting, const std::string& idOrName, FixPorts fix);
// What `connect` starts: the process of all tunnels in the background.
ExitCode runBackground(const Setting& setting);
// `user`: who needs it only for a while, ControlRequest::user; empty where it is for good.
ExitCode connectTunnel(
    const Setting& setting, const std::string& idOrName, FixPorts fix, const std::string& user = {});
ExitCode disconnectTunnel(const Setting& setting, const std::string& idOrName);
ExitCode reconnectTunnel(const Setting& setting, const std::string& idOrName);
ExitCode quitAll(const Setting& setting);
// Of every tunnel that runs, or of the selected profiles, also those that do not.
ExitCode showStatus(const Setting& setting, const Selection& selection, Output output);
ExitCode checkTunnel(const Setting& setting, const std::string& idOrName, Output output);

} // namespace underpass
