// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Imported.h"
#include "core/profile/import/Section.h"

namespace underpass {

// Sites of WinSCP that go through a tunnel: the server of the tunnel, and one forward to the site's own, at
// the port that the site has for it. `sites` are the sections "Sessions\NAME" of WinSCP.ini, or the keys
// under
// "...\WinSCP 2\Sessions" of the registry; others are passed over. A site without a tunnel is left out.
// Passwords, which are kept there in a way that anybody can undo, are not read. Pure. (Names of the settings:
// WinSCP's SessionData.cpp.)
[[nodiscard]] Imported readWinScp(const std::vector<Section>& sites);

} // namespace underpass
