// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace underpass {

// Starts this program again with other arguments. It shares our terminal until it leaves it.
[[nodiscard]] Result<std::int64_t> startSelf(const std::vector<std::string>& arguments);

// The exit code of a process that startSelf() started, once it has ended; 128 + n after signal n.
[[nodiscard]] std::optional<int> exitCodeOf(std::int64_t process);

// The one who waits for such a process outlives Ctrl-C, which goes to both, to report how it ended.
void leaveInterruptsToChild();

// Cuts this process off from terminal, standard streams and session, so that closing the terminal does not
// end it.
void leaveTerminal();

} // namespace underpass
