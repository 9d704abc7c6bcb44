// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "core/control/ControlSocket.h"

namespace underpass {

// Waits until a process no longer runs the tunnel that it was asked to end; says so where that takes long,
// and why it is not so on standard error. Blocks.
[[nodiscard]] ExitCode waitUntilStopped(const ControlPeer& process, const ProfileId& id);

// Asks a process to end, and waits for that, with the same words.
[[nodiscard]] ExitCode endProcess(const ControlPeer& peer);

} // namespace underpass
