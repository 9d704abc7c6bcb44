// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace underpass {

// Whether a process runs the very program file that we run: not another one, nor the one that lay there
// before an update. False where the system does not say. Any thread.
[[nodiscard]] bool runsOwnProgram(std::int64_t process);

} // namespace underpass
