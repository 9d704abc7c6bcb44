// SPDX-License-Identifier: MIT
#pragma once

namespace underpass {

// The first thing that main() does. What the system writes down about a crash holds no secret
// (CrashProtection.h). Windows: from here on libraries are loaded only from the program's own
// folder and the system's, never from the working directory or PATH, and text on the console is UTF-8.
// Elsewhere: as many open connections as the system's administrator allows.
void prepareProcess();

} // namespace underpass
