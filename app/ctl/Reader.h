// SPDX-License-Identifier: MIT
#pragma once

namespace underpass {

// Whoever reads our standard output: `head` has enough of it at some time, and that is no failure of ours.

// From now on a write to one who has left fails, and does not end the process. Call it before there are
// threads.
void outliveReader();

// Whether he has left, as far as can be known without writing: on Windows the next write tells.
[[nodiscard]] bool hasReaderLeft();

} // namespace underpass
