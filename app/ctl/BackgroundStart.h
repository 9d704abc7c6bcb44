// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "core/control/ControlSocket.h"

#include <expected>
#include <string>

namespace underpass {

// The one process that runs the tunnels in the background for these profiles; started where there is none.
// However many ask at once, one is started. Blocks, ten seconds at most. Fails with what has been said
// already: also where a process does not answer, because that may be the one.
[[nodiscard]] std::expected<ControlPeer, ExitCode> backgroundFor(const Setting& setting);

// Why it is not there, where it has ended with this code (128 + n: by signal n) before it answered. Empty: it
// has said so itself, on the standard error that it had from us. Pure.
[[nodiscard]] std::string whyItEnded(int code);

} // namespace underpass
