// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "core/control/Control.h"

#include <string>
#include <vector>

namespace underpass {

enum class FixPorts { No, Yes };

// For a forward that cannot have its port: " Port 1111 is free: ... takes it.", or empty where none is near;
// empty for all others.
[[nodiscard]] std::string portHint(const Setting& setting, const ProfileId& id, const ForwardReport& forward);

// The places where forwards cannot listen because of their ports: those of a profile, now, and those that a
// tunnel which runs has told of.
[[nodiscard]] std::vector<Endpoint> takenPlaces(const Profile& profile);
[[nodiscard]] std::vector<Endpoint> takenPlaces(const TunnelReport& tunnel);

// Saves the profile with free ports in place of those, and says on standard output what that means for the
// programs that use them. Returns the profile as it is now.
[[nodiscard]] Result<Profile> takeFreePorts(
    const Setting& setting, const ProfileId& id, const std::vector<Endpoint>& taken);

} // namespace underpass
