// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace underpass {

// How long to let a busy connection's bytes gather before they are read, so that one waking up serves a whole
// buffer: short enough to go unnoticed, and exactly kept. Zero where timers are coarser than that.
[[nodiscard]] std::chrono::microseconds gatherTime();

} // namespace underpass
