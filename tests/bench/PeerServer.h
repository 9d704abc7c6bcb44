// SPDX-License-Identifier: MIT
#pragma once

namespace bench {

// Prints a port and serves what loads ask for there, a thread for each, until the process ends.
[[noreturn]] void serve();

// Prints a port where nobody ever answers: its queue is full, so whoever connects waits.
[[noreturn]] void playDead();

} // namespace bench
