// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "core/control/ControlSocket.h"

namespace underpass {

// The one process that runs the tunnels in the background for these profiles; started where there is none.
// However many ask at once, one is started. Blocks, ten seconds at most. Fails with ProcessHangs where a
// process does not answer, because that may be the one.
[[nodiscard]] Result<ControlPeer> backgroundFor(const Setting& setting);

} // namespace underpass
