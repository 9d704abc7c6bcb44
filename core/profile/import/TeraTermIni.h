// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Imported.h"
#include "core/profile/import/Section.h"

namespace underpass {

// A TERATERM.INI: the forwards, account and key of its section TTSSH as one profile, and of the servers under
// Hosts the first. "LocalForwardingIdentityCheck" needs no place: a forward of ours is for its owner only.
// Pure. (The form of "DefaultForwarding": Tera Term's fwdui.c. Ports may be names of services.)
[[nodiscard]] Imported readTeraTerm(const std::vector<Section>& ini);

} // namespace underpass
