// SPDX-License-Identifier: MIT
#pragma once

namespace underpass {

// Gives memory that was freed back to the system, as far as the C library keeps it for the next use. Takes
// milliseconds after a crowd, and allocations of other threads may wait for it: not for a hot path. Any
// thread.
void trimMemory();

// For a program that runs long and mostly waits: two pools for all threads instead of one or more
// for each, so that less of what was freed lies about. Before there are threads.
void keepMemoryInFewPools();

} // namespace underpass
