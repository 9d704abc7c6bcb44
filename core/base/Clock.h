// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace underpass {

// The time by which everything here waits and measures: it never jumps, and nobody sets it.
using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;

} // namespace underpass
