// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "core/control/ControlSocket.h"

namespace underpass {

// After profiles were saved: has every process that goes by them read them at once, and says on standard
// output what becomes of a tunnel that runs.

void tellOfNew(const Setting& setting);
void tellOfEdit(const Setting& setting, const Profile& before, const Profile& after);
// Waits until the tunnel has ended in all of these, which ran it before its profile was removed.
void tellOfRemoval(const Setting& setting, const ProfileId& id, const std::vector<ControlPeer>& ranIt);
[[nodiscard]] std::vector<ControlPeer> whoRuns(const Setting& setting, const ProfileId& id);

} // namespace underpass
