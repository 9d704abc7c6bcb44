// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/ssh/login/AgentSigns.h"
#include "core/system/Handle_win.h"

#include <chrono>
#include <string>
#include <vector>

namespace underpass {

// The ways to an SSH agent on Windows. Everything here may block: for helper threads.

// Full names of the pipes an agent of this user may serve, best first: SSH_AUTH_SOCK, Pageant, OpenSSH.
[[nodiscard]] std::vector<std::wstring> agentPipes();
[[nodiscard]] std::vector<std::wstring> pageantPipes(); // Only those that are there.

// Refuses a pipe that neither this account nor the system owns. For overlapped use.
[[nodiscard]] Result<Handle> openAgentPipe(const std::wstring& name);

// Pageant's window, where it is this account's; else null. AgentOutOfReach where nobody may see whose it is.
[[nodiscard]] Result<HWND> findPageant();

// Asks Pageant the old way, which takes at most 8 KB. `message` is framed, the reply comes without its
// length.
[[nodiscard]] Result<std::string> askPageant(
    HWND pageant, const std::string& message, std::chrono::milliseconds patience);

[[nodiscard]] AgentService agentService();

} // namespace underpass
