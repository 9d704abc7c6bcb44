// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/PortFix.h"
#include "app/ctl/Setting.h"
#include "core/profile/Selection.h"

#include <string>

namespace underpass {

ExitCode runTunnel(const Setting& setting, const std::string& idOrName, FixPorts fix);
// What `connect` starts: the process of all tunnels in the background.
ExitCode runBackground(const Setting& setting);
ExitCode connectTunnel(const Setting& setting, const std::string& idOrName, FixPorts fix);
ExitCode disconnectTunnel(const Setting& setting, const std::string& idOrName);
ExitCode reconnectTunnel(const Setting& setting, const std::string& idOrName);
ExitCode quitAll(const Setting& setting);
// Of every tunnel that runs, or of the selected profiles, also those that do not.
ExitCode showStatus(const Setting& setting, const Selection& selection, Output output);
ExitCode checkTunnel(const Setting& setting, const std::string& idOrName, Output output);

} // namespace underpass
