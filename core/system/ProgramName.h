// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace underpass {

// Whether the program that runs is one that a forward lists. `running` is its path, or only its name where
// that is all we know; `listed` is a path or a bare file name, which any folder will do for. A path needs the
// whole path. Linux: byte for byte. Windows: as its file systems do, without regard to case, with both
// slashes, and by the final path where the file is on a disk of this machine and may be opened (short names,
// links, subst); what lies on a server is compared by its text alone, because a server that is gone would
// keep us waiting. Any thread.
[[nodiscard]] bool isSameProgram(std::string_view running, std::string_view listed);

} // namespace underpass
