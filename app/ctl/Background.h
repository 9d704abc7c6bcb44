// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace underpass {

// Starts this program again with other arguments, in a session of its own: Ctrl-C here does not reach it. It
// has our standard streams until it leaves them.
[[nodiscard]] Result<std::int64_t> startSelf(const std::vector<std::string>& arguments);

// The exit code of a process that startSelf() started, once it has ended; 128 + n after signal n.
[[nodiscard]] std::optional<int> exitCodeOf(std::int64_t process);

// Where the environment says that the SSH agent is, for a process that has another one; empty where it does
// not, or where the agent is the same in all of them.
[[nodiscard]] std::string agentOfEnvironment();

// Cuts this process off from terminal, standard streams, session and working folder, so that nobody who
// closes or removes one of these has to do with it.
void leaveTerminal();

} // namespace underpass
